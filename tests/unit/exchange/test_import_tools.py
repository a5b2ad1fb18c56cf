"""A tool register from a school's own table."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from journal.exchange.looking import look_at, preview
from journal.exchange.record import ImportReport
from journal.logbook.register import registered_tools
from journal.model.register import RegisteredTool
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW
from tests.unit.exchange.test_import_xlsx import workbook

Import = Callable[..., ImportReport]

ROWS: list[list[Any]] = [
    ["Tool name", "Plan", "Approved?", "Approved for", "Data restrictions", "DPIA", "Minimum age",
     "Review date", "Asked by"],
    ["MS Copilot", "A3", "Yes", "Planning; letters", "No pupil data", "Done", "18+",
     date(2027, 3, 31), "Sam"],
    ["Brisk Teaching", None, "Pending", None, None, "In progress", None, "September 2026", None],
    ["Our own bot", None, "No", None, None, "no", 13, "03/2027", None],
]  # fmt: skip


@pytest.fixture
def register(journal: Journal) -> Callable[[], list[RegisteredTool]]:
    def reading() -> list[RegisteredTool]:
        with journal.reading() as session:
            return list(registered_tools(session))

    return reading


Register = Callable[[], list[RegisteredTool]]


def test_a_school_s_table(take: Import, register: Register) -> None:
    report = take(workbook(ROWS), "approved tools.xlsx")
    assert report.refused == []
    assert "The rows were read as lines of the tool register." in report.notes
    assert "Left out: Asked by." in report.notes
    said = {
        tool.tool: (tool.version, tool.status, tool.dpia_status, tool.age_limit, tool.review_on)
        for tool in register()
    }
    assert said == {
        "microsoft-copilot": ("A3", "approved", "done", 18, "2027-03"),
        "brisk-teaching": (None, "under-review", "under-way", None, "2026-09"),
        "Our own bot": (None, "not-approved", "not-done", 13, "2027-03"),
    }
    (copilot,) = (tool for tool in register() if tool.version)
    assert (copilot.approved_uses, copilot.data_limits) == ("Planning; letters", "No pupil data")


def test_only_once_and_what_differs_is_told_by_field(take: Import, register: Register) -> None:
    take(workbook(ROWS), "a.xlsx")
    before = [tool.model_dump() for tool in register()]
    assert len(take(workbook(ROWS), "b.xlsx").unchanged) == 3
    changed = [ROWS[0], [*ROWS[1][:2], "No", "Nothing", *ROWS[1][4:]]]
    (refused,) = take(workbook(changed), "c.xlsx").refused
    assert refused.reason == (
        "Microsoft Copilot is in the register with other words (Approved uses, Status), which "
        "were kept."
    )
    assert [tool.model_dump() for tool in register()] == before


@pytest.mark.parametrize(
    ("heading", "written", "reason"),
    [
        ("Status", "beloved", "choose one of: Approved"),
        ("Age limit", "grown-ups", "between 0 and 99"),
        ("Review by", "some day", "Give the month"),
        ("Approved uses", "x" * 5_000, "Up to 4,000 characters"),
    ],
)
def test_what_is_no_line_of_the_register(
    take: Import, register: Register, heading: str, written: str, reason: str
) -> None:
    report = take(f"Tool,{heading}\nClaude,{written}\nSuno,\n", "a.csv", kind="tool")
    (refused,) = report.refused
    assert refused.line == 2
    assert reason in refused.reason
    assert [tool.tool for tool in register()] == ["suno"]


def test_a_look_at_a_register(journal: Journal, tmp_path: Any) -> None:
    (tmp_path / "a.csv").write_text("Tool,Status,Review by\nClaude,Approved,2027-03\n")
    with journal.reading() as session:
        look = look_at(session, tmp_path / "a.csv")
        assert look
        (row,) = preview(session, look, look.plan.kind, look.plan.fields, NOW)
    assert (row.title, row.facts) == ("Claude", "Approved · review by 2027-03")


def test_a_table_of_trials_with_a_status_is_one_of_trials(take: Import, register: Register) -> None:
    take("Tool,Status,Review date,Approved for,What worked\nClaude,done,,,a\n", "a.csv")
    assert register() == []
