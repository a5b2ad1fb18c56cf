"""My own picture, in numbers: confidence, net minutes, what I tried and dropped, weeks of entries.

Counted by the database and bounded, however long the journal is. Nothing here leaves it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from journal.logbook.follow_ups import NOT_ASKED_ABOUT
from journal.logbook.remembered import COLUMNS, NEWEST_FIRST, Remembered, of_row

FEW = 4  # values, under which there are no quartiles
MOST_ROWS = 12  # jobs or tools in one plot
WEEKS = 52
DROPPED = (
    "found-something-better", "tool-changed-or-went", "stopped-no-time", "stopped-not-worth-it",
    "stopped-not-allowed",
)  # fmt: skip
NOT_USED = "decided-not-to-use-it"
# What became of a trial: the first that fits.
FATES = ("going-on", "finished", "dropped", "decided-not-to", "not-recorded")

_DROPPED = ", ".join(f"'{answer}'" for answer in DROPPED)
_NOT_TRIED = ", ".join(f"'{kind}'" for kind in NOT_ASKED_ABOUT)
_FATE = f"""CASE
    WHEN trial.kind = '{NOT_USED}' THEN 3
    WHEN trial.still_using IN ('yes-regularly', 'sometimes') THEN 0
    WHEN trial.still_using = 'topic-finished' THEN 1
    WHEN trial.still_using IN ({_DROPPED}) OR trial.decision = 'stop' THEN 2
    ELSE 4 END"""
_PARTS = ("prompting", "checking", "fixing", "learning")
_SUM = " + ".join(f"coalesce(minutes_{part}, 0)" for part in _PARTS)
_ANY = f"coalesce({', '.join(f'minutes_{part}' for part in _PARTS)})"
# As journal.model.trial.net_minutes has it: the one figure, else the sum of the parts.
_NET = f"""minutes_usual - coalesce(minutes_ai,
    CASE WHEN {_ANY} IS NOT NULL THEN {_SUM} END)"""


@dataclass(frozen=True, slots=True)
class Period:
    """Which trials count: those tried from `first` to `last`, both included."""

    first: date = date.min
    last: date = date.max

    @property
    def values(self) -> dict[str, str]:
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}


EVER = Period()
_WITHIN = "trial.deleted_at IS NULL AND trial.tried_on BETWEEN :first AND :last"
# Each walks once through the journal: its rows are wide, and that is what takes the time.
_LEVELS_OF_TRIALS = f"""SELECT substr(tried_on, 1, 7), confidence_before, confidence_after, count(*)
    FROM trial WHERE {_WITHIN} GROUP BY 1, 2, 3"""
_LEVELS_OF_CHECK_INS = """SELECT substr(made_on, 1, 7), confidence, count(*) FROM check_in
    WHERE source = 'self' AND confidence IS NOT NULL AND made_on BETWEEN :first AND :last
    GROUP BY 1, 2"""
_NETS = f"""SELECT value, {_NET}, time_basis, quality_vs_usual, count(*), max(tried_on)
    FROM trial, json_each(trial.task)
    WHERE {_WITHIN} AND trial.kind NOT IN ({_NOT_TRIED}) GROUP BY 1, 2, 3, 4"""
_FATES_OF_TOOLS = f"""SELECT value, {_FATE}, count(*), max(tried_on)
    FROM trial, json_each(trial.tool)
    WHERE {_WITHIN} AND trial.kind NOT IN ('usual-way-timed', 'watched-a-colleague')
    GROUP BY 1, 2"""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How often a level was given in a month: in a check-in, before or after a trial."""

    month: date
    source: str  # check-in, before or after
    level: str
    count: int


