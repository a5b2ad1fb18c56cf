"""Asking where a file is, or where it should go, without stopping the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.confirm import ask_first


def ask_where(
    parent: QWidget, title: str, suggested: Path, kind: str, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for the file to write; `kind` is a filter of Qt's, `suggested` the name on offer.

    Its ending is that of the name on offer: a dialog takes the "11" of "Digest 22.11" for one.
    """
    dialog = QFileDialog(parent, title, str(suggested.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    translate = QCoreApplication.translate

    def named(names: list[str]) -> None:
        path, ending = Path(names[0]), suggested.suffix
        if path.suffix.lower() == ending.lower():
            chosen(path)
            return
        path = path.with_name(f"{path.name}{ending}")
        if path.exists():
            ask_first(
                parent,
                translate("Files", "Replace {name}?").format(name=path.name),
                translate("Files", "There is a file of this name already."),
                translate("Files", "Replace it"),
                lambda: chosen(path),
            )
        else:
            chosen(path)

    return _opened(dialog, named)


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
