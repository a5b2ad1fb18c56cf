"""The form of the Log page in the hands of a test."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.logbook.trials import trials
from journal.model.trial import Trial
from journal.paths import Home
from journal.store.journal_file import Journal
from ui.frame import Frame
from ui.pages.log_desk import LogDesk


def desk_of(window: Frame) -> LogDesk:
    """The form that is always ready."""
    return window.page("log").desk


def stored(home: Home) -> list[Trial]:
    """Every trial on the disk, newest first."""
    with Journal(home).session() as session:
        return list(trials(session))


def asked(desk: LogDesk) -> set[str]:
    """The fields that are in sight."""
    return {name for name, field in desk.form.fields.items() if field.isVisible()}


def press(window: Frame, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)


def type_words(words: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), words)
