"""Dates as files write them, and what a person should know of how they were read."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from journal.language import _

_NUMERIC = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_WORDED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s/.-]+([a-z]{3})[a-z]*|"
    r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?)[\s,/.-]+(\d{4}|\d{2})\b"
)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Days since a spreadsheet's day 0 (ECMA-376 part 1, 18.17.4.1), from 2000 to 2099.
_DAY_0 = date(1899, 12, 30)
SERIALS = range(36_526, 73_051)


def day_of(raw: Any, month_first: bool, flat: bool) -> Any:
    """The day that a value names; else the value as it is, for the draft to refuse.

    `flat`: from a cell, where a bare number may be a spreadsheet's day.
    """
    if isinstance(raw, datetime):
        return raw.date()
    if flat and (serial := serial_of(raw)):
        return serial
    if not isinstance(raw, str):
        return raw
    written = raw.strip().casefold()
    if match := _NUMERIC.match(written):
        first, middle, last = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) > 2:
            return _day(first, middle, last) or raw
        month, day = (first, middle) if month_first else (middle, first)
        return _day(last, month, day) or _day(last, day, month) or raw
    if (match := _WORDED.match(written)) and (match[2] or match[3]) in _MONTHS:
        month = _MONTHS.index(match[2] or match[3]) + 1
        return _day(int(match[5]), month, int(match[1] or match[4])) or raw
    return raw


def serial_of(raw: Any) -> date | None:
    """The day of a spreadsheet's number like 46329, None for anything else."""
    if isinstance(raw, str) and _SERIAL.fullmatch(raw.strip()):
        number = int(raw.strip()[:5])
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        number = int(raw)
    else:
        return None
    return _DAY_0 + timedelta(days=number) if number in SERIALS else None


def numeric_order(written: Iterable[Any]) -> str:
    """How dates like 03/11/2026 are written here: "day" or "month" first, "either" if none tells,
    "both" if some are the one and some the other. "" where no date is written so.
    """
    pairs = [
        (int(match[1]), int(match[3]))
        for match in (_NUMERIC.match(w.strip()) for w in written if isinstance(w, str))
        if match and len(match[1]) <= 2
    ]
    if not pairs:
        return ""
    first, second = (max(numbers) > 12 for numbers in zip(*pairs, strict=True))
    if first and second:
        return "both"
    return "day" if first else "month" if second else "either"


def notes_on(written: list[Any], order: str) -> list[str]:
    """What a person should know of how these dates were read, in the order of `numeric_order`."""
    notes = []
    if order == "either":
        notes.append(_("Dates such as 03/11/2026 were read as 3 November."))
    if order == "both":
        notes.append(
            _(
                "Some dates begin with the day and some with the month; those such as 03/11/2026 "
                "were read as 3 November."
            )
        )
    serial = next((raw for raw in written if serial_of(raw)), None)
    if serial is not None:
        notes.append(
            _("Numbers such as {number} were read as a spreadsheet's dates: {day}.").format(
                number=serial, day=serial_of(serial)
            )
        )
    return notes


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
