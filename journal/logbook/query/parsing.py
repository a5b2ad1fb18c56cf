"""What was typed as a query: words and conditions, and a sentence for what was not understood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from journal.language import _
from journal.logbook.query.operators import DATES, FIXED, is_known, meant
from journal.logbook.query.tokens import CLOSING, LONGEST, Token, quoted, tokens

MOST_CLAUSES = 60
_DAYS_AGO = {"today": 0, "yesterday": 1}


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition. All clauses must hold; of the `values` of one clause any may.

    `operator` is None for words (one value, the words themselves, as a `phrase` where they stood
    in quotes); `excluded` turns the condition round; with `prefix` the last value may be
    unfinished. Values of before and after are days as in 2026-03-14.
    """

    operator: str | None
    values: tuple[str, ...]
    excluded: bool = False
    phrase: bool = False
    prefix: bool = False

    def __str__(self) -> str:
        minus = "-" if self.excluded else ""
        star = "*" if self.prefix else ""
        if self.operator is None:
            words = f'"{self.values[0]}"' if self.phrase else self.values[0]
            return f"{minus}{words}{star}"
        return f"{minus}{self.operator}:{','.join(map(quoted, self.values))}{star}"


@dataclass(frozen=True, slots=True)
class Query:
    """Everything asked for; `notes` are sentences on what could not be understood."""

    clauses: tuple[Clause, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Clause, ...]:
        """What is searched for in the texts."""
        return tuple(clause for clause in self.clauses if clause.operator is None)

    @property
    def conditions(self) -> tuple[Clause, ...]:
        """What the operators ask for."""
        return tuple(clause for clause in self.clauses if clause.operator is not None)

    def asks(self, operator: str, value: str) -> bool:
        """Whether a clause asks for this value of this operator: is:draft, is:trash."""
        return any(
            clause.operator == operator and value in clause.values and not clause.excluded
            for clause in self.clauses
        )

    def without(self, operator: str) -> "Query":
        """The same query without the clauses of one operator."""
        return Query(tuple(clause for clause in self.clauses if clause.operator != operator))

    def __str__(self) -> str:
        """The query as one could type it; read again, it is the same."""
        return "".join(f"{clause} " for clause in self.clauses)


def parse(typed: str, today: date) -> Query:
    """Read what was typed. Never raises: what is no operator is searched for as words.

    All of several words and operators must hold; `tool:a,b` is either of the two, `-` turns a word
    or an operator round. The last word may be unfinished unless a space follows it, as may any
    word that ends with a star.
    """
    clauses: list[Clause] = []
    notes: list[str] = []
    for token in tokens(typed):
        unfinished = token.end == len(typed) and not token.values[-1].quoted
        if token.operator is None:
            clauses += _words(token, unfinished)
        elif token.operator in DATES:
            clauses += _days(token, today, unfinished, notes)
        elif token.operator in FIXED:
            clauses += _fixed(token, unfinished, notes)
        else:
            clauses += _values(token, unfinished, notes)
    if len(clauses) > MOST_CLAUSES or len(typed) > LONGEST:
        notes.append(_("This is too long to search for; only its beginning is."))
    return Query(tuple(dict.fromkeys(clauses[:MOST_CLAUSES])), tuple(dict.fromkeys(notes)))


def _words(token: Token, unfinished: bool) -> Iterator[Clause]:
    value = token.values[0]
    text = " ".join("".join(" " if sign in CLOSING else sign for sign in value.text).split())
    if any(sign.isalnum() for sign in text):
        prefix = value.star or (unfinished and not token.excluded)
        # A quote within a word parts it: the pieces still stand side by side.
        phrase = value.quoted or text != value.text
        yield Clause(None, (text,), token.excluded, phrase, prefix)


def _values(token: Token, unfinished: bool, notes: list[str]) -> Iterator[Clause]:
    operator, last = str(token.operator), token.values[-1]
    written = [" ".join(value.text.split()) for value in token.values]
    values = _once(value for text in written if text for value in meant(operator, text))
    if values:
        open_end = last.star or (unfinished and not token.excluded)
        prefix = open_end and bool(written[-1]) and not is_known(operator, written[-1])
        yield Clause(operator, values, token.excluded, prefix=prefix)
    elif not unfinished:
        notes.append(
            _("Nothing follows “{operator}:”; write the value right after it.").format(
                operator=operator
            )
        )


def _fixed(token: Token, unfinished: bool, notes: list[str]) -> Iterator[Clause]:
    operator = str(token.operator)
    known = FIXED[operator]
    written = [" ".join(value.text.split()).casefold() for value in token.values]
    values = _once(text for text in written if text in known)
    strange = [text for text in written if text and text not in known]
    if unfinished and any(name.startswith(written[-1]) for name in known):
        strange = [text for text in strange if text != written[-1]]
    for text in strange:
        notes.append(
            _("“{operator}:{value}” is not known; there is {known}.").format(
                operator=operator,
                value=text,
                known=", ".join(f"{operator}:{name}" for name in known),
            )
        )
    if values:
        yield Clause(operator, values, token.excluded)


def _days(token: Token, today: date, unfinished: bool, notes: list[str]) -> Iterator[Clause]:
    days = []
    for value in token.values:
        text = value.text.strip()
        day = _day(text, today)
        if day:
            days.append(day.isoformat())
        elif text and not (unfinished and value is token.values[-1] and _begins_a_date(text)):
            notes.append(
                _("“{operator}:{value}” is not a date; write it as 2026, 2026-03 or 2026-03-14.")
                .format(operator=token.operator, value=text)
            )  # fmt: skip
    if days:
        yield Clause(token.operator, _once(days), token.excluded)


def _day(text: str, today: date) -> date | None:
    """The first day of what was written: a day, a month or a year."""
    if text.casefold() in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[text.casefold()])
    parts = text.split("-")
    if not (
        1 <= len(parts) <= 3
        and all(part.isascii() and part.isdigit() for part in parts)
        and len(parts[0]) == 4
        and all(len(part) <= 2 for part in parts[1:])
    ):
        return None
    try:
        return date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except ValueError:
        return None


def _begins_a_date(text: str) -> bool:
    return all(sign.isdigit() or sign == "-" for sign in text) or any(
        word.startswith(text.casefold()) for word in _DAYS_AGO
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
