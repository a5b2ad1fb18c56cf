"""The two sheets that stay here: what stands on them, what does not, and on which paper."""

import subprocess
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from journal.errors import UserError
from journal.logbook.handover import data_protection_note, handover_sheet
from journal.logbook.staying import sheets_called_for
from journal.model.register import RegisteredTool
from journal.model.trial import Trial
from journal.render.sheet import Sheet, write_sheet

NOW = datetime(2026, 11, 21, 16, 30, tzinfo=UTC)
REGISTER = [
    RegisteredTool(
        id="1", tool="chatgpt", version="Edu", status="approved", dpia_status="done",
        data_limits="no pupil work with names", age_limit=13, review_on="2026-09",
    ),
    RegisteredTool(id="2", tool="claude", status="not-approved"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_winter_time(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TZ", "Europe/Warsaw")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def a_trial(**more: Any) -> Trial:
    values = {
        "id": "01TRIAL",
        "created_at": datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
        "updated_at": datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
        "task": ["feedback"],
        "tool": ["chatgpt"],
        "tool_version": "Free",
        "tool_access": "personal-account",
        "tried_on": date(2026, 11, 20),
        "data_put_in": ["pupil-work-named", "voice-or-image"],
        "did": "Pasted Layla's diary.\n\n**Then** asked for <b>feedback</b> & a mark.",
        "prompt": "Give feedback on this diary.",
        "worked": "The tone was kind.",
        "didnt": "She writes: #1 I am afraid to go home $x$",
        "concern": ["personal-data"],
        "concern_action": ["told-a-colleague"],
        "pupil_at_risk": True,
        "notes": {"Class": "7B"},
        "safe_use": {"no-personal-data-entered": "no"},
        "items": 3,
        "hands_on": "me",
    }
    return Trial(**values | more)


def on_paper(sheet: Sheet, paper: str = "a4") -> list[str]:
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=sheet.pdf(paper), capture_output=True, check=True
    )
    return [" ".join(page.split()) for page in said.stdout.decode().split("\f")[:-1]]


def test_the_handover_sheet_as_a_page(snapshot: SnapshotAssertion) -> None:
    assert handover_sheet(a_trial(), NOW).html().decode() == snapshot


def test_the_note_as_a_page(snapshot: SnapshotAssertion) -> None:
    assert data_protection_note(a_trial(), REGISTER, NOW).html().decode() == snapshot


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_handover_sheet_is_one_page_with_the_words_as_typed(paper: str) -> None:
    (page,) = on_paper(handover_sheet(a_trial(), NOW), paper)
    for said in (
        "Handover to the safeguarding lead",
        "For the safeguarding lead only. Not checked for names",
        "Hand it over today, in person",
        "21 November 2026, 14:05",
        "20 November 2026",
        "ChatGPT",
        "Pupil work, named, Voice or image",
        "Told a colleague",
        "Pasted Layla's diary.",
        "**Then** asked for <b>feedback</b> & a mark.",
        "She writes: #1 I am afraid to go home $x$",
        "Give feedback on this diary.",
        "7B",
        "Written by",
        "Handed to",
        "What was done",
        "Made 21 November 2026, 17:30",
    ):
        assert said in page


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
def test_the_note_is_one_page_without_any_text_of_the_trial() -> None:
    trial = a_trial(tool=["chatgpt", "claude", "poe"])
    (page,) = on_paper(data_protection_note(trial, REGISTER, NOW))
    for said in (
        "Pupil work, named",
        "Personal account",
        "No personal data entered: No",
        "approved once, to be looked at again",
        "DPIA: Done",
        "no pupil work with names",
        "from age 13",
        "Not approved",
        "not in the register",
        "Whose account it was",
        "Can it be deleted at the tool",
    ):
        assert said in page
    for text in ("Layla", "afraid", "diary", "7B", "tone"):
        assert text not in page


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
def test_long_words_run_on_and_nothing_is_lost() -> None:
    many = "\n".join(f"Line {number} of what happened." for number in range(200))
    pages = on_paper(handover_sheet(a_trial(did=many), NOW))
    whole = " ".join(pages)
    assert len(pages) > 1
    assert all(f"Line {number} of" in whole for number in range(200))
    assert "What was done" in pages[-1]


def test_they_are_tagged_for_screen_readers() -> None:
    for sheet in (handover_sheet(a_trial(), NOW), data_protection_note(a_trial(), REGISTER, NOW)):
        assert b"/StructTreeRoot" in sheet.pdf()
        assert b"pdfuaid" in sheet.pdf()


def test_what_was_changed_later_says_when() -> None:
    later = datetime(2026, 11, 21, 13, 5, tzinfo=UTC) + timedelta(hours=2)
    facts = {one.label: one.text for one in handover_sheet(a_trial(updated_at=later), NOW).facts}
    assert facts["Changed last"] == "21 November 2026, 16:05"
    assert "Changed last" not in {one.label for one in handover_sheet(a_trial(), NOW).facts}


def test_what_is_not_recorded_leaves_no_empty_line_but_the_tool_on_the_note() -> None:
    bare = a_trial(
        tool=[], tool_version=None, tool_access=None, data_put_in=[], concern=[],
        concern_action=[], notes={}, prompt=None, worked=None, didnt=None,
    )  # fmt: skip
    sheet = handover_sheet(bare, NOW)
    assert [one.label for one in sheet.words] == ["What I did"]
    assert "Tool" not in {one.label for one in sheet.facts}
    facts = {one.label: one.text for one in data_protection_note(bare, [], NOW).facts}
    assert facts["Tool"] == facts["Access"] == "not recorded"


def test_which_sheets_a_trial_calls_for() -> None:
    assert sheets_called_for(False, ["pupil-work-unnamed", "staff-data"]) == ()
    assert sheets_called_for(True, []) == ("handover",)
    assert sheets_called_for(True, ["pupil-work-named"]) == ("handover", "note")


def test_html_loads_and_runs_nothing() -> None:
    html = handover_sheet(a_trial(did="<script>alert(1)</script>"), NOW).html().decode()
    assert "default-src 'none'" in html
    for risk in ("<script", "<img", "<link", "src=", "@import", "url("):
        assert risk not in html


def test_a_sheet_is_written_by_its_suffix(tmp_path: Path) -> None:
    sheet = handover_sheet(a_trial(), NOW)
    assert write_sheet(sheet, tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert write_sheet(sheet, tmp_path / "a.html").read_bytes().startswith(b"<!DOCTYPE html>")
    with pytest.raises(UserError, match=r"\.pdf or \.html"):
        write_sheet(sheet, tmp_path / "a.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.pdf"]
