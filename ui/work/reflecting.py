"""What the Reflect page asks: what is there for today, check-ins, actions, chains, my picture."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from journal.errors import UserError
from journal.files import write_atomically
from journal.group import library
from journal.group.announcement import Announcement
from journal.group.decisions import Action as GroupAction
from journal.group.membership import announcement_of, leads, memberships
from journal.logbook import actions, chains, check_ins, follow_ups, own_picture, own_plots
from journal.logbook.check_in_times import Occasion, Round, occasion
from journal.logbook.look_back import Then, look_back
from journal.logbook.remembered import Remembered, title
from journal.logbook.teaching_weeks import FOLLOW_UP_WEEKS, terms_run_out
from journal.logbook.trials import count_by_outcome
from journal.model.action import Action
from journal.model.check_in import CheckIn
from journal.model.trial import Trial
from journal.paths import Home
from journal.settings import Term
from ui.work.groups import opened_library

YEARS_BACK = 3
MOST_DROPPED = 8
MOST_PATHS = 20
MOST_CHECK_INS = 50


@dataclass(frozen=True, slots=True)
class Today:
    """What there is to come back to. `more_due` tells that more wait than are listed; `next_due`
    is the first trial asked about later, on `next_on`, by calendar weeks where the terms that are
    known end on `run_out`.
    """

    occasion: Occasion | None
    due: tuple[Remembered, ...]
    more_due: bool
    next_due: Remembered | None
    next_on: date | None
    run_out: date | None
    then: tuple[Then, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """My own picture: the plots, and what was dropped with why."""

    plots: tuple[own_plots.Picture, ...]
    dropped: tuple[tuple[Remembered, str], ...]
    weeks: own_plots.Picture
    has_earlier: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What I asked for, the trials that gave rise to it by id, and what my groups asked for."""

    mine: tuple[Action, ...]
    trials: Mapping[str, str]
    groups: tuple[tuple[str, tuple[GroupAction, ...]], ...]


@dataclass(frozen=True, slots=True)
class CheckIns:
    """The newest check-ins, newest first; whether the owner may enter slips of others."""

    made: tuple[CheckIn, ...]
    takes_slips: bool


def today(session: Session, now: date, terms: Sequence[Term], most: int) -> Today:
    """What there is to come back to today."""
    due = follow_ups.due(session, now, terms, most + 1)
    later = follow_ups.next_due(session, now, terms)
    announced = _announced(session)
    rounds = [
        Round(group.name, one.number, one.opened_on) for group in announced for one in group.rounds
    ]
    last = check_ins.last_check_in(session)
    return Today(
        occasion(last, rounds, terms, now, bool(announced)),
        tuple(due[:most]),
        len(due) > most,
        later,
        follow_ups.due_on(later.tried_on, terms) if later else None,
        terms_run_out(later.tried_on, FOLLOW_UP_WEEKS, terms) if later else None,
        tuple(look_back(session, now, YEARS_BACK)),
    )


def calendar(session: Session, now: datetime, terms: Sequence[Term], path: Path) -> int:
    """Write the days to come on which trials can be looked back at; how many trials.

    UserError, nothing written, where none will be.
    """
    written, trials = follow_ups.calendar(session, now, terms)
    write_atomically(path, written)
    return trials


def own(session: Session, last: date, terms: Sequence[Term]) -> Own:
    """My own picture, the calendar of a year up to the week of `last`."""
    first = own_picture.first_entry(session)
    weeks = own_picture.entries_by_week(session, last)
    return Own(
        (
            own_plots.outcomes_picture(count_by_outcome(session)),
            own_plots.confidence_picture(*own_picture.confidence(session)),
            own_plots.saved_picture(own_picture.saved(session)),
            own_plots.fates_picture(own_picture.fates(session)),
        ),
        tuple(own_picture.dropped(session, MOST_DROPPED)),
        own_plots.weeks_picture(weeks, terms),
        first is not None and first < weeks[0][0],
    )


def weeks(session: Session, last: date, terms: Sequence[Term]) -> tuple[own_plots.Picture, bool]:
    """The calendar of a year up to the week of `last`; whether there are entries before it."""
    first = own_picture.first_entry(session)
    found = own_picture.entries_by_week(session, last)
    return own_plots.weeks_picture(found, terms), first is not None and first < found[0][0]


def paths(session: Session) -> list[tuple[chains.Step, ...]]:
    """The chains, the one added to last first."""
    return chains.all_paths(session, MOST_PATHS)


def tell_what_happened(session: Session, later: str, happened: str) -> str | None:
    """Say what came of a change; what it said before."""
    return chains.tell_what_happened(session, later, happened)


def listed_check_ins(session: Session) -> CheckIns:
    """The check-ins kept here."""
    made = check_ins.check_ins(session)[:MOST_CHECK_INS]
    leading = any(leads(one) for one in memberships(session) if one.left_at is None)
    return CheckIns(tuple(made), leading)


def check_in(session: Session, values: Mapping[str, Any], now: datetime) -> None:
    """Keep a check-in; UserError if it is empty."""
    check_ins.add_check_in(session, values, now, values.get("source", "self"))


def asked(session: Session, home: Home) -> Asked:
    """What I asked for, and what my groups asked for, as far as this computer knows."""
    mine = actions.actions(session)
    wanted = [one.trial for one in mine if one.trial]
    rows = session.exec(select(Trial).where(col(Trial.id).in_(wanted))).all() if wanted else []
    return Asked(
        tuple(mine),
        {trial.id: title(trial.task, trial.tool) for trial in rows},
        tuple(_of_groups(session, home)),
    )


def keep_action(
    session: Session, action: str | None, values: Mapping[str, Any], now: datetime
) -> None:
    """Keep something asked for, new or changed; UserError where it cannot be read."""
    if action is None:
        actions.add_action(session, values, now)
    else:
        actions.change_action(session, actions.action_by_id(session, action), values, now)


def forget_action(session: Session, action: str) -> Callable[[Session], object]:
    """Delete an action; what brings it back."""
    said = actions.forget_action(session, actions.action_by_id(session, action))
    return lambda later: actions.bring_action_back(later, said)


def forget_check_in(session: Session, check_in_id: str) -> Callable[[Session], object]:
    """Delete a check-in; what brings it back."""
    said = check_ins.forget_check_in(session, check_in_id)
    return lambda later: check_ins.bring_check_in_back(later, said)


def _announced(session: Session) -> list[Announcement]:
    return [announcement_of(one) for one in memberships(session) if one.left_at is None]


def _of_groups(session: Session, home: Home) -> Sequence[tuple[str, tuple[GroupAction, ...]]]:
    found = []
    for group in _announced(session):
        if home.library(group.id).exists() and (decided := _decided(home, group.id)):
            found.append((group.name, decided))
    return found


def _decided(home: Home, group: str) -> tuple[GroupAction, ...]:
    try:
        with opened_library(home, group) as opened, opened.reading() as read:
            return library.decisions(read).actions
    except UserError:  # a damaged library is told of where the group is shown
        return ()
