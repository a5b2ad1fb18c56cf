"""Words that are deleted for good, looked for in every byte of the data folder."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pyrage import x25519

from journal.errors import UserError
from journal.logbook.chains import again_with_one_change
from journal.logbook.drafts import drafts, keep_draft
from journal.logbook.echoes import echoes, going
from journal.logbook.forgetting import Wish, delete_now, empty_trash
from journal.logbook.history import history
from journal.logbook.trials import (
    TRASH_DAYS,
    edit_trial,
    forget_trial,
    move_to_trash,
    save_trial,
    trash,
    trial_by_id,
    trials,
)
from journal.model.follow_up import FollowUp
from journal.model.membership import ReviewDecision, ReviewedRecord
from journal.model.own_word import OwnWord
from journal.model.saved_search import SavedSearch
from journal.model.template import Template
from journal.model.trial import Trial
from journal.paths import Home
from journal.store import engine
from journal.store.backup import backups_in
from journal.store.journal_file import Journal
from journal.store.second_place import SecondPlace, bring_up_to_date, choose
from tests.fixtures.journals import NOW, TODAY, draft

SECRET = "Zanzibarquokka"
SENTENCE = f"{SECRET} could not read the second question aloud."
OTHERS = "Other words that stay"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "data" / "home"))) as opened:
        with opened.session() as session:
            for n in range(30):
                save_trial(session, draft(did=f"{OTHERS} {n}. " + "y" * 400), NOW)
        yield opened


def holding(folder: Path, word: str = SECRET) -> list[str]:
    """The files below a folder whose bytes hold a word, in any case and in part."""
    wanted = word[:9].lower().encode()
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes().lower()
    )


def everywhere(journal: Journal) -> str:
    """A trial whose words stand in every place that a journal has; its id."""
    with journal.session() as session:
        own = {"worked": None, "didnt": "Hard.", "tag": [SECRET], "notes": {"x": SENTENCE}}
        trial = save_trial(session, draft(did=SENTENCE, **own), NOW)
        keep_draft(session, {"did": SENTENCE}, NOW, trial=trial.id)
        again = again_with_one_change(trial).model_dump(mode="json", include={"did", "task"})
        keep_draft(session, again | {"next": "My own words."}, NOW, draft_id="AGAIN")
        session.add(Template(task="marking", content={"did": SENTENCE}, updated_at=NOW))
        session.add(SavedSearch(name="her", query=f"{SECRET} tool:chatgpt", created_at=NOW))
        session.add(SavedSearch(name="mine", query="words", created_at=NOW))
        session.add(OwnWord(word=SECRET.lower()))
        session.add(FollowUp(id="F", trial=trial.id, answered_on=TODAY))
        session.add(
            ReviewDecision(group_id="g", question="q", text=SECRET, decision="keep", reword=None)
        )
        reworded = {"text": "She", "reword": SENTENCE, "kind": "case", "trial": trial.id}
        session.add(ReviewDecision(group_id="g", question="r", decision="reword", **reworded))
        seen = {"content_hash": "h", "reviewed_at": NOW}
        session.add(ReviewedRecord(group_id="g", record=trial.id, **seen))
    return trial.id


def wish(journal: Journal, trial: str, **more: object) -> Wish:
    with journal.reading() as session:
        found = echoes(session, going(session, trial_by_id(session, trial)))
    return Wish(trial, places=tuple(found), **more)


def test_old_trash_is_gone_from_every_byte(journal: Journal) -> None:
    with journal.session() as session:
        trial = save_trial(session, draft(did=SENTENCE, tool=[SECRET]), NOW)
        move_to_trash(session, trial, NOW)
    assert empty_trash(journal, NOW + timedelta(days=TRASH_DAYS - 1)) == 0
    assert holding(journal.home.root)
    assert empty_trash(journal, NOW + timedelta(days=TRASH_DAYS + 1)) == 1
    assert holding(journal.home.root) == []
    assert "journal.db" in holding(journal.home.root, OTHERS)  # so that this test can fail
    assert journal.check() == []


def test_a_clock_far_ahead_empties_no_trash(journal: Journal) -> None:
    with journal.session() as session:
        move_to_trash(session, save_trial(session, draft(), NOW), NOW)
    assert empty_trash(journal, NOW + timedelta(days=3_000)) == 0
    with journal.reading() as session:
        assert len(trash(session)) == 1


def test_what_was_stopped_in_the_middle_is_finished_at_the_next_start(journal: Journal) -> None:
    with journal.session() as session:
        trial = save_trial(session, draft(did=SENTENCE), NOW)
    with closing(sqlite3.connect(journal.home.database)) as other:
        other.execute("SELECT count(*) FROM trial").fetchone()
        with journal.session() as session:
            forget_trial(session, trial_by_id(session, trial.id))
        journal.close()  # with the other one open, nothing is tidied up, as if it was killed
        assert holding(journal.home.root)
    with closing(Journal(journal.home)) as reopened:
        empty_trash(reopened, NOW)
        assert holding(journal.home.root) == []
        assert not reopened.forget_what_waits()


def test_a_reader_elsewhere_delays_the_wiping_and_it_is_said(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.session() as session:
        trial = save_trial(session, draft(did=SENTENCE), NOW)
    patient = [pragma for pragma in engine.PRAGMAS if "busy_timeout" not in pragma]
    monkeypatch.setattr(engine, "PRAGMAS", (*patient, "PRAGMA busy_timeout = 1"))
    with closing(sqlite3.connect(journal.home.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM trial").fetchone()
        with pytest.raises(UserError, match="started again"):
            delete_now(journal, Wish(trial.id), LATER)
        reader.execute("ROLLBACK")
    empty_trash(journal, NOW)
    assert holding(journal.home.root) == []


def test_delete_now_reaches_everything_but_the_backups(journal: Journal) -> None:
    trial = everywhere(journal)
    backup = Path(journal.back_up(NOW))
    assert {echo.sort for echo in wish(journal, trial).places} == {
        "draft", "template", "search", "word",
    }  # fmt: skip
    delete_now(journal, wish(journal, trial), LATER)
    assert holding(journal.home.root) == [backup.name]
    with journal.reading() as session:
        (kept,) = drafts(session)
        assert kept.content["next"] == "My own words."
        assert session.get(SavedSearch, "mine")
        assert len(trials(session)) == 30
    assert journal.check() == []


def test_delete_now_reaches_the_backups_too(journal: Journal) -> None:
    trial = everywhere(journal)
    made = [Path(journal.back_up(NOW + timedelta(hours=n))) for n in range(3)]
    gone = delete_now(journal, wish(journal, trial, backups=True), LATER)
    assert gone.backups == 3
    assert holding(journal.home.root) == []
    assert set(made) < set(backups_in(journal.home.backups))  # cleaned, and a new one beside them
    for backup in backups_in(journal.home.backups):
        with closing(sqlite3.connect(backup)) as stored:
            assert stored.execute("SELECT count(*) FROM trial").fetchone() == (30,)
            assert stored.execute("SELECT name FROM saved_search").fetchall() == [("mine",)]
    assert holding(journal.home.backups, OTHERS)


def test_a_backup_that_cannot_be_cleaned_is_removed(journal: Journal) -> None:
    trial = everywhere(journal)
    backup = Path(journal.back_up(NOW))
    content = bytearray(backup.read_bytes())
    content[4096 * 8 : 4096 * 9] = b"\xff" * 4096
    backup.write_bytes(content)
    delete_now(journal, wish(journal, trial, backups=True), LATER)
    assert holding(journal.home.root) == []
    assert len(backups_in(journal.home.backups)) == 1


@pytest.mark.parametrize("sealed", [False, True])
def test_the_second_place_is_reached(journal: Journal, tmp_path: Path, sealed: bool) -> None:
    stick = tmp_path / "data" / "stick"
    place = choose(journal.home, stick, None, os.urandom)
    if sealed:
        journal.home.backup_key.write_text(str(x25519.Identity.generate()))
        place = SecondPlace(place.folder, sealed=True)
    trial = everywhere(journal)
    journal.back_up(NOW)
    bring_up_to_date(journal.home, place, NOW)
    (before,) = backups_in(place.folder)
    delete_now(journal, wish(journal, trial, backups=True, second_place=place), LATER)
    assert holding(tmp_path / "data") == []
    assert (before in backups_in(place.folder)) == (not sealed)
    assert backups_in(place.folder)


def test_a_second_place_that_is_not_there_is_told(journal: Journal, tmp_path: Path) -> None:
    trial = everywhere(journal)
    away = SecondPlace(tmp_path / "gone")
    gone = delete_now(journal, wish(journal, trial, backups=True, second_place=away), LATER)
    assert gone.not_reached == away.folder


def test_earlier_versions_are_forgotten_and_the_trial_stays(journal: Journal) -> None:
    trial = everywhere(journal)
    backup = Path(journal.back_up(NOW))
    with journal.session() as session:
        found = trial_by_id(session, trial)
        edit_trial(session, found, draft(did="A pupil could not read it.", worked="Fine."), LATER)
        words = going(session, found, (1,))
        places = tuple(echoes(session, words))
    with journal.session() as session:
        session.add(OwnWord(word="question"))  # stands in another trial too
        save_trial(session, draft(did="The second question was hard."), LATER)
    delete_now(journal, Wish(trial, only_versions=(1,), places=places, backups=True), LATER)
    assert holding(journal.home.root) == []
    assert backup in backups_in(journal.home.backups)
    with journal.reading() as session:
        found = trial_by_id(session, trial)
        assert [version.content["did"] for version in history(session, found)] == [found.did]
        assert session.get(OwnWord, "question")
    with closing(sqlite3.connect(backups_in(journal.home.backups)[0])) as newest:
        assert newest.execute("SELECT did FROM trial WHERE id = ?", (trial,)).fetchone() == (
            "A pupil could not read it.",
        )


def test_the_newest_version_is_not_forgotten(journal: Journal) -> None:
    with journal.reading() as session:
        (first, *_rest) = trials(session)
    with pytest.raises(UserError, match="what the trial says now"):
        delete_now(journal, Wish(first.id, only_versions=(1,)), LATER)


def test_another_trial_with_the_same_words_is_told_and_left(journal: Journal) -> None:
    with journal.session() as session:
        own = {"worked": None, "didnt": None, "did": SENTENCE}
        one, two = (save_trial(session, draft(**own), NOW) for _n in range(2))
        (echo,) = echoes(session, going(session, one))
    assert (echo.sort, echo.key) == ("trial", two.id)
    delete_now(journal, Wish(one.id, places=(echo,)), LATER)
    with journal.reading() as session:
        assert session.get_one(Trial, two.n).did == SENTENCE


def test_what_many_entries_share_is_no_echo(journal: Journal) -> None:
    """Chosen answers, tools and the day are no sentence that was typed once."""
    chosen = {"task": ["questions-quizzes"], "tool": ["microsoft-copilot"]}
    own = {"aim": ["improve-feedback"], "tag": ["our own homework week"]}
    with journal.session() as session:
        trial = save_trial(session, draft(did=SENTENCE, tool=["microsoft-copilot"], **own), NOW)
        save_trial(session, draft(tool=["microsoft-copilot"], **own), NOW)
        keep_draft(session, {**chosen, **own, "did": "Other."}, NOW, draft_id="OTHER")
        session.add(Template(task="questions-quizzes", content={**own}, updated_at=NOW))
        session.add(SavedSearch(name="lately", query="after:2026 has:next", created_at=NOW))
        session.add(SavedSearch(name="copilot", query="tool:microsoft-copilot", created_at=NOW))
        found = echoes(session, going(session, trial))
    assert [echo for echo in found if echo.sort != "trial"] == []


def test_another_trial_with_the_same_tool_does_not_hold_the_same_words(journal: Journal) -> None:
    with journal.session() as session:
        alike = {"tool": ["microsoft-copilot"], "aim": ["improve-feedback"], "didnt": None}
        trial = save_trial(session, draft(did=SENTENCE, worked="This one.", **alike), NOW)
        save_trial(session, draft(did="Another.", worked="That one.", **alike), NOW)
        assert echoes(session, going(session, trial)) == []


def test_a_draft_without_a_job_is_known_by_its_words(journal: Journal) -> None:
    with journal.session() as session:
        trial = save_trial(session, draft(did=SENTENCE, worked="Fine.", didnt=None), NOW)
        keep_draft(session, {"did": SENTENCE}, NOW)
        (echo,) = echoes(session, going(session, trial))
    assert echo.title == SENTENCE[:40].rstrip() + "…"
