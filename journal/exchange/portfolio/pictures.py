"""Two of my own pictures for a portfolio: confidence over time, net minutes by job."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from journal import vocabulary
from journal.exchange.portfolio.contents import Portfolio
from journal.exchange.portfolio.wording import words
from journal.logbook.follow_ups import NOT_ASKED_ABOUT
from journal.logbook.own_picture import MOST_ROWS, Confidence, Saved, saved_of_job
from journal.logbook.own_plots import Picture, confidence_picture, saved_picture
from journal.model.trial import Trial, net_minutes
from journal.render.drawing import Look

LOOK = Look(width=720, letters=12)


def confidence_of(trials: Sequence[Trial]) -> tuple[tuple[Confidence, ...], int]:
    """The levels that the trials give, by month, and how many trials give none."""
    counts: Counter[tuple[date, str, str]] = Counter()
    missing = 0
    for trial in trials:
        given = {"before": trial.confidence_before, "after": trial.confidence_after}
        missing += not any(given.values())
        month = (trial.tried_on or trial.created_at.date()).replace(day=1)
        for source, level in given.items():
            if level and vocabulary.is_term("confidence", level):
                counts[month, source, level] += 1
    return tuple(Confidence(*key, count) for key, count in sorted(counts.items())), missing


def saved_of(trials: Sequence[Trial]) -> tuple[Saved, ...]:
    """Net minutes by job, the jobs tried last first, those without minutes left out."""
    rows: dict[str, list[tuple[float | None, str | None, str | None, int]]] = {}
    for trial in reversed(trials):
        if trial.kind not in NOT_ASKED_ABOUT:
            basis = _known("time_basis", trial.time_basis)
            quality = _known("quality_vs_usual", trial.quality_vs_usual)
            for job in trial.task:
                rows.setdefault(job, []).append((net_minutes(trial), basis, quality, 1))
    found = (saved_of_job(words("task", job), held) for job, held in rows.items())
    return tuple(one for one in found if one.known)[:MOST_ROWS]


def pictures(portfolio: Portfolio) -> list[dict[str, Any]]:
    """The pictures that show something, each with its table, as plain data."""
    made = (
        confidence_picture(portfolio.confidence, portfolio.unsaid, len(portfolio.entries)),
        saved_picture(portfolio.saved),
    )
    return [_data(picture) for picture in made if not picture.is_empty]


def _data(picture: Picture) -> dict[str, Any]:
    return {
        "title": picture.title,
        "description": " ".join(one for one in (picture.description, picture.note) if one),
        "columns": list(picture.columns),
        "rows": [list(row) for row in picture.rows],
        "svg": picture.svg(LOOK),
    }


def _known(name: str, value: str | None) -> str | None:
    return value if value and vocabulary.is_term(name, value) else None
