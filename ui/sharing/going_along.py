"""Choosing what goes along from each trial to a group."""

from PySide6.QtCore import QObject, Signal

from ui.sharing.along_card import AlongCard
from ui.sharing.desk import Desk
from ui.work import going_along


class GoingAlong(QObject):
    """`changed` tells that something else would leave now."""

    changed = Signal()

    def __init__(self, desk: Desk, card: AlongCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card = card
        card.chosen.connect(self._choose)

    def show(self) -> None:
        """Read what the group asks for and what goes along."""
        group = self._desk.here.id
        self._desk.context.worker.ask(
            lambda session: going_along.read(session, group),
            lambda both: self._card.show_context(*both),
        )

    def _choose(self, fields: list[str]) -> None:
        group = self._desk.here.id
        self._desk.context.worker.ask(
            lambda session: going_along.choose(session, group, fields),
            lambda _done: self.changed.emit(),
        )
