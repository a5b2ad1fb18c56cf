"""The small dialogs about a group: each is gone through, and left, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.sharing.group.code_dialogs import ShowCode, TypeCode
from ui.sharing.role.dialogs import HandOver, TakenOver, TakeOn, TellCode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")

GROUP = SimpleNamespace(name="Elm Park", let_in=0)
DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "show a code": lambda page: ShowCode("4F7K-9Q2M", page),
    "type a code": TypeCode,
    "hand over": lambda page: HandOver(GROUP, page),
    "tell a code": lambda page: TellCode("4F7K-9Q2M", "elm.trialrole", page),
    "take on": lambda page: TakeOn(Path(), page, Path("elm.trialrole")),
    "taken over": lambda page: TakenOver("Elm Park", ["2 people are let in."], page),
}


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_is_reached_and_escape_leaves(qtbot: QtBot, page: QWidget, name: str) -> None:
    dialog = DIALOGS[name](page)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    for field in dialog.findChildren(QLineEdit):
        field.setText("4F7K-9Q2M")  # what goes on is there once something is typed
    controls = [
        control
        for control in (*dialog.findChildren(QPushButton), *dialog.findChildren(QLineEdit))
        if control.isVisible()
    ]
    assert all(control.isEnabled() for control in controls)
    reached = set()
    for _ in range(len(dialog.findChildren(QWidget))):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached >= set(controls)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_a_role_is_opened_once_and_what_is_refused_has_room(page: QWidget) -> None:
    dialog = TakeOn(Path(), page, Path("elm.trialrole"))
    dialog.open()
    dialog.code.setText("4F7K-9Q2M-1ABC-8XYZ")
    dialog.wait()
    dialog.code.setText("4F7K-9Q2M-1ABC-8XYA")
    assert not dialog.go_button.isEnabled()
    dialog.refuse("The code does not open this file; check it for slips. " * 2)
    assert dialog.go_button.isEnabled()
    assert dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())
    dialog.reject()
