"""One place to prepare a digest: its parts with how each stands, and the part that is chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal.digest.scan import Found
from ui.digest.prepare.file_part import FilePart
from ui.digest.prepare.found import FoundPart
from ui.digest.prepare.hidden import HiddenPart
from ui.digest.prepare.part import Part
from ui.digest.prepare.requests import RequestsPart
from ui.digest.prepare.round_part import RoundPart
from ui.digest.prepare.stories import StoriesPart
from ui.digest.prepare.written import BoardPart, ForewordPart, StatementsPart, WrittenPart
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import words
from ui.work.digest_decisions import answers_in
from ui.work.groups import Group
from ui.work.preparing import Prepared

LIST_WIDTH = 244
KEEP_AFTER_MILLISECONDS = 700


class PrepareView(QWidget):
    """`kept` carries the decisions that were written, `typed` what is to outlive a crash.

    `typed` carries the id of the group, and None once nothing of it is unkept.
    """

    kept = Signal(dict)
    typed = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.round, self.foreword = RoundPart(), ForewordPart()
        self.statements, self.stories = StatementsPart(), StoriesPart()
        self.requests, self.hidden = RequestsPart(), HiddenPart()
        self.found, self.board, self.file = FoundPart(), BoardPart(), FilePart()
        self.parts: dict[str, Part] = {
            "foreword": self.foreword,
            "statements": self.statements,
            "stories": self.stories,
            "requests": self.requests,
            "hidden": self.hidden,
            "found": self.found,
            "board": self.board,
            "round": self.round,
            "file": self.file,
        }
        self._group = ""
        self.is_touched = False
        self._is_filling = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.keep_typed)
        self._make_list()
        self._make_foot()
        self._lay_out()
        for part in self.parts.values():
            part.edited.connect(self._touch)
        self.setFocusProxy(self.list)

    def turn_to(self, part: str) -> None:
        """Show one of the parts."""
        self.list.setCurrentRow(list(self.parts).index(part))

    def is_of(self, group: str) -> bool:
        """Whether it shows what there is to prepare for this group."""
        return self._group == group

    def show_prepared(self, prepared: Prepared, group: Group) -> None:
        """Show how all stands; what is typed and not kept stays."""
        if group.id != self._group:
            self.keep_typed()  # what stands here is another group's
            self._set_touched(False)
            self._group = group.id
        self.round.show_group(group)
        self.stories.show_stories(prepared.leading, prepared.offered)
        self.hidden.show_hides(prepared.decisions.hides)
        if not self.is_touched:
            decided = prepared.decisions.model_dump(mode="json")
            self._fill({**decided, **(prepared.typed or {})})
            self._set_touched(prepared.typed is not None)
        self._tell()

    def show_found(self, found: Sequence[Found], prepared: Prepared) -> None:
        """Show the words of the edition that is on show."""
        answers = answers_in(prepared.decisions, [one.text for one in found])
        self.found.show_found(found, answers)
        self._tell()

    def keep_typed(self) -> None:
        """Let what is typed outlive a crash from here on."""
        self._timer.stop()
        if self.is_touched:
            self.typed.emit(self._group, self._typed())

    def let_go(self) -> None:
        """What is typed is kept or thrown away."""
        self._timer.stop()
        self._set_touched(False)
        self.typed.emit(self._group, None)

    def _written_parts(self) -> list[WrittenPart]:
        return [part for part in self.parts.values() if isinstance(part, WrittenPart)]

    def _typed(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part in self._written_parts():
            found |= part.typed()
        return found

    def _fill(self, typed: Mapping[str, Any]) -> None:
        self._is_filling = True
        for part in self._written_parts():
            part.show_typed(typed)
        self._is_filling = False

    def _touch(self) -> None:
        if self._is_filling:
            return
        self._set_touched(True)
        self._tell()
        if not self._timer.isActive():
            self._timer.start()

    def _set_touched(self, is_touched: bool) -> None:
        self.is_touched = is_touched
        self.keep_button.setEnabled(is_touched)
        self.discard_button.setVisible(is_touched)
        self._unkept.setVisible(is_touched)

    def _keep(self) -> None:
        found: dict[str, Any] = {}
        for part in self._written_parts():
            found |= part.written()
        self.kept.emit(found)

    def _discard(self) -> None:
        self.let_go()
        self.left.emit()

    def _tell(self) -> None:
        for row, part in enumerate(self.parts.values()):
            state = part.state()
            item = self.list.item(row)
            item.setText(f"{part.title}\n{state}" if state else part.title)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{part.title}, {state}" if state else part.title,
            )

    def _make_list(self) -> None:
        self.list = QListWidget()
        set_role(self.list, "contents")
        self.list.setProperty("mirrored", self.isRightToLeft())
        self.list.setAccessibleName(self.tr("Prepare the digest"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for part in self.parts.values():
            self.list.addItem(QListWidgetItem(part.title))
            self._stack.addWidget(part)
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)

    def _make_foot(self) -> None:
        self.keep_button = QPushButton(self.tr("Keep it"))
        set_role(self.keep_button, "primary")
        self.keep_button.clicked.connect(self._keep)
        self.discard_button = QPushButton(self.tr("Leave it as it was"))
        set_role(self.discard_button, "quiet")
        self.discard_button.clicked.connect(self._discard)
        self.back_button = QPushButton(self.tr("Back to the digest"))
        self.back_button.clicked.connect(self.left)
        self._unkept = words(self.tr("What you typed is saved here, and not in the digest yet."))
        set_role(self._unkept, "hint")

    def _lay_out(self) -> None:
        foot = QWidget()
        set_role(foot, "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(foot)
        line.setContentsMargins(32, 8, 32, 8)
        line.setSpacing(14)
        buttons = FlowLayout(gap=10, line_gap=6)
        for button in (self.keep_button, self.discard_button, self.back_button):
            buttons.addWidget(button)
        line.addLayout(buttons, 5)
        line.addWidget(self._unkept, 3)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(column, 1)
        self._set_touched(False)
