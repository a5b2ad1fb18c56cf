"""A calendar file that any calendar reads, and that says nothing of what was tried."""

from datetime import UTC, date, datetime

import pytest

from journal.logbook.calendar_file import calendar_file

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
DAYS = [(date(2026, 12, 1), 2), (date(2026, 12, 4), 1), (date(2026, 12, 9), 1)]


def unfolded(file: bytes) -> list[str]:
    """The content lines of section 3.1, and that no line is too long or ends otherwise."""
    assert file.endswith(b"\r\n")
    physical = file.split(b"\r\n")
    assert max(len(line) for line in physical) <= 75
    assert b"\n" not in b"".join(physical)
    return file.decode().replace("\r\n ", "").split("\r\n")[:-1]


def entries(file: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for line in unfolded(file):
        name, value = line.split(":", 1)
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


def test_one_entry_a_week_on_its_last_day() -> None:
    one, other = entries(calendar_file(DAYS, "J", NOW))
    assert one["DTSTART;VALUE=DATE"] == "20261204"
    assert one["SUMMARY"] == "Trial Journal: look back at 3 trials"
    assert other["DTSTART;VALUE=DATE"] == "20261209"
    assert other["SUMMARY"] == "Trial Journal: look back at 1 trial"
    assert one["DTSTAMP"] == "20261121T153000Z"


def test_the_envelope() -> None:
    lines = unfolded(calendar_file(DAYS, "J", NOW))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert sum(line.startswith("PRODID:") for line in lines) == 1


def test_commas_and_semicolons_are_escaped() -> None:
    (one, _) = entries(calendar_file(DAYS, "J", NOW))
    plain = one["DESCRIPTION"].replace("\\;", "").replace("\\,", "")
    assert not set(plain) & {";", ","}
    assert "\\;" in one["DESCRIPTION"]


def test_a_later_file_replaces_the_entries_of_an_earlier_one() -> None:
    before = entries(calendar_file(DAYS, "J", NOW))
    after = entries(calendar_file([*DAYS, (date(2026, 12, 11), 4)], "J", NOW))
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert len({one["UID"] for one in before}) == 2


def test_two_journals_in_one_calendar_keep_apart() -> None:
    one, other = (entries(calendar_file(DAYS, journal, NOW)) for journal in "JK")
    assert not {entry["UID"] for entry in one} & {entry["UID"] for entry in other}


def test_long_lines_are_folded_between_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Zurückschauen, „ob noch benutzt“; " * 9
    monkeypatch.setattr("journal.logbook.calendar_file._", lambda text: said)
    (one, _) = entries(calendar_file(DAYS, "J", NOW))
    assert one["DESCRIPTION"].replace("\\", "") == said
