"""The way to the prompt library, from every page and from the field of a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.context import Context
from ui.frame import Frame
from ui.writing.box import WritingBox

if TYPE_CHECKING:
    from ui.prompts.dialog import PromptsDialog


class PromptLibrary(QObject):
    """Opens the library; what is taken goes to the clipboard, or into the box that asked."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context, self._frame = context, frame
        self.dialog: PromptsDialog | None = None
        context.actions.attach("prompts", frame, self.open)
        context.writing.prompt_wanted.connect(self.open)

    def open(self, box: WritingBox | None = None) -> None:
        """Show every prompt; for `box`, or the box of a prompt that has the focus, if there is."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        # Deferred: every start would pay for it, and it imports SQLModel.
        from ui.prompts.dialog import PromptsDialog

        at = QApplication.focusWidget()
        if box is None and isinstance(at, WritingBox) and at.field == "prompt":
            box = at
        self.dialog = PromptsDialog(self._context, box is not None, self._frame)
        self.dialog.copied.connect(self._copy)
        self.dialog.finished.connect(self._forget)
        if box is not None:
            self.dialog.used.connect(lambda text: self._use(box, text))
        self.dialog.open()
        self.dialog.line.setFocus()

    def _forget(self) -> None:
        self.dialog = None

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.notices.say(self.tr("Copied. Paste it where you need it."))

    def _use(self, box: WritingBox, text: str) -> None:
        before = box.toPlainText()
        box.put_in(text)
        box.setFocus()
        if before.strip():
            self._context.notices.say(
                self.tr("The prompt took the place of what was there."), self.tr("Undo"), box.undo
            )
