"""What is offered under the line of quick capture, each one press away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal.logbook.one_line_offers import Offer
from ui.style import in_role
from ui.widgets.flow import FlowLayout


class Offers(QWidget):
    """Small buttons that leave the focus in the line; the chosen one stands out and is said."""

    taken = Signal(object)  # Offer

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._shown: tuple[Offer, ...] = ()
        self._flow = FlowLayout(self, gap=6)
        self.hide()

    def show_offers(self, offers: Sequence[Offer], chosen: int) -> None:
        """Show these, `chosen` by its place, -1 for none."""
        if tuple(offers) != self._shown:
            self._draw(tuple(offers))
        for place, button in enumerate(self.buttons):
            button.setChecked(place == chosen)
        if chosen >= 0:
            said = QAccessibleAnnouncementEvent(self, self._shown[chosen].label)
            QAccessible.updateAccessibility(said)

    def _draw(self, offers: tuple[Offer, ...]) -> None:
        self._shown = offers
        while item := self._flow.takeAt(0):
            item.widget().deleteLater()
        self.buttons = []
        for offer in offers:
            button = in_role("suggestion", QPushButton(offer.label, self))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCheckable(True)
            button.clicked.connect(lambda checked=False, offer=offer: self.taken.emit(offer))
            self._flow.addWidget(button)
            button.show()
            self.buttons.append(button)
        self.setVisible(bool(offers))
        self.updateGeometry()
