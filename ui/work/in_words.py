"""The coded fields of a record that leaves, in the words that people read."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from journal import vocabulary
from journal.digest.wording import two_months
from journal.language import _
from ui.work.leaving import field_label

_NOT_SAID = {"id", "line_for_leaders", "open_name", "follows", "based_on"}


def said(record: BaseModel, shown_beside: set[str]) -> Iterator[tuple[str, str]]:
    """Name and words of each coded field of a record that says something.

    `shown_beside` are the texts of the record, which stand elsewhere.
    """
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in _NOT_SAID or name in shown_beside or value in (None, (), "", {}):
            continue
        words = two_months(value) if name == "period" else in_words(name, value)
        if words:
            yield name, words


def in_words(name: str, value: Any) -> str:
    """The value of a field of a record in words."""
    if isinstance(value, dict):
        return "; ".join(
            f"{vocabulary.label('safe_use_check', check)}: "
            f"{vocabulary.label('safe_use_answer', answer)}"
            for check, answer in value.items()
            if answer
        )
    if isinstance(value, tuple):
        return ", ".join(_label(name, one) for one in value)
    return _label(name, str(value))


def line_block(record: Any, in_brief: bool) -> dict[str, Any]:
    """A trial's line for leaders as the block that a digest prints of it.

    Leaders' own trials carry name and outcome, except in a group brief; the others never do.
    """
    is_open = bool(record.open_name) and not in_brief
    item = {
        "text": record.line_for_leaders or "",
        "name": record.open_name if is_open else "",
        "work_area": in_words("work_area", record.work_area) if record.work_area else "",
        "tool": in_words("tool", record.tool),
        "outcome": in_words("outcome", record.outcome or "not-stated") if is_open else "",
    }
    return {"type": "lines", "title": "", "items": [item]}


def counted(record: BaseModel) -> tuple[tuple[str, str], ...]:
    """What of a record leaders get in figures only, once enough people released something."""
    beside = {"line_for_leaders", "open_name", "round"}
    return tuple((field_label(name), words) for name, words in said(record, beside))


def tool_line(tool: str) -> str:
    """What a line of the tool register is called."""
    return _("Tool register: {tool}").format(tool=vocabulary.label("tool", tool))


def _label(name: str, value: str) -> str:
    try:
        return vocabulary.label(name, value)
    except KeyError:  # a number, a period: no list of terms
        return value
