"""A digest of very many trials: made as far as it is in sight, nothing jumps, all is reachable."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from journal.digest.compose import compose
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated
from ui.digest.page.paper import MADE_AT_ONCE
from ui.digest.page.pieces import codes, pieces
from ui.digest.reading.reader import Reader


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """Some three hundred trials of sixty people."""
    session = stored(generated(60, seed=3))
    made = compose(session, Group(), Decisions(), "peers", AS_OF, FindsWords({}))
    return made.document.data()


@pytest.fixture
def reader(qtbot: QtBot, document: dict[str, Any]) -> Reader:
    shown = Reader()
    qtbot.addWidget(shown)
    shown.resize(1100, 760)
    with qtbot.waitExposed(shown):
        shown.show()
    with qtbot.waitSignal(shown.built, timeout=20_000):
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
        same = [(side, one) for side, one in sides if side["title"] == wanted["title"]]
        assert [card for side, _ in same for card in side["cards"]] == wanted["cards"]
        assert [one["names_sides"] for _, one in same] == [True] + [False] * (len(same) - 1)


def test_only_what_may_be_in_sight_is_made(reader: Reader, document: dict[str, Any]) -> None:
    wanted = all_codes(document)
    assert len(wanted) > 4 * MADE_AT_ONCE
    assert len(reader.cards) < 2 * MADE_AT_ONCE


def test_what_one_scrolls_to_is_made(
    qtbot: QtBot, reader: Reader, document: dict[str, Any]
) -> None:
    last = all_codes(document)[-1]
    assert last not in reader.cards
    slot = reader.page.by_code[last]
    bar = reader.page.verticalScrollBar()
    bar.setValue(slot.mapTo(reader.page.widget(), QPoint(0, 0)).y())
    qtbot.waitUntil(lambda: last in reader.cards)


def test_a_trial_that_was_not_in_sight_is_turned_to(
    reader: Reader, document: dict[str, Any]
) -> None:
    code = all_codes(document)[-20]
    assert code not in reader.cards
    reader.show_trial(code)
    assert 0 <= top_of(reader, code) < reader.page.viewport().height()


def test_what_is_read_stays_in_its_place_when_something_above_it_is_made(
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


def test_a_digest_read_anew_keeps_the_trial_that_is_read(
    qtbot: QtBot, reader: Reader, document: dict[str, Any]
) -> None:
    code = all_codes(document)[-20]
    reader.show_trial(code)
    before = top_of(reader, code)
    with qtbot.waitSignal(reader.built, timeout=20_000):
        reader.show_document(document, None, keep_place=True)
    assert code in reader.cards
    assert abs(top_of(reader, code) - before) <= reader.page.viewport().height() // 2
