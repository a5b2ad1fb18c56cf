"""The history of a trial: what changed at each save, and bringing a version back."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from journal.errors import UserError
from journal.logbook.history import differences, history, restore_version
from journal.logbook.trials import as_draft, edit_trial, save_trial
from journal.model.membership import Sharing
from tests.fixtures.journals import NOW, draft

LATER, LAST = NOW + timedelta(days=1), NOW + timedelta(days=2)


def told(session: Session, trial: object) -> list[tuple[int, tuple[str, ...]]]:
    return [(version.n, version.changed) for version in history(session, trial)]  # type: ignore[arg-type]


def test_each_version_says_what_changed(session: Session) -> None:
    trial = save_trial(session, draft(did="One."), NOW)
    edit_trial(session, trial, draft(did="Two.", minutes_ai=0, tag=["year 9"]), LATER)
    edit_trial(session, trial, draft(did="Two.", minutes_ai=0), LAST)
    assert told(session, trial) == [(3, ("tag",)), (2, ("tag", "did", "minutes_ai")), (1, ())]
    assert [version.saved_at for version in history(session, trial)] == [LAST, LATER, NOW]


def test_differences_are_told_in_words(session: Session) -> None:
    trial = save_trial(
        session,
        draft(worked="It was quick.", phase=["lower-secondary"], prompt_released=True,
              safe_use={"i-checked-it-before-use": "no"}), NOW,
    )  # fmt: skip
    edit_trial(
        session,
        trial,
        draft(worked="It was slow.", outcome="did-not-work", minutes_usual=90,
              phase=["upper-secondary", "lower-secondary"],
              safe_use={"i-checked-it-before-use": "yes"}), LATER,
    )  # fmt: skip
    newest, oldest = history(session, trial)
    found = {one.field: one for one in differences(oldest.content, newest.content)}
    pieces = {name: [(p.sort, p.text) for p in one.pieces] for name, one in found.items()}
    assert found["worked"].label == "What worked"
    assert pieces["worked"] == [
        ("same", "It was "), ("removed", "quick"), ("added", "slow"), ("same", "."),
    ]  # fmt: skip
    assert pieces["outcome"] == [("removed", "Mixed"), ("added", "Did not work")]
    assert pieces["minutes_usual"] == [("added", "90")]
    assert [sort for sort, _text in pieces["phase"]] == ["added", "same"]
    assert pieces["prompt_released"] == [("removed", "Yes")]
    assert [sort for sort, _text in pieces["safe_use"]] == ["removed", "added"]


def test_a_version_comes_back_as_a_new_one(session: Session) -> None:
    trial = save_trial(session, draft(did="One.", next="More."), NOW)
    edit_trial(session, trial, draft(did="Two."), LATER)
    before = history(session, trial)
    restored = restore_version(session, trial, 1, LAST)
    assert (set(restored.changed), restored.left) == ({"did", "next"}, ())
    assert (trial.did, trial.next, trial.updated_at) == ("One.", "More.", LAST)
    after = history(session, trial)
    assert after[1:] == before
    assert after[0].changed == before[0].changed
    assert restore_version(session, trial, 3, LAST).changed == ()
    assert len(history(session, trial)) == 3


def test_one_field_comes_back_alone(session: Session) -> None:
    trial = save_trial(session, draft(did="One.", next="More."), NOW)
    edit_trial(session, trial, draft(did="Two."), LATER)
    assert restore_version(session, trial, 1, LAST, only=("next",)).changed == ("next",)
    assert (trial.did, trial.next) == ("Two.", "More.")


def test_a_version_that_is_not_there_is_a_sentence(session: Session) -> None:
    trial = save_trial(session, draft(), NOW)
    with pytest.raises(UserError, match="no version 2"):
        restore_version(session, trial, 2, LATER)


def test_bringing_back_never_lets_more_leave_in_silence(session: Session) -> None:
    open_one = {"visibility": "leaders", "prompt_released": True, "open_name": "Dr Lee",
                "colleague_agreed": True, "did": "One."}  # fmt: skip
    trial = save_trial(session, draft(**open_one), NOW)
    session.add(Sharing(group_id="G", trial=trial.id, withdrawn=True))
    edit_trial(session, trial, draft(did="Two.", visibility="group", pupil_at_risk=True), LATER)
    restored = restore_version(session, trial, 1, LAST)
    assert set(restored.left) == {
        "visibility", "prompt_released", "open_name", "colleague_agreed", "pupil_at_risk",
    }  # fmt: skip
    assert restored.changed == ("did",)
    assert (trial.did, trial.visibility, trial.pupil_at_risk) == ("One.", "group", True)
    assert restore_version(session, trial, 1, LAST, only=("visibility",)).changed == ("visibility",)
    assert trial.visibility == "leaders"
    assert session.get_one(Sharing, ("G", trial.id)).withdrawn  # what was taken back stays so


def test_bringing_back_may_let_less_leave(session: Session) -> None:
    trial = save_trial(session, draft(), NOW)
    edit_trial(session, trial, draft(visibility="leaders"), LATER)
    assert restore_version(session, trial, 1, LAST).changed == ("visibility",)
    assert trial.visibility == "me"


def test_a_watched_trial_stays_one_until_the_colleague_agrees(session: Session) -> None:
    trial = save_trial(session, draft(visibility="group"), NOW)
    edit_trial(session, trial, draft(visibility="group", kind="watched-a-colleague"), LATER)
    assert restore_version(session, trial, 1, LAST).left == ("kind",)


def test_where_it_was_imported_from_is_no_change(session: Session) -> None:
    trial = save_trial(session, draft(source_hash="abc"), NOW)
    edit_trial(session, trial, draft(did="Now."), LATER)
    assert told(session, trial)[0] == (2, ("did",))
    restore_version(session, trial, 1, LAST)
    assert as_draft(trial).source_hash is None
