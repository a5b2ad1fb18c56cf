"""The smaller books of a journal coming back in: follow-ups, actions, templates, searches."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, SQLModel, col, select

from journal import vocabulary
from journal.exchange.others import differs
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.understanding import Incoming
from journal.language import _
from journal.model.action import Action
from journal.model.fields import MOST_MINUTES, TEXT_LIMIT
from journal.model.follow_up import FollowUp
from journal.model.import_mapping import ImportMapping
from journal.model.not_duplicate import NotDuplicate
from journal.model.own_word import OwnWord
from journal.model.saved_search import SavedSearch
from journal.model.template import Template
from journal.model.trial import Trial


@dataclass(frozen=True)
class Book:
    """A table whose rows are told apart by `key`.

    `trials` are the columns that must name a trial of the journal, `coded` those that hold an id
    of a list of the vocabulary, or nothing.
    """

    model: type[SQLModel]
    key: tuple[str, ...]
    trials: tuple[str, ...] = ()
    coded: Mapping[str, str] = field(default_factory=dict)


BOOKS = {
    "follow-up": Book(
        FollowUp, ("id",), ("trial",),
        {"still_using": "still_using", "quality_vs_usual": "quality_vs_usual"},
    ),
    "action": Book(
        Action, ("id",), (), {"owner_role": "owner_role", "answer": "action_answer"}
    ),
    "template": Book(Template, ("task",)),
    "saved-search": Book(SavedSearch, ("name",)),
    "own-word": Book(OwnWord, ("word",)),
    "import-mapping": Book(ImportMapping, ("headings",)),
    "not-duplicate": Book(NotDuplicate, ("first", "second"), ("first", "second")),
}  # fmt: skip


def taker_of(kind: str) -> Callable[[Incoming, Sequence[Row]], list[Outcome]]:
    """What takes the records of one book."""
    book = BOOKS[kind]
    return lambda incoming, rows: [_take(incoming.session, book, row) for row in rows]


def _take(session: Session, book: Book, row: Row) -> Outcome:
    given = {name: row.values[name] for name in book.model.model_fields if name in row.values}
    given.pop("n", None)
    try:
        made = book.model.model_validate(given)
    except ValidationError:
        return Refused(row.line, _("A value here is not of the kind that it should be."))
    key = [getattr(made, name) for name in book.key]
    if wrong := _wrong(session, book, made, key):
        return Refused(row.line, wrong)
    named = ", ".join(key)
    columns = [getattr(book.model, name) == part for name, part in zip(book.key, key, strict=True)]
    stored = session.exec(select(book.model).where(*columns)).first()
    if stored is None:
        session.add(made)
        session.flush()
        return Taken(row.line, named)
    same = stored.model_dump(exclude={"n"}) == made.model_dump(exclude={"n"})
    return Unchanged(row.line, named) if same else differs(row.line, named)


def _wrong(session: Session, book: Book, made: SQLModel, key: Sequence[Any]) -> str:
    """Why a row cannot be kept, in a sentence; "" where it can."""
    values = made.model_dump()
    if not all(isinstance(part, str) and part.strip() for part in key):
        return _("This record does not say which one it is.")
    if any(isinstance(v, str) and len(v) > TEXT_LIMIT for v in values.values()):
        return _("Up to {limit:,} characters fit here.").format(limit=TEXT_LIMIT)
    for name, listed in book.coded.items():
        if values[name] is not None and not vocabulary.is_term(listed, values[name]):
            return _("“{value}” was not understood.").format(value=values[name][:60])
    if not 0 <= (values.get("minutes_ai") or 0) <= MOST_MINUTES:
        return _("Minutes lie between 0 and {most:,}.").format(most=MOST_MINUTES)
    for name in book.trials:
        if session.exec(select(Trial.n).where(col(Trial.id) == values[name])).first() is None:
            return _("This record belongs to no trial of the journal.")
    return ""
