"""A heading that opens more detail, which is there already or made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import Style, set_role
from ui.widgets.sheet import words
from ui.widgets.shrinking_button import ShrinkingButton
from ui.widgets.tab_order import come_after

_BESIDE_THE_ICON = 28


class Disclosure(QWidget):
    """`content` stands under the heading, or is what builds it the first time it is wanted."""

    opened = Signal()
    pressed_open = Signal()  # by the user, its content laid out

    def __init__(self, title: str, content: QWidget | Callable[[], QWidget], style: Style) -> None:
        super().__init__()
        self._make = content
        self._style = style
        self._title = title
        self.content: QWidget | None = None
        if isinstance(content, QWidget):
            content.setParent(self)  # so that it goes with this, opened or not
            content.hide()
        self.button = ShrinkingButton(title)
        self.button.setCheckable(True)
        set_role(self.button, "disclosure")
        self.button.toggled.connect(self._toggled)
        self.button.clicked.connect(self._pressed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self.button)
        self._layout.addLayout(self._head)
        style.changed.connect(self._draw)
        self._draw()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.button.setChecked(is_open)

    def note(self, said: str) -> None:
        """Say beside the title what is filled in there."""
        self.button.setText(f"{self._title}  ·  {said}" if said else self._title)

    def remark(self, sentence: str) -> None:
        """Say under the title, on as many lines as it takes, what is in it."""
        said = words(sentence, "hint")
        said.setContentsMargins(_BESIDE_THE_ICON, 0, 0, 4)
        self.button.setAccessibleDescription(sentence)
        self._head.addWidget(said)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self.content is None:
            self.content = self._make if isinstance(self._make, QWidget) else self._make()
            self.content.setContentsMargins(8, 0, 0, 12)
            self._layout.addWidget(self.content)
            come_after(self.button, self.content)
            self.opened.emit()
        if self.content is not None:
            self.content.setVisible(is_open)
        self._draw()

    def _pressed(self, is_open: bool) -> None:
        if is_open:
            QTimer.singleShot(0, self.pressed_open.emit)

    def _draw(self) -> None:
        closed = "back" if self.isRightToLeft() else "forward"
        self.button.setIcon(self._style.icon("down" if self.button.isChecked() else closed, 16))
        state = self.tr("open") if self.button.isChecked() else self.tr("closed")
        self.button.setAccessibleName(f"{self._title}, {state}")
