"""Kept searches: a menu beside the search box, and a dialog to rename and remove them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from journal.errors import UserError
from ui.context import Context
from ui.finding.saved_dialogs import KeptDialog, NameDialog
from ui.work import saved
from ui.work.saved import Saved


class KeptSearches(QObject):
    """`wanted` tells a kept search that is to be run."""

    wanted = Signal(object)  # Saved

    def __init__(self, context: Context, button: QToolButton) -> None:
        super().__init__(button)
        self._context = context
        self._button = button
        self._kept: list[Saved] = []
        self._present = Saved("", "", "")
        self._dialog: KeptDialog | None = None
        self.menu = QMenu(button)
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        context.changes.saved_searches_changed.connect(self.read)
        self.read()

    def stand_at(self, query: str, order: str) -> None:
        """This is what is searched for now."""
        self._present = Saved("", " ".join(query.split()), order)
        self._draw()

    def read(self) -> None:
        """Read them anew."""
        self._context.worker.ask(saved.saved, self._show)

    def keep(self, name: str, query: str, order: str) -> None:
        """Keep a search under a name; the notice offers to take that back."""
        now, search = self._context.now(), Saved(name, query, order)
        self._context.worker.ask(
            lambda session: saved.keep(session, search, now),
            lambda _: self._changed(
                self.tr("Kept as “{name}”.").format(name=name), lambda: self._forget(name)
            ),
        )

    def rename(self, name: str, new_name: str) -> None:
        """Give one another name."""
        self._context.worker.ask(
            lambda session: saved.rename(session, name, new_name),
            lambda _: self._changed(
                self.tr("It is called “{name}” now.").format(name=new_name),
                lambda: self.rename(new_name, name),
            ),
            self._not_renamed,
        )

    def remove(self, search: Saved) -> None:
        """Keep one no longer; the notice offers it back."""
        self._context.worker.ask(
            lambda session: saved.forget(session, search.name),
            lambda _: self._changed(
                self.tr("“{name}” is not kept any more.").format(name=search.name),
                lambda: self.keep(search.name, search.query, search.order),
            ),
        )

    def ask_name(self) -> NameDialog:
        """Ask under which name the present search is to be kept."""
        present = self._present
        dialog = NameDialog(present.query, self._button.window())
        dialog.accepted.connect(lambda: self.keep(dialog.name, present.query, present.order))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_list(self) -> KeptDialog:
        """All of them, to be renamed and removed."""
        self._dialog = dialog = KeptDialog(self._button.window())
        dialog.show_kept(self._kept)
        dialog.rename_wanted.connect(self.rename)
        dialog.remove_wanted.connect(self.remove)
        dialog.finished.connect(self._close_list)
        dialog.show()  # beside the window, so that the notice can take a removal back
        return dialog

    def _close_list(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
            self._dialog = None

    def _forget(self, name: str) -> None:
        self._context.worker.ask(
            lambda session: saved.forget(session, name),
            lambda _: self._context.changes.saved_searches_changed.emit(),
        )

    def _not_renamed(self, error: Exception) -> None:
        if self._dialog and isinstance(error, UserError):
            self._dialog.show_kept(self._kept, error.sentence)
        else:
            self._context.notices.trouble(error)

    def _changed(self, sentence: str, undo: Callable[[], object]) -> None:
        self._context.changes.saved_searches_changed.emit()
        self._context.notices.say(sentence, self.tr("Undo"), undo)

    def _show(self, kept: list[Saved]) -> None:
        self._kept = kept
        self._draw()
        if self._dialog:
            self._dialog.show_kept(kept)

    def _draw(self) -> None:
        self.menu.clear()
        keep = self.menu.addAction(self.tr("Keep this search…"))
        keep.setEnabled(bool(self._present.query))
        keep.triggered.connect(self.ask_name)
        if not self._kept:
            return
        self.menu.addSeparator()
        for search in self._kept:
            action = self.menu.addAction(search.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(search.query == self._present.query)
            action.triggered.connect(lambda checked=False, s=search: self.wanted.emit(s))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Rename or remove…")).triggered.connect(self.open_list)
