"""What a query asks of the search index: an expression for FTS5, and conditions beside it.

See the migration journal_1_2: rows of the index are numbered by day, and what a trial has stands
in it as a code of one sign.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from journal import vocabulary
from journal.logbook.marking import tokens_of
from journal.logbook.query import Clause, Query
from journal.logbook.query.operators import folded, spellings
from journal.model.draft import storable

NUMBER = 2**24  # a row of the index is days since 2000 times this, and the trial's number
_FIRST_DAY = date(2000, 1, 1)
_FIRST_CODE = 0xF0000
_SHORTEST_WORD = 3  # letters; shorter words stand in too many labels
_LABELLED = ("tool", "task", "subject", "phase", "concern", "aim")
_VISIBLE = {"shared": ("group", "leaders"), "private": ("me",)}
_AMONG = {  # rows of small tables
    ("has", "link"): "SELECT later FROM chain_link UNION SELECT earlier FROM chain_link",
    ("is", "sent"): "SELECT trial FROM sharing WHERE shared_hash IS NOT NULL AND NOT withdrawn",
    ("is", "draft"): "SELECT trial FROM draft",
}
_PLACE = f"CAST(julianday(tried_on) - 2451544.5 AS INTEGER) * {NUMBER} + n"
_TRASH = f"SELECT {_PLACE} FROM trial WHERE deleted_at IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Term:
    """A value that some trial has: its sign in the index, its kind, and the value itself."""

    sign: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Rows of the index, `found.rowid`, with the values; `words`: whether FTS5 ranks them."""

    source: str
    where: str
    values: tuple[str | int, ...]
    words: bool

    @property
    def sql(self) -> str:
        """The rows that are asked for."""
        return f"FROM {self.source} AS found WHERE {self.where}"

    @property
    def places(self) -> str:
        """The same with what the trials have, as `place.counted`."""
        beside = "CROSS JOIN trial_place AS place ON place.place = found.rowid"
        return f"FROM {self.source} AS found {beside} WHERE {self.where}"


def asked(session: Session, query: Query) -> Asked | None:
    """What a query asks of the index; None where nothing can be found."""
    terms = read_terms(session, _kinds(query))
    wanted: list[str] = []
    unwanted: list[str] = []
    conditions = [f"found.rowid {'' if query.asks('is', 'trash') else 'NOT '}IN ({_TRASH})"]
    for clause in query.clauses:
        if clause.operator is None:
            (unwanted if clause.excluded else wanted).append(_in_texts(clause, terms))
            continue
        in_index, condition = _condition(clause, terms)
        if condition and in_index:
            # The plus keeps SQLite from looking the words up row by row, which the index refuses.
            matching = f"SELECT rowid FROM trial_fts WHERE trial_fts MATCH '{in_index}'"
            condition += f" OR +found.rowid IN ({matching})"
        if condition:
            conditions.append(f"{'NOT ' * clause.excluded}({condition})")
        elif in_index:
            (unwanted if clause.excluded else wanted).append(in_index)
        elif not clause.excluded:
            return None
    return _put_together(wanted, unwanted, conditions, any(not c.excluded for c in query.words))


def search_expression(query: Query) -> str | None:
    """The words of a query as an FTS5 expression; None where there are none to search for.

    Words are quoted, so nothing typed is an operator of FTS5.
    """
    wanted = [_said(clause) for clause in query.words if not clause.excluded]
    unwanted = [_said(clause) for clause in query.words if clause.excluded]
    return _expression(wanted, unwanted) if wanted else None


def rows(session: Session, sql: str, values: Sequence[str | int] = ()) -> Iterator[Any]:
    """The rows of a question, straight from the driver: of 100,000, a third of the time."""
    driver = session.connection().connection
    found: Iterator[Any] = driver.cursor().execute(sql, tuple(values))
    return found


def read_terms(session: Session, kinds: Iterable[str]) -> list[Term]:
    """Every value of these kinds that some trial has."""
    wanted = tuple(kinds)
    marks = ",".join("?" * len(wanted))
    found = rows(
        session, f"SELECT code, kind, value FROM trial_term WHERE kind IN ({marks})", wanted
    )
    return [Term(chr(_FIRST_CODE + code), kind, value) for code, kind, value in found]


