"""What a field of a trial holds, in the words that people read."""

from collections.abc import Mapping, Sequence
from typing import Any

from journal import vocabulary
from journal.language import _
from journal.model import fields


def in_words(name: str, value: Any) -> str:
    """The value of the field `name` in one line, "" where nothing is recorded."""
    return ", ".join(items_in_words(name, value))


def items_in_words(name: str, value: Any) -> tuple[str, ...]:
    """The same, one entry for each value that the field holds."""
    if not fields.recorded(value):
        return ()
    if isinstance(value, Mapping):
        return tuple(_pair(name, key, said) for key, said in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_one(name, entry) for entry in value)
    return (_one(name, value),)


def _one(name: str, value: Any) -> str:
    if value is True:
        return _("Yes")
    if isinstance(value, float):
        return f"{value:g}"
    if name == "growth":
        return _growth_tag(value)
    coded = name in fields.SINGLE_CODED or name in fields.SEVERAL_CODED
    return vocabulary.label(name, value) if coded else str(value)


def _pair(name: str, key: str, said: str) -> str:
    if name == "safe_use":
        key = vocabulary.label("safe_use_check", key)
        said = vocabulary.label("safe_use_answer", said)
    return f"{key}: {said}"


def _growth_tag(tag: str) -> str:
    aspect, _colon, level = tag.partition(":")
    listed = vocabulary.raw()["growth_tag_unesco"]
    labels = {entry["id"]: _(entry["label"]) for entry in (*listed["aspects"], *listed["levels"])}
    return f"{labels[aspect]}: {labels[level]}" if {aspect, level} <= labels.keys() else tag
