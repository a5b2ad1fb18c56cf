"""Six weeks ago, a year ago: what was tried about then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from journal.logbook.remembered import COLUMNS, NEWEST_FIRST, Remembered, read

ABOUT = timedelta(days=3)  # either way
LAST_WEEKS = timedelta(weeks=6)
MOST = 5


@dataclass(frozen=True, slots=True)
class Then:
    """About a day: the trials of that week, the newest first. `years` is 0 for six weeks ago."""

    years: int
    day: date
    trials: tuple[Remembered, ...]


def look_back(session: Session, today: date, years: int = 1, most: int = MOST) -> list[Then]:
    """What was tried about six weeks ago, a year ago and so on for `years`; only where something
    was, up to `most` trials each.
    """
    found = (Then(ago, day, tuple(_about(session, day, most))) for ago, day in _days(today, years))
    return [then for then in found if then.trials]


def _days(today: date, years: int) -> Iterator[tuple[int, date]]:
    if today - date.min > LAST_WEEKS + ABOUT:
        yield 0, today - LAST_WEEKS
    for ago in range(1, years + 1):
        if today.year - ago > date.min.year:
            yield ago, _years_before(today, ago)


def _years_before(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return date(today.year - years, 2, 28)


def _about(session: Session, day: date, most: int) -> list[Remembered]:
    return read(
        session,
        f"""SELECT {COLUMNS} FROM trial WHERE trial.deleted_at IS NULL
        AND trial.tried_on BETWEEN :first AND :last ORDER BY {NEWEST_FIRST} LIMIT :most""",
        {
            "first": (day - ABOUT).isoformat(),
            "last": (day + ABOUT).isoformat(),
            "most": most,
        },
    )
