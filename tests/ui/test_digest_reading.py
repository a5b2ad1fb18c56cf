"""Reading a digest: its contents, words that are looked for, figures that lead to trials."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.digest.document import Cell, Document, Grid, Paragraph, PeersTable, Row, Section
from journal.digest.peers.blocks import Beside, Card
from ui.digest.page.cards import TrialCard
from ui.digest.page.figures import FigureButton, StateMark
from ui.digest.page.pieces import pieces
from ui.digest.page.table import Table
from ui.digest.reading.finding import hits, pattern, said_in
from ui.digest.reading.reader import Reader

LONG = "A line that is read slowly, and then once more. " * 30


def cell(text: str, **more: Any) -> Cell:
    return Cell(text, 0.5, behind=(("phase", "early"),), **more)


GRID = Grid(
    "spread",
    "Kind of work and phase",
    ("Early", "Late"),
    (
        Row("Plan", (cell("12"), cell("3"))),
        Row("Teach", (Cell("too few to show", state="hidden"), cell("4"))),
        Row("Assess", (cell("5"), Cell("not tried or not shared", state="blank"))),
    ),
    note=LONG,
    chart="heat",
    basis="30 people; 4 left it open",
)


def card(number: int) -> Card:
    return Card(
        code=f"T-000{number}-AAAA",
        job="Marking",
        tool="ChatGPT",
        result="mixed",
        outcome="Mixed",
        context="",
        period="",
        marks=("see T-0009-AAAA",),
        texts=(("What worked", f"It drafted **{number}** zebras."), ("Next", LONG)),
        facts=(("Time", "Not recorded"),),
    )


BESIDE = Beside("Marking", "10 trials.", (("Mixed", tuple(card(n) for n in range(10))),))


def document() -> dict[str, Any]:
    return Document(
        edition="peers",
        title="Elm Park",
        subtitle="The peers’ edition",
        group="Elm Park",
        round=1,
        period="November 2026",
        language="en",
        foreword="",
        front=(),
        sections=(
            Section("first", "First", "A zebra in the lead.", (Paragraph(LONG), PeersTable(GRID))),
            Section("second", "Second", "", (BESIDE,)),
            Section("third", "Third", "", (Paragraph(LONG),)),
        ),
        annexes=(Section("more", "More", "", (Paragraph("One zebra’s end."),)),),
    ).data()


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    shown = Reader()
    qtbot.addWidget(shown)
    shown.resize(1100, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    with qtbot.waitSignal(shown.built, timeout=20_000):
        shown.show_document(document(), None)
    return shown


def below(reader: Reader, section: str) -> int:
    return reader.sections[section].mapTo(reader.page.viewport(), QPoint(0, 0)).y()


def test_sections_have_numbers_and_annexes_letters(reader: Reader) -> None:
    titles = [reader.contents.item(row).text() for row in range(reader.contents.count())]
    assert titles == ["On one page", "1  First", "2  Second", "3  Third", "A  More"]


def test_one_walks_from_section_to_section(reader: Reader) -> None:
    reader.turn_to(reader.contents.after(1))
    assert reader.contents.section == "first"
    assert 0 <= below(reader, "first") < 40
    reader.turn_to(reader.contents.after(1))
    assert reader.contents.section == "second"
    reader.turn_to(reader.contents.after(-1))
    assert reader.contents.section == "first"


def test_a_narrow_window_has_its_sections_over_the_page(reader: Reader) -> None:
    box = reader.contents_box
    assert reader.contents.isVisible()
    assert not box.isVisible()
    assert reader.views.y() == 0
    reader.resize(604, 600)
    assert box.isVisible()
    assert not reader.contents.isVisible()
    box.activated.emit(box.findData("second"))
    assert reader.contents.section == box.currentData() == "second"
    assert 0 <= below(reader, "second") < 40


def test_the_page_takes_the_room_of_what_goes_above_it(qtbot: QtBot, reader: Reader) -> None:
    reader.find_bar.begin()
    qtbot.waitUntil(lambda: reader.page.height() == reader.desk.height())
    with_bar = reader.page.height()
    reader.find_bar.leave()
    qtbot.waitUntil(lambda: reader.desk.height() > with_bar)
    assert reader.page.height() == reader.desk.height()


def test_after_a_jump_to_a_trial_one_comes_back(reader: Reader) -> None:
    reader.turn_to("first")
    before = reader.page.verticalScrollBar().value()
    reader.show_trial("T-0009-AAAA")
    assert reader.page.verticalScrollBar().value() > before
    reader.go_back()
    assert reader.page.verticalScrollBar().value() == before


def test_trials_behind_a_figure_stay_while_the_page_is_made_anew(
    qtbot: QtBot, reader: Reader
) -> None:
    reader.turn_to("first")
    before = reader.page.verticalScrollBar().value()
    figure = reader.page.findChildren(FigureButton)[0]
    figure.setFocus()
    figure.click()
    reader.show_behind("12: Plan, Early")
    with qtbot.waitSignal(reader.built, timeout=20_000):
        reader.show_document(document(), None, keep_place=True)
    assert reader.views.currentWidget() is reader.behind
    reader.go_back()
    assert reader.views.currentWidget() is reader.desk
    assert reader.page.verticalScrollBar().value() == before
    reader.show_behind("12: Plan, Early")
    with qtbot.waitSignal(reader.built, timeout=20_000):
        reader.show_document(document(), None)  # another digest
    assert reader.views.currentWidget() is reader.desk


def test_tab_goes_on_from_the_section_that_one_turned_to(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.waitActive(reader):
        reader.activateWindow()
    reader.to_page()
    reader.turn_to("second")
    QTest.keyClick(reader.focusWidget(), Qt.Key.Key_Tab)
    assert reader.cards["T-0000-AAAA"].isAncestorOf(reader.focusWidget())
    reader.contents.setFocus()
    reader.turn_to("first")  # the arrow keys of the list turn to one section after the other
    assert reader.contents.hasFocus()
    reader.find_bar.begin()
    reader.find_bar.box.setText("5 zebras")
    reader.find_bar.leave()
    QTest.keyClick(reader.focusWidget(), Qt.Key.Key_Tab)
    assert reader.page.by_code["T-0005-AAAA"].isAncestorOf(reader.focusWidget())


def test_tab_goes_down_the_page_whatever_of_it_was_made_first(qtbot: QtBot, reader: Reader) -> None:
    reader.turn_to("third")
    with qtbot.waitSignal(reader.built, timeout=20_000):
        reader.show_document(document(), None, keep_place=True)
    walked, one = [], reader.page.nextInFocusChain()
    while one is not reader.page:
        walked += [one] if isinstance(one, FigureButton | TrialCard) else []
        one = one.nextInFocusChain()
    assert all(isinstance(one, FigureButton) for one in walked[:4])
    cards, by_code = walked[4:14], reader.page.by_code
    assert set(cards) == set(reader.cards.values())
    places = [reader.page.slots.index(by_code[code_of(card)]) for card in cards]
    assert places == sorted(places)


def test_tab_goes_through_the_trials_behind_a_figure(qtbot: QtBot, reader: Reader) -> None:
    behind = reader.behind
    with qtbot.waitActive(reader):
        reader.activateWindow()
    reader.show_behind("12: Plan, Early")
    behind.add("Plan, Early", 9, [card(n).data() for n in range(4)])
    qtbot.waitUntil(lambda: len(behind.cards) == 4 and behind.more_button.isVisible())
    behind.back_button.setFocus()
    stops = []
    while reader.focusWidget() is not behind.more_button:
        QTest.keyClick(reader.focusWidget(), Qt.Key.Key_Tab)
        stops.append(reader.focusWidget())
    tries = [stop for stop in stops if isinstance(stop, QPushButton)]
    assert tries == [*(behind.cards[f"T-000{n}-AAAA"].attempt for n in (0, 2, 1, 3)), stops[-1]]


def code_of(card: TrialCard) -> str:
    return card.accessibleName().partition(",")[0]


def test_ones_own_trial_is_not_offered_to_be_tried(qtbot: QtBot, reader: Reader) -> None:
    with qtbot.waitSignal(reader.built, timeout=20_000):
        reader.show_document(document(), None, mine=frozenset({"T-0003-AAAA"}))
    tried = {code for code, shown in reader.cards.items() if shown.attempt is not None}
    assert reader.cards.keys() - tried == {"T-0003-AAAA"}
    own = [label.text() for label in reader.cards["T-0003-AAAA"].findChildren(QLabel)]
    assert "Yours" in own


def test_words_are_found_from_place_to_place(reader: Reader) -> None:
    bar = reader.find_bar
    bar.begin()
    bar.box.setText("ZEBRA")
    assert bar.said.text() == "1 of 12"
    for _ in range(11):
        bar.step(1)
    assert bar.said.text() == "12 of 12"
    bar.step(1)
    assert bar.said.text() == "1 of 12"
    bar.step(-1)
    assert bar.said.text() == "12 of 12"
    assert below(reader, "more") < reader.page.viewport().height()
    bar.box.setText("zebra's")
    assert bar.said.text() == "1 of 1"
    bar.box.setText("giraffe")
    assert bar.said.text() == "Not in this digest"


def test_words_that_are_not_there_lead_nowhere(reader: Reader) -> None:
    bar, scrolled = reader.find_bar, reader.page.verticalScrollBar()
    reader.turn_to("second")
    place = scrolled.value()
    bar.begin()
    for typed in ("Next", "Next:", "Nex", "Next:"):
        bar.box.setText(typed)
    assert scrolled.value() == place
    bar.box.setText("9 zebras")
    assert scrolled.value() > place
    bar.box.setText("zebras")
    assert selected(reader) == ["zebras"]
    assert scrolled.value() == place  # the first from where one began to look
    bar.step(-1)
    bar.box.setText("zebras'")
    assert scrolled.value() != place  # who steps on reads from there


def test_what_is_found_in_a_card_is_selected_there(reader: Reader) -> None:
    bar = reader.find_bar
    bar.begin()
    bar.box.setText("7 zebras")  # typed "**7** zebras"
    assert bar.said.text() == "1 of 1"
    assert selected(reader) == ["7 zebras"]
    bar.box.setText("zebras")
    bar.step(1)
    assert selected(reader) == ["zebras"]
    bar.leave()
    assert selected(reader) == []


def selected(reader: Reader) -> list[str]:
    labels = (label for card in reader.cards.values() for label in card.findChildren(QLabel))
    return [label.selectedText() for label in labels if label.hasSelectedText()]


def test_what_a_block_says_is_what_is_looked_through() -> None:
    (piece, *rest) = pieces(BESIDE.data())
    wanted = pattern("zebras")
    assert wanted is not None
    assert len(hits([list(said_in(piece))], wanted)) == 4
    assert sum(len(list(said_in(one))) > 0 for one in rest) == len(rest)
    assert pattern("  ") is None


def test_figures_of_a_table_are_one_stop_walked_by_arrows(qtbot: QtBot) -> None:
    asked: list[tuple[dict[str, Any], str]] = []
    table = Table(GRID.data(), lambda behind, name: asked.append((behind, name)))
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    assert list(table.figures) == [(0, 0), (0, 1), (1, 1), (2, 0)]
    stops = [b for b in table.figures.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [table.figures[0, 0]]
    assert "12: Plan, Early" in stops[0].accessibleName()
    with qtbot.waitActive(table):
        table.activateWindow()
    stops[0].setFocus()
    QTest.keyClick(stops[0], Qt.Key.Key_Down)  # over the hidden one
    assert table.focusWidget() is table.figures[2, 0]
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    assert asked == [({"phase": "early"}, "3: Plan, Late")]


def test_a_cell_without_a_figure_has_a_mark_that_is_explained(qtbot: QtBot) -> None:
    table = Table(GRID.data())
    qtbot.addWidget(table)
    said = [mark.accessibleName() for mark in table.findChildren(StateMark)]
    assert "Teach, Early: too few to show" in said
    words = [label.text() for label in table.findChildren(QLabel)]
    assert "too few to show" in words  # the legend
    assert "30 people; 4 left it open" in words
    assert not table.findChildren(FigureButton)  # nowhere to lead to


def test_a_narrow_note_has_all_its_lines(qtbot: QtBot) -> None:
    table = Table(GRID.data())
    qtbot.addWidget(table)
    table.resize(1060, table.heightForWidth(1060))
    table.show()
    (note,) = (label for label in table.findChildren(QLabel) if label.text() == LONG)
    assert note.height() >= note.heightForWidth(note.width())


def test_a_column_of_words_alone_has_the_room_beside_it(qtbot: QtBot) -> None:
    said = "One sentence each; whoever wants to may pass."
    steps = Grid("agenda", "The minutes", ("What we do",), (Row("2 to 7", (Cell(said),)),))
    table = Table(steps.data())
    qtbot.addWidget(table)
    table.resize(900, 200)
    table.show()
    (words,) = (label for label in table.findChildren(QLabel) if label.text() == said)
    assert words.width() > words.fontMetrics().horizontalAdvance(said)
