"""The calm rail at the side: the six pages, and what the journal promises."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.style import Style

WIDTH = 196
PAGES = ("log", "journal", "reflect", "share", "digest", "settings")


class Rail(QWidget):
    """Buttons for the pages; `page_chosen` tells which one was pressed."""

    page_chosen = Signal(str)

    def __init__(self, actions: Actions, style: Style) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._style = style
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 24, 14, 18)
        layout.setSpacing(4)
        brand = QLabel(self.tr("Trial Journal"))
        brand.setProperty("role", "brand")
        brand.setContentsMargins(12, 0, 0, 18)
        layout.addWidget(brand)
        for page in PAGES:
            if page == "settings":
                layout.addStretch(1)
            layout.addWidget(self._button(page, actions))
        promise = QLabel(self.tr("Your journal stays on this computer."))
        promise.setProperty("role", "hint")
        promise.setWordWrap(True)
        promise.setContentsMargins(12, 12, 8, 0)
        layout.addWidget(promise)
        style.changed.connect(self._redraw)

    def choose(self, page: str) -> None:
        """Show `page` as the one that is open."""
        self._buttons[page].setChecked(True)

    def _button(self, page: str, actions: Actions) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "rail")
        button.setText(f"  {actions.text(f'go-{page}')}")  # the only way to part it from its icon
        button.setAccessibleName(actions.text(f"go-{page}"))
        button.setToolTip(actions.with_keys(f"go-{page}"))
        button.setIcon(self._style.icon(page))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda checked=False: self.page_chosen.emit(page))
        self._group.addButton(button)
        self._buttons[page] = button
        return button

    def _redraw(self) -> None:
        for page, button in self._buttons.items():
            button.setIcon(self._style.icon(page))
