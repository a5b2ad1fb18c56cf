"""Asking for a file to bring in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.ask_files import ask_files

SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm")


def ask_for_import(parent: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    """Choose a file to bring in."""
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    kinds = QCoreApplication.translate(
        "Moving", "Tables and JSON lines ({patterns});;All files (*)"
    )
    title = QCoreApplication.translate("Moving", "Bring in a file")
    return ask_files(
        parent, title, Path.home(), kinds.format(patterns=patterns), lambda paths: chosen(paths[0])
    )
