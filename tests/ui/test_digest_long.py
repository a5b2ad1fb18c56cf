"""A digest of very many trials: made as far as it is in sight, nothing jumps, all is reachable."""

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from journal.digest.compose import compose
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated
from ui.digest.page.paper import MADE_AT_ONCE, PARTS_MADE_AT_ONCE
from ui.digest.page.pieces import codes, pieces
from ui.digest.reading.reader import Reader


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """Some hundred and sixty trials of forty people."""
    session = stored(generated(40, seed=3))
    made = compose(session, Group(), Decisions(), "peers", AS_OF, FindsWords({}))
    return made.document.data()


@pytest.fixture
def reader(qtbot: QtBot, document: dict[str, Any]) -> Reader:
    shown = Reader()
    qtbot.addWidget(shown)
    shown.resize(1100, 760)
    with qtbot.waitExposed(shown):
        shown.show()
    with qtbot.waitSignal(shown.opened, timeout=20_000):
        shown.show_document(document, None)
    return shown


def all_codes(document: dict[str, Any]) -> list[str]:
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    return [code for block in blocks if block["type"] == "beside" for code in codes(block)]


def top_of(reader: Reader, code: str) -> int:
    return reader.cards[code].mapTo(reader.page.viewport(), QPoint(0, 0)).y()


def test_the_pieces_of_a_job_are_the_whole_job(document: dict[str, Any]) -> None:
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    longest = max(
        (one for one in blocks if one["type"] == "beside"), key=lambda one: len(codes(one))
    )
    cut = list(pieces(longest))
    assert len(cut) > 1
    assert [piece["goes_on"] for piece in cut] == [False] + [True] * (len(cut) - 1)
    for wanted in longest["columns"]:
        sides = [(side, one) for one in cut for side in one["columns"]]
        same = [(side, one) for side, one in sides if side["title"].startswith(wanted["title"])]
        assert [card for side, _ in same for card in side["cards"]] == wanted["cards"]
        begun = [side["title"] for side, one in same if one["names_sides"]]
        assert begun == list(dict.fromkeys(side["title"] for side, _ in same))


@pytest.mark.parametrize(
    ("counts", "cut"),
    [
        ((1, 5), [(1, 1), (4,)]),  # four beside nothing have the width to themselves
        ((3, 4), [(2, 2), (1, 2)]),
        ((2, 2, 7), [(1, 1, 1), (1, 1, 1), (4,), (1,)]),
        ((1, 4, 6), [(1, 1, 1), (2, 2), (1, 1), (2,)]),
        ((5,), [(4,), (1,)]),
        ((), [()]),
    ],
)
def test_a_side_much_longer_than_the_others_goes_on_in_the_whole_width(
    counts: tuple[int, ...], cut: list[tuple[int, ...]]
) -> None:
    names = ("Not", "Mixed", "Worked")
    columns = [{"title": n, "cards": [{}] * count} for n, count in zip(names, counts, strict=False)]
    made = list(pieces({"columns": columns}))
    assert [tuple(len(side["cards"]) for side in one["columns"]) for one in made] == cut
    for before, after in pairwise(made):
        is_alone = len(after["columns"]) < len(before["columns"])
        assert after["names_sides"] == is_alone
        assert all(side["title"].endswith(", continued") == is_alone for side in after["columns"])


def test_only_what_may_be_in_sight_is_made_and_what_one_scrolls_or_turns_to(
    qtbot: QtBot, reader: Reader, document: dict[str, Any]
) -> None:
    wanted = all_codes(document)
    assert len(wanted) > 4 * MADE_AT_ONCE
    qtbot.waitUntil(lambda: reader.page.is_whole, timeout=20_000)
    assert len(reader.cards) < 2 * MADE_AT_ONCE
    assert sum(slot.is_filled for slot in reader.page.slots) <= PARTS_MADE_AT_ONCE + 10

    last = wanted[-1]
    assert last not in reader.cards
    slot = reader.page.by_code[last]
    bar = reader.page.verticalScrollBar()
    bar.setValue(slot.mapTo(reader.page.widget(), QPoint(0, 0)).y())
    qtbot.waitUntil(lambda: last in reader.cards)

    turned_to = wanted[-20]
    assert turned_to not in reader.cards
    reader.show_trial(turned_to)
    assert 0 <= top_of(reader, turned_to) < reader.page.viewport().height()


def test_what_is_read_stays_in_its_place_while_the_page_is_made_and_made_anew(
    qtbot: QtBot, reader: Reader, document: dict[str, Any]
) -> None:
    wanted = all_codes(document)
    code, above = wanted[-20], wanted[-60]
    reader.show_trial(code)
    before = top_of(reader, code)
    made = len(reader.cards)
    reader.page.by_code[above].fill()
    assert len(reader.cards) > made
    assert abs(top_of(reader, code) - before) <= 1

    with qtbot.waitSignal(reader.opened, timeout=20_000):
        reader.show_document(document, None, keep_place=True)
    assert code in reader.cards
    assert abs(top_of(reader, code) - before) <= reader.page.viewport().height() // 2
