"""The composition root: makes everything once, in the order that paints first."""

import contextlib
import sys
from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from journal.clock import utc_now
from journal.language import _
from journal.paths import Home, find_home
from ui import pages, qt_messages
from ui.actions import Actions
from ui.changes import Changes
from ui.context import Context
from ui.frame import Frame
from ui.navigation import Navigation
from ui.notices import Notices
from ui.owner_settings import OwnerSettings
from ui.preferences import read_preferences
from ui.single import SingleWindow
from ui.startup import AfterPaint, open_journal
from ui.style import Style
from ui.worker import Worker


def run(home_argument: str | None) -> int:
    """Open the window on a data folder and stay until it closes; the exit status."""
    qt_messages.listen()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Trial Journal")
    app.setLayoutDirection(QLocale().textDirection())
    home = find_home(home_argument)
    single = SingleWindow(home.lock, app)
    with contextlib.suppress(OSError):  # what cannot be written is said in the window
        if not single.claim():
            return _second_start(single)
    frame = build(app, home, single)
    frame.show()
    status = app.exec()
    single.release()
    return status


def build(app: QApplication, home: Home, single: SingleWindow) -> Frame:
    """The window and all that serves it, ready to be shown."""
    preferences = read_preferences(home.root)
    worker = Worker(lambda: open_journal(home), app)
    settings = OwnerSettings(home, worker)
    style = Style(app, settings.now.theme)
    settings.changed.connect(lambda chosen: style.set_theme(chosen.theme))
    app.aboutToQuit.connect(worker.close)
    context = Context(
        home=home,
        now=utc_now,
        style=style,
        actions=Actions(style, app),
        worker=worker,
        notices=Notices(),
        changes=Changes(app),
        navigation=Navigation(app),
        preferences=preferences,
        settings=settings,
    )
    frame = Frame(context, pages.makers())
    frame.show_page("log")
    _connect_ways(context.navigation, frame)
    after = AfterPaint(context, frame, single)
    frame.first_painted.connect(after.begin, Qt.ConnectionType.SingleShotConnection)
    if preferences.maximised:
        frame.setWindowState(Qt.WindowState.WindowMaximized)
    QTimer.singleShot(0, frame.activateWindow)
    return frame


def _connect_ways(ways: Navigation, frame: Frame) -> None:
    def turn(page: str, method: str) -> Callable[[str], None]:
        def go(wanted: str) -> None:
            frame.show_page(page)
            getattr(frame.page(page), method)(wanted)

        return go

    ways.page_wanted.connect(frame.show_page)
    ways.trial_wanted.connect(turn("journal", "show_trial"))
    ways.edit_wanted.connect(turn("log", "edit"))
    ways.again_wanted.connect(turn("log", "try_again"))
    ways.draft_wanted.connect(turn("log", "go_on"))


def _second_start(single: SingleWindow) -> int:
    if single.call_first():
        sentence = _("Trial Journal is already open; its window has been brought to the front.")
    else:
        sentence = _(
            "Trial Journal is already open with this data folder, but its window does not "
            "answer; close it, or wait a moment and start again."
        )
    sys.stderr.write(f"{sentence}\n")
    return 0
