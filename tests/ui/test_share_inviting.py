"""An invitation in the window: its code, and every way to pass it on."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.group.invitation import read_invitation
from journal.paths import Home
from tests.fixtures.qr_reader import read_code
from tests.ui.colleagues import Colleague, choose_file
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import press
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.sharing.group.invite_view import InviteView

pytestmark = [
    pytest.mark.usefixtures("no_log_form"),
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)"),
]


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    """A facilitator."""
    person = Colleague(Home(tmp_path / "me"))
    person.found("Elm Park")
    return person


@pytest.fixture
def frame(qtbot: QtBot, open_window: OpenWindow, me: Colleague) -> Frame:
    shown = open_window(me.home)
    wake(qtbot, shown)
    shown.show_page("share")
    settle(qtbot, shown)
    return shown


@pytest.fixture
def page(frame: Frame) -> SharePage:
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def wake(qtbot: QtBot, frame: Frame) -> None:
    """Give the window the keyboard, which without a screen does not come back by itself."""
    with qtbot.waitActive(frame):
        frame.activateWindow()


def modules(view: InviteView) -> list[list[QColor]]:
    """The colours in the middle of each module of the code, as they stand on the screen."""
    picture = view.code.grab().toImage()
    module = view.code.width() // view.code.modules
    middles = range(module // 2, picture.width(), module)
    return [[picture.pixelColor(x, y) for x in middles] for y in middles]


def test_an_invitation_goes_every_way_by_keyboard(
    qtbot: QtBot, frame: Frame, page: SharePage, tmp_path: Path
) -> None:
    view = page.affairs.inviting.view
    page.home.invite_button.setFocus()
    press(frame, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.view is view)
    assert QApplication.focusWidget() is view.copy_button
    press(frame, Qt.Key.Key_Space)
    settle(qtbot, frame)
    copied = QGuiApplication.clipboard().text()
    assert read_invitation(copied).signed.announcement.name == "Elm Park"
    assert "nobody else" in frame.context.notices.sentence
    press(frame, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    choose_file(qtbot, page, tmp_path / "elm.trialinvitation")
    settle(qtbot, frame)
    assert (tmp_path / "elm.trialinvitation").read_text().strip() == copied
    wake(qtbot, frame)
    view.file_button.setFocus()
    press(frame, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    choose_file(qtbot, page, tmp_path / "elm.pdf")
    settle(qtbot, frame)
    assert (tmp_path / "elm.pdf").read_bytes().startswith(b"%PDF")
    wake(qtbot, frame)
    press(frame, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.view is page.home)


def test_the_code_is_drawn_for_any_camera_or_said_to_be_too_long(
    qtbot: QtBot, frame: Frame, page: SharePage
) -> None:
    frame.context.settings.change(theme="dark")
    page.home.invite_button.click()
    view = page.affairs.inviting.view
    qtbot.waitUntil(lambda: page.view is view)
    assert "QR code" in view.code.accessibleName()
    assert view.code.width() // view.code.modules >= 4  # pixels a module
    drawn = modules(view)
    white, black = QColor("white"), QColor("black")
    quiet = [*drawn[:4], *drawn[-4:], *([row[n] for row in drawn] for n in (0, 1, 2, 3, -4, -1))]
    assert all(colour == white for line in quiet for colour in line)
    assert {colour.name() for row in drawn for colour in row} == {"#000000", "#ffffff"}
    code = [[colour == black for colour in row[4:-4]] for row in drawn[4:-4]]
    assert read_code(code) == view.text.toPlainText()
    page.home.more.change.trigger()
    changing = page.affairs.changing.view
    hardly_packed = (sha256(bytes([n])).hexdigest() for n in range(29))
    changing.terms.purpose.setPlainText(" ".join(hardly_packed))
    changing.save_button.click()
    qtbot.waitUntil(lambda: page.view is page.home)
    page.home.invite_button.click()
    qtbot.waitUntil(lambda: page.view is view)
    assert not view.code.isVisible()
    assert "too long for a code" in view.code_said.text()
    assert view.copy_button.isEnabled()
