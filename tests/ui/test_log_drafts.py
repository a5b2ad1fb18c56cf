"""Drafts: never silently restored, never silently dropped, on no way out of the form."""

import shutil
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.errors import UserError
from journal.logbook.chains import link
from journal.logbook.drafts import drafts, keep_draft
from journal.logbook.trials import (
    as_draft,
    edit_trial,
    forget_trial,
    move_to_trash,
    save_trial,
    trial_by_id,
)
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import draft
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.desks import desk_of, stored
from ui.frame import Frame
from ui.pages.log_desk import LogDesk

ROOT = Path(__file__).parents[2]


def kept(home: Home) -> dict[str, dict[str, object]]:
    """What the drafts on the disk hold, by what worked."""
    with Journal(home).session() as session:
        return {str(draft.content.get("worked")): draft.content for draft in drafts(session)}


def type_in(desk: LogDesk, text: str) -> None:
    desk.form.editors["worked"].control.setPlainText(text)


def a_trial(home: Home, worked: str = "As it was") -> str:
    with Journal(home).session() as session:
        draft = TrialDraft(task=["marking"], tool=["chatgpt"], outcome="mixed", worked=worked)
        return save_trial(session, draft, utc_now() - timedelta(hours=1)).id


def told(desk: LogDesk) -> list[str]:
    """The sentences of the cards, without what they quote."""
    said = [sentence for card in desk.drafts._shown for sentence in card.said]
    return [sentence for sentence in said if not sentence.startswith("“")]


def test_the_only_words_of_a_draft_are_unfolded(qtbot: QtBot, window: Frame, home: Home) -> None:
    with Journal(home).session() as session:
        quick = keep_draft(session, {"did": "Ten questions, one wrong"}, utc_now()).id
        full = keep_draft(session, {"did": "Asked twice", "worked": "All"}, utc_now()).id
    desk = desk_of(window)
    desk.go_on(full)
    settle(qtbot, window)
    assert not desk.form.sections["did"].button.isChecked()
    desk.go_on(quick)
    settle(qtbot, window)
    assert desk.form.editors["did"].control.isVisible()
    assert desk.form.editors["did"].control.toPlainText() == "Ten questions, one wrong"


