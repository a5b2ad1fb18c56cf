"""One release of one table: what is shown, what is hidden, and what goes with it."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.lines import Counts, Line
from journal.digest.disclosure.protect import Held, Job, protect
from journal.digest.disclosure.protected import (
    Cell,
    Hidden,
    Nothing,
    ProtectedRow,
    ProtectedTable,
    Shown,
)
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import WHOLE, CountTable, Figures, counted
from tests.fixtures.counted import Shape, made_up, names, of_cells, table_of
from tests.fixtures.intruder import bounded

KEY = b"a key of the made-up group"


def protected(table: CountTable, k: int = 5) -> ProtectedTable:
    figures = Figures(10_000, (table,))
    return release(1, figures, Rule(k), Ledger(), KEY)[0].tables[table.id]


def words(row: ProtectedRow) -> list[int | str]:
    return [_word(cell) for cell in (row.total, *row.cells)]


def _word(cell: Cell) -> int | str:
    return cell.n if isinstance(cell, Shown) else {Hidden: "few", Nothing: "none"}[type(cell)]


def test_counts_are_rounded_to_five():
    table = protected(of_cells((12, 8, 6), column_totals=False))
    assert words(table.rows[0]) == [25, 10, 10, 5]
    assert words(table.totals) == [25]


def test_a_cell_under_the_threshold_is_hidden():
    table = protected(of_cells((12, 8, 4), (11, 9, 7), column_totals=False))
    assert words(table.rows[0]) == [25, 10, 10, "few"]
    assert words(table.rows[1]) == [25, 10, 10, 5]


@pytest.mark.parametrize("k", [6, 7, 11, 12])
def test_a_count_that_would_read_as_less_than_the_threshold_is_hidden(k: int):
    table = protected(of_cells((k, 25, 30, k + 2), (30, 30, 30, 30)), k)
    printed = [word for row in table.rows for word in words(row) if isinstance(word, int)]
    assert printed
    assert min(printed) >= k
    assert words(table.rows[0])[1] == "few"


def test_a_row_under_the_threshold_is_hidden():
    table = protected(of_cells((12, 8), (2, 2), (9, 9), column_totals=False))
    assert words(table.rows[1]) == ["few", "few", "few"]
    assert words(table.rows[0]) == [20, 10, 10]


def test_a_row_in_which_nearly_all_give_one_answer_is_hidden():
    table = protected(of_cells((24, 4, 2), (10, 10, 9), (9, 9, 8), column_totals=False))
    assert words(table.rows[0])[0] == 30
    table = protected(of_cells((25, 4, 2), (10, 10, 9), (9, 9, 8), column_totals=False))
    assert words(table.rows[0]) == ["few"] * 4


def test_nearly_all_in_the_only_row_hides_the_table():
    table = protected(of_cells((20, 2, 0), column_totals=False))
    assert words(table.rows[0]) == ["few"] * 4
    assert words(table.totals) == ["few"]
    assert not table.shows_something


def test_a_total_stands_over_hidden_answers_only_where_it_does_not_tell_that_nearly_all_agree():
    few, many = (
        protected(replace(of_cells(cells, column_totals=False), totals_stand=True))
        for cells in ((8, 1, 0), (30, 2, 0))
    )
    assert words(few.rows[0]) == [10, "few", "few", "few"]
    assert words(many.rows[0]) == ["few"] * 4


def test_a_cell_that_its_row_would_give_away_takes_another_with_it():
    # 10 - 7 leaves at least 1 for the hidden one, which may then not be nought.
    table = protected(of_cells((5, 4), (10, 9), column_totals=False))
    assert words(table.rows[0]) == [10, "few", "few"]


def test_a_row_that_the_total_would_give_away_takes_another_with_it():
    # 18 - 7 - 7 leaves at least 4 for the hidden one.
    table = protected(of_cells((4, 3), (2, 2), (4, 3), column_totals=False))
    assert [words(row)[0] for row in table.rows if row.id != SMALL].count("few") == 2


def test_a_column_total_that_would_give_a_cell_away_is_hidden():
    # 18 - 7 - 7 leaves at least 4 for the hidden one.
    table = protected(of_cells((9, 9, 4), (9, 9, 7), (9, 9, 7)))
    assert words(table.rows[0])[3] == "few"
    assert words(table.totals) == [70, 25, 25, "few"]


def test_small_rows_are_counted_together():
    table = protected(
        of_cells((20, 19, 18), (3, 1, 0), (0, 3, 1), (2, 2, 0), (0, 0, 4), column_totals=False)
    )
    assert table.rows[-1].id == SMALL
    assert words(table.rows[-1]) == [15, 5, 5, 5]


def test_a_contributor_in_two_small_rows_counts_once_together():
    both = {(name, "yes") for name in names(2)} | {(name, "no") for name in names(2, 2)}
    big = {(name, answer) for name in names(30, 9) for answer in ("yes", "no")}
    table = counted(
        "t",
        "T",
        (("a", "A"), ("b", "B"), ("c", "C")),
        (("yes", "Yes"), ("no", "No")),
        {"a": both, "b": both, "c": big},
    )
    assert SMALL not in [row.id for row in protected(table).rows]  # four people, not eight


def test_noughts_are_told_only_where_nothing_beside_them_is_hidden():
    table = protected(of_cells((12, 9, 0, 0), (12, 9, 3, 0), (12, 9, 8, 0), column_totals=False))
    assert words(table.rows[0]) == [20, 10, 10, "none", "none"]
    assert words(table.rows[1])[3:] == ["few", "few"]
    assert words(table.rows[2])[4] == "few"  # alone it would tell a small count from a nought


def test_empty_rows_are_told_only_where_no_row_is_hidden():
    told = protected(of_cells((12, 9), (0, 0), (0, 0), column_totals=False))
    assert [words(row)[0] for row in told.rows] == [20, "none", "none"]
    untold = protected(of_cells((12, 9), (2, 1), (0, 0), column_totals=False))
    assert [words(row)[0] for row in untold.rows] == [20, "few", "few"]


def test_a_row_found_in_the_data_is_not_named_unless_shown():
    big, small = of_cells((12, 9)), {("someone", "answer-0")}
    answers = {**big.answers(), "home-made tool": small}
    rows = (*big.rows, ("home-made tool", "Home-made tool"))
    table = counted("t", "T", rows, big.columns, answers, open_list=True)
    assert [row.label for row in protected(table).rows] == ["row-0"]


def test_an_empty_table_says_no_more_than_a_small_one():
    assert words(protected(of_cells((0, 0, 0))).totals)[0] == "few"
    assert words(protected(of_cells((1, 1, 0))).totals)[0] == "few"


@pytest.mark.parametrize(("rows_of", "linked"), [("", False), ("job", True)])
def test_a_row_that_a_linked_table_hides_is_hidden_too(rows_of, linked):
    mixed = of_cells((15, 15), (15, 15), column_totals=False)
    alike = of_cells((15, 15), (28, 2), column_totals=False)
    tables = [
        replace(mixed, id="mixed", rows_of=rows_of),
        replace(alike, id="alike", rows_of=rows_of),
        replace(mixed, id="other"),
    ]
    released, _ledger = release(1, Figures(60, tuple(tables)), Rule(5), Ledger(), KEY)
    hidden = {
        name: [isinstance(row.total, Hidden) for row in table.rows if row.id != SMALL]
        for name, table in released.tables.items()
    }
    assert hidden["alike"] == [True, True]
    assert hidden["mixed"] == [linked] * 2
    assert hidden["other"] == [False, False]


def test_a_row_in_which_nearly_all_say_nothing_is_shown():
    table = of_cells((30, 3, 2), column_totals=False)
    assert words(protected(table).rows[0]) == ["few", "few", "few", "few"]
    silent = replace(table, silent=frozenset({table.columns[0][0]}))
    assert words(protected(silent).rows[0]) == [35, 30, "few", "few"]
    assert not bounded(protected(silent), 5)
    said = replace(table, silent=frozenset({table.columns[1][0]}))
    assert words(protected(said).rows[0]) == ["few", "few", "few", "few"]


@pytest.mark.parametrize("slack", [9, None])
def test_new_totals_do_not_give_away_what_a_frozen_row_hides(slack):
    counts = Counts(35, (25, 10))
    frozen = Line(Shown(25), (Hidden(), Hidden()))
    job = Job(
        rows={"only": counts},
        totals=counts,
        together=lambda _rows: counts,
        k=10,
        held={"only": Held(frozen, slack)},
    )
    assert protect(job)[0][WHOLE].cells == (Hidden(), Hidden())


def test_a_row_that_waits_is_not_taken_to_have_changed_by_little():
    # Who takes the 20 for at most 26 by now finds at least 2 of the 28 in the row that is hidden.
    counts = {"one": Counts(28, (18, 10)), "other": Counts(23, (19, 4))}
    frozen = Line(Shown(20), (Shown(10), Shown(5)))
    job = Job(
        rows=counts,
        totals=Counts(30, ()),
        together=lambda _rows: Counts(30, (20, 10)),
        k=5,
        held={"one": Held(frozen, None)},
    )
    assert protect(job)[0][WHOLE].total == Hidden()


shapes = st.builds(
    Shape,
    rows=st.integers(1, 6),
    columns=st.integers(2, 5),
    several=st.booleans(),
    column_totals=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(shapes, st.integers(0, 80), st.integers(3, 10), st.integers(0, 10**6))
def test_whatever_the_table(shape, people, k, seed):
    table = table_of(made_up(random.Random(seed), shape, names(people)), shape)
    page = protected(table, k)
    assert page == protected(table, k)
    for row in page.rows:
        if row.id == SMALL:
            continue
        counts = [table.row_totals[row.id], *table.cells(row.id)]
        for true, cell in zip(counts, (row.total, *row.cells), strict=True):
            if isinstance(cell, Shown):
                assert true >= k
                assert cell.n % 5 == 0
                assert abs(cell.n - true) <= 2
            elif isinstance(cell, Nothing):
                assert true == 0
        if max(counts[1:]) > 0.8 * counts[0]:
            assert not any(isinstance(cell, Shown) for cell in (row.total, *row.cells))
        if not isinstance(row.total, Shown):
            assert not any(isinstance(cell, Shown) for cell in row.cells)
        noughts = [isinstance(cell, Nothing) for cell in row.cells]
        assert not any(noughts) or not any(isinstance(cell, Hidden) for cell in row.cells)


@settings(max_examples=30, deadline=None)
@given(shapes, st.integers(10, 60), st.randoms(use_true_random=False))
def test_the_order_of_contributors_leaves_no_trace(shape, people, chance):
    given_answers = made_up(random.Random(people), shape, names(people))
    table = table_of(given_answers, shape)
    mixed = list(given_answers)
    chance.shuffle(mixed)
    figures = [Figures(people, (one,)) for one in (table, table_of(frozenset(mixed), shape))]
    (_one, first), (_other, second) = (release(1, f, Rule(5), Ledger(), KEY) for f in figures)
    assert first.to_bytes() == second.to_bytes()


@pytest.mark.parametrize("contributors", [0, 9, 19])
def test_no_figures_under_twice_the_threshold(contributors):
    with pytest.raises(ValueError, match="20 contributors"):
        release(1, Figures(contributors), Rule(10), Ledger(), KEY)


def test_totals_that_matter_stay_and_say_of_no_answer_that_nobody_gave_it():
    rows = ((12, 8, 3, 0, 0), (11, 9, 2, 0, 0), (6, 7, 0, 0, 0), (2, 1, 0, 0, 0))
    usual = protected(of_cells(*rows))
    assert not any(isinstance(cell, Shown) for cell in usual.totals.cells)
    kept = protected(replace(of_cells(*rows), totals_matter=True))
    assert words(kept.totals) == [60, 30, 25, 5, "few", "few"]
    assert not bounded(kept, 5)
