"""Which days a named period covers."""

from datetime import date

import pytest

from ui.portfolio.periods import period


@pytest.mark.parametrize(
    ("name", "today", "first"),
    [
        ("school-year", date(2026, 11, 21), date(2026, 9, 1)),
        ("school-year", date(2026, 9, 1), date(2026, 9, 1)),
        ("school-year", date(2027, 8, 31), date(2026, 9, 1)),
        ("twelve-months", date(2026, 11, 21), date(2025, 11, 21)),
        ("all", date(2026, 11, 21), None),
    ],
)
def test_it_begins(name: str, today: date, first: date | None) -> None:
    assert period(name, today)[0] == first
