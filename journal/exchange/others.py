"""What else an owner's export holds, coming back in: history, links, drafts, settings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from journal.errors import UserError
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.understanding import Incoming, identity_of, moment_of
from journal.language import _
from journal.logbook.chains import link_to
from journal.logbook.drafts import OPEN, keep_draft
from journal.logbook.history import changed_fields
from journal.model.draft import NotYet, parse
from journal.model.fields import FIELDS, recorded
from journal.model.trial import ChainLink, Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from journal.settings import filled_in, of_the_owner

_LINK_TEXTS = ("change_made", "changed", "expected", "happened")


def take_versions(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """What trials said at earlier saves, each for a trial that is in the journal."""
    return [_one(incoming, row, _version) for row in rows]


def take_links(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Links between trials that are both in the journal."""
    return [_one(incoming, row, _link) for row in rows]


def take_drafts(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Drafts that were not saved yet."""
    return [_one(incoming, row, _draft) for row in rows]


def take_settings(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """The owner's role and school terms, for whoever keeps the settings."""
    outcomes: list[Outcome] = []
    for row in rows:
        filled = filled_in(incoming.settings, row.values)
        said = {name: row.values.get(name) for name in of_the_owner(filled)}
        if filled != incoming.settings:
            incoming.brought.append(filled)
            outcomes.append(Taken(row.line, "settings"))
        elif of_the_owner(filled) == said:
            outcomes.append(Unchanged(row.line, "settings"))
        else:
            told = _("The settings here have another role or other terms, which were kept.")
            outcomes.append(Refused(row.line, told))
    return outcomes


def _one(
    incoming: Incoming, row: Row, take: Callable[[Incoming, int, Mapping[str, Any]], Outcome]
) -> Outcome:
    try:
        return take(incoming, row.line, row.values)
    except UserError as error:
        return Refused(row.line, error.sentence)
    except (TypeError, ValueError):
        return Refused(row.line, _("A value here is not of the kind that it should be."))


def _version(incoming: Incoming, line: int, values: Mapping[str, Any]) -> Outcome:
    session = incoming.session
    trial_id, saved_at = values.get("trial"), moment_of(values.get("saved_at"))
    if not isinstance(trial_id, str) or not _is_there(session, trial_id) or saved_at is None:
        return Refused(line, _("This version belongs to no trial of the journal."))
    try:
        draft = parse(values.get("content") or {}, incoming.today)
    except NotYet as error:
        return Refused(line, error.sentence)
    said = draft.model_dump(mode="json")
    content = {name: value for name in FIELDS if recorded(value := said[name])}
    query = select(TrialVersion).where(
        TrialVersion.trial == trial_id, TrialVersion.saved_at == saved_at
    )
    if any(not changed_fields(stored.content, content) for stored in session.exec(query)):
        return Unchanged(line, trial_id)
    session.add(TrialVersion(trial=trial_id, saved_at=saved_at, content=content))
    return Taken(line, trial_id)


def _link(incoming: Incoming, line: int, values: Mapping[str, Any]) -> Outcome:
    session = incoming.session
    made = ChainLink(
        later=str(values.get("later")),
        earlier=str(values.get("earlier")),
        **{name: _text(values.get(name)) for name in _LINK_TEXTS},
    )
    if not (_is_there(session, made.later) and _is_there(session, made.earlier)):
        return Refused(line, _("One of the two linked trials is not in the journal."))
    stored = link_to(session, made.later)
    if stored is None:
        session.add(made)
        session.flush()
        return Taken(line, made.later)
    return _same_or_refused(line, stored, made, made.later)


def _draft(incoming: Incoming, line: int, values: Mapping[str, Any]) -> Outcome:
    session = incoming.session
    draft_id, content = identity_of(values), values.get("content")
    trial_id = values.get("trial")
    if draft_id is None or not isinstance(content, dict):
        return Refused(line, _("This is no draft of the journal."))
    content = _put_away(content)  # it stood in the form of the app that it was exported from
    if trial_id is not None and not _is_there(session, str(trial_id)):
        return Refused(line, _("This draft belongs to a trial that is not in the journal."))
    stored = session.get(UnsavedDraft, draft_id)
    if stored:
        same = _put_away(stored.content) == content
        return Unchanged(line, draft_id) if same else differs(line, draft_id)
    moment = moment_of(values.get("updated_at")) or incoming.now
    keep_draft(session, content, moment, draft_id, None if trial_id is None else str(trial_id))
    return Taken(line, draft_id)


def _put_away(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != OPEN}


def _same_or_refused(line: int, stored: SQLModel, given: SQLModel, record_id: str) -> Outcome:
    same = stored.model_dump() == given.model_dump()
    return Unchanged(line, record_id) if same else differs(line, record_id)


def differs(line: int, record_id: str) -> Refused:
    """The refusal of a record that the journal has with another content."""
    return Refused(
        line,
        _("Record {id} is in the journal with other words, which were kept.").format(id=record_id),
    )


def _is_there(session: Session, trial_id: str) -> bool:
    return session.exec(select(Trial.n).where(col(Trial.id) == trial_id)).first() is not None


def _text(written: Any) -> str | None:
    return None if written in (None, "") else str(written)
