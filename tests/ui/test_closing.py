"""A window or dialog that is closed leaves nothing behind, however much was opened in it."""

import gc
import weakref
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.fixtures.windows import OpenWindow, close, settle
from tests.ui.colleagues import Colleague
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.opening import open_frame
from ui.page_makers import makers

TWICE = range(2)


def full(root: Path) -> Home:
    """A journal with a trial, its prompt, and a group."""
    owner = Colleague(Home(root))
    owner.log(prompt="Write ten questions on fractions.", visibility="leaders")
    owner.found("Elm Park")
    return owner.home


def opened(qtbot: QtBot, qapp: QApplication, home: Home) -> Frame:
    frame = open_frame(qapp, FirstLook(str(home.root)))
    frame.show()
    qtbot.waitUntil(lambda: frame.page("log").is_ready, timeout=20_000)
    settle(qtbot, frame)
    return frame


def trigger(qtbot: QtBot, place: QWidget, name: str) -> None:
    """Do the action `name` of a window or page."""
    next(action for action in place.actions() if action.objectName() == name).trigger()
    settle(qtbot, place.window())  # type: ignore[arg-type]


def look_at_everything(qtbot: QtBot, frame: Frame) -> None:
    for name in ("log", *makers()):
        frame.show_page(name)
        settle(qtbot, frame)
    for section in frame.page("log").desk.form.sections.values():
        section.set_open(True)
    for name in ("quick", "goto", "prompts"):
        trigger(qtbot, frame, name)


def widgets() -> Counter[str]:
    """How many of a kind are left once what was let go is gone."""
    for _ in TWICE:  # what goes may let go of others
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return Counter(type(one).__name__ for one in QApplication.allWidgets())


def collect() -> None:
    """What a window left out of the search for garbage is searched too."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_nothing_outlives_its_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    before = widgets()
    frame = opened(qtbot, qapp, full(tmp_path / "first"))
    known = weakref.ref(frame)
    look_at_everything(qtbot, frame)
    close(qtbot, frame)
    del frame
    assert widgets() == before
    close(qtbot, opened(qtbot, qapp, full(tmp_path / "next")))  # errors are told to this one now
    assert widgets() == before
    collect()
    assert known() is None


def dialogs(qtbot: QtBot, frame: Frame) -> None:
    """Open and leave those that a page opens."""
    journal, reflect = frame.page("journal"), frame.page("reflect")
    frame.show_page("journal")
    settle(qtbot, frame)
    journal.detail.open_history()
    journal.saved.ask_name()
    journal.saved.open_list()
    reflect.ask_for_portfolio()
    frame.context.navigation.templates_wanted.emit()
    frame.context.notices.trouble(RuntimeError("a bug"))
    settle(qtbot, frame)
    opened = frame.findChildren(QDialog)
    assert len(opened) == 6
    for dialog in opened:
        dialog.reject()


def test_nothing_outlives_its_dialog(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(full(tmp_path / "home"))
    dialogs(qtbot, window)
    before = widgets()
    dialogs(qtbot, window)
    assert widgets() == before
