"""Trying again with one change: the change first, the rest behind one press, the two linked."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.chains import link_to
from journal.logbook.trials import forget_trial, save_trial, trial_by_id
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from tests.ui.desks import asked, desk_of, stored
from ui.frame import Frame
from ui.pages.log_desk import LogDesk


def begin_again(qtbot: QtBot, window: Frame, home: Home) -> tuple[LogDesk, str]:
    with Journal(home).session() as session:
        draft = TrialDraft(task=["marking"], tool=["chatgpt"], outcome="mixed", worked="Half.")
        earlier = save_trial(session, draft, utc_now()).id
    desk = desk_of(window)
    desk.try_again(earlier)
    settle(qtbot, window)
    QApplication.processEvents()
    return desk, earlier


def test_only_the_change_is_asked_at_first(qtbot: QtBot, window: Frame, home: Home) -> None:
    desk, _ = begin_again(qtbot, window, home)
    assert asked(desk) == set()
    assert desk.chain.isVisible()
    assert "Marking · ChatGPT · Mixed" in desk.chain._about.text()
    assert not desk.chain.happened.isVisible()
    assert desk.title.text() == "Try again with one change"
    desk.again.tried.click()
    QApplication.processEvents()
    assert {"worked", "didnt", "outcome"} <= asked(desk)
    assert desk.chain.happened.isVisible()


def test_a_change_that_is_planned_waits_among_the_unfinished(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk, earlier = begin_again(qtbot, window, home)
    desk.chain.lines["expected"].setText("Fewer mistakes")
    desk.chain.changed.emit()
    desk.begin({})
    settle(qtbot, window)
    assert not desk.again.is_folded
    assert desk.drafts._shown[0].about == "Trying again: Marking · ChatGPT"
    desk.go_on(desk.drafts._shown[0].id)
    settle(qtbot, window)
    assert desk.values()["chain"]["expected"] == "Fewer mistakes"
    assert desk.values()["chain"]["earlier"] == earlier
    assert not desk.again.is_folded  # it comes back to tell how it came out


def test_saving_while_folded_unfolds_what_is_missing(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk, _ = begin_again(qtbot, window, home)
    desk.save()
    settle(qtbot, window)
    assert not desk.again.is_folded
    assert desk.form.fields["outcome"].trouble
    assert len(stored(home)) == 1


def test_the_two_are_linked_and_what_happened_may_come_later(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk, earlier = begin_again(qtbot, window, home)
    desk.chain.made.set_values(["more-checking"])
    desk.chain.lines["changed"].setText("Checked each answer")
    desk.form.put({"worked": "All right now.", "outcome": "worked-well"})
    with qtbot.waitSignal(window.context.changes.trial_saved) as saved:
        desk.save()
    settle(qtbot, window)
    (later,) = saved.args
    desk.edit(later)
    settle(qtbot, window)
    assert desk.values()["chain"]["changed"] == "Checked each answer"
    desk.chain.lines["happened"].setText("No mistakes were left")
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    with Journal(home).session() as session:
        made = link_to(session, later)
        assert made is not None
        assert (made.earlier, made.change_made) == (earlier, "more-checking")
        assert made.happened == "No mistakes were left"


def test_an_earlier_trial_deleted_meanwhile_does_not_hinder_saving(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk, earlier = begin_again(qtbot, window, home)
    with Journal(home).session() as session:
        forget_trial(session, trial_by_id(session, earlier))
    desk.form.put({"worked": "All right now.", "outcome": "worked-well"})
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    assert [trial.worked for trial in stored(home)] == ["All right now."]
