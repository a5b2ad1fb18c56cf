"""The Tab key goes down the page, also through what was made later than what follows it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def come_after(before: QWidget, panel: QWidget) -> None:
    """Let Tab go from `before` into `panel`, through it in the order of its making, and on."""
    last, window = before, before.window()
    for widget in panel.findChildren(QWidget):
        if widget.window() is not window:  # the list of a box of choices is a window of its own
            continue
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            QWidget.setTabOrder(last, widget)
            last = widget
