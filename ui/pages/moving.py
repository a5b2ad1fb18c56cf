"""Bringing trials in from a file, with a report line by line, and writing everything out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.style import set_role
from ui.widgets.ask_files import ask_files, ask_folder
from ui.widgets.sheet import words
from ui.worker import Task

MOST_LINES = 2_000  # shown; the counts are of all


class Moving(QObject):
    """What the Journal page does with files."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask_for_file(self) -> None:
        """Choose a file to bring in."""
        kinds = self.tr("Trials (*.jsonl *.csv *.tsv *.xlsx *.json *.txt);;All files (*)")
        title = self.tr("Bring in trials from a file")
        ask_files(self._page, title, Path.home(), kinds, lambda paths: self.bring_in(paths[0]))

    def bring_in(self, path: Path) -> Task:
        """Take the trials of a file and report on every line; the file itself stays as it is."""
        task = Task(self.tr("Reading {name}").format(name=path.name))
        now = self._context.now()

        def work(session: Any) -> Any:
            # Deferred: spreadsheets are not needed to open the page.
            from journal.exchange.importing import import_file

            return import_file(session, path, now, progress=lambda read: task(read, 0))

        return self._context.worker.ask(work, lambda report: self._report(path, report), task=task)

    def ask_for_folder(self) -> None:
        """Choose where the export goes."""
        title = self.tr("Choose where to put a folder with everything in it")
        ask_folder(self._page, title, Path.home(), self.take_out)

    def take_out(self, folder: Path) -> Task:
        """Write everything into a new folder inside `folder`."""
        now = self._context.now()
        out = folder / f"trial-journal-{now.astimezone():%Y-%m-%d-%H%M}"
        task = Task(self.tr("Writing everything out"))

        def work(session: Any) -> Any:
            from journal.exchange.exporting import export_all

            return export_all(session, out, now, lambda written: task(written, 0))

        return self._context.worker.ask(work, lambda _: self._written(out), task=task)

    def _written(self, out: Path) -> None:
        self._context.notices.say(
            self.tr(
                "Everything is in {folder}. It is as you wrote it: no names were taken out."
            ).format(folder=out),
            stays=True,
        )

    def _report(self, path: Path, report: Any) -> None:
        if report.taken:
            self._context.changes.trials_brought_in.emit()
        dialog = ImportReportDialog(path.name, report, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class ImportReportDialog(QDialog):
    """What was taken, what was there already, what was not taken and why."""

    def __init__(self, name: str, report: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Brought in"))
        self.resize(720, 480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(words(name, "heading"))
        self.summary = words(
            self.tr("{taken} taken, {unchanged} here already, {refused} not taken.").format(
                taken=len(report.taken),
                unchanged=len(report.unchanged),
                refused=len(report.refused),
            )
        )
        layout.addWidget(self.summary)
        for note in report.notes:
            layout.addWidget(words(note, "hint"))
        self.table = _table([self.tr("Line"), self.tr("What became of it")], self._lines(report))
        self.table.setVisible(self.table.rowCount() > 0)
        layout.addWidget(self.table, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(close, "primary")
        close.setFocus()
        buttons.accepted.connect(self.accept)
        layout.addWidget(buttons)

    def _lines(self, report: Any) -> list[tuple[int, str]]:
        lines = [(one.line, self.tr("Not taken: {why}").format(why=one.reason))
                 for one in report.refused]  # fmt: skip
        lines += [(one.line, self.tr("Here already")) for one in report.unchanged]
        lines += [(one.line, self.tr("Taken")) for one in report.taken]
        return lines[:MOST_LINES]


def _table(headings: Sequence[str], rows: Sequence[tuple[int, str]]) -> QTableWidget:
    table = QTableWidget(len(rows), len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    for place, (line, text) in enumerate(rows):
        table.setItem(place, 0, QTableWidgetItem(str(line)))
        table.setItem(place, 1, QTableWidgetItem(text))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.resizeRowsToContents()
    return table
