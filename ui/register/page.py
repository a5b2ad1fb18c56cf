"""The page of the tool register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal import vocabulary
from journal.errors import UserError
from ui.context import Context
from ui.moving.choosing import ask_for_import
from ui.register.editor_view import EditorView
from ui.register.in_words import name_of
from ui.register.lines_view import LinesView
from ui.work import register as work
from ui.worker import Task

if TYPE_CHECKING:
    from ui.work.register import Register


class RegisterPage(QWidget):
    """The table, or one line of it being filled in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._edited = ""  # the id of the line in the editor, "" for a new one
        self._chosen = ""
        self.lines = LinesView(context.actions)
        self.editor = EditorView(context.actions)
        self._stack = QStackedWidget()
        for view in (self.lines, self.editor):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.lines)
        self.lines.add_wanted.connect(lambda: self._edit(""))
        self.lines.edit_wanted.connect(self._edit)
        self.lines.remove_wanted.connect(self.remove)
        self.lines.tool_offered.connect(self.add_tool)
        self.lines.import_wanted.connect(
            lambda: ask_for_import(
                self, lambda path: context.navigation.import_wanted.emit(str(path))
            )
        )
        self.editor.agreed.connect(self.keep)
        self.editor.left.connect(self._back)
        context.changes.register_changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> Task:
        """Read it again."""
        today = self._context.now().astimezone().date()

        def show(register: Register) -> None:
            self.lines.show_register(register, self._chosen)

        return self._context.worker.ask(lambda session: work.read(session, today), show)

    def add_tool(self, tool: str) -> Task:
        """Give a tool a line of which nothing is known yet."""

        def done(tool_id: str) -> None:
            self._chosen = tool_id
            self._changed(
                self.tr("{tool} is in the register; nothing is known of it yet.").format(
                    tool=vocabulary.label("tool", tool)
                ),
                lambda session: work.remove(session, tool_id),
            )

        return self._context.worker.ask(lambda session: work.add(session, {"tool": tool}), done)

    def keep(self, values: dict[str, str]) -> Task:
        """Store the line in the editor; what hinders that is said beside its button."""
        edited = self._edited
        name = values["tool"]

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                self.editor.say(error.sentence)
            else:
                self._context.notices.trouble(error)

        def added(tool_id: str) -> None:
            self._chosen = tool_id
            self._back()
            said = self.tr("{tool} is in the register.").format(tool=name)
            self._changed(said, lambda session: work.remove(session, tool_id))

        def changed(before: dict[str, Any]) -> None:
            self._chosen = edited
            self._back()
            said = self.tr("The line on {tool} is changed.").format(tool=name)
            self._changed(said, lambda session: work.put_back(session, before))

        ask = self._context.worker.ask
        if edited:
            return ask(lambda session: work.change(session, edited, values), changed, failed)
        return ask(lambda session: work.add(session, values), added, failed)

    def remove(self, tool_id: str) -> Task:
        """Take a line out; it can be put back."""

        def done(said: dict[str, Any] | None) -> None:
            if said:
                self._changed(
                    self.tr("{tool} is out of the register.").format(tool=name_of(said)),
                    lambda session: work.put_back(session, said),
                )

        return self._context.worker.ask(lambda session: work.remove(session, tool_id), done)

    def _edit(self, tool_id: str) -> None:
        self._edited = tool_id
        line = self.lines.chosen
        self.editor.show_line(line.values if tool_id and line else None)
        self._stack.setCurrentWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.editor.setFocus()

    def _back(self) -> None:
        self._stack.setCurrentWidget(self.lines)
        self.setFocusProxy(self.lines)
        target = self.lines.table if self.lines.chosen else self.lines
        target.setFocus()

    def _changed(self, sentence: str, undo: Any) -> None:
        context = self._context
        context.changes.register_changed.emit()

        def take_back() -> None:
            context.worker.ask(undo, lambda _: context.changes.register_changed.emit())

        context.notices.say(sentence, self.tr("Undo"), take_back)