@dataclass(frozen=True, slots=True)
class Saved:
    """Net minutes of one job (positive: saved). `low` and `high` hold the middle half of `known`
    trials, or all where there are fewer than FEW; None where none recorded both minutes.

    `basis` and `quality` count the known ones by id; None as an id: not recorded.
    """

    task: str
    trials: int
    known: int
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    basis: Mapping[str | None, int] = field(default_factory=dict)
    quality: Mapping[str | None, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the trials with one tool, counted in the order of FATES."""

    tool: str
    counts: tuple[int, ...]


def confidence(session: Session, period: Period = EVER) -> tuple[list[Confidence], int, int]:
    """Each level given, by month and by where it was given, oldest first; how many trials say
    none, neither before nor after; and how many trials there are.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    missing = trials = 0
    for month, before, after, count in _ask(session, _LEVELS_OF_TRIALS, period.values):
        trials += count
        missing += 0 if before or after else count
        counts.update(
            {(month, source, level): count
             for source, level in (("before", before), ("after", after)) if level}
        )  # fmt: skip
    for month, level, count in _ask(session, _LEVELS_OF_CHECK_INS, period.values):
        counts[month, "check-in", level] += count
    found = [
        Confidence(date.fromisoformat(f"{month}-01"), source, level, count)
        for (month, source, level), count in sorted(counts.items())
    ]
    return found, missing, trials


def saved(session: Session, period: Period = EVER, most: int = MOST_ROWS) -> list[Saved]:
    """Net minutes by job, the jobs tried last first. A trial of two jobs counts in both."""
    rows: dict[str, list[tuple[float | None, str | None, str | None, int]]] = {}
    last: dict[str, str] = {}
    for task, net, basis, quality, count, tried_on in _ask(session, _NETS, period.values):
        rows.setdefault(task, []).append((net, basis or None, quality or None, count))
        last[task] = max(last.get(task, ""), tried_on)
    recent = sorted(sorted(rows), key=lambda task: last[task], reverse=True)
    return [saved_of_job(task, rows[task]) for task in recent[:most]]


def fates(session: Session, period: Period = EVER, most: int = MOST_ROWS) -> list[Fate]:
    """What became of what was tried, by tool, the tools tried last first."""
    counts: dict[str, list[int]] = {}
    last: dict[str, str] = {}
    for tool, place, count, tried_on in _ask(session, _FATES_OF_TOOLS, period.values):
        counts.setdefault(tool, [0] * len(FATES))[place] = count
        last[tool] = max(last.get(tool, ""), tried_on)
    recent = sorted(sorted(counts), key=lambda tool: last[tool], reverse=True)
    return [Fate(tool, tuple(counts[tool])) for tool in recent[:most]]


def dropped(session: Session, most: int, period: Period = EVER) -> list[tuple[Remembered, str]]:
    """The newest trials that were dropped, with why: an id of `still_using`, or "stop"."""
    rows = _ask(
        session,
        f"""SELECT {COLUMNS}, CASE WHEN trial.still_using IN ({_DROPPED})
                THEN trial.still_using ELSE 'stop' END
            FROM trial WHERE {_WITHIN}
            AND (trial.still_using IN ({_DROPPED}) OR trial.decision = 'stop')
            ORDER BY {NEWEST_FIRST} LIMIT :most""",
        period.values | {"most": most},
    )
    return [(of_row(row), row[5]) for row in rows]


def entries_by_week(session: Session, last: date, weeks: int = WEEKS) -> list[tuple[date, int]]:
    """How many trials each of `weeks` weeks has, by its Monday; `last` lies in the last one."""
    newest = last - timedelta(days=last.weekday())
    mondays = [newest - timedelta(weeks=ago) for ago in reversed(range(weeks))]
    period = Period(mondays[0], newest + timedelta(days=6))
    rows = _ask(
        session,
        f"""SELECT date(tried_on, 'weekday 0', '-6 days'), count(*) FROM trial
            WHERE {_WITHIN} GROUP BY 1""",
        period.values,
    )
    counted = {date.fromisoformat(monday): count for monday, count in rows}
    return [(monday, counted.get(monday, 0)) for monday in mondays]


def first_entry(session: Session) -> date | None:
    """The day of the oldest trial."""
    ((oldest,),) = _ask(session, "SELECT min(tried_on) FROM trial WHERE deleted_at IS NULL", {})
    return date.fromisoformat(oldest) if oldest else None


def saved_of_job(
    task: str, rows: Sequence[tuple[float | None, str | None, str | None, int]]
) -> Saved:
    """The figures of one job from its net minutes, basis and quality, each with how many trials."""
    basis: Counter[str | None] = Counter()
    quality: Counter[str | None] = Counter()
    nets: list[tuple[float, int]] = []
    for net, its_basis, its_quality, count in rows:
        if net is not None:
            basis[its_basis] += count
            quality[its_quality] += count
            nets.append((net, count))
    nets.sort()
    known = sum(count for _net, count in nets)
    made = Saved(task, sum(row[3] for row in rows), known, basis=basis, quality=quality)
    if not known:
        return made
    outer = 1 if known < FEW else (known + 3) // 4
    middle = (_at(nets, (known + 1) // 2) + _at(nets, (known + 2) // 2)) / 2
    return replace(made, low=_at(nets, outer), middle=middle, high=_at(nets, known + 1 - outer))


def _at(nets: Sequence[tuple[float, int]], place: int) -> float:
    """The value at a place, counted from 1, of sorted values with how often each occurs."""
    passed = accumulate(count for _net, count in nets)
    return next(net for (net, _count), upto in zip(nets, passed, strict=True) if upto >= place)


def _ask(session: Session, question: str, values: Mapping[str, Any]) -> Any:
    return session.connection().execute(text(question), values)
