"""The periods that a portfolio offers, as first and last day. Pure."""

from datetime import date, timedelta

SCHOOL_YEAR, TWELVE_MONTHS, EVERYTHING, CHOSEN = "school-year", "twelve-months", "all", "chosen"
_SEPTEMBER = 9


def period(name: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of a named period; None where it has no such end."""
    if name == SCHOOL_YEAR:
        year = today.year if today.month >= _SEPTEMBER else today.year - 1
        return date(year, _SEPTEMBER, 1), today
    if name == TWELVE_MONTHS:
        return today - timedelta(days=365), today
    return None, None
