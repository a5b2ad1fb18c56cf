"""One question six teaching weeks after a trial: who is asked about, and what an answer does."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from journal import vocabulary
from journal.errors import UserError
from journal.logbook import follow_ups
from journal.logbook.trials import move_to_trash, save_trial, trial_by_id, versions
from journal.model.fields import MOST_MINUTES
from journal.settings import Term
from tests.fixtures.journals import NOW, TODAY, draft

ANSWERS = [term.id for term in follow_ups.answers()]
DUE = TODAY - timedelta(weeks=6)


def log(session: Session, tried_on: date = DUE, **more: Any) -> str:
    return save_trial(session, draft(tried_on=tried_on.isoformat(), **more), NOW).id


def due(session: Session, today: date = TODAY, terms: tuple[Term, ...] = ()) -> list[str]:
    return [row.id for row in follow_ups.due(session, today, terms)]


def still_using(session: Session, trial: str) -> str | None:
    session.expire_all()
    return trial_by_id(session, trial).still_using


class TestWhatIsDue:
    def test_from_the_day_six_weeks_later(self, session: Session) -> None:
        trial = log(session)
        assert due(session, TODAY - timedelta(days=1)) == []
        assert due(session) == [trial]
        assert due(session, TODAY + timedelta(days=900)) == [trial]

    def test_holidays_put_it_off(self, session: Session) -> None:
        trial = log(session)
        terms = ((DUE - timedelta(weeks=4), DUE), (DUE + timedelta(weeks=2), TODAY))
        assert due(session, TODAY, terms) == []
        due_on = follow_ups.due_on(DUE, terms)
        assert due(session, due_on, terms) == [trial]
        assert due(session, due_on - timedelta(days=1), terms) == []

    def test_newest_first_and_no_more_than_wanted(self, session: Session) -> None:
        made = [log(session, DUE - timedelta(days=n % 3)) for n in range(5)]
        made.append(log(session, DUE - timedelta(days=1), still_using="not-checked-yet"))
        expected = [made[n] for n in (3, 0, 5, 4, 1, 2)]
        assert due(session) == expected
        two = follow_ups.due(session, TODAY, (), most=2)
        assert [row.id for row in two] == expected[:2]

    @pytest.mark.parametrize("answer", ANSWERS)
    def test_what_is_answered_is_not_asked(self, session: Session, answer: str) -> None:
        log(session, still_using=answer)
        assert due(session) == []

    @pytest.mark.parametrize("kind", follow_ups.NOT_ASKED_ABOUT)
    def test_what_was_not_used_is_not_asked_about(self, session: Session, kind: str) -> None:
        log(session, kind=kind)
        assert due(session) == []

    def test_what_was_stopped_is_not_asked_about(self, session: Session) -> None:
        log(session, decision="stop")
        kept = log(session, decision="keep-as-is")
        assert due(session) == [kept]

    def test_nor_what_lies_in_the_trash(self, session: Session) -> None:
        move_to_trash(session, trial_by_id(session, log(session)), NOW)
        assert due(session) == []

    def test_one_line_says_which(self, session: Session) -> None:
        log(session)
        (row,) = follow_ups.due(session, TODAY, ())
        assert (row.title, row.tried_on, row.outcome) == ("Marking, ChatGPT", DUE, "mixed")

    def test_the_next_is_the_first_that_waits(self, session: Session) -> None:
        assert follow_ups.next_due(session, TODAY, ()) is None
        log(session)
        log(session, DUE + timedelta(days=9))
        first = log(session, DUE + timedelta(days=2))
        found = follow_ups.next_due(session, TODAY, ())
        assert found is not None
        assert found.id == first

    def test_days_to_come_are_counted(self, session: Session) -> None:
        for later in (0, 1, 1, 9):
            log(session, DUE + timedelta(days=later))
        log(session, DUE + timedelta(days=1), still_using="sometimes")
        coming = follow_ups.coming(session, TODAY, ())
        assert coming == [(TODAY + timedelta(days=1), 2), (TODAY + timedelta(days=9), 1)]

    def test_both_ways_of_no_answer_walk_along_the_index(self, session: Session) -> None:
        question: list[str] = []
        connection = session.connection()
        original = connection.connection.set_trace_callback  # type: ignore[attr-defined]
        original(question.append)
        follow_ups.due(session, TODAY, ())
        original(None)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question[-1]}")
        told = [str(row[3]) for row in plan]
        assert sum("trial_follow_up" in line for line in told) == 2
        assert not any(line.startswith("SCAN trial ") for line in told)


class TestAnswers:
    @pytest.mark.parametrize("answer", ANSWERS)
    def test_a_row_and_a_new_version(self, session: Session, answer: str) -> None:
        trial = log(session, worked="As it was.")
        answered = follow_ups.answer(session, trial, answer, NOW)
        (kept,) = follow_ups.follow_ups(session, trial)
        assert (kept.id, kept.still_using, kept.answered_on) == (answered.follow_up, answer, TODAY)
        assert (kept.minutes_ai, kept.quality_vs_usual, kept.ask_again_on) == (None, None, None)
        assert still_using(session, trial) == answer
        assert trial_by_id(session, trial).worked == "As it was."
        assert len(versions(session, trial_by_id(session, trial))) == 2

    def test_a_label_will_do(self, session: Session) -> None:
        trial = log(session)
        follow_ups.answer(session, trial, "Yes, regularly", NOW)
        assert still_using(session, trial) == "yes-regularly"

    @pytest.mark.parametrize("answer", ["", "perhaps", "not-checked-yet"])
    def test_anything_else_is_refused(self, session: Session, answer: str) -> None:
        trial = log(session)
        with pytest.raises(UserError, match="Yes, regularly"):
            follow_ups.answer(session, trial, answer, NOW)
        assert follow_ups.follow_ups(session, trial) == []

    @pytest.mark.parametrize("before", [None, "not-checked-yet"])
    def test_taken_back(self, session: Session, before: str | None) -> None:
        trial = log(session, still_using=before)
        answered = follow_ups.answer(session, trial, "sometimes", NOW)
        follow_ups.take_back_answer(session, answered, NOW + timedelta(seconds=5))
        assert still_using(session, trial) == before
        assert follow_ups.follow_ups(session, trial) == []
        assert len(versions(session, trial_by_id(session, trial))) == 3
        assert due(session) == [trial]

    def test_minutes_and_quality_are_added(self, session: Session) -> None:
        trial = log(session, minutes_ai=30)
        answered = follow_ups.answer(session, trial, "sometimes", NOW)
        follow_ups.add_details(session, answered.follow_up, 12.5, "better")
        (kept,) = follow_ups.follow_ups(session, trial)
        assert (kept.minutes_ai, kept.quality_vs_usual) == (12.5, "better")
        assert trial_by_id(session, trial).minutes_ai == 30
        follow_ups.add_details(session, answered.follow_up, None, None)
        assert (kept.minutes_ai, kept.quality_vs_usual) == (None, None)

    @pytest.mark.parametrize("minutes", [-5, MOST_MINUTES + 1, 10_000])
    def test_minutes_that_cannot_be(self, session: Session, minutes: float) -> None:
        answered = follow_ups.answer(session, log(session), "sometimes", NOW)
        with pytest.raises(UserError, match="between 0 and"):
            follow_ups.add_details(session, answered.follow_up, minutes, None)

    def test_a_quality_that_is_none(self, session: Session) -> None:
        answered = follow_ups.answer(session, log(session), "sometimes", NOW)
        with pytest.raises(UserError, match="excellent"):
            follow_ups.add_details(session, answered.follow_up, None, "excellent")

    def test_an_answer_that_is_gone(self, session: Session) -> None:
        with pytest.raises(UserError, match="not in this journal"):
            follow_ups.take_back(session, "NONE")


class TestNotNow:
    def test_it_rests_for_two_weeks(self, session: Session) -> None:
        trial = log(session)
        kept = follow_ups.not_now(session, trial, NOW, ())
        assert kept.still_using is None
        assert kept.ask_again_on == TODAY + timedelta(weeks=2)
        assert due(session, TODAY + timedelta(days=13)) == []
        assert due(session, TODAY + timedelta(days=14)) == [trial]
        assert still_using(session, trial) is None

    def test_holidays_put_it_off_longer(self, session: Session) -> None:
        terms = ((date(2026, 11, 2), date(2026, 12, 4)), (date(2027, 1, 4), date(2027, 2, 12)))
        kept = follow_ups.not_now(session, log(session), NOW.replace(day=30), terms)
        assert kept.ask_again_on == date(2027, 1, 11)

    def test_never_is_never(self, session: Session) -> None:
        trial = log(session)
        kept = follow_ups.do_not_ask(session, trial, NOW)
        assert (kept.still_using, kept.ask_again_on) == (None, None)
        assert due(session, TODAY + timedelta(days=5_000)) == []
        follow_ups.take_back(session, kept.id)
        assert due(session) == [trial]

    def test_neither_makes_a_version(self, session: Session) -> None:
        trial = log(session)
        follow_ups.not_now(session, trial, NOW, ())
        follow_ups.do_not_ask(session, trial, NOW)
        assert len(versions(session, trial_by_id(session, trial))) == 1

    def test_they_do_not_come_into_the_calendar(self, session: Session) -> None:
        trial = log(session, DUE + timedelta(days=3))
        follow_ups.do_not_ask(session, trial, NOW)
        assert follow_ups.coming(session, TODAY, ()) == []


def test_every_answer_is_a_term_of_the_vocabulary() -> None:
    assert len(ANSWERS) == 8
    assert set(ANSWERS) == vocabulary.ids("still_using") - {"not-checked-yet"}
