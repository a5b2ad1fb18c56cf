"""What the Log page asks of the journal: drafts, saving, the values to begin with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.logbook.chains import again_with_one_change, link
from journal.logbook.drafts import drafts, drop_draft, keep_draft
from journal.logbook.trials import as_draft, edit_trial, save_trial, trial_by_id, trials
from journal.model.draft import TrialDraft, complete
from journal.model.fields import FIELDS
from journal.model.unsaved import UnsavedDraft
from journal.sharing.snapshot import share_again

# What the next trial most likely has in common with the last one.
CARRIED_ON = ("tool_access", "setting", "phase", "subject", "role_band")
RECENT = 60
CHAIN = "chain"  # where a draft keeps what was changed and what is expected


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A kept draft: its id, the trial it edits (None: a new one), its values, when last touched."""

    id: str
    trial: str | None
    values: dict[str, Any]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a fresh form begins with, and what it proposes."""

    defaults: dict[str, Any]
    tools: list[str]
    tags: list[str]


def beginning(session: Session) -> Beginning:
    """Defaults from the last trial, tools and tags of the latest ones, most recent first."""
    latest = trials(session, limit=RECENT)
    defaults = {name: getattr(latest[0], name) for name in CARRIED_ON} if latest else {}
    return Beginning(
        {name: value for name, value in defaults.items() if value},
        list(dict.fromkeys(tool for trial in latest for tool in trial.tool)),
        list(dict.fromkeys(tag for trial in latest for tag in trial.tag)),
    )


def unfinished(session: Session) -> list[Unfinished]:
    """Every kept draft, last touched first."""
    return [_read(kept) for kept in drafts(session)]


def keep(
    session: Session, values: Mapping[str, Any], now: datetime, draft_id: str, trial: str | None
) -> None:
    """Keep what is typed."""
    keep_draft(session, values, now, draft_id, trial)


def forget(session: Session, draft_id: str) -> None:
    """Throw a draft away."""
    drop_draft(session, draft_id)


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
    if trial:
        old = trial_by_id(session, trial)
        draft.notes, draft.source_hash = old.notes, old.source_hash
        opened_up = draft.visibility not in ("me", old.visibility)
        saved = edit_trial(session, old, draft, now)
        if opened_up:
            share_again(session, saved.id)
    else:
        saved = save_trial(session, draft, now)
    chain = values.get(CHAIN)
    if chain and not trial:
        earlier = trial_by_id(session, chain["earlier"])
        details = {k: chain.get(k) for k in ("change_made", "changed", "expected")}
        link(session, earlier, saved, **details)
    if draft_id:
        drop_draft(session, draft_id)
    return saved.id


def content_of(session: Session, trial: str) -> dict[str, Any]:
    """The values of a stored trial, for the form."""
    return _plain(as_draft(trial_by_id(session, trial)))


def repeated(session: Session, trial: str) -> dict[str, Any]:
    """The values of a trial tried again: copied but for what only the new attempt can tell."""
    return _plain(again_with_one_change(trial_by_id(session, trial)))


def _plain(draft: TrialDraft) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(draft.model_dump_json(include=set(FIELDS)))
    return {name: value for name, value in content.items() if value not in (None, "", [], {})}


def _read(kept: UnsavedDraft) -> Unfinished:
    return Unfinished(kept.id, kept.trial, dict(kept.content), kept.updated_at)
