"""Exact values made coarse before they leave: dates, ages, subjects, minutes."""

import re
from collections.abc import Iterable
from datetime import date

from journal import vocabulary

# The upper bounds of the bands in minutes; each band includes its lower bound.
BOUNDS = (5, 15, 30, 60, 120, 240)
_MONTH = re.compile("20[0-9]{2}-(0[1-9]|1[0-2])")


def period_of(day: date) -> str:
    """The two-month period of a date, named by its first month: `2026-11`."""
    return f"{day.year}-{day.month - 1 + day.month % 2:02}"


def month(written: str | None) -> str | None:
    """A month of this century as `2027-11`; None for anything else."""
    return written if written and _MONTH.fullmatch(written) else None


def minutes_band(minutes: float | None) -> str | None:
    """The band of some minutes; None where they are not recorded."""
    if minutes is None:
        return None
    bands = [term.id for term in vocabulary.terms("minutes_band")]
    return bands[sum(minutes >= bound for bound in BOUNDS)]


def net_band(net: float | None) -> str | None:
    """The band of net minutes with its sign, `saved-…` or `lost-…`; None where not known."""
    if net is None:
        return None
    return ("saved-" if net >= 0 else "lost-") + str(minutes_band(abs(net)))


def known_terms(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Those of the values that the vocabulary knows; own words do not travel in coded fields."""
    return tuple(value for value in values if vocabulary.is_term(name, value))


def known_term(name: str, value: str | None) -> str | None:
    """The value if the vocabulary knows it."""
    return value if value and vocabulary.is_term(name, value) else None


def subject_areas(subjects: Iterable[str]) -> tuple[str, ...]:
    """The subject areas of some subjects; one in own words is "other", unless it names an area."""
    return tuple(dict.fromkeys(map(_area_of, subjects)))


def leaders_tasks(tasks: Iterable[str]) -> tuple[str, ...]:
    """The tasks as leaders get them: terms, "other" for own words."""
    known = (task if vocabulary.is_term("task", task) else "other" for task in tasks)
    return tuple(dict.fromkeys(known))


def _area_of(subject: str) -> str:
    area: str | None = vocabulary.about("subject", subject, "area")
    named = vocabulary.resolve("subject_area", subject)
    return area or (named if vocabulary.is_term("subject_area", named) else "other")
