"""Check-ins coming in: from a form, from paper slips, from the owner's own export."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, or_, select

from journal.errors import UserError
from journal.exchange.columns import Columns, check_in_columns
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.understanding import Incoming, identity_of, moment_of, source_hash
from journal.exchange.values import value_of
from journal.logbook.check_ins import SOURCES, new_check_in
from journal.model.check_in import CheckIn
from journal.model.draft import parse
from journal.vocabulary import is_term, resolve

_LISTS = ("barrier", "support_wanted")


def take_check_ins(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Store the check-ins among `rows` that are understood and new; what became of each."""
    outcomes, fresh = judge_check_ins(incoming, rows)
    incoming.session.add_all(fresh)
    incoming.session.flush()
    return outcomes


def judge_check_ins(incoming: Incoming, rows: Sequence[Row]) -> tuple[list[Outcome], list[CheckIn]]:
    """What becomes of each of `rows`, in order, and the new check-ins, not stored."""
    columns = check_in_columns(incoming.mapping)
    known = _known(incoming.session, rows)
    outcomes: list[Outcome] = []
    fresh: list[CheckIn] = []
    for row in rows:
        marks = (identity_of(row.values), row.values.get("source_hash"), source_hash(row.values))
        here = next((known[str(mark)] for mark in marks if str(mark) in known), None)
        if here:
            outcomes.append(Unchanged(row.line, here))
            continue
        try:
            made = _made(incoming, row, _values(columns, row))
        except UserError as error:
            outcomes.append(Refused(row.line, error.sentence))
            continue
        known[made.id] = made.id
        if made.source_hash:
            known[made.source_hash] = made.id
        fresh.append(made)
        outcomes.append(Taken(row.line, made.id))
    return outcomes, fresh


def _known(session: Session, rows: Sequence[Row]) -> dict[str, str]:
    """The ids of the check-ins in the journal, by id and by the record that they came from."""
    marks = [source_hash(row.values) for row in rows]
    marks += [str(row.values["source_hash"]) for row in rows if "source_hash" in row.values]
    ids = [own_id for row in rows if (own_id := identity_of(row.values))]
    stored = session.exec(
        select(CheckIn.id, CheckIn.source_hash).where(
            or_(col(CheckIn.id).in_(ids), col(CheckIn.source_hash).in_(marks))
        )
    )
    known: dict[str, str] = {}
    for own_id, mark in stored:
        known[own_id] = own_id
        if mark:
            known[mark] = own_id
    return known


def _made(incoming: Incoming, row: Row, values: dict[str, Any]) -> CheckIn:
    """The check-in of a row, with the identity that it had if it comes from an export."""
    own_id = identity_of(values)
    created_at = moment_of(values.get("created_at")) if own_id else None
    if not own_id or not created_at:
        own_id = None
        values["source_hash"] = source_hash(row.values)
        values.setdefault("visibility", incoming.visibility)
    source = values.get("source") if own_id else incoming.source
    today = incoming.today
    day = parse({"tried_on": values.get("made_on")}, today).tried_on
    made = new_check_in(
        values,
        created_at or incoming.now,
        source if source in SOURCES else incoming.source,
        incoming.randomness,
    )
    made.id = own_id or made.id
    made.made_on = day or made.made_on
    return made


def _values(columns: Columns, row: Row) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for heading, raw in row.values.items():
        name = columns.field(heading)
        if name and name not in values and raw not in (None, ""):
            values[name] = value_of(name, raw, row)
    if row.flat:
        _keep_own_words(values)
    return values


def _keep_own_words(values: dict[str, Any]) -> None:
    """Put what a form's "other" answers say beside the list into the text on being stuck."""
    for name in _LISTS:
        answers = values.get(name)
        if not isinstance(answers, list):
            continue
        known = [word for word in answers if is_term(name, resolve(name, word))]
        own = [word for word in answers if word not in known]
        values[name] = known
        if own:
            values["stuck"] = "\n".join([text for text in [values.get("stuck"), *own] if text])
