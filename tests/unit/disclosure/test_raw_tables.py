"""What a raw table must be, and that nothing but a release makes a protected figure."""

import copy
import dataclasses
import re
from pathlib import Path

import pytest

import journal
import ui
from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.protected import (
    ProtectedCount,
    ProtectedMedian,
    ProtectedRow,
    ProtectedTable,
    Shown,
)
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import CountTable, Figures, counted
from tests.fixtures.counted import of_cells

ROW = ProtectedRow("", "Total", (), Shown(10), 1)


def test_a_contributor_with_two_answers_counts_once_in_each_margin():
    answers = {"plan": {("one", "yes"), ("one", "no"), ("two", "yes")}, "teach": {("one", "no")}}
    table = counted(
        "t",
        "T",
        (("plan", "Plan"), ("teach", "Teach")),
        (("yes", "Yes"), ("no", "No")),
        answers,
        with_column_totals=True,
    )
    assert table.counts == {("plan", "yes"): 2, ("plan", "no"): 1, ("teach", "no"): 1}
    assert table.row_totals == {"plan": 2, "teach": 1}
    assert table.column_totals == {"yes": 2, "no": 1}
    assert table.total == 2


@pytest.mark.parametrize(("margin", "total"), [(2, 2), (8, 8), (7, 9)])
def test_margins_that_no_contributors_can_make_are_refused(margin, total):
    with pytest.raises(ValueError, match="its cells"):
        CountTable(
            "t",
            "T",
            (("r", "R"),),
            (("a", "A"), ("b", "B")),
            {("r", "a"): 3, ("r", "b"): 4},
            {"r": margin},
            total,
            answers=dict,
        )


def test_two_figures_cannot_share_an_id():
    with pytest.raises(ValueError, match="one id"):
        Figures(10, (of_cells((5, 5)), of_cells((5, 5))))


@pytest.mark.parametrize("seal", [None, object(), True])
def test_protected_figures_cannot_be_made_by_hand(seal):
    with pytest.raises(TypeError, match="release"):
        ProtectedTable("t", "T", (), (), ROW, 1, seal)
    with pytest.raises(TypeError, match="release"):
        ProtectedMedian("t", "T", Shown(10), "5 to 15", None, None, 10, 1, seal)
    with pytest.raises(TypeError, match="release"):
        ProtectedCount("t", "T", Shown(10), 1, seal)


def test_a_protected_figure_cannot_be_turned_into_another():
    figures = Figures(10, (of_cells((10, 8)),))
    table = release(1, figures, Rule(5), Ledger(), b"k" * 16)[0].tables["made-up"]
    with pytest.raises(TypeError, match="release"):
        dataclasses.replace(table, rows=())
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.rows = ()
    assert copy.copy(table) == table


def test_the_seal_stays_inside_disclosure_control():
    rooms = [Path(room.__file__).parent for room in (journal, ui) if room.__file__]
    users = {
        path.relative_to(room.parent).as_posix()
        for room in rooms
        for path in room.rglob("*.py")
        if re.search(r"\bSEAL\b", path.read_text("utf-8"))
    }
    assert users == {
        "journal/digest/disclosure/printing.py",
        "journal/digest/disclosure/protected.py",
    }


def test_no_module_takes_a_seal_that_another_keeps_to_itself():
    for path in Path(journal.__file__).parent.rglob("*.py"):
        assert not re.search(r"(import [^\n]*|\w\.)\b_SEAL\b", path.read_text("utf-8")), path
