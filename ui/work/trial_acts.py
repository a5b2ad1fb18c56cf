"""What is done to one trial from the Journal page: read, thrown away, brought back, deleted."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal import vocabulary
from journal.logbook.chains import link_to
from journal.logbook.trials import bring_back, forget_trial, move_to_trash, trial_by_id, versions
from ui.work.trial_html import trial_html


@dataclass(frozen=True, slots=True)
class Shown:
    """One trial as the window shows it."""

    id: str
    title: str
    html: str
    visibility: str
    in_trash: bool


def shown(session: Session, trial: str) -> Shown:
    """One trial in full."""
    found = trial_by_id(session, trial)
    saves = len(versions(session, found))
    return Shown(
        found.id,
        vocabulary.labels("task", found.task),
        trial_html(found, link_to(session, found.id), saves),
        found.visibility,
        found.deleted_at is not None,
    )


def throw_away(session: Session, trial: str, now: datetime) -> None:
    """Into the trash."""
    move_to_trash(session, trial_by_id(session, trial), now)


def take_back(session: Session, trial: str) -> None:
    """Out of the trash."""
    bring_back(session, trial_by_id(session, trial))


def delete_for_good(session: Session, trial: str) -> None:
    """Delete a trial; its words leave the file with Journal.forget_for_good."""
    forget_trial(session, trial_by_id(session, trial))
