"""Names come in: pasted or from a file, shown as understood before they are taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal.errors import UserError
from journal.language import plural
from ui.context import Context
from ui.names import in_words
from ui.names.changing import Changing
from ui.style import set_role
from ui.widgets.ask_files import ask_files
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import button_row, words
from ui.widgets.text_box import TextBox
from ui.work import own_names as work
from ui.worker import Task

if TYPE_CHECKING:
    from journal.exchange.name_lists import FoundList

LIMIT = 200_000  # characters pasted at once
LONGEST_NAME = 80  # characters of a list's name
SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm")


class AddNames(QWidget):
    """A text or a file is read again at each change; only what the last one gave is on show."""

    understood = Signal()

    def __init__(self, context: Context, changing: Changing) -> None:
        super().__init__()
        self._context, self._changing = context, changing
        self._file: Path | None = None
        self._found: tuple[FoundList, ...] = ()
        self._asked = 0
        self._kind_chosen = False
        self.kinds = Segmented(
            [(kind, in_words.kind_name(kind)) for kind in in_words.KINDS],
            self.tr("Kind of names"),
        )
        self.box = TextBox(LIMIT, least=3, most=8)
        self.box.setPlaceholderText(self.tr("One name a line; a class list can be pasted whole"))
        self.preview, self.left, self.unusual = words(""), words("", "hint"), words("", "hint")
        self.list_name = QLineEdit()
        self.list_name.setMaxLength(LONGEST_NAME)
        self.list_name.setPlaceholderText(self.tr("7B maths, or none"))
        self.kept = QCheckBox(self.tr("Keep beyond the end of August"))
        self.add = QPushButton(self.tr("Add these names"))
        self.no = QPushButton(self.tr("Not this file"))
        self.file = QPushButton(self.tr("Choose a file…"))
        for button in (self.no, self.file):
            set_role(button, "quiet")
        self._lay_out()
        self._connect()
        self._show(())

    def take_file(self, path: Path) -> Task:
        """Look into a class list; what is wrong with it is said in a sentence."""
        if self._file:  # what is on show is of another file; else it is of the box, and stays
            self._found = ()
        self._file = path
        self.list_name.setText("")
        return self._read()

    def ask_for_file(self) -> None:
        """Choose a class list."""
        ask_files(
            self,
            self.tr("Which list?"),
            Path.home(),
            self.tr("Lists (*.csv *.xlsx *.txt *.tsv *.xlsm);;All files (*)"),
            lambda paths: self.take_file(paths[0]),
        )

    def agree(self) -> Task | None:
        """Take what is on show."""
        if not any(one.read.names for one in self._found):
            return None
        alone = len(self._found) == 1
        named = [(self.list_name.text() if alone else one.name, one) for one in self._found]
        kind, keep = self.kinds.value() or "pupil", self.kept.isChecked()
        today = self._context.now().astimezone().date()
        asked = self._asked

        def done(added: work.Added) -> None:
            if asked == self._asked:  # nothing else was put in meanwhile
                self._clear()
            self._changing.changed(
                plural("{n} new name listed.", "{n} new names listed.", added.new),
                lambda journal: work.take_back(journal, added),
            )

        self.add.setEnabled(False)  # clicked twice, it adds once
        task = self._context.worker.ask(
            lambda session: work.add(session, named, kind, today, keep), done
        )
        task.ended.connect(lambda: self._can_add() if asked == self._asked else None)
        return task

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        self._name_field = Field(
            self.tr("Name of the list"), self.list_name, self.tr("to remove it in one go")
        )
        for widget in (
            self.kinds,
            Field(
                self.tr("Names"), self.box, self.tr("pasted, or a CSV or XLSX file dropped here")
            ),
            self.preview,
            self.left,
            self.unusual,
            self._name_field,
            self.kept,
        ):
            column.addWidget(widget)
        column.addLayout(button_row(self.add, self.no, self.file))

    def _connect(self) -> None:
        self.box.textChanged.connect(self._typed)
        self.box.refused.connect(self._on_refusal)
        self.kinds.changed.connect(self._on_kind)
        self.add.clicked.connect(self.agree)
        self.no.clicked.connect(self._clear)
        self.file.clicked.connect(self.ask_for_file)

    def _on_kind(self) -> None:
        self._kind_chosen = True
        self._read()

    def _on_refusal(self) -> None:
        self.preview.setText(
            self.tr("That is longer than fits here; save it as a file and choose the file.")
        )
        self.preview.show()

    def _typed(self) -> None:
        self._file = None
        self._read()

    def _read(self) -> Task:
        self._asked += 1
        asked, file = self._asked, self._file
        self.add.setEnabled(False)  # until what it adds is on show
        source, kind = file or self.box.toPlainText(), self.kinds.value() or "pupil"

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._file = None
                self._show(self._found if file else ())
                if isinstance(error, UserError):
                    self.preview.setText(error.sentence)
                    self.preview.show()
                else:
                    self._context.notices.trouble(error)

        task = Task(self.tr("Reading {name}").format(name=file.name) if file else "")
        return self._context.worker.compute(
            lambda: work.read(source, kind),
            lambda found: self._show(found) if asked == self._asked else None,
            failed,
            task,
        )

    def _show(self, found: tuple[FoundList, ...]) -> None:
        self._found = found
        staff = any(one.read.staff for one in found)
        if staff and not self._kind_chosen and self.kinds.value() == "pupil":
            self.kinds.set_values(["staff"])
        begun = self._file is not None or bool(self.box.toPlainText().strip())
        any_names = self._can_add()
        said = in_words.found(found) if begun else ""
        for label, text in (
            (self.preview, f"{self._file.name}: {said}" if self._file and said else said),
            (self.left, in_words.not_understood(found) if begun else ""),
            (self.unusual, in_words.unusual(found) if begun else ""),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        if found and not self.list_name.isModified():  # she gave it no name of her own
            self.list_name.setText(found[0].name[:LONGEST_NAME])
        self._name_field.setVisible(any_names and len(found) == 1)
        self.kept.setVisible(any_names)
        self.no.setVisible(self._file is not None)
        self.understood.emit()

    def _can_add(self) -> bool:
        """Let what is on show be added, if it holds names; whether it does."""
        any_names = any(one.read.names for one in self._found)
        self.add.setEnabled(any_names)
        return any_names

    def _clear(self) -> None:
        """Be done with the file; without one, with what was pasted."""
        if self._file is None:
            self.box.blockSignals(True)
            self.box.clear()
            self.box.blockSignals(False)
        self._file = None
        self._kind_chosen = False
        self.list_name.setText("")  # clear() would count as a name that she gave
        self.kept.setChecked(False)
        self._asked += 1
        self._show(())
        if self.box.toPlainText().strip():
            self._read()