def test_a_new_trial_while_typing_keeps_the_old_one(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    for text in ("First", "Second", "Third"):
        type_in(desk, text)
        desk.begin({})
        settle(qtbot, window)
        assert "worked" not in desk.values()
    assert set(kept(home)) == {"First", "Second", "Third"}
    assert not any(content.get("open") for content in kept(home).values())
    assert len(desk.drafts._shown) == 3


def test_editing_and_trying_again_keep_what_was_being_typed(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    trial, desk = a_trial(home), desk_of(window)
    type_in(desk, "Half a thought")
    desk.edit(trial)
    settle(qtbot, window)
    assert desk.values()["worked"] == "As it was"
    type_in(desk, "As it is now")
    desk.try_again(trial)
    settle(qtbot, window)
    assert set(kept(home)) == {"Half a thought", "As it is now"}
    assert {card.about for card in desk.drafts._shown} == {
        "Changes to: Marking · ChatGPT", "Half a thought"
    }  # fmt: skip


def test_words_that_cannot_be_kept_stay_in_the_form(
    qtbot: QtBot, window: Frame, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)

    def full(*arguments: object, **named: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr("ui.work.logging.keep", full)
        window.context.notices.bug_met.disconnect()
        type_in(desk, "Nowhere to put this")
        desk.begin({})
        settle(qtbot, window)
        assert desk.values()["worked"] == "Nowhere to put this"
        assert desk.has_unkept_words
    desk.begin({})
    settle(qtbot, window)
    assert "Nowhere to put this" in kept(home)


def test_the_form_is_not_left_before_it_is_known_that_its_words_are_kept(
    qtbot: QtBot, window: Frame, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locked journal is waited for; what is being kept meanwhile may still fail."""
    desk = desk_of(window)

    def locked(*arguments: object, **named: object) -> None:
        raise UserError("Another program is using it.")

    with monkeypatch.context() as patched:
        patched.setattr("ui.work.logging.keep", locked)
        type_in(desk, "On its way to the disk")
        desk.keep_now()
        assert desk.has_unkept_words
        desk.begin({})
        settle(qtbot, window)
        assert desk.values()["worked"] == "On its way to the disk"
        assert "could not be kept" in window.context.notices.sentence
    desk.keep_now()
    settle(qtbot, window)
    assert window.context.notices.sentence == ""  # it does not hold any more
    desk.begin({})
    settle(qtbot, window)
    assert "worked" not in desk.values()
    assert set(kept(home)) == {"On its way to the disk"}


@pytest.mark.parametrize("leaves", [False, True])
def test_a_change_typed_and_taken_back_leaves_no_draft(
    qtbot: QtBot, window: Frame, home: Home, leaves: bool
) -> None:
    with Journal(home).session() as session:
        first = save_trial(session, draft(), utc_now())
        trial = save_trial(session, draft(kind="tried-again-with-one-change"), utc_now())
        link(session, first, trial, "different-tool", "The tool.", "Faster", None)
        wanted = trial.id
    desk = desk_of(window)
    desk.edit(wanted)
    settle(qtbot, window)
    before = str(desk.values()["worked"])
    type_in(desk, f"{before} and more")
    desk.keep_now()
    settle(qtbot, window)
    assert list(kept(home)) == [f"{before} and more"]
    type_in(desk, before)
    desk.begin({}) if leaves else desk.keep_now()
    settle(qtbot, window)
    assert kept(home) == {}
    assert desk.kept.text() == ""
    if not leaves:
        type_in(desk, "Other words")
        desk.keep_now()
        settle(qtbot, window)
        assert list(kept(home)) == ["Other words"]


def test_why_a_draft_is_not_kept_is_said_once(
    qtbot: QtBot, window: Frame, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, notices = desk_of(window), window.context.notices

    def full(*arguments: object, **named: object) -> None:
        raise UserError("The disk is full.")

    def keep(text: str) -> str:
        notices.clear()
        type_in(desk, text)
        desk.keep_now()
        settle(qtbot, window)
        return notices.sentence

    for _round in range(2):
        with monkeypatch.context() as patched:
            patched.setattr("ui.work.logging.keep", full)
            assert keep("One") == "The disk is full."
            assert keep("One two") == ""
        assert keep("One two three") == ""
        assert desk.kept.text() == "Draft kept"


def test_what_is_thrown_away_before_it_is_kept_leaves_no_empty_draft(
    qtbot: QtBot, window: Frame, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)

    def locked(*arguments: object, **named: object) -> None:
        raise UserError("Another program is using it.")

    with monkeypatch.context() as patched:
        patched.setattr("ui.work.logging.keep", locked)
        type_in(desk, "Not worth it")
        desk.keep_now()
        desk.clear_button.click()
        settle(qtbot, window)
    assert not desk.has_unkept_words
    desk.keep_now()
    settle(qtbot, window)
    assert kept(home) == {}


def test_editing_again_what_is_being_edited_changes_nothing(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    trial, desk = a_trial(home), desk_of(window)
    desk.edit(trial)
    settle(qtbot, window)
    type_in(desk, "Half changed")
    desk.edit(trial)
    settle(qtbot, window)
    assert desk.values()["worked"] == "Half changed"


def test_changes_begun_earlier_are_told_of(qtbot: QtBot, window: Frame, home: Home) -> None:
    trial, desk = a_trial(home), desk_of(window)
    desk.edit(trial)
    settle(qtbot, window)
    type_in(desk, "Half changed")
    desk.begin({})
    settle(qtbot, window)
    desk.edit(trial)
    settle(qtbot, window)
    assert desk.values()["worked"] == "As it was"
    assert "begun earlier" in window.context.notices.sentence
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert desk.values()["worked"] == "Half changed"


def test_a_draft_of_changes_says_what_became_of_its_trial(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    trial, desk = a_trial(home), desk_of(window)
    desk.edit(trial)
    settle(qtbot, window)
    type_in(desk, "Half changed")
    desk.begin({})
    settle(qtbot, window)
    assert told(desk) == ["just now"]
    with Journal(home).session() as session:
        stored_trial = trial_by_id(session, trial)
        draft = as_draft(stored_trial)
        draft.worked = "Changed elsewhere"
        edit_trial(session, stored_trial, draft, utc_now())
    desk._unfinished.offer()
    settle(qtbot, window)
    assert told(desk) == ["just now", "The trial was changed since."]
    desk.go_on(desk.drafts._shown[0].id)
    settle(qtbot, window)
    assert desk.values()["worked"] == "Half changed"
    assert "changed after you began" in desk.standing.words.text()
    assert not desk.standing.words.isHidden()
    with Journal(home).session() as session:
        move_to_trash(session, trial_by_id(session, trial), utc_now())
    window.context.changes.trials_removed.emit([trial])
    settle(qtbot, window)
    assert "in the trash" in desk.standing.words.text()


def test_a_trial_deleted_for_good_takes_its_words_out_of_the_form(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    trial, desk = a_trial(home), desk_of(window)
    desk.edit(trial)
    settle(qtbot, window)
    type_in(desk, "A name that should never have been typed")
    with Journal(home).session() as session:
        forget_trial(session, trial_by_id(session, trial))
    window.context.changes.trials_removed.emit([trial])
    settle(qtbot, window)
    assert "worked" not in desk.values()
    desk.keep_now()
    settle(qtbot, window)
    assert kept(home) == {}


def test_saving_changes_to_a_trial_that_is_gone_keeps_the_words(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    trial, desk = a_trial(home), desk_of(window)
    desk.edit(trial)
    settle(qtbot, window)
    type_in(desk, "Still wanted")
    with Journal(home).session() as session:
        forget_trial(session, trial_by_id(session, trial))
    desk.save()
    settle(qtbot, window)
    assert "deleted meanwhile" in window.context.notices.sentence
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    assert [one.worked for one in stored(home)] == ["Still wanted"]
    assert kept(home) == {}


def test_throwing_away_can_be_undone_and_comes_back_with_its_age(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    with Journal(home).session() as session:
        keep_draft(session, {"worked": "Old thought"}, utc_now() - timedelta(minutes=12), "OLD")
    desk._unfinished.offer()
    settle(qtbot, window)
    (throw,) = [b for b in desk.drafts.findChildren(QPushButton) if b.text() == "Throw away"]
    throw.click()
    settle(qtbot, window)
    assert desk.drafts.isHidden()
    assert kept(home) == {}
    type_in(desk, "Typing on")
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert desk.values()["worked"] == "Typing on"
    assert told(desk) == ["12 minutes ago"]


def test_what_is_typed_while_it_is_being_saved_becomes_a_change(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    desk.form.set_values({"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed"})
    type_in(desk, "Saved")
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
        type_in(desk, "Saved and more")
    desk.keep_now()
    settle(qtbot, window)
    (trial,) = stored(home)
    assert trial.worked == "Saved"
    assert desk.keeper.trial == trial.id
    assert desk.values()["worked"] == "Saved and more"
    assert list(kept(home)) == ["Saved and more"]


def test_the_job_of_a_changed_trial_brings_its_work_area(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    trial, desk = a_trial(home), desk_of(window)
    before = stored(home)[0].work_area
    desk.edit(trial)
    settle(qtbot, window)
    desk.form.put({"task": ["newsletter-or-web"]})
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    assert stored(home)[0].work_area not in (before, None)


def test_closing_is_no_crash(qtbot: QtBot, open_window: OpenWindow, home: Home) -> None:
    first = open_window(home)
    type_in(desk_of(first), "Left on purpose")
    first.closing.emit()
    settle(qtbot, first)
    after = Home(home.root.parent / "after")
    shutil.copytree(home.root, after.root, ignore=shutil.ignore_patterns("window.lock"))
    second = open_window(after)
    qtbot.waitUntil(lambda: not desk_of(second).drafts.isHidden())
    assert told(desk_of(second)) == ["just now"]


TYPING = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.first_look import FirstLook
from ui.opening import open_frame

app = QApplication(["typing", "-style", "Fusion"])
frame = open_frame(app, FirstLook(sys.argv[1]))
frame.show()

def type_in():
    frame.page("log").desk.form.editors["worked"].control.setPlainText("Before the kill")
    print("typed", flush=True)

frame.page("log").ready.connect(lambda: QTimer.singleShot(0, type_in))
app.exec()
"""


def test_a_kill_loses_at_most_the_last_second(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(home.root)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(home.root)},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "typed\n"
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not (home.database.exists() and kept(home)):
        time.sleep(0.05)  # another process: there is no signal to wait for
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    second = open_window(home)
    desk = desk_of(second)
    qtbot.waitUntil(lambda: not desk.drafts.isHidden(), timeout=20_000)
    assert "worked" not in desk.values()
    assert told(desk)[0].endswith(", after the app closed unexpectedly")
    desk.go_on(desk.drafts._shown[0].id)
    settle(qtbot, second)
    assert desk.values()["worked"] == "Before the kill"
