"""Asking where a file is, or where it should go, without stopping the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, title: str, suggested: Path, kind: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for the file to write; `kind` is a filter of Qt's, `suggested` the name on offer."""
    dialog = QFileDialog(parent, title, str(suggested.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    return _opened(dialog, lambda names: chosen(Path(names[0])))


def ask_files(
    parent: QWidget, title: str, folder: Path, kind: str, chosen: Callable[[list[Path]], object]
) -> QFileDialog:
    """Ask for files that are there."""
    dialog = QFileDialog(parent, title, str(folder), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _opened(dialog, lambda names: chosen([Path(name) for name in names]))


def ask_folder(
    parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder that is there."""
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, lambda names: chosen(Path(names[0])))


def _opened(dialog: QFileDialog, chosen: Callable[[list[str]], object]) -> QFileDialog:
    dialog.filesSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
