"""What the Journal page does with files: sends one to be brought in, writes everything out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.moving.choosing import ask_for_import
from ui.widgets.ask_files import ask_folder
from ui.worker import Task


class Moving(QObject):
    """What the Journal page does with files."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask_for_file(self) -> None:
        """Choose a file to bring in."""
        ask_for_import(self._page, self.bring_in)

    def bring_in(self, path: Path) -> None:
        """Go to the page that says where each column goes and takes the rows."""
        self._context.navigation.import_wanted.emit(str(path))

    def ask_for_folder(self) -> None:
        """Choose where the export goes."""
        title = self.tr("Choose where to put a folder with everything in it")
        ask_folder(self._page, title, Path.home(), self.take_out)

    def take_out(self, folder: Path) -> Task:
        """Write everything into a new folder inside `folder`."""
        now = self._context.now()
        out = folder / f"trial-journal-{now.astimezone():%Y-%m-%d-%H%M}"
        settings = self._context.settings.now
        task = Task(self.tr("Writing everything out"))

        def work(session: Any) -> Any:
            from ui.work import moving  # deferred: spreadsheets are not needed to open the page

            moving.take_out(session, out, now, task, settings)

        return self._context.worker.ask(work, lambda _: self._written(out), task=task)

    def _written(self, out: Path) -> None:
        self._context.notices.say(
            self.tr(
                "Everything is in {folder}. It is as you wrote it: no names were taken out."
            ).format(folder=out),
            stays=True,
        )
