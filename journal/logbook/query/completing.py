"""What could come next while somebody types a search: operators first, then values. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from journal.language import _
from journal.logbook.query.operators import (
    OPERATORS,
    folded,
    known_values,
    spellings,
    value_label,
)
from journal.logbook.query.tokens import Token, quoted, tokens

MOST_OFFERED = 12
SHORTEST_WORD = 2  # letters typed before values are offered without their operator


@dataclass(frozen=True, slots=True)
class Completion:
    """What to put in place of typed[start:end], and how people read it."""

    text: str
    label: str
    start: int
    end: int


def completions(
    typed: str, cursor: int, own: Mapping[str, Sequence[str]]
) -> tuple[Completion, ...]:
    """What could stand where the cursor is, at most a dozen.

    `own` maps operators to values of the owner's own, the likeliest first; those for before and
    after are dates.
    """
    cursor = max(0, min(cursor, len(typed)))
    token = next((t for t in tokens(typed) if t.start < cursor <= t.end), None)
    if token is None:
        found: Iterable[Completion] = _operators("", cursor, cursor)
    elif token.operator is None:
        found = _for_word(typed, token, cursor, own)
    elif cursor < token.values[0].start:  # within the operator itself
        found = ()
    else:
        found = _for_value(typed, token, cursor, own)
    return tuple(islice(found, MOST_OFFERED))


def _operators(begun: str, start: int, end: int) -> Iterator[Completion]:
    for operator in OPERATORS.values():
        if operator.name.startswith(begun):
            yield Completion(f"{operator.name}:", _(operator.label), start, end)


def _for_word(
    typed: str, token: Token, cursor: int, own: Mapping[str, Sequence[str]]
) -> Iterator[Completion]:
    start = token.start + token.excluded
    begun = typed[start:cursor]
    if token.values[0].quoted or begun.startswith(('"', "“")):
        return
    yield from _operators(begun.casefold(), start, token.end)
    if len(begun) < SHORTEST_WORD:
        return
    for operator in OPERATORS.values():
        for value in _beginning(operator.name, folded(begun), own):
            label = f"{_(operator.label)}: {value_label(operator.name, value)}"
            yield Completion(f"{operator.name}:{quoted(value)}", label, start, token.end)


def _for_value(
    typed: str, token: Token, cursor: int, own: Mapping[str, Sequence[str]]
) -> Iterator[Completion]:
    operator = str(token.operator)
    at = next(value for value in token.values if cursor <= value.end)
    begun = folded(typed[at.start : cursor].strip('"“”'))
    others = {folded(value.text) for value in token.values if value is not at}
    for value in _beginning(operator, begun, own):
        if folded(value) not in others:
            yield Completion(quoted(value), value_label(operator, value), at.start, at.end)


def _beginning(operator: str, begun: str, own: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Values that begin so, then values in which a later word does; own ones before others."""
    values = list(dict.fromkeys((*own.get(operator, ()), *known_values(operator))))
    first = [v for v in values if any(s.startswith(begun) for s in spellings(operator, v))]
    yield from first
    if begun:
        for value in values:
            words = (f" {spelling}" for spelling in spellings(operator, value))
            if value not in first and any(f" {begun}" in word for word in words):
                yield value
