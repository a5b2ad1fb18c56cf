"""Timed before-and-after pairs: the same job, the usual way and with AI."""

from collections.abc import Sequence

from journal.exchange.portfolio.contents import Pair
from journal.exchange.portfolio.wording import minutes, words
from journal.language import _
from journal.model.trial import Trial, minutes_all_in

USUAL, TIMED = "usual-way-timed", "timed"


def timed_pairs(trials: Sequence[Trial]) -> tuple[Pair, ...]:
    """The pairs of trials in the order of their days.

    A trial that was timed both ways is a pair by itself; one timed with AI alone is paired with
    the latest entry before it that timed the same job the usual way. Estimates make no pair.
    """
    usual: dict[str, Trial] = {}
    pairs = []
    for trial in sorted(trials, key=lambda one: (one.tried_on, one.n or 0)):
        job = trial.task[0] if trial.task else ""
        if trial.kind == USUAL and trial.minutes_usual is not None:
            usual[job] = trial
        elif trial.time_basis == TIMED and (all_in := minutes_all_in(trial)) is not None:
            before, items = _before(trial, usual.get(job))
            if before is not None:
                pairs.append(_pair(trial, job, before, all_in, items))
    return tuple(pairs)


def _before(trial: Trial, usual: Trial | None) -> tuple[float | None, int | None]:
    """Usual minutes for as many items as the trial had, and that number where it is known."""
    if trial.minutes_usual is not None:
        return trial.minutes_usual, trial.items
    if usual is None or usual.minutes_usual is None:
        return None, None
    if usual.items and trial.items:
        return usual.minutes_usual / usual.items * trial.items, trial.items
    # Minutes for thirty books and minutes for one are no pair.
    return (usual.minutes_usual, None) if usual.items == trial.items else (None, None)


def _pair(trial: Trial, job: str, before: float, all_in: float, items: int | None) -> Pair:
    quality = trial.quality_vs_usual
    return Pair(
        trial=trial.id,
        job=words("task", job),
        tool=words("tool", trial.tool[0]) if trial.tool else "",
        before=minutes(round(before, 1)),
        after=minutes(all_in),
        difference=minutes(round(before - all_in, 1)),
        items="" if items is None else str(items),
        quality=words("quality_vs_usual", quality) if quality else _("not recorded"),
    )
