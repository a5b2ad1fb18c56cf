"""A chain as a path: tried, changed, tried again, with what was expected and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal import vocabulary
from journal.model.fields import TEXT_LIMIT
from ui.style import palette_in_use, set_role
from ui.widgets.field import Field
from ui.widgets.marks import SIZE, draw_mark
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import button_row, words
from ui.widgets.text_box import TextBox

if TYPE_CHECKING:  # a caller's business: it asks the database
    from journal.logbook.chains import Step
    from journal.model.trial import ChainLink

_GUTTER = 22
_INDENT = 26  # pixels for each fork above
_MARK_DOWN = 19  # from the top of a step to the middle of its mark
_ARROW = 4
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ChainPath(QWidget):
    """`trial_wanted` asks to see a trial; `happened_told` carries the id of the later trial and
    what came of the change.
    """

    trial_wanted = Signal(str)
    happened_told = Signal(str, str)

    def __init__(self, steps: Sequence[Step], here: str = "") -> None:
        super().__init__()
        self.titles: list[QPushButton] = []
        self.links: list[LinkWords] = []
        self.setAccessibleName(self.tr("A path of {n} trials").format(n=len(steps)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        titles = {step.id: step.title for step in steps}
        before = ""
        for step in steps:
            if step.link is not None:
                forked = "" if step.link.earlier == before else titles.get(step.link.earlier, "")
                self._add_link(column, step, step.link, forked)
            before = step.id
            goes_on = any(one.link and one.link.earlier == before for one in steps)
            self._add_step(column, step, here, goes_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _WALK.get(Qt.Key(event.key()))
            if step is not None:
                stops = [title for title in self.titles if title.isEnabled()]
                place = next(n for n, one in enumerate(stops) if one is watched) + step
                if 0 <= place < len(stops):
                    stops[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _add_step(self, column: QVBoxLayout, step: Step, here: str, goes_on: bool) -> None:
        title = QPushButton(step.title)
        set_role(title, "step")
        title.setEnabled(not step.in_trash and step.id != here)
        day = QLocale().toString(step.tried_on, "d MMM yyyy")
        outcome = vocabulary.label("outcome", step.outcome)
        said = day if step.outcome == "not-stated" else f"{day} · {outcome}"
        if step.id == here:
            said = self.tr("{day}, this trial").format(day=said)
        tried = self.tr("Tried again") if step.link else self.tr("Tried")
        title.setAccessibleName(f"{tried}: {step.title}, {said}")
        title.clicked.connect(lambda: self.trial_wanted.emit(step.id))
        title.installEventFilter(self)
        self.titles.append(title)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(title)
        row.addWidget(words(said, "hint"), 1)
        content = QWidget()
        content.setLayout(row)
        row.setContentsMargins(0, 4, 0, 4)
        gutter = Gutter(step.outcome, starts=step.link is None, goes_on=goes_on)
        column.addLayout(_indented(step.branch, gutter, content))

    def _add_link(self, column: QVBoxLayout, step: Step, link: ChainLink, forked: str) -> None:
        told = LinkWords(link, not step.in_trash, forked)
        told.told.connect(lambda said: self.happened_told.emit(step.id, said))
        self.links.append(told)
        column.addLayout(_indented(step.branch, Gutter(None), told))


class LinkWords(QWidget):
    """What was changed, expected and happened; `told` carries what happened. `forked` names the
    trial that is repeated where it is not the one just above.
    """

    told = Signal(str)

    def __init__(self, link: ChainLink, may_tell: bool, forked: str) -> None:
        super().__init__()
        self.later = link.later
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 6)
        self._column.setSpacing(2)
        if forked:
            again = words(self.tr("Again from “{title}”").format(title=forked), "hint")
            self._column.addWidget(again)
        made = vocabulary.label("change_made", link.change_made) if link.change_made else ""
        changed = ": ".join(part for part in (made, link.changed or "") if part)
        self._say(self.tr("Changed"), changed or self.tr("not recorded"))
        self._say(self.tr("Expected"), link.expected or self.tr("not recorded"))
        self._happened = words("", "")
        self._column.addWidget(self._happened)
        self.tell = QPushButton()
        set_role(self.tell, "aside")
        self.tell.clicked.connect(self._begin)
        self._row = button_row(self.tell)
        self._column.addLayout(self._row)
        self.tell.setVisible(may_tell)
        self.box: TextBox | None = None
        self.show_happened(link.happened)

    def show_happened(self, happened: str | None) -> None:
        """Say what happened, or offer to tell it."""
        self._now = happened or ""
        said = happened or self.tr("not recorded")
        self._happened.setText(self.tr("Happened: {words}").format(words=said))
        self.tell.setText(self.tr("Change it") if happened else self.tr("Say what happened"))

    def unfinished(self) -> str | None:
        """What is being written here, None where nothing is."""
        return self.box.toPlainText() if self.box and not self.box.isHidden() else None

    def go_on(self, said: str) -> None:
        """Go on with what was being written before the path was drawn anew."""
        if self.box is None:
            self._make_box()
        self.box.setPlainText(said)
        self._editing(True)

    def _say(self, what: str, said: str) -> None:
        self._column.addWidget(words(self.tr("{what}: {words}").format(what=what, words=said)))

    def _begin(self) -> None:
        self.go_on(self._now)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_box(self) -> None:
        self.box = may_leave(TextBox(TEXT_LIMIT, least=2))
        self._field = Field(self.tr("What happened"), self.box)
        self.keep = QPushButton(self.tr("Keep"))
        self.cancel = QPushButton(self.tr("Cancel"))
        set_role(self.cancel, "quiet")
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(lambda: self._editing(False))
        self._column.addWidget(self._field)
        self._column.addLayout(button_row(self.keep, self.cancel))

    def _keep(self) -> None:
        said = self.box.toPlainText().strip() if self.box else ""
        self.show_happened(said)
        self._editing(False)
        self.told.emit(said)

    def _editing(self, is_editing: bool) -> None:
        self._happened.setHidden(is_editing)
        self.tell.setHidden(is_editing)
        for widget in (self._field, self.keep, self.cancel):
            widget.setVisible(is_editing)
        if not is_editing:
            self.tell.setFocus(Qt.FocusReason.OtherFocusReason)


class Gutter(QWidget):
    """The line beside the words: with the mark of an outcome, or with an arrow onwards."""

    def __init__(self, outcome: str | None, starts: bool = False, goes_on: bool = True) -> None:
        super().__init__()
        self._outcome, self._starts, self._goes_on = outcome, starts, goes_on
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_GUTTER, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1.5))
        middle, bottom = self.width() / 2, float(self.height())
        if self._outcome is None:
            painter.drawLine(QPointF(middle, 0), QPointF(middle, bottom))
            painter.setBrush(QColor(colours.edge))
            tip = QPointF(middle, bottom - 1)
            sides = (QPointF(-_ARROW, -2 * _ARROW), QPointF(_ARROW, -2 * _ARROW))
            painter.drawPolygon(QPolygonF([tip, tip + sides[0], tip + sides[1]]))
            return
        if not self._starts:
            painter.drawLine(QPointF(middle, 0), QPointF(middle, _MARK_DOWN - SIZE))
        if self._goes_on:
            painter.drawLine(QPointF(middle, _MARK_DOWN + SIZE), QPointF(middle, bottom))
        area = QRectF(middle - SIZE / 2, _MARK_DOWN - SIZE, SIZE, 2 * SIZE)
        draw_mark(painter, area, self._outcome, colours)


def _indented(branch: int, gutter: Gutter, content: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addSpacing(branch * _INDENT)
    row.addWidget(gutter)
    row.addWidget(content, 1)
    return row
