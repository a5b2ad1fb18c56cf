"""What a file says of one field, as the draft of a trial expects it.

What cannot be understood is handed on as it is, so that the draft refuses it in its own words.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from journal import vocabulary
from journal.language import _
from journal.model import fields
from journal.render.cells import as_written

_NUMERIC_DATE = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_WORDED_DATE = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*|"
    r"([a-z]{3})[a-z]*\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d{1,2}")
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
_SEPARATORS = re.compile(r"[;|\n]")


def value_of(name: str, raw: Any, *, flat: bool = False, month_first: bool = False) -> Any:
    """The value for field `name`. `flat`: from a cell, so that a list stands in one text.

    `month_first` says how the file writes 03/11/2026.
    """
    if flat and isinstance(raw, str):
        raw = as_written(raw)
    if name in fields.LISTS:
        return _list(name, raw, flat)
    if name == "tried_on":
        return _date(raw, month_first)
    if name in fields.MINUTES or name == "items":
        return _number(raw)
    if name == "safe_use" and isinstance(raw, str):
        return _pairs(raw)
    if name == "notes" and isinstance(raw, str):
        return _object(raw) or {name: raw}
    if name in fields.FLAGS or isinstance(raw, Mapping):
        return raw
    return text_of(raw, "\n" if name in fields.TEXTS else ", ")


def text_of(raw: Any, between: str = ", ") -> str:
    """Any value as a text that loses nothing."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, date | time):
        return raw.isoformat(*(" ",) if isinstance(raw, datetime) else ())
    if isinstance(raw, list) and all(isinstance(entry, str) for entry in raw):
        return between.join(raw)
    return json.dumps(raw, ensure_ascii=False, default=str)


def numeric_order(written: Iterable[Any]) -> str:
    """How dates like 03/11/2026 are written here: "day" or "month" first, "either" if none tells,
    "both" if some are the one and some the other. "" where no date is written so.
    """
    pairs = [
        (int(match[1]), int(match[3]))
        for match in (_NUMERIC_DATE.match(w.strip()) for w in written if isinstance(w, str))
        if match and len(match[1]) <= 2
    ]
    if not pairs:
        return ""
    first, second = (max(numbers) > 12 for numbers in zip(*pairs, strict=True))
    return {(True, True): "both", (True, False): "day", (False, True): "month"}.get(
        (first, second), "either"
    )


def date_notes(order: str) -> list[str]:
    """What a person should know of how numeric dates were read."""
    if order == "either":
        return [_("Dates such as 03/11/2026 were read as 3 November.")]
    if order == "both":
        return [
            _(
                "Some dates begin with the day and some with the month; those such as 03/11/2026 "
                "were read as 3 November."
            )
        ]
    return []


def _list(name: str, raw: Any, flat: bool) -> Any:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return [text_of(raw)]
    if isinstance(raw, list):
        return [text_of(entry) if isinstance(entry, int | float) else entry for entry in raw]
    if not flat or not isinstance(raw, str):
        return raw
    if raw.startswith("["):
        with suppress(ValueError, RecursionError):  # somebody's own words in brackets
            return json.loads(raw)
    if name in fields.SEVERAL_CODED and vocabulary.is_term(name, vocabulary.resolve(name, raw)):
        return [raw]
    return [part.strip() for part in _SEPARATORS.split(raw) if part.strip()]


def _pairs(raw: str) -> Any:
    if found := _object(raw):
        return found
    parts = [part.rsplit(":", 1) for part in _SEPARATORS.split(raw) if part.strip()]
    return dict(parts) if all(len(part) == 2 for part in parts) else raw


def _object(raw: str) -> dict[str, Any] | None:
    """The JSON object that a cell holds, None for anything else."""
    try:
        found = json.loads(raw) if raw.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _number(raw: Any) -> Any:
    if isinstance(raw, timedelta):
        return raw.total_seconds() / 60
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute + raw.second / 60
    if not isinstance(raw, str):
        return raw
    written = raw.strip()
    if _DECIMAL_COMMA.fullmatch(written):
        return written.replace(",", ".")
    if clock := _CLOCK.fullmatch(written):
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3] or 0) / 60
    return written


def _date(raw: Any, month_first: bool) -> Any:
    if isinstance(raw, datetime):
        return raw.date()
    if not isinstance(raw, str):
        return raw
    written = raw.strip().casefold()
    if match := _NUMERIC_DATE.match(written):
        first, middle, last = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) > 2:
            return _day(first, middle, last) or raw
        year = last if last > 99 else 2000 + last
        month, day = (first, middle) if month_first else (middle, first)
        return _day(year, month, day) or _day(year, day, month) or raw
    if (match := _WORDED_DATE.match(written)) and (match[2] or match[3]) in _MONTHS:
        month = _MONTHS.index(match[2] or match[3]) + 1
        return _day(int(match[5]), month, int(match[1] or match[4])) or raw
    return raw


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
