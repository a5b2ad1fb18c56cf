"""What to offer while one line is typed: operators, terms, the owner's own tools and tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal import vocabulary
from journal.language import _
from journal.logbook.one_line import MARK, VALUE_OPERATORS, Own, known_value
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
    labels = [label for label in _labels(name, own) if _fits(name, label, typed)]
    return _made(head, start, ((f" {_quoted(one)}", one) for one in dict.fromkeys(labels)))


def _labels(name: str, own: Own) -> Iterator[str]:
    """The owner's own values first, latest first, then the vocabulary's."""
    coded = name in fields.SINGLE_CODED or name in fields.SEVERAL_CODED
    for one in own.get(name, ()):
        yield vocabulary.label(name, one) if coded else one
    if coded:
        yield from (vocabulary.label(name, term.id) for term in vocabulary.terms(name))
    elif name == "tried_on":
        yield from ("today", "yesterday")


def _fits(name: str, label: str, typed: str) -> bool:
    """Whether a label or an alias of it, or a word of the label, begins as typed."""
    wanted = typed.casefold().strip()
    if not wanted or any(_begins(label[at:], wanted) for at in _word_starts(label)):
        return True
    aliases = vocabulary.raw().get(name, {}).get("aliases", {}) if name != "tried_on" else {}
    term = vocabulary.resolve(name, label) if aliases else ""
    return any(_begins(alias, wanted) for alias in aliases.get(term, ()))


def _word_starts(label: str) -> list[int]:
    return [match.start() for match in re.finditer(r"\w+", label)]


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
