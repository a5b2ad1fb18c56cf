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


@pytest.mark.parametrize("name", PAGES)
def test_large_letters_have_room(
    qtbot: QtBot, large_letters: None, furnished: Frame, name: str
) -> None:
    furnished.resize(1280, 800)
    furnished.show_page(name)
    settle(qtbot, furnished)
    QApplication.processEvents()
    assert cut(furnished.page(name)) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [MINIMUM, (1280, 800)])
def test_the_mirrored_page_has_room(
    qtbot: QtBot, furnished: Frame, name: str, size: tuple[int, int]
) -> None:
    furnished.resize(*size)
    furnished.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    furnished.show_page(name)
    settle(qtbot, furnished)
    QApplication.processEvents()
    assert cut(furnished.page(name)) == []
