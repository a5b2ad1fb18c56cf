"""A calendar file (RFC 5545) that says when trials can be looked back at, and not which.

A calendar is often shared and is searched by others, so no word of a trial stands in it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from journal.language import _, plural

_LONGEST_LINE = 75  # octets, without the line break (section 3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_file(days: Sequence[tuple[date, int]], journal: str, now: datetime) -> bytes:
    """The file for days with the number of trials that become due on each.

    One whole-day entry a week, on the last of its days, so that a busy week is one reminder.
    `journal` is anything that stays the same for this journal: the entries of a later file then
    replace those of an earlier one, and no other's.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Trial Journal//EN",
        "METHOD:PUBLISH",
    ]
    for day, count in _by_week(days):
        lines += _entry(day, count, journal, now)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _by_week(days: Iterable[tuple[date, int]]) -> list[tuple[date, int]]:
    weeks: dict[date, tuple[date, int]] = {}
    for day, count in days:
        monday = day - timedelta(days=day.weekday())
        last, sum_ = weeks.get(monday, (day, 0))
        weeks[monday] = (max(last, day), sum_ + count)
    return [weeks[monday] for monday in sorted(weeks)]


def _entry(day: date, count: int, journal: str, now: datetime) -> list[str]:
    year, week, _weekday = day.isocalendar()
    named = hashlib.sha256(f"trial-journal {journal} {year} {week}".encode()).hexdigest()[:32]
    summary = plural(
        "Trial Journal: look back at {n} trial", "Trial Journal: look back at {n} trials", count
    )
    more = _("Still using it? Open Reflect in Trial Journal; one key a trial is enough.")
    return [
        "BEGIN:VEVENT",
        f"UID:{named}@trial-journal.invalid",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{summary.translate(_ESCAPED)}",
        f"DESCRIPTION:{more.translate(_ESCAPED)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _folded(line: str) -> bytes:
    """A line as octets, long ones carried on behind a space, no character cut in two."""
    pieces, room = [b""], _LONGEST_LINE
    for character in line:
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > room:
            pieces.append(b"")
            room = _LONGEST_LINE - 1  # the space counts
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
