"""When a check-in is offered, and when it is not."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from journal import vocabulary
from journal.errors import UserError
from journal.logbook.check_in_slip import questions
from journal.logbook.check_in_times import Round, occasion
from journal.logbook.check_ins import (
    add_check_in,
    bring_check_in_back,
    check_ins,
    forget_check_in,
    last_check_in,
)
from journal.model.membership import ReviewDecision, ReviewedRecord
from tests.fixtures.journals import NOW, TODAY

HALVES = (
    (date(2026, 9, 2), date(2026, 10, 23)),
    (date(2026, 11, 2), date(2026, 12, 18)),
)


def rounds(*opened: date) -> list[Round]:
    return [Round("Elm Park", number, day) for number, day in enumerate(opened, 1)]


def why(
    last: date | None,
    *opened: date,
    terms: tuple[tuple[date, date], ...] = (),
    grouped: bool = False,
    today: date = TODAY,
) -> str | None:
    found = occasion(last, rounds(*opened), terms, today, grouped or bool(opened))
    return found.why if found else None


def test_at_the_start() -> None:
    assert why(None) == "start"
    assert why(None, TODAY) == "start"


@pytest.mark.parametrize(
    ("last", "expected"),
    [(date(2026, 10, 31), "round"), (date(2026, 11, 1), None), (TODAY, None)],
)
def test_once_a_round(last: date, expected: str | None) -> None:
    assert why(last, date(2026, 5, 1), date(2026, 11, 1)) == expected


def test_a_round_that_is_dated_ahead_waits() -> None:
    assert why(date(2026, 11, 1), TODAY + timedelta(days=1)) is None


def test_the_newest_of_several_rounds_is_named() -> None:
    found = occasion(date(2026, 1, 1), rounds(date(2026, 2, 1), date(2026, 9, 1)), (), TODAY, True)
    assert found is not None
    assert found.round == Round("Elm Park", 2, date(2026, 9, 1))


def test_in_a_group_only_rounds_ask() -> None:
    assert why(date(2025, 1, 1), date(2024, 1, 1), terms=HALVES) is None
    assert why(date(2025, 1, 1), grouped=True) is None


@pytest.mark.parametrize(
    ("last", "expected"), [(TODAY - timedelta(days=48), None), (TODAY - timedelta(days=49), True)]
)
def test_without_terms_every_seven_weeks(last: date, expected: bool | None) -> None:
    assert (why(last) == "half-term") is bool(expected)


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        (date(2026, 9, 3), date(2026, 10, 30), None),  # in the holiday nobody is asked
        (date(2026, 9, 3), date(2026, 11, 2), "half-term"),
        (date(2026, 11, 2), date(2026, 12, 20), None),
        (date(2026, 11, 2), date(2027, 1, 10), None),  # not seven weeks after the last known term
        (date(2026, 11, 2), date(2027, 3, 1), "half-term"),
    ],
)
def test_with_terms_when_a_half_term_began(last: date, today: date, expected: str | None) -> None:
    assert why(last, terms=HALVES, today=today) == expected


def test_a_long_term_has_two_halves() -> None:
    terms = ((date(2026, 9, 1), date(2026, 12, 18)),)
    middle = date(2026, 10, 25)
    assert why(date(2026, 9, 5), terms=terms, today=middle - timedelta(days=1)) is None
    assert why(date(2026, 9, 5), terms=terms, today=middle) == "half-term"


class TestForgetting:
    def test_forgotten_and_brought_back(self, session: Session) -> None:
        kept = add_check_in(session, {"stuck": "Time.", "confidence": "confident"}, NOW)
        told = kept.model_dump()
        said = forget_check_in(session, kept.id)
        assert check_ins(session) == []
        with pytest.raises(UserError, match="not in this journal"):
            forget_check_in(session, kept.id)
        assert bring_check_in_back(session, said).model_dump() == told

    def test_what_was_decided_in_it_is_forgotten(self, session: Session) -> None:
        kept = add_check_in(session, {"stuck": "Zuzanna."}, NOW)
        for question, record in (("one", kept.id), ("two", "another")):
            about = {"question": question, "text": "Zuzanna", "trial": record}
            session.add(ReviewDecision(group_id="g", decision="hide", **about))
        session.add(ReviewedRecord(group_id="g", record=kept.id, content_hash="h", reviewed_at=NOW))
        forget_check_in(session, kept.id)
        assert [one.question for one in session.exec(select(ReviewDecision))] == ["two"]
        assert session.exec(select(ReviewedRecord)).all() == []

    def test_the_last_is_the_owners_own(self, session: Session) -> None:
        assert last_check_in(session) is None
        add_check_in(session, {"stuck": "Time."}, NOW)
        add_check_in(session, {"stuck": "x"}, NOW + timedelta(days=3), source="slip")
        assert last_check_in(session) == TODAY


def test_the_questions_read_aloud_are_those_of_the_form() -> None:
    said = questions()
    assert said.count("?") == 7
    for name in ("confidence", "curiosity", "barrier", "support_wanted"):
        for n, term in enumerate(vocabulary.terms(name), 1):
            assert f"  {n}. {term.label}\n" in said
    assert "Prefer not to say" in said
