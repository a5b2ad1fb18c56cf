"""The prompt library: each prompt once, with its trials, found by its words."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from journal.logbook.prompts import outcomes, prompts
from journal.logbook.trials import move_to_trash, save_trial
from journal.model.draft import TrialDraft
from journal.model.trial import Trial

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def used(session: Session, prompt: str | None, day: int, **more: object) -> Trial:
    values = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "worked": "Yes."}
    values |= {"prompt": prompt, "tried_on": date(2026, 11, day)} | more
    return save_trial(session, TrialDraft.model_validate(values), NOW)


def test_a_prompt_is_listed_once_with_its_trials_newest_first(session: Session) -> None:
    first = used(session, "Write  three RÉSUMÉS", 1, outcome="did-not-work")
    last = used(session, "Write three résumés", 3, tool=["microsoft-copilot"])
    used(session, "Another", 2)
    used(session, None, 4)
    used(session, "  ", 5)
    one, other = prompts(session)
    assert one.text == "Write three résumés"
    assert [use.trial for use in one.uses] == [last.id, first.id]
    assert one.last_used == date(2026, 11, 3)
    assert one.tools == ("microsoft-copilot", "chatgpt")
    assert one.tasks == ("marking",)
    assert outcomes(one.uses) == "Mixed, Did not work"
    assert other.text == "Another"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("resumes write", True),
        ("WRITE", True),
        ("copilot", True),
        ("marking", True),
        ("write quiz", False),
        ("  ", True),
    ],
)
def test_a_prompt_is_found_by_its_words_tool_and_job(
    session: Session, typed: str, found: bool
) -> None:
    used(session, "Write three résumés", 3, tool=["microsoft-copilot"])
    assert bool(prompts(session, typed)) is found


def test_what_is_in_the_trash_is_left_out(session: Session) -> None:
    trial = used(session, "Write three", 3)
    move_to_trash(session, trial, NOW)
    assert prompts(session) == []
