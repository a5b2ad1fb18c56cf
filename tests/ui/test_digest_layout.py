"""Layouts whose height follows from their width: nothing cut, nothing overlapping, mirrored."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.digest.page.column import LEAST_COLUMN, Column, Columns
from ui.digest.top import Top
from ui.widgets.sheet import words

LONG = "The pupils asked for a second example and compared it with their own plan. " * 6


def shown(qtbot: QtBot, holder: QWidget, width: int) -> QWidget:
    qtbot.addWidget(holder)
    holder.resize(width, holder.heightForWidth(width))
    holder.show()
    return holder


def column_of(*texts: str) -> tuple[QWidget, list[QWidget]]:
    holder = QWidget()
    column = Column(8, holder)
    parts: list[QWidget] = [words(text) for text in texts]
    for part in parts:
        column.addWidget(part)
    return holder, parts


@pytest.mark.parametrize("width", [300, 640])
def test_a_column_gives_each_text_the_height_that_it_needs(qtbot: QtBot, width: int) -> None:
    holder, parts = column_of(LONG, "Short.", LONG)
    shown(qtbot, holder, width)
    for part in parts:
        assert part.width() == width
        assert part.height() == part.heightForWidth(width)
    assert parts[1].y() == parts[0].geometry().bottom() + 1 + 8
    assert holder.height() == parts[2].geometry().bottom() + 1


def test_a_text_that_changes_is_measured_again(qtbot: QtBot) -> None:
    holder, parts = column_of("Short.", "Below.")
    before = holder.heightForWidth(300)
    parts[0].setText(LONG)
    assert holder.heightForWidth(300) > before


@pytest.mark.parametrize("width", [604, 1100])
def test_what_stands_above_a_digest_never_overlaps(qtbot: QtBot, width: int) -> None:
    top = Top()
    shown(qtbot, top, width)
    top.edition.show()
    for button in (top.release_button, top.prepare_button, top.save_button):
        button.setText("What is released")
        button.setVisible(True)
    top.resize(width - 1, 200)
    top.layout().activate()
    places = [
        QRect(one.mapTo(top, QPoint(0, 0)), one.size())
        for one in (top.edition, top.release_button, top.prepare_button, top.save_button)
    ]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(place.right() < width for place in places)
    assert (places[0].top() == places[1].top()) == (width > 1000)


def test_a_narrow_part_stands_where_reading_begins(qtbot: QtBot) -> None:
    holder, parts = column_of("Short.")
    parts[0].setMaximumWidth(200)
    shown(qtbot, holder, 640)
    assert parts[0].geometry().left() == 0
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.layout().setGeometry(holder.rect())
    assert parts[0].geometry().right() == holder.rect().right()


def test_columns_are_equally_wide_and_go_into_the_next_row_where_it_is_narrow(
    qtbot: QtBot,
) -> None:
    holder = QWidget()
    columns = Columns(3, 10, holder)
    parts = [words(text) for text in (LONG, "Short.", "Short.")]
    for part in parts:
        columns.addWidget(part)
    shown(qtbot, holder, 3 * LEAST_COLUMN + 2 * 10)
    assert {part.width() for part in parts} == {LEAST_COLUMN}
    assert {part.y() for part in parts} == {0}
    holder.resize(2 * LEAST_COLUMN + 10, 900)
    columns.setGeometry(holder.rect())
    assert parts[2].y() > parts[0].geometry().bottom()


def test_columns_are_mirrored(qtbot: QtBot) -> None:
    holder = QWidget()
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    columns = Columns(2, 10, holder)
    first, second = words("One."), words("Two.")
    columns.addWidget(first)
    columns.addWidget(second)
    shown(qtbot, holder, 600)
    assert first.x() > second.x()
