"""What the Log page asks of the journal: drafts, saving, what a trial holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, select

from journal import vocabulary
from journal.errors import UserError
from journal.language import _
from journal.logbook.chains import again_with_one_change, link, link_to
from journal.logbook.drafts import (
    CHAIN,
    CHANGES,
    OPEN,
    drafts,
    drop_draft,
    keep_draft,
    put_away,
    standing,
)
from journal.logbook.register import approval
from journal.logbook.sharings import share_again
from journal.logbook.trials import as_draft, edit_trial, save_trial, trial_by_id
from journal.model.draft import TrialDraft, complete
from journal.model.fields import FIELDS
from journal.model.trial import Trial


class TrialGone(UserError):
    """The trial that was to be changed is in the journal no longer."""


CHANGE = ("change_made", "changed", "expected", "happened")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A kept draft: its id, the trial it changes (None: a new one), its values, when last touched.

    `standing` tells how that trial stands meanwhile, see journal.logbook.drafts; `was_open` that
    the draft stood in a form when the app was last heard of.
    """

    id: str
    trial: str | None
    values: dict[str, Any]
    updated_at: datetime
    standing: str
    was_open: bool


def unfinished(session: Session) -> list[Unfinished]:
    """Every kept draft, last touched first."""
    return [
        Unfinished(
            kept.id,
            kept.trial,
            {name: value for name, value in kept.content.items() if name != OPEN},
            kept.updated_at,
            standing(session, kept.trial, kept.content.get(CHANGES)),
            bool(kept.content.get(OPEN)),
        )
        for kept in drafts(session)
    ]


def keep(
    session: Session,
    values: Mapping[str, Any],
    now: datetime,
    draft_id: str,
    trial: str | None,
    is_open: bool = True,
) -> bool:
    """Keep what is typed, in a form that is open or as it was left.

    False where it is what the trial says already: there is nothing to keep, and no draft stays.
    """
    stored = content_of(session, trial) if trial and not is_gone(session, trial) else None
    if stored is not None and _said(values) == _said(stored):
        drop_draft(session, draft_id)
        return False
    keep_draft(session, {**values, OPEN: True} if is_open else values, now, draft_id, trial)
    return True


def leave(session: Session, draft_id: str) -> None:
    """The form turned to something else."""
    put_away(session, draft_id)


def forget(session: Session, draft_id: str) -> None:
    """Throw a draft away."""
    drop_draft(session, draft_id)


def draft_of(session: Session, trial: str) -> Unfinished | None:
    """The changes to a trial that were begun and not saved, the last touched."""
    return next((kept for kept in unfinished(session) if kept.trial == trial), None)


def standing_of(session: Session, trial: str, changes: object) -> str:
    """How a trial stands for somebody who changes what it said at the time `changes`."""
    return standing(session, trial, changes)


def is_gone(session: Session, trial: str) -> bool:
    """Whether a trial is not even in the trash."""
    return session.exec(select(Trial.id).where(Trial.id == trial)).first() is None


def save(
    session: Session,
    values: Mapping[str, Any],
    now: datetime,
    draft_id: str | None,
    trial: str | None,
) -> str:
    """Store the values as a new trial, or as the new content of `trial`; its id.

    The draft goes in the same transaction. NotYet where something is missing or wrong.
    """
    draft = complete(values, now.astimezone().date())
    area = vocabulary.about("task", draft.task[0], "work_area")
    draft.work_area = area or draft.work_area  # the job may be another one than it was
    saved = _change(session, trial, draft, now) if trial else save_trial(session, draft, now)
    chain = values.get(CHAIN)
    if chain and not is_gone(session, chain["earlier"]):
        earlier = trial_by_id(session, chain["earlier"])
        link(session, earlier, saved, **{name: chain.get(name) for name in CHANGE})
    if draft_id:
        drop_draft(session, draft_id)
    return saved.id


def content_of(session: Session, trial: str) -> dict[str, Any]:
    """The values of a stored trial, for the form, with its link to an earlier one."""
    stored = trial_by_id(session, trial)
    values = _plain(as_draft(stored)) | {CHANGES: stored.updated_at.isoformat()}
    made = link_to(session, stored.id)
    if made and not is_gone(session, made.earlier):
        change = {name: getattr(made, name) for name in CHANGE}
        values[CHAIN] = _chain(trial_by_id(session, made.earlier)) | change
    return values


def repeated(session: Session, trial: str) -> dict[str, Any]:
    """The values of a trial tried again: copied but for what only the new attempt can tell."""
    earlier = trial_by_id(session, trial)
    return _plain(again_with_one_change(earlier)) | {CHAIN: _chain(earlier)}


def note_on(session: Session, tools: list[str], today: date) -> str:
    """What the register says of these tools, in one line; empty where all is well."""
    found = (approval(session, tool, today).sentence for tool in tools)
    return " ".join(sentence for sentence in found if sentence)


def _change(session: Session, trial: str, draft: TrialDraft, now: datetime) -> Trial:
    if is_gone(session, trial):
        raise TrialGone(
            _("That trial was deleted meanwhile. Save again to keep this as a new trial.")
        )
    old = trial_by_id(session, trial)
    draft.notes, draft.source_hash = old.notes, old.source_hash
    opened_up = draft.visibility not in ("me", old.visibility)
    saved = edit_trial(session, old, draft, now)
    if opened_up:
        share_again(session, [saved.id])
    return saved


def _chain(earlier: Trial) -> dict[str, Any]:
    about = (
        vocabulary.labels("task", earlier.task),
        vocabulary.labels("tool", earlier.tool),
        vocabulary.label("outcome", earlier.outcome or ""),
    )
    return {
        "earlier": earlier.id,
        "about": " · ".join(words for words in about if words),
        "on": earlier.tried_on.isoformat() if earlier.tried_on else "",
    }


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is said in values of the form, without what is empty or a no."""
    told = {n: _said(v) if isinstance(v, Mapping) else v for n, v in values.items() if n != CHANGES}
    return {n: v for n, v in told.items() if v not in (None, "", [], {}) and v is not False}


def _plain(draft: TrialDraft) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(draft.model_dump_json(include=set(FIELDS)))
    return {name: value for name, value in content.items() if value not in (None, "", [], {})}
