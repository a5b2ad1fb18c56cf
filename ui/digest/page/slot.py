"""Room kept in a long page: what belongs there is made only once it is wanted."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from journal.digest.document import Data
from ui.digest.page.column import Column
from ui.widgets.tab_order import come_after


class Slot(QWidget):
    """As high as `guess` says for a width, until `make` has filled it; `filled` tells how
    high it was before. `block` is what it shows, in the section `section`.

    One that is `lazy` is made when it comes into sight and never before.
    """

    filled = Signal(int)

    def __init__(
        self,
        section: str,
        block: Data,
        make: Callable[[], QWidget],
        guess: Callable[[int], int],
        lazy: bool = False,
    ) -> None:
        super().__init__()
        self.section = section
        self.block = block
        self.is_lazy = lazy
        self._make = make
        self._guess = guess
        self._guessed: tuple[int, int] = (-1, 0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a place in the order of the Tab key
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_filled(self) -> bool:
        """Whether what belongs here stands here."""
        return self.layout() is not None

    def fill(self) -> None:
        """Make what belongs here, once."""
        if self.is_filled:
            return
        before = self.height()
        column = Column(0, self)
        made = self._make()
        column.addWidget(made)
        come_after(self, made)
        made.show()  # else Qt shows it later, and the page has no room for it until then
        self.updateGeometry()
        self.filled.emit(before)

    def heightForWidth(self, width: int) -> int:
        if self._guessed[0] != width:
            self._guessed = (width, self._guess(width))
        return self._guessed[1]

    def sizeHint(self) -> QSize:
        return QSize(1, 1)  # the height follows from the width

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_filled:
            QTimer.singleShot(0, self, self.fill)  # not while painting: it changes the page
