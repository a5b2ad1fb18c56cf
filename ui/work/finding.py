"""What the Journal page asks: which trials, the lines of a list, one trial in full, the trash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from journal import vocabulary
from journal.logbook.chains import link_to
from journal.logbook.glance import GlanceRow
from journal.logbook.search import find_numbers, glance_at
from journal.logbook.trials import (
    bring_back,
    forget_trial,
    move_to_trash,
    trial_by_id,
    trial_numbers,
    versions,
)
from journal.model.trial import Trial
from ui.work.trial_html import trial_html

ALL, TRASH = "all", "trash"


@dataclass(frozen=True, slots=True)
class Shown:
    """One trial as the window shows it."""

    id: str
    title: str
    html: str
    visibility: str
    in_trash: bool


def numbers(session: Session, typed: str, kept: str) -> list[int]:
    """Row numbers for the list: what was searched for, of one result, or the trash."""
    if kept == TRASH:
        query = select(Trial.n).where(col(Trial.deleted_at).is_not(None))
        return [n for n in session.exec(query.order_by(col(Trial.deleted_at).desc())).all() if n]
    found = find_numbers(session, typed) if typed.strip() else trial_numbers(session)
    if kept == ALL:
        return found
    outcomes = [t.id for t in vocabulary.terms("outcome") if t.about["result"] == kept]
    chosen = set(session.exec(select(Trial.n).where(col(Trial.outcome).in_(outcomes))).all())
    return [number for number in found if number in chosen]


def lines(session: Session, wanted: Sequence[int]) -> dict[int, GlanceRow]:
    """The lines of the list for these row numbers."""
    return glance_at(session, list(wanted))


def number_of(session: Session, trial: str) -> int | None:
    """The row number of a trial."""
    return trial_by_id(session, trial).n


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
