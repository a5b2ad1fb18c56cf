"""A plot with its words, in the window's colours, and its table for whoever reads that better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal.render.drawing import Look
from ui.style import Style, palette_in_use, set_role
from ui.widgets.sheet import words
from ui.widgets.small_table import SmallTable

WIDEST = 1000
_NARROWEST = 320


class Picture(Protocol):
    """What is shown: journal.logbook.own_plots.Picture."""

    title: str
    description: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    svg: Callable[[Look], str]

    @property
    def is_empty(self) -> bool: ...


class Drawing(QWidget):
    """The SVG, made anew for each width, palette and direction of reading."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._made: tuple[Look, QSvgRenderer] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)

    def draw(self, picture: Picture) -> None:
        """Show this one."""
        self._picture = picture
        self._made = None
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(" ".join((picture.description, picture.note)).strip())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        renderer = self._renderer(width)
        return renderer.defaultSize().height() if renderer else 0

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, self.heightForWidth(WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        renderer = self._renderer(self.width())
        if renderer:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, QRectF(0, 0, *renderer.defaultSize().toTuple()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self.update()

    def _renderer(self, width: int) -> QSvgRenderer | None:
        if self._picture is None:
            return None
        look = Look(
            min(max(width, _NARROWEST), WIDEST),
            palette_in_use().colours(),
            self.fontMetrics().height() * 0.78,
            self.isRightToLeft(),
            self.font().family(),
        )
        if self._made is None or self._made[0] != look:
            self._made = (look, QSvgRenderer(QByteArray(self._picture.svg(look).encode())))
        return self._made[1]


class Plot(QWidget):
    """A drawing over what it shows and what is missing; one button turns to the table."""

    def __init__(self, style: Style, nothing: str) -> None:
        super().__init__()
        self._nothing = words(nothing, "hint")
        self.drawing = Drawing()
        self.table = SmallTable()
        self._title = words("", "heading")
        self._said = words("", "hint")
        self.as_table = QPushButton(self.tr("As a table"))
        self.as_table.setCheckable(True)
        set_role(self.as_table, "aside")
        self.as_table.toggled.connect(self._turn)
        style.changed.connect(self.drawing.update)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self.as_table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        for widget in (self._said, self._nothing, self.drawing, self.table):
            layout.addWidget(widget)
        self._is_empty = True

    def show_picture(self, picture: Picture) -> None:
        """Show this one, as it was chosen: drawn or as a table."""
        self._title.setText(picture.title)
        self._said.setText(" ".join(said for said in (picture.description, picture.note) if said))
        self.as_table.setAccessibleName(self.tr("{title}, as a table").format(title=picture.title))
        self.drawing.draw(picture)
        self.table.show_rows(picture.title, picture.columns, picture.rows)
        self._is_empty = picture.is_empty
        self._turn(self.as_table.isChecked())

    def add_beside_title(self, *widgets: QWidget) -> None:
        """Put controls before the button that turns to the table."""
        for widget in widgets:
            self._top.insertWidget(self._top.count() - 1, widget)

    def _turn(self, as_table: bool) -> None:
        self._nothing.setVisible(self._is_empty)
        self.as_table.setVisible(not self._is_empty)
        self.table.setVisible(as_table and not self._is_empty)
        self.drawing.setVisible(not as_table and not self._is_empty)
