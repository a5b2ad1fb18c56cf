"""What was typed, cut into words, "phrases" and operators with their values. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal.logbook.query.operators import OPERATORS

LONGEST = 2_000  # signs; what is pasted beyond them is not read
CLOSING = {'"': '"', "“": '”“"', "”": '”“"', "„": '“”"'}
_OPERATOR = re.compile(r"([A-Za-z]+):")
_PLAIN = re.compile(r"[^\W_](?:[\w.+&/'’()-]*[^\W_)])?")


@dataclass(frozen=True, slots=True)
class Value:
    """One value and where it stands: in `quoted` ones the quotes are closed, a `star` followed."""

    text: str
    quoted: bool
    star: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of what was typed: `operator` is None for words, `end` lies after its last sign."""

    operator: str | None
    values: tuple[Value, ...]
    excluded: bool
    start: int
    end: int


def tokens(typed: str) -> Iterator[Token]:
    """The pieces in their order; anything can be cut up."""
    typed, place = typed[:LONGEST], 0
    while place < len(typed):
        if typed[place].isspace():
            place += 1
            continue
        token = _token(typed, place)
        yield token
        place = token.end


def quoted(value: str) -> str:
    """A value as one types it after an operator: in quotes where it has spaces or signs."""
    value = " ".join(value.split())
    if _PLAIN.fullmatch(value):
        return value
    return '"' + value.replace('"', '""') + '"'


def _token(typed: str, start: int) -> Token:
    place = start
    following = typed[start + 1 : start + 2]
    excluded = typed[start] == "-" and bool(following) and not following.isspace()
    if excluded:
        place += 1
    operator = _OPERATOR.match(typed, place)
    if operator and operator[1].lower() in OPERATORS:
        values, end = _values(typed, operator.end())
        return Token(operator[1].lower(), values, excluded, start, end)
    value = _in_quotes(typed, place)
    if value is None:
        value = _bare(typed, place, "")
    return Token(None, (value,), excluded, start, value.end)


def _values(typed: str, place: int) -> tuple[tuple[Value, ...], int]:
    found = []
    while True:
        value = _in_quotes(typed, place)
        if value is None and typed[place : place + 1] in CLOSING:
            # The quotes are still open: all that follows belongs to this value.
            value = Value(typed[place + 1 :], False, False, place, len(typed))
        if value is None:
            value = _bare(typed, place, ",")
        found.append(value)
        place = value.end
        if typed[place : place + 1] != ",":
            return tuple(found), place
        place += 1


def _in_quotes(typed: str, place: int) -> Value | None:
    closing = CLOSING.get(typed[place : place + 1])
    if closing is None:
        return None
    text, at = "", place + 1
    while at < len(typed):
        sign = typed[at]
        if sign == '"' and closing == '"' and typed[at + 1 : at + 2] == '"':
            text, at = text + '"', at + 2
        elif sign in closing:
            star = typed[at + 1 : at + 2] == "*"
            return Value(text, True, star, place, at + 1 + star)
        else:
            text, at = text + sign, at + 1
    return None


def _bare(typed: str, start: int, stop: str) -> Value:
    end = start
    while end < len(typed) and not typed[end].isspace() and typed[end] not in stop:
        end += 1
    text = typed[start:end]
    return Value(text.rstrip("*"), False, text.endswith("*"), start, end)
