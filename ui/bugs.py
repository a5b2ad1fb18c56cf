"""What nobody can act on: logged in the data folder, shown in a dialog that can be copied."""

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.style import set_role


def report_of(error: BaseException, now: datetime) -> str:
    """The report of a bug: the error and the versions, no data of the user's."""
    told = "".join(traceback.format_exception(error))
    return (
        f"{now.isoformat(timespec='seconds')}\n"
        f"Python {sys.version.split()[0]}, PySide6 {PySide6.__version__}, {platform.system()}\n"
        f"{told}"
    )


def log_report(folder: Path, report: str) -> Path:
    """Append a report to the log in `folder`; the path of the log."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "window.log"
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{report}\n")
    return log


class BugDialog(QDialog):
    """Says that something went wrong inside the app, and hands over the report."""

    def __init__(self, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(620, 420)
        said = QLabel(
            self.tr(
                "Something went wrong inside the app. What you typed is still in the window. "
                "If you pass this report on, read it first: it may hold a few of your words."
            )
        )
        said.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(
            self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole
        )
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        set_role(close, "primary")
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(14)
        for widget in (said, self.report, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(self.tr("Copied"))
