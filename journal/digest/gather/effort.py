"""Whether a trial saved effort, or moved it to somebody else: worked out here and nowhere else."""

from typing import Any

from sqlalchemy import ColumnElement, TableClause, and_, case, func

from journal.digest.gather.outcomes import NOT_RECORDED, NOT_TRIED

NOBODY = "nobody"
EFFORT = ("saved-not-moved", "saved-and-moved", "saved-moved-not-recorded", "not-saved")
_NOT_SAID, _TO_NOBODY = "[]", f'["{NOBODY}"]'


def effort_of(trials: TableClause) -> ColumnElement[Any]:
    """One of EFFORT for each trial, NOT_RECORDED without net minutes, NULL where nothing was tried.

    A library keeps a list as JSON without spaces, each of its values once.
    """
    trial = trials.c
    return case(
        (func.coalesce(trial.kind, "").in_(NOT_TRIED), None),
        (trial.net_band.is_(None), NOT_RECORDED),
        (trial.net_band.startswith("lost-"), "not-saved"),
        (has_moved(trials), "saved-and-moved"),
        (trial.effort_moved_to == _NOT_SAID, "saved-moved-not-recorded"),
        else_="saved-not-moved",
    )


def has_moved(trials: TableClause) -> ColumnElement[bool]:
    """The condition that effort moved to somebody."""
    whom = trials.c.effort_moved_to
    return and_(whom != _NOT_SAID, whom != _TO_NOBODY)
