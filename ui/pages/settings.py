"""The Settings page."""

from PySide6.QtWidgets import QWidget

from ui.context import Context


class SettingsPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
