"""Exact values made coarse: bands with their lower bounds, periods, areas, own words left out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import vocabulary
from journal.bundle.records import GroupTrial
from journal.sharing import generalise


@pytest.mark.parametrize(
    ("minutes", "band"),
    [
        (None, None), (0, "0-5"), (4.99, "0-5"), (5, "5-15"), (14.9, "5-15"), (15, "15-30"),
        (30, "30-60"), (59.99, "30-60"), (60, "60-120"), (120, "120-240"), (239.9, "120-240"),
        (240, "over-240"), (6_000, "over-240"),
    ],
)  # fmt: skip
def test_a_band_includes_its_lower_bound(minutes: float | None, band: str | None) -> None:
    assert generalise.minutes_band(minutes) == band


def test_net_minutes_keep_their_sign() -> None:
    expected = {
        None: None, 0: "saved-0-5", 4: "saved-0-5", 5: "saved-5-15", -0.5: "lost-0-5",
        -5: "lost-5-15", -300: "lost-over-240", 300: "saved-over-240",
    }  # fmt: skip
    assert {net: generalise.net_band(net) for net in expected} == expected


@given(st.floats(-6_000, 6_000))
def test_each_number_of_minutes_has_a_term(minutes: float) -> None:
    assert vocabulary.is_term("net_band", str(generalise.net_band(minutes)))
    assert vocabulary.is_term("minutes_band", str(generalise.minutes_band(abs(minutes))))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_period_is_two_months_that_hold_the_date(day: date) -> None:
    period = generalise.period_of(day)
    year, month = map(int, period.split("-"))
    first = date(year, month, 1)
    assert month % 2 == 1
    assert first <= day < first + timedelta(days=62)
    assert day.month in (month, month + 1)
    assert day.year == year
    GroupTrial(id="0" * 26, round=1, period=period)


def test_subjects_become_areas_and_own_words_other() -> None:
    assert generalise.subject_areas(["biology", "physics"]) == ("sciences",)
    assert generalise.subject_areas(["choir of St Anne's", "mathematics"]) == (
        "other",
        "mathematics",
    )
    assert generalise.subject_areas([]) == ()


def test_own_words_do_not_travel_in_coded_fields() -> None:
    assert generalise.known_terms("phase", ["Kestrel class", "early-years"]) == ("early-years",)
    assert generalise.known_term("setting", "Kestrel House") is None
    assert generalise.known_term("setting", "special") == "special"
    assert generalise.known_term("setting", None) is None


def test_leaders_get_terms_for_tasks() -> None:
    tasks = ["marking", "Ms Okoro's rota", "seating of 7B"]
    assert generalise.leaders_tasks(tasks) == ("marking", "other")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2027-11", "2027-11"), ("1999-03", None), ("2027-13", None), ("٢٠٢٧-03", None),
        ("2027-11-05", None), ("2027-11\n", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_month_is_of_this_century(written: str | None, month: str | None) -> None:
    assert generalise.month(written) == month
