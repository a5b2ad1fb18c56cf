"""A backup is looked into before it replaces anything, and gives single trials back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.logbook.backup_contents import contents, reading_backup, take_trials
from journal.logbook.chains import link, link_to
from journal.logbook.history import history
from journal.logbook.trials import (
    edit_trial,
    forget_trial,
    move_to_trash,
    save_trial,
    trial_by_id,
    trials,
)
from journal.model.follow_up import FollowUp
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, TODAY, draft

LATER, LAST = NOW + timedelta(days=1), NOW + timedelta(days=2)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "home"))) as opened:
        yield opened


@pytest.fixture
def ids(journal: Journal) -> dict[str, str]:
    """Four trials, a backup of them, and what became of them since."""
    with journal.session() as session:
        made = {
            name: save_trial(session, draft(did=name, visibility="group"), NOW)
            for name in ("same", "edited", "thrown", "forgotten")
        }
        edit_trial(
            session, made["forgotten"], draft(did="forgotten twice", visibility="group"), NOW
        )
        link(session, made["same"], made["forgotten"])
        session.add(FollowUp(id="F", trial=made["forgotten"].id, answered_on=TODAY))
        ids = {name: trial.id for name, trial in made.items()}
    journal.back_up(NOW)
    with journal.session() as session:
        found = {name: trial_by_id(session, trial) for name, trial in ids.items()}
        edit_trial(session, found["edited"], draft(did="edited since", minutes_ai=5), LATER)
        move_to_trash(session, found["thrown"], LATER)
        forget_trial(session, found["forgotten"])
        save_trial(session, draft(did="new"), LATER)
    return ids


def backup_of(journal: Journal) -> Path:
    return next(journal.home.backups.iterdir())


def test_what_a_backup_holds_is_told_beside_the_journal(
    journal: Journal, ids: dict[str, str]
) -> None:
    with reading_backup(backup_of(journal), journal.home) as there, journal.reading() as here:
        found = contents(here, there)
    assert (found.trials, found.in_trash, found.only_here) == (4, 0, 1)
    assert [title for title, _day in found.newest] == ["Marking"] * 3
    assert {one.id: (one.sort, one.changed) for one in found.differing} == {
        ids["edited"]: ("changed", ("visibility", "did", "minutes_ai")),
        ids["thrown"]: ("in-trash", ()),
        ids["forgotten"]: ("missing", ()),
    }
    assert sorted(path.name for path in journal.home.root.iterdir() if "look" in path.name) == []


def test_single_trials_come_back(journal: Journal, ids: dict[str, str]) -> None:
    wanted = [ids[name] for name in ("edited", "thrown", "forgotten")]
    with reading_backup(backup_of(journal), journal.home) as there, journal.session() as here:
        taken = take_trials(here, there, wanted, LAST)
    assert taken.closed == (ids["forgotten"],)
    with journal.reading() as session:
        assert {trial.did for trial in trials(session)} == {
            "same", "edited", "thrown", "forgotten twice", "new",
        }  # fmt: skip
        edited, forgotten = (trial_by_id(session, ids[n]) for n in ("edited", "forgotten"))
        assert [one.content["did"] for one in history(session, edited)] == [
            "edited", "edited since", "edited",
        ]  # fmt: skip
        assert edited.visibility == "me"  # it was closed since, and stays so
        assert forgotten.visibility == "me"
        assert [one.content["visibility"] for one in history(session, forgotten)] == [
            "me", "group", "group",
        ]  # fmt: skip
        assert link_to(session, forgotten.id)
    assert journal.check() == []


def test_a_backup_that_cannot_be_read_is_a_sentence(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "wrong.db").write_bytes(b"no database, " * 900)
    with (
        pytest.raises(UserError, match="damaged"),
        reading_backup(tmp_path / "wrong.db", journal.home),
    ):
        raise AssertionError("it opened")