def _kinds(query: Query) -> Iterator[str]:
    for clause in query.conditions:
        yield "visibility" if clause.operator == "is" else str(clause.operator)
    if query.words:
        yield from _LABELLED


def _put_together(
    wanted: list[str], unwanted: list[str], conditions: list[str], words: bool
) -> Asked:
    values: list[str | int] = []
    if wanted:
        source = "trial_fts"
        conditions.insert(0, "trial_fts MATCH ?")
        values.append(_expression(wanted, unwanted))
    else:
        source = "trial_place"
        if unwanted:
            conditions.append("found.rowid NOT IN (SELECT rowid FROM trial_fts(?))")
            values.append(" OR ".join(unwanted))
    return Asked(source, " AND ".join(conditions), tuple(values), words)


def _expression(wanted: list[str], unwanted: list[str]) -> str:
    found = f"({' AND '.join(wanted)})"
    return f"{found} NOT ({' OR '.join(unwanted)})" if unwanted else found


def _condition(clause: Clause, terms: Sequence[Term]) -> tuple[str, str]:
    """What the index answers of a clause, and what is asked beside it; any of both may hold."""
    operator = str(clause.operator)
    if operator in ("before", "after"):
        sign = "<" if operator == "before" else ">="
        return "", " OR ".join(f"found.rowid {sign} {_row_of_day(day)}" for day in clause.values)
    beside = [
        f"found.rowid IN (SELECT {_PLACE} FROM trial WHERE id IN ({_AMONG[operator, value]}))"
        for value in clause.values
        if (operator, value) in _AMONG
    ]
    if operator == "is" and "trash" in clause.values:
        beside.append(f"found.rowid IN ({_TRASH})")
    return _any_of(_terms_of(clause, terms)), " OR ".join(beside)


def _terms_of(clause: Clause, terms: Sequence[Term]) -> list[Term]:
    """The terms that a clause names, by themselves, their labels or aliases."""
    operator = str(clause.operator)
    if operator == "is":
        visible = {one for value in clause.values for one in _VISIBLE.get(value, ())}
        return [term for term in terms if term.kind == "visibility" and term.value in visible]
    exact = {folded(value) for value in clause.values}
    begun = folded(clause.values[-1]) if clause.prefix else None
    return [
        term
        for term in terms
        if term.kind == operator
        and (
            folded(term.value) in exact
            or (begun and any(s.startswith(begun) for s in spellings(operator, term.value)))
        )
    ]


def _in_texts(clause: Clause, terms: Sequence[Term]) -> str:
    """A word or phrase where it stands in a text, or in the label of what a trial has."""
    said = _said(clause)
    words = [token for token, _start, _end in tokens_of(clause.values[0])]
    if all(len(word) < _SHORTEST_WORD for word in words):
        return said
    wanted = f" {' '.join(words)}{'' if clause.prefix else ' '}"
    labelled = [_sign(term) for term in terms if _is_labelled(term, wanted)]
    return f"({' OR '.join((said, *labelled))})" if labelled else said


def _said(clause: Clause) -> str:
    # Quoted as it was typed: the index cuts it into words as it cuts the texts.
    return f'"{storable(clause.values[0])}"{"*" * clause.prefix}'


def _is_labelled(term: Term, wanted: str) -> bool:
    """Whether the words stand in the term's label or an alias, and not in its id: that is found."""
    if term.kind not in _LABELLED or not vocabulary.is_term(term.kind, term.value):
        return False
    label = vocabulary.label(term.kind, term.value)
    of_id, names = _names(term.kind, term.value, label)
    return wanted in names and wanted not in of_id


@lru_cache(maxsize=4_096)
def _names(kind: str, value: str, label: str) -> tuple[str, str]:
    """The words of a term's id, and those of its label and aliases; `label` tells languages apart.

    Between spaces, so that whole words and beginnings are found; | keeps the names apart.
    """
    of_id, *names = (
        f" {' '.join(token for token, _start, _end in tokens_of(name))} "
        for name in spellings(kind, value)
    )
    return of_id, "|".join(names)


def _any_of(terms: Iterable[Term]) -> str:
    signs = [_sign(term) for term in terms]
    return f"({' OR '.join(signs)})" if signs else ""


def _sign(term: Term) -> str:
    return f'"{term.sign}"'


def _row_of_day(day: str) -> int:
    return (date.fromisoformat(day) - _FIRST_DAY).days * NUMBER
