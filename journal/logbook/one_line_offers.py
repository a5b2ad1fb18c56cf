"""What to offer while one line is typed: operators, terms, the owner's own tools and tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal.language import _
from journal.logbook.one_line import MARK, VALUE_OPERATORS, Own, known_value
from journal.logbook.suggesting import entries, suggestions
from journal.model import fields

MOST_OFFERED = 6
_LEAST_OF_OPERATOR = 3  # letters; with fewer, every "to" would be offered a tool
_OFFERED = (
    "tool", "task", "outcome", "phase", "subject", "aim", "concern", "min", "usual", "date",
    "worked", "didn't", "next", "prompt",
)  # fmt: skip
_ABOUT = {"didn't": "didnt"} | VALUE_OPERATORS
_TAG = re.compile(r"(?<![^\s,;])#(?P<typed>[\w-]*)$")
_OPERATOR = re.compile(rf"(?<![\w'’])(?P<typed>[a-z'’]{{{_LEAST_OF_OPERATOR},}})$", re.I)
_PLAIN = re.compile(r"\w[\w .+'’&()/-]*")


@dataclass(frozen=True, slots=True)
class Offer:
    """`text` may take the place of what stands from `start` to `end`, in code points."""

    text: str
    label: str
    start: int
    end: int


def offers(typed: str, cursor: int, own: Own) -> tuple[Offer, ...]:
    """What may stand at the cursor: tags after #, values after an operator, operators."""
    head = typed[:cursor]
    tag = _TAG.search(head)
    if tag:
        words = [one for one in own.get("tag", ()) if _begins(one, tag["typed"])]
        return _made(head, tag.start(), ((f"#{one}", f"#{one}") for one in words))
    found = _values(head, own)
    if found:
        return found
    operator = _OPERATOR.search(head)
    if operator is None:
        return ()
    names = [one for one in _OFFERED if _begins(one, operator["typed"].replace("’", "'"))]
    return _made(head, operator.start(), ((f"{one}:", _about(one)) for one in names))


def _values(head: str, own: Own) -> tuple[Offer, ...]:
    mark = None
    for one in MARK.finditer(head):
        mark = one
    name = VALUE_OPERATORS.get((mark["operator"] or "").lower()) if mark else None
    if mark is None or name is None:
        return ()
    start = mark.end()
    comma = head.rfind(",", start) if name in fields.LISTS else -1
    if comma >= 0 and known_value(name, head[start:comma].rpartition(",")[2], own):
        start = comma + 1  # another one
    typed = head[start:].lstrip(' "“')
    if typed != typed.rstrip() and known_value(name, typed, own):
        return ()  # it is there already
    if name == "tried_on":
        labels = [day for day in ("today", "yesterday") if _begins(day, typed)]
    elif name in fields.MINUTES:
        labels = []
    else:
        known = entries(name, own.get(name, ()))
        labels = suggestions(typed, known) if typed else [entry.label for entry in known]
    return _made(head, start, ((f" {_quoted(one)}", one) for one in labels))


def _begins(text: str, typed: str) -> bool:
    return text.casefold().startswith(typed.casefold())


def _quoted(value: str) -> str:
    """In quotes where bare words would be read otherwise."""
    is_plain = _PLAIN.fullmatch(value) and not MARK.search(value)
    return value if is_plain or '"' in value else f'"{value}"'


def _about(operator: str) -> str:
    return f"{operator}:  {_(fields.LABELS[_ABOUT.get(operator, operator)])}"


def _made(head: str, start: int, found: Iterator[tuple[str, str]]) -> tuple[Offer, ...]:
    made = [Offer(f"{text} ", label, start, len(head)) for text, label in found]
    return tuple(made[:MOST_OFFERED])
