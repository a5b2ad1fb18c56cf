"""Above the digest: which group, which edition, and what one may do with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QPushButton, QWidget

from journal.language import plural
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import words
from ui.work.digests import BRIEF, LEADERS, PEERS, Page
from ui.work.groups import Group

GAP, SIDE = 12, 24


class Top(QWidget):
    """`prepare_wanted` carries the part that is to be prepared; that is a facilitator's."""

    group_chosen = Signal(str)
    edition_chosen = Signal(str)
    save_wanted = Signal()
    prepare_wanted = Signal(str)
    release_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.tr("Group"))
        self.groups.setMaximumWidth(320)
        self.groups.activated.connect(
            lambda place: self.group_chosen.emit(self.groups.itemData(place))
        )
        self.edition = Segmented(
            [(PEERS, self.tr("For the group")), (LEADERS, self.tr("For leaders"))],
            self.tr("Edition"),
        )
        self.edition.changed.connect(lambda: self.edition_chosen.emit(self.edition.value()))
        self.said = words("", "hint")
        self.words_button = _quiet(QPushButton())
        self.words_button.clicked.connect(lambda: self.prepare_wanted.emit("found"))
        self.hidden_button = _quiet(QPushButton())
        self.hidden_button.clicked.connect(lambda: self.prepare_wanted.emit("hidden"))
        self.typed_button = _quiet(QPushButton(self.tr("What you typed is not in it yet…")))
        self.typed_button.clicked.connect(lambda: self.prepare_wanted.emit("foreword"))
        self.release_button = QPushButton()
        self.release_button.clicked.connect(self.release_wanted)
        self.prepare_button = QPushButton(self.tr("Prepare the digest…"))
        self.prepare_button.clicked.connect(lambda: self.prepare_wanted.emit("foreword"))
        self.save_button = QPushButton(self.tr("Save as…"))
        self.save_button.clicked.connect(self.save_wanted)
        self._lay_out()
        self.show_groups((), None)
        self.show_ways(None, None)

    def show_groups(self, groups: Sequence[Group], chosen: Group | None) -> None:
        """The groups whose digests can be read here; leaders' editions are their facilitator's."""
        self.groups.clear()
        for one in groups:
            self.groups.addItem(one.name, one.id)
        if chosen:
            self.groups.setCurrentIndex(self.groups.findData(chosen.id))
        self.groups.setVisible(len(groups) > 1)
        self.edition.setVisible(bool(chosen and chosen.is_facilitator))

    def hold(self) -> None:
        """Nothing is saved or released while another digest is composed than the one on show."""
        self.save_button.setEnabled(False)
        self.release_button.setEnabled(False)

    def show_ways(self, page: Page | None, group: Group | None, typed: bool = False) -> None:
        """What may be done with the digest on show, None while there is none.

        `typed` where something was typed for it that is not kept yet.
        """
        decides = page is not None and group is not None and group.is_facilitator
        found, hidden = (_found(page), _hidden(page)) if page else ("", "")
        self.save_button.setEnabled(True)
        self.release_button.setEnabled(True)
        self.save_button.setVisible(page is not None)
        self.prepare_button.setVisible(decides)
        self.words_button.setVisible(decides and bool(found))
        self.words_button.setText(f"{found}…")
        self.hidden_button.setVisible(decides and bool(hidden))
        self.hidden_button.setText(f"{hidden}…")
        self.typed_button.setVisible(decides and typed)
        self.release_button.setVisible(page is not None and bool(page.composed.effects))
        self.release_button.setText(
            self.tr("Why no figures…")
            if page and page.edition == BRIEF
            else self.tr("What is released…")
        )
        first = self.tr("Saving it as a file releases it.") if page and page.is_first else ""
        self.said.setText(first if decides or not found else f"{found}. {first}".strip())
        self._fit()

    def _lay_out(self) -> None:
        self.said.setWordWrap(False)
        self._left = FlowLayout(gap=GAP, line_gap=6)
        for widget in (
            self.groups,
            self.edition,
            self.words_button,
            self.hidden_button,
            self.typed_button,
            self.said,
        ):
            self._left.addWidget(widget)
        self._ways = QWidget()
        ways = FlowLayout(self._ways, gap=GAP, line_gap=6)
        for button in (self.release_button, self.prepare_button, self.save_button):
            ways.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SIDE, 12, SIDE, 12)
        self._row.setSpacing(GAP)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self._ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have the buttons under the rest where there is no room beside it."""
        shown = [
            button.sizeHint().width() + GAP
            for button in (self.release_button, self.prepare_button, self.save_button)
            if not button.isHidden()
        ]
        room = self.width() - 2 * SIDE - self._left.minimumSize().width()
        are_beside = sum(shown) <= room
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if are_beside else directions.TopToBottom)
        self._ways.setMinimumWidth(max(0, sum(shown) - GAP) if are_beside else 0)
        self._ways.setVisible(bool(shown))


def _found(page: Page) -> str:
    if page.masked:
        return plural("{n} word is printed masked", "{n} words are printed masked", page.masked)
    if page.found:
        return plural("{n} word was found", "{n} words were found", len(page.found))
    return ""


def _hidden(page: Page) -> str:
    count = len(page.decisions.hides)
    return plural("{n} trial is hidden", "{n} trials are hidden", count) if count else ""


def _quiet(button: QPushButton) -> QPushButton:
    set_role(button, "quiet")
    return button
