"""The first painted window: the frame and the newest trials. All else comes after the paint.

What is made here names neither the Qt namespace nor QStyle and paints nothing in Python: at the
first mention, and at the first pen, PySide6 makes all their enums, 15 to 40 ms.
"""

import sys

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication

from ui import qt_messages
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.pages.log import LogPage
from ui.style import Style

# Languages read from the right; asking QLocale would make all enums of Qt before the first paint.
RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi")


def run(look: FirstLook) -> int:
    """Open the window and stay until it closes; the exit status."""
    qt_messages.listen()
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("Trial Journal")
    if look.home.lock.exists() and _is_second(look):
        return 0
    frame = open_frame(app, look)
    if look.preferences.maximised or not _fits(frame):
        frame.showMaximized()
    else:
        frame.show()
    return app.exec()


def open_frame(app: QApplication, look: FirstLook) -> Frame:
    """The window as it is first painted; it furnishes itself after that."""
    _leave_sources_unread()
    if look.preferences.language in RIGHT_TO_LEFT:
        app.setLayoutDirection(QLocale(look.preferences.language).textDirection())
    style = Style(app, look.preferences.theme)
    log = LogPage()
    log.lately.show_rows(None, look.rows)
    frame = Frame(style, {"log": log})
    style.setParent(frame)  # so that it goes with its window
    wanted = QSize(look.preferences.width, look.preferences.height)
    frame.resize(wanted.boundedTo(app.primaryScreen().availableSize()))

    def furnish() -> None:
        # Deferred: everything that the first paint does not need.
        from ui.app import furnish

        furnish(app, frame, style, look)

    frame.first_painted.connect(furnish)
    return frame


def _leave_sources_unread() -> None:
    """PySide6 reads the source of every module imported after it, to look for its own name there.

    That matters only to those who write its methods in snake_case; it takes time, and what was
    read stays in memory: 26 MB of SQLAlchemy and others.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda module: False


def _fits(frame: Frame) -> bool:
    # Where the size that is wanted fills the screen, its title bar would lie outside.
    room = frame.screen().availableSize()
    return frame.width() < room.width() and frame.height() < room.height()


def _is_second(look: FirstLook) -> bool:
    from ui.single import call_first_window

    return call_first_window(look.home.lock)
