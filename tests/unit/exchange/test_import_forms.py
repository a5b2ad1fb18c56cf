"""Exports of Microsoft Forms and Google Forms are known, and who answered stays out."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.exchange.record import ImportReport
from journal.exchange.suggesting import suggestion
from journal.logbook.check_in_slip import questions
from journal.logbook.check_ins import check_ins
from journal.model.check_in import CheckIn
from journal.model.trial import Trial
from journal.store.journal_file import Journal
from tests.fixtures.forms import (
    CHECK_IN_QUESTIONS,
    CHECK_INS,
    TRIAL_QUESTIONS,
    TRIALS,
    google_forms,
    microsoft_forms,
)

Import = Callable[..., ImportReport]
Stored = Callable[[], list[Trial]]
# Later than the moments in the fixtures.
LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def kept(journal: Journal) -> Callable[[], list[CheckIn]]:
    def reading() -> list[CheckIn]:
        with journal.reading() as session:
            return sorted(check_ins(session), key=lambda made: made.n or 0)

    return reading


def is_without_people(journal: Journal) -> bool:
    folder = Path(journal.home.root)
    return not any(
        b"example.org" in file.read_bytes() or b"Person 1" in file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    )


@pytest.mark.parametrize("maker", ["Microsoft Forms", "Google Forms"])
def test_check_ins_of_a_form(
    take: Import, kept: Callable[[], list[CheckIn]], journal: Journal, maker: str
) -> None:
    if maker == "Microsoft Forms":
        report = take(microsoft_forms(CHECK_IN_QUESTIONS, CHECK_INS), "Check-in(1-2).xlsx")
    else:
        report = take(google_forms(CHECK_IN_QUESTIONS, CHECK_INS), "Responses.csv")
    assert report.refused == []
    one, two = kept()
    assert one.using in ("Letters home; Quizzes", "Letters home, Quizzes")
    assert (one.curious, one.confidence, one.curiosity) == (
        "Marking", "fairly-confident", "keen-to-try",
    )  # fmt: skip
    assert (one.barrier, one.support_wanted) == (["time", "cost"], ["training"])
    assert (one.source, one.visibility) == ("form", "me")
    assert (two.confidence, two.barrier) == ("prefer-not-to-say", ["time"])
    assert two.stuck == "No idea where to begin\nMy old laptop"
    notes = " ".join(report.notes)
    assert f"export of {maker}" in notes
    assert "read as check-ins" in notes
    assert "so that nobody is named: Email" in notes
    assert "“What gets in the way? (choose any)” as What got in the way" in notes
    assert is_without_people(journal)


@pytest.mark.parametrize("between", [", ", ";"])
def test_trials_of_a_google_form(
    take: Import, stored: Stored, journal: Journal, between: str
) -> None:
    report = take(google_forms(TRIAL_QUESTIONS, TRIALS, between=between), "Responses.csv")
    assert report.refused == []
    one, two = stored()
    assert (str(one.tried_on), one.task, one.tool) == (
        "2026-11-03", ["marking", "feedback"], ["microsoft-copilot"],
    )  # fmt: skip
    assert two.tool == ["chatgpt", "Some other tool"]
    assert (one.outcome, one.worked, one.didnt) == ("mixed", "Fast", "Two wrong answers")
    assert (one.minutes_usual, one.minutes_ai) == (80, 35)
    assert one.notes == {}
    assert is_without_people(journal)


def test_trials_of_a_microsoft_form(take: Import, stored: Stored, journal: Journal) -> None:
    report = take(microsoft_forms(TRIAL_QUESTIONS, TRIALS), "Our AI trials(1-2).xlsx")
    assert report.refused == []
    one, two = stored()
    assert (one.task, two.task) == (["marking", "feedback"], ["lesson-planning"])
    assert two.tool == ["chatgpt", "Some other tool"]
    assert is_without_people(journal)


def test_without_a_question_for_the_day_the_answer_s_moment_is_the_day(
    take: Import, stored: Stored
) -> None:
    answers = [answer[1:] for answer in TRIALS]
    take(microsoft_forms(TRIAL_QUESTIONS[1:], answers), "a.xlsx")
    take(google_forms(TRIAL_QUESTIONS[1:], answers), "a.csv")
    assert [str(trial.tried_on) for trial in stored()] == [
        "2026-11-01", "2026-11-02", "2026-11-13", "2026-11-14",
    ]  # fmt: skip


def test_new_answers_come_in_and_old_ones_stay(take: Import) -> None:
    first = take(microsoft_forms(TRIAL_QUESTIONS, TRIALS[:1]), "a(1-1).xlsx")
    again = take(microsoft_forms(TRIAL_QUESTIONS, TRIALS), "a(1-2).xlsx")
    assert (len(first.taken), len(again.unchanged), len(again.taken)) == (1, 1, 1)


def test_a_column_of_names_in_an_ordinary_table_is_the_owner_s_own(
    take: Import, stored: Stored
) -> None:
    take("task,worked,Name\nmarking,a,Unit 3\n", "a.csv")
    assert stored()[0].notes == {"Name": "Unit 3"}


def test_the_questions_that_the_app_prints_are_known() -> None:
    asked = [line for line in questions().splitlines() if "?" in line]
    found = suggestion(asked, "check-in").fields
    assert list(found.values()) == [
        "using", "curious", "stuck", "confidence", "curiosity", "barrier", "support_wanted",
    ]  # fmt: skip
