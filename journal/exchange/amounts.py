"""Minutes, numbers, yes and no as people write them in a cell."""

import re
from datetime import time, timedelta
from typing import Any

_ABOUT = re.compile(r"^(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|~)\s*")
_NUMBER = r"[-−]?\d+(?:[.,]\d+)?"
_MINUTES = re.compile(rf"({_NUMBER})\s*(?:m|min|mins|minute|minutes|minuten)\.?")
_HOURS = re.compile(
    rf"({_NUMBER})\s*(?:h|hr|hrs|hour|hours|std)\.?"
    r"(?:\s*(?:and|,|&)?\s*(\d{1,2})\s*(?:m|min|mins|minute|minutes)?\.?)?"
)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d{1,2}")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_COUNTED = re.compile(r"(\d+)\s+[^\W\d_]+")  # 30 books
_IN_WORDS = {
    "an hour": 60, "one hour": 60, "half an hour": 30, "half hour": 30, "quarter of an hour": 15,
    "a quarter of an hour": 15, "three quarters of an hour": 45, "an hour and a half": 90,
    "two hours": 120, "none": 0, "no time": 0,
}  # fmt: skip
_YES = ("yes", "y", "true", "1", "x", "✓", "✔", "ja", "oui", "checked", "on")
_NO = ("no", "n", "false", "0", "-", "–", "✗", "✘", "nein", "non", "unchecked", "off")


def minutes(raw: Any) -> Any:
    """Minutes from 45, "45 min", "1h 20", "1:20", "1.5 hours", "12,5"; else `raw` as it is."""
    if isinstance(raw, timedelta):
        return raw.total_seconds() / 60
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute + raw.second / 60
    if not isinstance(raw, str) or raw.isdigit():
        return raw
    written = _ABOUT.sub("", " ".join(raw.casefold().split()))
    if written in _IN_WORDS:
        return _IN_WORDS[written]
    if clock := _CLOCK.fullmatch(written):
        return int(clock[1]) * 60 + int(clock[2]) + int(clock[3] or 0) / 60
    if found := _MINUTES.fullmatch(written):
        return _figure(found[1])
    if found := _HOURS.fullmatch(written):
        return _figure(found[1]) * 60 + int(found[2] or 0)
    number = plain_number(written)
    return number if _PLAIN.fullmatch(number) else raw


def count(raw: Any) -> Any:
    """A number of things from 30, "1,200" or "30 books"; else `raw` as it is."""
    if isinstance(raw, str) and (found := _COUNTED.fullmatch(raw.strip())):
        return found[1]
    return plain_number(raw)


def plain_number(raw: Any) -> Any:
    """A number with the full stop that Python reads: 12,5 is 12.5 and 1,200 is 1200."""
    if not isinstance(raw, str):
        return raw
    written = raw.strip().replace("−", "-")
    if _THOUSANDS.fullmatch(written):
        return written.replace(",", "")
    return written.replace(",", ".") if _DECIMAL_COMMA.fullmatch(written) else written


def yes_or_no(raw: Any) -> Any:
    """True or False for a word that says so; else `raw` as it is."""
    if not isinstance(raw, str):
        return raw
    word = raw.strip().casefold().rstrip(".;")
    if word in _YES:
        return True
    return False if word in _NO else raw


def _figure(written: str) -> float:
    return float(written.replace(",", ".").replace("−", "-"))
