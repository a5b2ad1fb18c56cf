"""What goes along from each trial, chosen where one chooses trials."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.group.membership import find_membership
from journal.paths import Home
from journal.sharing.going_along import going_along
from journal.store.journal_file import Journal
from tests.ui.colleagues import Colleague
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import press

pytestmark = [
    pytest.mark.usefixtures("no_log_form"),
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)"),
]


def test_what_goes_along_is_chosen_with_the_keyboard(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    me = Colleague(Home(tmp_path / "me"))
    me.found("Elm Park")
    me.log(worked="It worked.", visibility="group", phase=["lower-secondary"], setting="special")
    frame = open_window(me.home)
    with qtbot.waitActive(frame):
        frame.activateWindow()
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    page.home.trials_button.click()
    settle(qtbot, frame)
    card = page.choosing.trials_view.along
    assert [chip.text() for chip in card.chips.chips if chip.isChecked()] == [
        "Phase (ages)", "Subject area", "Setting", "Role", "How many pupils",
        "How the tool is accessed", "School priority",
    ]  # fmt: skip
    card.chips.setFocus()
    press(frame, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert QApplication.focusWidget().accessibleName() == "Setting"
    press(frame, Qt.Key.Key_Space)
    settle(qtbot, frame)
    with Journal(me.home).reading() as session:
        along = going_along(find_membership(session, me.group))
    assert "setting" not in along
    assert "phase" in along
    page.choosing.trials_view.share_button.click()
    settle(qtbot, frame)
    told = {one.label for one in page.giving.look.going[0].along}
    assert "Setting" not in told
    assert "Ages" in told
