"""Large letters and the other direction of reading: nothing is cut, nothing leaves the page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.trials import save_trial
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import draft
from tests.fixtures.windows import OpenWindow, settle
from ui import style
from ui.frame import MINIMUM, Frame

PAGES = ("log", "journal", "reflect", "settings")


@pytest.fixture
def large_letters(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Half as large again, as somebody with weak eyes sets them."""
    font = qapp.font()
    monkeypatch.setattr(style, "BASE_PIXELS", round(style.BASE_PIXELS * 1.5))
    yield
    qapp.setFont(font)


@pytest.fixture
def furnished(open_window: OpenWindow, home: Home) -> Frame:
    with Journal(home).session() as session:
        save_trial(session, draft(visibility="leaders"), utc_now())
    return open_window(home)


def cut(page: QWidget) -> list[str]:
    """The words that have less room than they need, on labels and buttons in sight."""
    found: list[str] = []
    for kind in (QLabel, QAbstractButton):
        for widget in page.findChildren(kind):
            if not widget.isVisible() or not widget.text():
                continue
            least = widget.sizeHint().width()
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            high = widget.heightForWidth(widget.width()) if wraps else 0
            left = widget.mapTo(page, widget.rect().topLeft()).x()
            outside = left < 0 or left + widget.width() > page.width()
            if (not wraps and widget.width() < least) or widget.height() < high or outside:
                found.append(widget.text())
    return found


def cut_on_any_page(qtbot: QtBot, window: Frame) -> dict[str, list[str]]:
    """What is cut, by page."""
    found: dict[str, list[str]] = {}
    for name in PAGES:
        window.show_page(name)
        settle(qtbot, window)
        QApplication.processEvents()
        if words := cut(window.page(name)):
            found[name] = words
    return found


def test_large_letters_have_room(qtbot: QtBot, large_letters: None, furnished: Frame) -> None:
    furnished.resize(1280, 800)
    assert cut_on_any_page(qtbot, furnished) == {}


@pytest.mark.parametrize("size", [MINIMUM, (1280, 800)])
def test_each_mirrored_page_has_room(qtbot: QtBot, furnished: Frame, size: tuple[int, int]) -> None:
    furnished.resize(*size)
    furnished.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert cut_on_any_page(qtbot, furnished) == {}
