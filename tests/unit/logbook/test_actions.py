"""What was asked for and what came of it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from journal import vocabulary
from journal.errors import UserError
from journal.logbook.actions import (
    LONGEST,
    action_by_id,
    actions,
    add_action,
    bring_action_back,
    change_action,
    forget_action,
)
from journal.model.action import Action
from tests.fixtures.journals import NOW, TODAY

LATER = NOW + timedelta(days=1)


def ask(session: Session, asked: str = "A licence for the department", **more: Any) -> Action:
    return add_action(session, {"asked": asked, **more}, NOW)


def test_what_is_asked_is_kept(session: Session) -> None:
    made = ask(session, owner_role="Head or principal", by_when="2027-02", trial="T1")
    assert (made.asked, made.owner_role, made.by_when, made.trial) == (
        "A licence for the department", "head", "2027-02", "T1",
    )  # fmt: skip
    assert (made.asked_on, made.updated_at) == (TODAY, NOW)
    assert (made.answer, made.because, made.came_of) == (None, None, None)


def test_only_what_is_asked_is_required(session: Session) -> None:
    made = ask(session)
    assert (made.owner_role, made.by_when) == ("not-known", None)


@pytest.mark.parametrize("asked", ["", "   ", "\0", None])
def test_nothing_asked_is_no_action(session: Session, asked: Any) -> None:
    with pytest.raises(UserError, match="asked for"):
        ask(session, asked)
    assert actions(session) == []


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("owner_role", "the caretaker", "choose one of"),
        ("answer", "perhaps", "Not yet, because"),
        ("by_when", "soon", "as in 2026-11"),
        ("by_when", "2026-13", "as in 2026-11"),
        ("by_when", "2026-1", "as in 2026-11"),
        ("by_when", "0000-01", "as in 2026-11"),
        ("because", "x" * (LONGEST + 1), "longer than"),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    session: Session, name: str, written: str, said: str
) -> None:
    made = ask(session, by_when="2027-02")
    with pytest.raises(UserError, match=said):
        change_action(session, made, {"asked": "Something else", name: written}, LATER)
    session.expire_all()
    assert (made.asked, made.by_when) == ("A licence for the department", "2027-02")
    assert (made.answer, made.because, made.updated_at) == (None, None, NOW)


@pytest.mark.parametrize("answer", sorted(vocabulary.ids("action_answer")))
def test_every_answer_with_its_reason(session: Session, answer: str) -> None:
    made = change_action(
        session, ask(session), {"answer": answer, "because": "The budget is closed."}, LATER
    )
    assert (made.answer, made.because, made.updated_at) == (answer, "The budget is closed.", LATER)


def test_an_answer_is_changed_and_taken_back(session: Session) -> None:
    made = change_action(
        session, ask(session), {"answer": "not yet, because", "because": "No time"}, NOW
    )
    assert made.answer == "not-yet"
    change_action(session, made, {"came_of": "A trial licence in May"}, LATER)
    change_action(session, made, {"answer": "done", "because": None}, LATER)
    assert (made.answer, made.because, made.came_of) == ("done", None, "A trial licence in May")
    change_action(session, made, {"answer": None, "owner_role": ""}, LATER)
    assert (made.answer, made.owner_role) == (None, "not-known")


def test_what_waits_for_an_answer_comes_first(session: Session) -> None:
    made = [ask(session, f"Thing {n}") for n in range(4)]
    change_action(session, made[3], {"answer": "yes", "because": None}, NOW)
    change_action(session, made[0], {"answer": "done", "because": None}, NOW)
    assert [one.asked for one in actions(session)] == ["Thing 2", "Thing 1", "Thing 3", "Thing 0"]


def test_those_of_one_trial(session: Session) -> None:
    ask(session, "Elsewhere")
    ask(session, "Here", trial="T1")
    assert [one.asked for one in actions(session, "T1")] == ["Here"]


def test_found_by_the_start_of_the_id(session: Session) -> None:
    made = ask(session)
    assert action_by_id(session, made.id[:6].lower()) is made
    for typed in ("", "abc", "ZZZZZZ", "%%%%"):
        with pytest.raises(UserError, match="action list"):
            action_by_id(session, typed)


def test_forgotten_and_brought_back(session: Session) -> None:
    made = ask(session, owner_role="it")
    told = made.model_dump()
    said = forget_action(session, made)
    assert actions(session) == []
    assert bring_action_back(session, said).model_dump() == told
