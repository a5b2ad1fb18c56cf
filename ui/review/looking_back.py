"""The list of earlier decisions: shown, one taken back, that taken back."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.review.decided_view import DecidedView
from ui.sharing.desk import Desk
from ui.work import deciding


class LookingBack(QObject):
    """Leads from any view of the review to the list and back there."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._back_to: Callable[[], object] = desk.go_home
        self.view = DecidedView()
        self.view.left.connect(lambda: self._back_to())
        self.view.forgotten.connect(self._forget)

    def show(self, back_to: Callable[[], object]) -> None:
        """Show the list; `back_to` is where one goes from it."""
        self._back_to = back_to
        self._list()
        self._desk.show(self.view)

    def _list(self) -> None:
        group = self._desk.here.id
        self._context.worker.ask(
            lambda session: deciding.remembered(session, group), self.view.show_remembered
        )

    def _forget(self, question: str) -> None:
        group = self._desk.here.id

        def done(before: deciding.Before) -> None:
            self._list()
            self._context.notices.say(
                self.tr("It is asked again at the next review."),
                self.tr("Undo"),
                lambda: self._remember_again(before),
            )

        self._context.worker.ask(lambda session: deciding.forget(session, group, [question]), done)

    def _remember_again(self, before: deciding.Before) -> None:
        self._context.worker.ask(
            lambda session: deciding.put_back(session, before), lambda done: self._list()
        )
