"""Items in lines: as high as what is on show now asks for."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout


def test_an_item_that_comes_on_show_makes_it_higher_at_once(qtbot: QtBot) -> None:
    holder, card = QWidget(), QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(card)
    column, flow = QVBoxLayout(card), FlowLayout()
    column.addLayout(flow)
    first, later = QPushButton("First"), QPushButton("Later")
    flow.addWidget(first)
    flow.addWidget(later)
    later.hide()
    # As while another page is in front.
    narrow = first.sizeHint().width()
    before = flow.heightForWidth(narrow)
    later.show()
    assert flow.heightForWidth(narrow) > before
