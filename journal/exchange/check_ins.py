"""Check-ins coming in: from a form, from paper slips, from the owner's own export."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import select

from journal.errors import UserError
from journal.exchange.columns import Columns, check_in_columns
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.understanding import Incoming, identity_of, moment_of, source_hash
from journal.exchange.values import value_of
from journal.logbook.check_ins import SOURCES, add_check_in
from journal.model.check_in import CheckIn
from journal.model.draft import parse
from journal.vocabulary import is_term, resolve

_LISTS = ("barrier", "support_wanted")


def take_check_ins(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Store the check-ins among `rows` that are understood and new; what became of each."""
    columns = check_in_columns(incoming.mapping)
    return [_take(incoming, row, _values(columns, row)) for row in rows]


def _take(incoming: Incoming, row: Row, values: dict[str, Any]) -> Outcome:
    session = incoming.session
    own_id = identity_of(values)
    created_at = moment_of(values.get("created_at")) if own_id else None
    if not own_id or not created_at:
        own_id = None
        values["source_hash"] = source_hash(row.values)
    known = CheckIn.id == own_id if own_id else CheckIn.source_hash == values["source_hash"]
    stored = session.exec(select(CheckIn).where(known)).first()
    if stored:
        return Unchanged(row.line, stored.id)
    source = values.get("source") if own_id else incoming.source
    try:
        day = parse({"tried_on": values.get("made_on")}, incoming.now.astimezone().date()).tried_on
        made = add_check_in(
            session,
            values,
            created_at or incoming.now,
            source if source in SOURCES else incoming.source,
            incoming.randomness,
        )
    except UserError as error:
        return Refused(row.line, error.sentence)
    made.id = own_id or made.id
    made.made_on = day or made.made_on
    session.flush()
    return Taken(row.line, made.id)


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
