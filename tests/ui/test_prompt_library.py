"""The prompt library: found as one types, copied with one key, used in the trial that asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from tests.ui.desks import desk_of
from ui.frame import Frame
from ui.prompts.dialog import PromptsDialog
from ui.writing.box import WritingBox

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def trials(home: Home) -> list[str]:
    """Two trials with the same prompt, one with another."""
    with Journal(home).session() as session:
        return [
            save_trial(
                session,
                TrialDraft(
                    task=["marking"], tool=[tool], outcome="mixed", worked="Yes.", prompt=prompt
                ),
                utc_now(),
            ).id
            for tool, prompt in (
                ("chatgpt", "Write three **quizzes**"),
                ("microsoft-copilot", "Write three **quizzes**"),
                ("chatgpt", "Mark this"),
            )
        ]


def opened(qtbot: QtBot, window: Frame) -> PromptsDialog:
    QTest.keyClick(window, Qt.Key.Key_O, CONTROL | SHIFT)
    settle(qtbot, window)
    (dialog,) = window.findChildren(PromptsDialog)
    return dialog


def prompt_box(window: Frame) -> WritingBox:
    desk = desk_of(window)
    desk.form.sections["did"].set_open(True)
    return desk.form.editors["prompt"].control


def test_a_prompt_is_found_and_copied_with_one_key(
    qtbot: QtBot, focused: Frame, trials: list[str]
) -> None:
    dialog = opened(qtbot, focused)
    assert dialog.text.toPlainText() == "Mark this"
    QTest.keyClicks(dialog.line, "quizz")
    settle(qtbot, focused)
    assert dialog.list.model().rowCount() == 1
    assert dialog.text.toPlainText() == "Write three **quizzes**"
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "Write three **quizzes**"
    assert "Copied" in focused.context.notices.sentence
    assert not dialog.isVisible()


def test_the_arrow_keys_choose_while_one_types(
    qtbot: QtBot, focused: Frame, trials: list[str]
) -> None:
    dialog = opened(qtbot, focused)
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    assert dialog.text.toPlainText() == "Write three **quizzes**"
    QTest.keyClick(dialog.list, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "Write three **quizzes**"


def test_from_its_field_a_prompt_goes_into_the_trial_and_out_again(
    qtbot: QtBot, focused: Frame, trials: list[str]
) -> None:
    box = prompt_box(focused)
    box.setFocus()
    QTest.keyClicks(box, "Mine")
    dialog = opened(qtbot, focused)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert box.toPlainText() == "Mark this"
    focused.context.notices.accept_offer()
    assert box.toPlainText() == "Mine"


def test_the_button_beside_the_field_leads_there(
    qtbot: QtBot, focused: Frame, trials: list[str]
) -> None:
    box = prompt_box(focused)
    field = desk_of(focused).form.fields["prompt"]
    button = next(b for b in field.findChildren(QPushButton) if "earlier" in b.text())
    button.click()
    settle(qtbot, focused)
    (dialog,) = focused.findChildren(PromptsDialog)
    dialog.use_button.click()
    assert box.toPlainText() == "Mark this"


def test_a_trial_of_a_prompt_is_read(qtbot: QtBot, focused: Frame, trials: list[str]) -> None:
    dialog = opened(qtbot, focused)
    assert dialog.uses.findChildren(QLabel)[0].text() == "Used in one trial"
    QTest.keyClicks(dialog.line, "quizz")
    settle(qtbot, focused)
    assert "Used in 2 trials" in [label.text() for label in dialog.uses.findChildren(QLabel)]
    with qtbot.waitSignal(focused.context.navigation.trial_wanted) as wanted:
        dialog.uses.findChildren(QPushButton)[0].click()
    assert wanted.args == [trials[1]]
    settle(qtbot, focused)


def test_an_empty_library_says_how_it_fills(qtbot: QtBot, focused: Frame) -> None:
    dialog = opened(qtbot, focused)
    assert "No prompts yet" in dialog.note.text()
    assert not dialog.list.isVisible()
    assert not dialog.text.isVisible()
    assert not dialog.copy_button.isEnabled()
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_of_many_the_last_used_are_shown(
    qtbot: QtBot, focused: Frame, trials: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.prompts.dialog.MOST_SHOWN", 1)
    dialog = opened(qtbot, focused)
    assert dialog.list.model().rowCount() == 1
    assert "The last 1 of 2" in dialog.note.text()
