"""Many trials changed at once, and exactly what they were before when that is taken back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from journal.errors import UserError
from journal.logbook.bulk import change_several, trash_several, undo_change
from journal.logbook.search import find_numbers
from journal.logbook.trials import (
    as_draft,
    bring_back,
    edit_trial,
    forget_trial,
    move_to_trash,
    save_trial,
    trial_by_id,
    versions,
)
from journal.model.draft import parse
from journal.model.membership import Sharing
from journal.model.trial import Trial
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, TODAY, draft

LATER = NOW + timedelta(hours=1)
LATEST = NOW + timedelta(hours=2)


def log(session: Session, **values: Any) -> Trial:
    return save_trial(session, draft(**values), NOW)


def ids(*trials: Trial) -> list[str]:
    return [trial.id for trial in trials]


def edit(session: Session, trial: Trial, **values: Any) -> None:
    changed = parse(as_draft(trial).model_dump() | values, TODAY)
    edit_trial(session, trial, changed, LATER + timedelta(minutes=1))


def test_every_one_gets_the_value_and_keeps_its_earlier_version(session: Session) -> None:
    trials = [log(session, subject=["history"]), log(session), log(session, subject=["science"])]
    undo = change_several(session, ids(*trials), {"subject": ["Science"]}, LATER)
    assert [trial.subject for trial in trials] == [["science"]] * 3
    assert undo.count == 2
    assert [len(versions(session, trial)) for trial in trials] == [2, 2, 1]
    newest = versions(session, trials[0])[0]
    assert (newest.saved_at, newest.content["subject"]) == (LATER, ["science"])


def test_tags_come_and_go(session: Session) -> None:
    one, two = log(session, tag=["Year 9", "old"]), log(session, tag=["x"])
    undo = change_several(session, ids(one, two), {}, LATER, ["year 9", "new"], ["OLD", "none"])
    assert (one.tag, two.tag) == (["Year 9", "new"], ["x", "year 9", "new"])
    assert undo.count == 2
    assert len(find_numbers(session, "tag:new")) == 2
    assert find_numbers(session, "tag:old ") == []
    assert change_several(session, ids(one), {}, LATER, ["new"]).count == 0


def test_a_new_job_brings_its_work_area(session: Session) -> None:
    trial = log(session, task=["marking"])
    change_several(session, [trial.id], {"task": ["lesson-planning"]}, LATER)
    assert (trial.task, trial.work_area) == (["lesson-planning"], "plan")


def test_what_is_not_there_is_left_out(session: Session) -> None:
    gone, thrown, kept = log(session), log(session), log(session)
    gone_id = gone.id
    forget_trial(session, gone)
    move_to_trash(session, thrown, NOW)
    undo = change_several(
        session, [gone_id, thrown.id, kept.id, kept.id], {"outcome": "mixed"}, LATER, ["t"]
    )
    assert [before.trial for before in undo.before] == [kept.id]
    assert thrown.tag == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"outcome": None}, "Outcome"),
        ({"tool": []}, "Tool"),
        ({"task": []}, "Job"),
        ({"tried_on": "2090-01-01"}, "future"),
        ({"minutes_usual": -5}, "Minutes"),
        ({"visibility": "everybody"}, "Who may see it"),
    ],
)
def test_a_wrong_change_changes_nothing(
    session: Session, changes: dict[str, Any], said: str
) -> None:
    trials = [log(session), log(session)]
    before = [trial.model_dump() for trial in trials]
    with pytest.raises(UserError, match=said):
        change_several(session, ids(*trials), changes, LATER)
    assert [trial.model_dump() for trial in trials] == before


def test_too_many_tags_on_one_refuse_them_for_all(session: Session) -> None:
    full, empty = log(session, tag=[f"t{n}" for n in range(20)]), log(session)
    with pytest.raises(UserError, match="Nothing was changed"):
        change_several(session, ids(empty, full), {}, LATER, ["more"])
    assert empty.tag == []


def test_what_an_old_import_lacks_does_not_stand_in_the_way(session: Session) -> None:
    trial = save_trial(session, parse({"task": ["marking"], "did": "x"}, TODAY), NOW)
    assert change_several(session, [trial.id], {}, LATER, ["tagged"]).count == 1


def test_undo_restores_exactly_what_was_before(session: Session) -> None:
    one = log(session, subject=["history"], tag=["a"])
    two = log(session, subject=["science"], tag=["b"])
    before = [as_draft(trial) for trial in (one, two)]
    undo = change_several(session, ids(one, two), {"subject": ["music"]}, LATER, ["c"], ["a"])
    undone = undo_change(session, undo, LATEST)
    assert (set(undone.restored), undone.left_alone) == ({one.id, two.id}, ())
    assert [as_draft(trial) for trial in (one, two)] == before
    assert [len(versions(session, trial)) for trial in (one, two)] == [3, 3]
    assert find_numbers(session, "subject:history") == [one.n]
    again = undo_change(session, undo, LATEST + timedelta(hours=1))
    assert set(again.left_alone) == {one.id, two.id}


def test_what_changed_since_is_left_alone(session: Session) -> None:
    one, two, three, four = (log(session, tag=["a"]) for _n in range(4))
    undo = change_several(session, ids(one, two, three, four), {}, LATER, ["b"])
    edit(session, one, did="Something new")
    move_to_trash(session, two, LATER)
    gone = three.id
    forget_trial(session, three)
    undone = undo_change(session, undo, LATEST)
    assert undone.restored == (four.id,)
    assert set(undone.left_alone) == {one.id, two.id, gone}
    assert (one.tag, four.tag) == (["a", "b"], ["a"])


def test_opening_up_lets_a_trial_go_along_again_and_undo_takes_that_back(session: Session) -> None:
    one, two = log(session), log(session, visibility="group")
    for trial in (one, two):
        session.add(Sharing(group_id="g", trial=trial.id, withdrawn=True))
        session.add(Sharing(group_id="h", trial=trial.id, withdrawn=False))
    session.flush()

    def withdrawn() -> set[tuple[str, str]]:
        session.expire_all()
        kept = session.exec(select(Sharing)).all()
        return {(row.group_id, row.trial) for row in kept if row.withdrawn}

    undo = change_several(session, ids(one, two), {"visibility": "group"}, LATER)
    assert withdrawn() == {("g", two.id)}
    assert undo.count == 1
    undo_change(session, undo, LATEST)
    assert withdrawn() == {("g", one.id), ("g", two.id)}
    assert trial_by_id(session, one.id).visibility == "me"


def test_several_into_the_trash_and_back(session: Session) -> None:
    one, two, three = log(session), log(session), log(session)
    move_to_trash(session, three, NOW)
    undo = trash_several(session, ids(one, two, three), LATER)
    assert undo.count == 2
    assert find_numbers(session, "") == []
    bring_back(session, two)
    undone = undo_change(session, undo, LATEST)
    assert (undone.restored, undone.left_alone) == ((one.id,), (two.id,))
    assert (one.deleted_at, three.deleted_at) == (None, NOW)


def test_an_undo_outlives_its_session(journal: Journal) -> None:
    with journal.session() as session:
        made = ids(*(log(session, tag=["a"]) for _n in range(3)))
    with journal.session() as session:
        undo = change_several(session, made, {}, LATER, ["b"])
        moved = trash_several(session, made[:1], LATER)
    with journal.session() as session:
        assert undo_change(session, moved, LATEST).restored == tuple(made[:1])
        assert set(undo_change(session, undo, LATEST).restored) == set(made)


def test_very_many_in_one_go(session: Session) -> None:
    made = [log(session, subject=["history"]).id for _n in range(600)]
    undo = change_several(session, made, {"subject": ["science"]}, LATER, ["all"])
    assert undo.count == len(made)
    assert len(find_numbers(session, "tag:all subject:science")) == len(made)
    assert len(undo_change(session, undo, LATEST).restored) == len(made)
    assert len(find_numbers(session, "subject:history -tag:all")) == len(made)
