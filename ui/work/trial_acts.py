"""What is done to one trial from the Journal page: read, thrown away, brought back, deleted."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from journal import vocabulary
from journal.logbook.chains import path
from journal.logbook.follow_ups import follow_ups
from journal.logbook.register import approval
from journal.logbook.staying import sheets_called_for
from journal.logbook.trials import bring_back, move_to_trash, trial_by_id, versions
from journal.model.trial import Trial
from ui.work.trial_html import Around, trial_html


@dataclass(frozen=True, slots=True)
class Shown:
    """One trial as the window shows it."""

    id: str
    title: str
    html: str
    visibility: str
    in_trash: bool
    prompt: str = ""
    sheets: tuple[str, ...] = ()


def shown(session: Session, trial: str, today: date) -> Shown:
    """One trial in full."""
    found = trial_by_id(session, trial)
    told = (approval(session, tool, today) for tool in found.tool)
    around = Around(
        path(session, found.id),
        follow_ups(session, found.id),
        # A tool that the register does not know yet is the Log page's to mention.
        [one.sentence for one in told if one.sentence and one.status != "not-in-register"],
        len(versions(session, found)),
    )
    return Shown(
        found.id,
        vocabulary.labels("task", found.task),
        trial_html(found, around),
        found.visibility,
        found.deleted_at is not None,
        found.prompt or "",
        sheets_called_for(found.pupil_at_risk, found.data_put_in),
    )


def shown_if_there(session: Session, trial: str, today: date) -> Shown | None:
    """One trial in full by its whole id, None where it was deleted for good."""
    there = session.exec(select(Trial.id).where(Trial.id == trial)).first()
    return shown(session, trial, today) if there else None


def throw_away(session: Session, trial: str, now: datetime) -> None:
    """Into the trash."""
    move_to_trash(session, trial_by_id(session, trial), now)


def take_back(session: Session, trial: str) -> None:
    """Out of the trash."""
    bring_back(session, trial_by_id(session, trial))
