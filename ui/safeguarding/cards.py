"""Two calm cards of a trial that calls for a sheet of paper: each saves it or opens it to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from journal.errors import UserError
from ui.context import Context
from ui.style import set_role
from ui.widgets.ask_files import ask_where
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import Card, words


def work() -> Any:
    """`ui.work.safeguarding`."""
    # Deferred: it imports SQLModel, which the first paint must not wait for.
    from ui.work import safeguarding

    return safeguarding


class PaperCard(Card):
    """Says what is to be handed over; `written` and `opened` tell where a sheet was put.

    In `brief` it takes little room: one sentence and the buttons.
    """

    kind = ""
    written = Signal(object)  # Path
    opened = Signal(object)  # Path

    def __init__(
        self, context: Context, trial: str, brief: bool, says: tuple[str, str, str]
    ) -> None:
        heading, sentence, hint = says
        super().__init__("" if brief else heading)
        self._context = context
        self.trial = trial
        self._folder: QTemporaryDir | None = None
        self.setAccessibleName(heading)
        self.setAccessibleDescription(hint)
        self.sentence = words(f"{heading}. {sentence}" if brief else sentence)
        self.hint = words(hint, "hint")
        self.save = QPushButton(self.tr("Save as PDF…"))
        self.print = QPushButton(self.tr("Open to print"))
        self.save.clicked.connect(self.ask_where_to_save)
        self.print.clicked.connect(self.open_to_print)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self._buttons())
        self.body.addWidget(self.hint)
        self.hint.setVisible(not brief)
        if brief:
            self.body.setContentsMargins(16, 10, 16, 12)
            for button in (self.print, self.save):
                button.setToolTip(hint)

    def show_for(self, trial: str) -> None:
        """It is about this trial now."""
        self.trial = trial

    def ask_where_to_save(self) -> None:
        """Ask for a file, then write the sheet into it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(folder) / self._name()
        kind = self.tr("PDF (*.pdf)")
        ask_where(self.window(), self.tr("Save the sheet"), suggested, kind, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the sheet to `path`."""
        self._make(lambda sheet: work().write(sheet, path), self._saved)

    def open_to_print(self) -> None:
        """Show the sheet in the system's viewer, from a folder that goes with the window."""
        if self._folder is None:
            self._folder = QTemporaryDir(QDir.temp().filePath(f"{work().PREFIX}XXXXXX"))
            QCoreApplication.instance().aboutToQuit.connect(self._folder.remove)
        folder, name = Path(self._folder.path()), self._name()
        self._make(lambda sheet: work().for_printing(sheet, folder, name), self._show)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder)
        for button in (self.print, self.save):
            row.addWidget(button)
        return holder

    def _make(self, put: Callable[[Any], Path], done: Callable[[Path], object]) -> None:
        kind, trial, now = self.kind, self.trial, self._context.now()
        worker, trouble = self._context.worker, self._context.notices.trouble
        worker.ask_beside(
            lambda session: work().sheet(session, kind, trial, now),
            lambda sheet: worker.compute(lambda: put(sheet), done, trouble),
            trouble,
        )

    def _saved(self, path: Path) -> None:
        self._context.notices.say(
            self.tr("Saved as {path}. The app keeps no copy; delete the file once it is on paper, "
                    "unless your school's policy says otherwise.").format(path=path)
        )  # fmt: skip
        self.written.emit(path)

    def _show(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            sentence = self.tr("No program here opens a PDF; save it and print it elsewhere.")
            self._context.notices.trouble(UserError(sentence))
            return
        self.opened.emit(path)

    def _name(self) -> str:
        return f"{self.kind}-{self._context.now().astimezone():%Y-%m-%d}.pdf"


class HandoverCard(PaperCard):
    """The handover sheet for the safeguarding lead."""

    kind = "handover"

    def __init__(self, context: Context, trial: str = "", brief: bool = False) -> None:
        say = QCoreApplication.translate
        says = (
            say("HandoverCard", "This stays here"),
            say("HandoverCard",
                "Hand it over today: print the sheet for your safeguarding lead."),
            say("HandoverCard",
                "The sheet holds your words as you wrote them, not checked for names. The app "
                "sends it to nobody, and it does not replace your school's own procedure."),
        )  # fmt: skip
        super().__init__(context, trial, brief, says)
        set_role(self.print, "primary")


class NoteCard(PaperCard):
    """The same-day note for the data protection lead."""

    kind = "note"

    def __init__(self, context: Context, trial: str = "", brief: bool = False) -> None:
        say = QCoreApplication.translate
        says = (
            say("NoteCard", "Pupil work with names was put in"),
            say("NoteCard", "Offer a note to your data protection lead, best today."),
            say("NoteCard",
                "The note says which tool, what was put in and what your tool register knows of "
                "it. It holds none of your texts, and the app sends it to nobody."),
        )  # fmt: skip
        super().__init__(context, trial, brief, says)
