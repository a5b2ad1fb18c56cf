"""Trials are saved, edited, found, thrown away, brought back and forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, SQLModel, func, select

from journal.errors import UserError
from journal.logbook.chains import link
from journal.logbook.drafts import keep_draft
from journal.logbook.search import find_numbers
from journal.logbook.storing import NewTrial, insert_trials
from journal.logbook.trials import (
    TRASH_DAYS,
    as_draft,
    bring_back,
    count_by_outcome,
    edit_trial,
    empty_old_trash,
    forget_trial,
    move_to_trash,
    save_trial,
    set_visibility,
    trash,
    trial_by_id,
    trials,
    versions,
)
from journal.model.action import Action
from journal.model.draft import TrialDraft, parse
from journal.model.follow_up import FollowUp
from journal.model.membership import ReviewDecision, ReviewedRecord, Sharing
from journal.model.not_duplicate import NotDuplicate
from journal.model.trial import ChainLink, Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from tests.fixtures.journals import NOW, TODAY, draft

LATER = NOW + timedelta(days=1)
FULL = {
    "did": "I pasted the rubric.", "prompt": "Mark this.", "next": "Smaller batches.",
    "minutes_usual": 90, "minutes_ai": 35.5, "items": 30, "phase": ["lower-secondary"],
    "subject": ["history", "My own"], "safe_use": {"no-personal-data-entered": "yes"},
    "tag": ["year 9"], "notes": {"url": "https://example.org"}, "prompt_released": True,
    "visibility": "leaders", "line_for_leaders": "Check every mark.", "source_hash": "abc",
}  # fmt: skip


def count(session: Session, model: type[SQLModel]) -> int:
    return session.exec(select(func.count()).select_from(model)).one()


def test_what_is_saved_is_what_is_read(session: Session) -> None:
    given = draft(**FULL)
    made = save_trial(session, given, NOW)
    as_returned = made.model_dump()
    session.expire_all()
    read = trial_by_id(session, made.id)
    assert read is made
    assert read.model_dump() == as_returned
    assert as_draft(read) == given
    assert (read.created_at, read.updated_at, read.deleted_at) == (NOW, NOW, None)
    assert read.created_at.tzinfo is not None


def test_a_trial_just_saved_can_be_changed_like_any_other(session: Session) -> None:
    made = save_trial(session, draft(), NOW)
    made.did = "changed"
    session.add(made)
    session.flush()
    session.expire_all()
    assert trial_by_id(session, made.id).did == "changed"


def test_no_day_is_today_and_no_outcome_is_not_stated(session: Session) -> None:
    made = save_trial(session, TrialDraft(task=["marking"]), NOW)
    assert made.tried_on == TODAY
    assert made.outcome == "not-stated"


def test_many_at_once_are_as_many_single_ones(session: Session) -> None:
    drafts = [draft(did=f"number {n}") for n in range(3)]
    for one in drafts:
        save_trial(session, one, NOW)
    insert_trials(session, [NewTrial(d, f"{n:026}", NOW, NOW) for n, d in enumerate(drafts)])
    insert_trials(session, [])
    rows = [
        (as_draft(trial), [v.content for v in versions(session, trial)])
        for trial in session.exec(select(Trial).order_by("n"))
    ]
    assert rows[:3] == rows[3:]
    assert len(find_numbers(session, "number")) == 6


def test_every_save_keeps_what_was_said_before(session: Session) -> None:
    made = save_trial(session, draft(did="earliest", minutes_ai=3), NOW)
    edit_trial(session, made, draft(did="second"), LATER)
    edit_trial(session, made, draft(did="third"), LATER)
    history = versions(session, made)
    assert [version.content["did"] for version in history] == ["third", "second", "earliest"]
    assert [version.saved_at for version in history] == [LATER, LATER, NOW]
    assert (made.created_at, made.updated_at) == (NOW, LATER)
    assert made.minutes_ai is None
    assert parse(history[-1].content, TODAY) == draft(did="earliest", minutes_ai=3)
    assert find_numbers(session, "earliest") == []
    assert find_numbers(session, "third") == [made.n]


def test_finding_by_id_and_by_its_beginning(session: Session) -> None:
    for last in (b"\x00", b"\xff"):
        save_trial(session, draft(), NOW, lambda n, last=last: b"\x11" * (n - 1) + last)
    one = save_trial(session, draft(), NOW, lambda n: b"\x22" * n)
    assert trial_by_id(session, one.id) is one
    assert trial_by_id(session, f" {one.id.lower()} ") is one
    assert trial_by_id(session, one.id[:4]) is one
    with pytest.raises(UserError, match="Several trials begin with"):
        trial_by_id(session, trials(session)[-1].id[:8])
    for typed in (one.id[:3], "", "ZZZZZZ", "%%%%", "____", one.id + "0"):
        with pytest.raises(UserError, match="There is no trial"):
            trial_by_id(session, typed)


def test_newest_first_by_day_then_by_entry(session: Session) -> None:
    days = ["2026-11-01", "2026-11-03", "2026-11-02", "2026-11-03"]
    made = [save_trial(session, draft(tried_on=day), NOW) for day in days]
    order = [made[3], made[1], made[2], made[0]]
    assert list(trials(session)) == order
    assert list(trials(session, 2)) == order[:2]
    assert find_numbers(session, "") == [trial.n for trial in order]


def test_the_trash(session: Session) -> None:
    kept, thrown = (save_trial(session, draft(did=did), NOW) for did in ("kept", "thrown"))
    move_to_trash(session, thrown, NOW)
    assert list(trials(session)) == [kept]
    assert find_numbers(session, "") == [kept.n]
    assert list(trash(session)) == [thrown]
    assert find_numbers(session, "thrown") == []
    bring_back(session, thrown)
    assert list(trash(session)) == []
    assert find_numbers(session, "thrown") == [thrown.n]


def test_the_trash_is_emptied_after_thirty_days(session: Session) -> None:
    old, young = (save_trial(session, draft(did=did), NOW) for did in ("old", "young"))
    move_to_trash(session, old, NOW)
    move_to_trash(session, young, NOW + timedelta(seconds=2))
    assert empty_old_trash(session, NOW + timedelta(days=TRASH_DAYS)) == 0
    assert empty_old_trash(session, NOW + timedelta(days=TRASH_DAYS, seconds=1)) == 1
    assert [trial.did for trial in trash(session)] == ["young"]


def test_forgetting_takes_all_that_hangs_on_a_trial(session: Session) -> None:
    one, two, three = (save_trial(session, draft(did=did), NOW) for did in ("one", "two", "three"))
    link(session, one, two)
    link(session, two, three)
    keep_draft(session, {"did": "an edit"}, NOW, trial=two.id)
    keep_draft(session, {"did": "a new one"}, NOW)
    session.add(Sharing(group_id="G", trial=two.id))
    session.add(FollowUp(id="F", trial=two.id, answered_on=TODAY))
    first, second = sorted((two.id, three.id))
    session.add(NotDuplicate(first=first, second=second))
    session.add(Action(id="A", asked="A licence", asked_on=TODAY, trial=two.id, updated_at=NOW))
    session.flush()
    forget_trial(session, two)
    session.expire_all()
    assert (count(session, FollowUp), count(session, NotDuplicate)) == (0, 0)
    assert [(a.asked, a.trial) for a in session.exec(select(Action))] == [("A licence", None)]
    assert {trial.did for trial in trials(session)} == {"one", "three"}
    assert (count(session, TrialVersion), count(session, ChainLink)) == (2, 0)
    assert (count(session, UnsavedDraft), count(session, Sharing)) == (1, 0)
    assert find_numbers(session, "two") == []


def test_who_may_see_several_at_once(session: Session) -> None:
    made = [save_trial(session, draft(), NOW) for _n in range(3)]
    changed = set_visibility(session, [trial.id for trial in made[:2]], "group", LATER)
    assert {trial.id for trial in changed} == {trial.id for trial in made[:2]}
    assert set_visibility(session, [made[0].id], "group", LATER) == []
    session.expire_all()
    assert [trial.visibility for trial in made] == ["group", "group", "me"]
    assert [len(versions(session, trial)) for trial in made] == [2, 2, 1]
    assert versions(session, made[0])[0].content["visibility"] == "group"


def test_saving_the_same_again_makes_no_version(session: Session) -> None:
    trial = save_trial(session, draft(**FULL), NOW)
    edit_trial(session, trial, as_draft(trial), LATER)
    assert len(versions(session, trial)) == 1
    assert trial.updated_at == NOW


def test_an_edit_without_a_date_leaves_the_date(session: Session) -> None:
    trial = save_trial(session, draft(tried_on=None), NOW)
    edit_trial(session, trial, draft(tried_on=None, did="More."), LATER)
    assert trial.tried_on == NOW.astimezone().date()


def test_versions_stay_in_order_when_the_clock_is_set_back(session: Session) -> None:
    trial = save_trial(session, draft(did="first"), NOW)
    edit_trial(session, trial, draft(did="second"), NOW - timedelta(days=900))
    set_visibility(session, [trial.id], "group", NOW - timedelta(days=800))
    assert [one.content["did"] for one in versions(session, trial)] == ["second", "second", "first"]
    assert [one.content["visibility"] for one in versions(session, trial)] == ["group", "me", "me"]


def test_counting_by_outcome(session: Session) -> None:
    for outcome in ("mixed", "mixed", "did-not-work"):
        save_trial(session, draft(outcome=outcome), NOW)
    move_to_trash(session, save_trial(session, draft(outcome="did-not-work"), NOW), NOW)
    save_trial(session, TrialDraft(task=["marking"]), NOW)
    assert count_by_outcome(session) == {"mixed": 2, "did-not-work": 1, "not-stated": 1}


def test_a_moment_of_another_zone_is_stored_in_utc(session: Session) -> None:
    moment = datetime.fromisoformat("2026-11-21T23:30:00+05:00")
    made = save_trial(session, draft(), moment)
    session.flush()
    session.expire_all()
    assert made.created_at == moment
    assert made.created_at.utcoffset() == datetime.now(UTC).utcoffset()


def test_forgetting_a_trial_forgets_what_was_decided_about_its_words(session: Session) -> None:
    trial = save_trial(session, draft(worked="It helped Zainab."), NOW)
    edit_trial(session, trial, draft(worked="It helped a pupil."), NOW)
    save_trial(session, draft(worked="Macbeth was easy."), NOW)
    for question, text in (("one", "zainab"), ("two", "Macbeth")):
        session.add(
            ReviewDecision(group_id="g", question=question, text=text, decision="keep", reword=None)
        )
    forget_trial(session, trial)
    assert [decision.text for decision in session.exec(select(ReviewDecision))] == ["Macbeth"]


def test_forgetting_a_trial_forgets_that_it_was_looked_through_and_no_other(
    session: Session,
) -> None:
    gone, stays = (
        save_trial(session, draft(worked=words), NOW) for words in ('"Zuzanna\nNowak" sat.', "x")
    )
    for trial in (gone, stays):
        for question, text in (("case", ""), ("left-out", ""), ("person", "Zuzanna\nNowak")):
            about = {"question": f"{question} {trial.id}", "text": text, "trial": trial.id}
            session.add(ReviewDecision(group_id="g", decision="hide", kind=question, **about))
        reviewed = {"content_hash": "h", "reviewed_at": NOW}
        session.add(ReviewedRecord(group_id="g", record=trial.id, **reviewed))
    forget_trial(session, gone)
    left = [(one.trial, one.kind) for one in session.exec(select(ReviewDecision))]
    assert left == [(stays.id, "case"), (stays.id, "left-out")]  # her name stood in both
    assert [one.record for one in session.exec(select(ReviewedRecord))] == [stays.id]
