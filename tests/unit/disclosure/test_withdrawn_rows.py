"""A later file of a round tells that somebody withdrew, never what she had said."""

from dataclasses import replace

from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.protected import Blank, Released, Shown
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import CountTable, Figures, counted
from journal.digest.gather.leaders_figures import leaders_figures
from journal.digest.gather.scope import open_scope
from tests.fixtures.composed_rounds import group_in
from tests.fixtures.counted import names
from tests.fixtures.libraries import AS_OF, stored
from tests.fixtures.made_up_groups import generated

KEY = b"a key of the made-up group"
ROWS_ARE_ANSWERS = ("effort", "chains")


def _saved(saved: int, moved: int) -> CountTable:
    rows = (("saved", "Saved"), ("moved", "Moved"))
    columns = (("better", "Better"), ("worse", "Worse"))
    given = {
        "saved": {(name, ("better", "worse")[at % 2]) for at, name in enumerate(names(saved))},
        "moved": {(name, ("better", "worse")[at % 2]) for at, name in enumerate(names(moved, 100))},
    }
    return replace(counted("effort", "Effort", rows, columns, given), rows_said=True)


def _released(number: int, table: CountTable, ledger: Ledger) -> tuple[Released, Ledger]:
    return release(number, Figures(40, (table,)), Rule(5), ledger, KEY)


def _kinds(released: Released) -> list[type]:
    return [type(row.total) for row in released.tables["effort"].rows]


def test_where_rows_are_answers_one_who_withdraws_leaves_all_of_them_blank() -> None:
    first, ledger = _released(1, _saved(12, 12), Ledger())
    assert _kinds(first) == [Shown, Shown]
    again, after = _released(1, _saved(11, 12), ledger)
    assert _kinds(again) == [Blank, Blank]
    assert _kinds(_released(1, _saved(11, 12), after)[0]) == [Blank, Blank]
    other, _after = _released(1, _saved(12, 11), ledger)
    assert other.tables["effort"].rows == again.tables["effort"].rows


def test_a_row_that_is_shown_anew_is_not_blank_for_what_was_withdrawn_before() -> None:
    _first, ledger = _released(1, _saved(12, 12), Ledger())
    second, ledger = _released(2, _saved(24, 11), ledger)
    assert _kinds(second) == [Shown, Blank]
    assert _kinds(_released(2, _saved(24, 11), ledger)[0]) == [Shown, Blank]


def test_it_makes_no_difference_which_answer_was_withdrawn() -> None:
    library = generated(16, seed=3, each=(1, 2), to_leaders=1)
    ledger, shown = Ledger(), 0
    pages = []
    for gone in (None, 1, 5, 9):
        left = [one for at, one in enumerate(library) if at != gone]
        figures = leaders_figures(open_scope(stored(left), group_in(1, 3), AS_OF))
        released, after = release(1, figures, Rule(3), ledger, KEY)
        tables = [released.tables[one].rows for one in ROWS_ARE_ANSWERS]
        if gone is None:
            ledger = after
            shown = sum(isinstance(row.total, Shown) for row in tables[0])
        else:
            pages.append(tables)
            assert not any(isinstance(row.total, Shown) for row in tables[0])
    assert shown > 1
    assert pages[0][0] == pages[1][0] == pages[2][0]
