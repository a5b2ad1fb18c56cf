"""Time and randomness as parameters, so that every test can fix them."""

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
Randomness = Callable[[int], bytes]

WEEK_SECONDS = 7 * 24 * 3600


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def weeks_since_1970(moment: datetime) -> int:
    """Whole weeks from 1970-01-01T00:00Z to an aware moment."""
    return int(moment.timestamp()) // WEEK_SECONDS
