"""The small window of quick capture: one line, what was understood of it, and what hinders it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from journal.language import _
from journal.logbook.in_words import items_in_words
from journal.model.fields import LABELS, TEXT_LIMIT, TEXTS
from ui.quick.line import QuickLine
from ui.quick.offers import Offers
from ui.style import in_role, set_role
from ui.widgets.may_leave import may_leave

WIDTH = 620
_SHORT = 40  # characters of a text that begins with worked: and the like
_FIRST = ("tool", "task", "tag")


class QuickWindow(QWidget):
    """Says only what it is told; ui.quick.capture keeps the line."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Quick capture"))
        in_role("page", self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = may_leave(QuickLine())
        self.line.setAccessibleName(self.tr("One line about what you tried"))
        self.line.setPlaceholderText(self.tr("What did you try?  #tag  tool:  task:  min:"))
        self.offers = Offers()
        self.understood = in_role("hint", QLabel())
        self.understood.setWordWrap(True)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self.understood.setAccessibleName(self.tr("Understood"))
        self.said = in_role("hint", QLabel())
        self.said.setWordWrap(True)
        self.keep = in_role("primary", QPushButton(self.tr("Keep for later")))
        self.keep.setToolTip(self.tr("Keep for later (Enter)"))
        self.open = QPushButton(self.tr("Open in the form"))
        self.open.setToolTip(self.tr("Open in the form (Ctrl+Enter)"))
        self._lay_out()
        self.line.offered.connect(self.offers.show_offers)
        self.offers.taken.connect(self.line.take)
        self.keep.clicked.connect(self.line.keep_pressed)
        self.open.clicked.connect(self.line.open_pressed)
        self.line.refused.connect(self._refuse)
        self.show_values({})
        self.say("")

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Tell what was understood."""
        said = in_short(values)
        self.understood.setText(said or self.tr("Enter keeps it, to be finished later."))

    def say(self, sentence: str, trouble: bool = False) -> None:
        """One sentence at the foot."""
        self.said.setText(sentence)
        set_role(self.said, "trouble" if trouble else "hint")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _refuse(self, length: int) -> None:
        self.say(
            self.tr(
                "That text has {length} characters; up to {limit} fit here, so it was not put in."
            ).format(length=f"{length:,}", limit=f"{TEXT_LIMIT:,}"),
            trouble=True,
        )

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        for widget in (self.line, self.understood, self.offers):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for button in (self.open, self.keep):
            foot.addWidget(button)
        column.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        outer.addWidget(inner)


def in_short(values: Mapping[str, Any]) -> str:
    """What was understood of a line, like "Tool: Copilot · Job: Marking · #y9"."""
    names = [*(name for name in _FIRST if name in values), *(n for n in values if n not in _FIRST)]
    return " · ".join(_said(name, values[name]) for name in names if name != "did")


def _said(name: str, value: Any) -> str:
    if name == "tag":
        return " ".join(f"#{tag}" for tag in value)
    words = ", ".join(items_in_words(name, value))
    if name in TEXTS and len(words) > _SHORT:
        words = words[:_SHORT].rstrip() + "…"
    return f"{_(LABELS[name])}: {words}"
