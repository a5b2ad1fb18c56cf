"""From one release to the next: what is fixed, frozen, shown anew, blank, remembered, forgotten."""

import pytest

from journal.digest.disclosure.ledger import Ledger, read_ledger
from journal.digest.disclosure.preview import Effects, effects, summary
from journal.digest.disclosure.protected import Blank, Hidden, ProtectedTable, Shown
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import (
    WHOLE,
    BandValues,
    Contributors,
    CountTable,
    Figures,
    counted,
)
from journal.errors import UserError
from tests.fixtures.counted import names

KEY = b"a key of the made-up group"
ROWS = (("plan", "Plan"), ("teach", "Teach"))
COLUMNS = (("yes", "Yes"), ("no", "No"))
Given = dict[str, set[tuple[str, str]]]


def said(yes: int, no: int, start: int = 0) -> set[tuple[str, str]]:
    return {(name, "yes") for name in names(yes, start)} | {
        (name, "no") for name in names(no, start + yes)
    }


def start() -> Given:
    return {"plan": said(10, 10), "teach": said(12, 8, 50)}


def table(given: Given, standing: Given | None = None) -> CountTable:
    return counted("t", "T", ROWS, COLUMNS, given, standing, with_column_totals=True)


def run(
    number: int,
    given: Given,
    ledger: Ledger,
    standing: Given | None = None,
    rule: Rule = Rule(5),  # noqa: B008
) -> tuple[ProtectedTable, Ledger]:
    released, after = release(number, Figures(40, (table(given, standing),)), rule, ledger, KEY)
    return released.tables["t"], after


def numbers(page: ProtectedTable, at: int = 0) -> list[int | None]:
    row = page.rows[at]
    return [cell.n if isinstance(cell, Shown) else None for cell in (row.total, *row.cells)]


def test_a_later_file_of_the_round_prints_the_same():
    first, ledger = run(1, start(), Ledger())
    more = start()
    more["plan"] |= said(9, 9, 100)
    again, after = run(1, more, ledger)
    assert again == first
    assert after == ledger


def test_a_row_stands_until_enough_joined():
    _first, ledger = run(1, start(), Ledger())
    more = start()
    more["plan"] |= said(2, 2, 100)
    second, ledger = run(2, more, ledger)
    assert numbers(second) == [20, 10, 10]
    assert second.rows[0].round == 1
    more["plan"] |= said(1, 0, 110)
    third, _ledger = run(3, more, ledger)
    assert numbers(third) == [25, 15, 10]
    assert third.rows[0].round == 3
    assert third.rows[1].round == 1


def test_leaving_and_changing_count_too():
    _first, ledger = run(1, start(), Ledger())
    everyone = start()
    changed = start()
    changed["plan"] = said(7, 10) | said(0, 1, 90)
    changed["plan"] -= {("contributor-7", "no")}
    second, _ledger = run(2, changed, ledger, standing=everyone)
    assert second.rows[0].round == 2


def test_a_hidden_row_waits_for_enough_newcomers_too():
    few = start() | {"plan": said(2, 2, 50)}
    first, ledger = run(1, few, Ledger())
    assert numbers(first) == [None] * 3
    assert numbers(first, 1)[0] == 20
    grown = start() | {"plan": said(2, 2, 50) | said(2, 2, 54)}
    second, ledger = run(2, grown, ledger)
    assert numbers(second) == [None] * 3
    grown["plan"] |= said(1, 0, 58)
    third, _ledger = run(3, grown, ledger)
    assert numbers(third)[0] == 10


def test_a_row_that_held_withdrawn_data_is_blank_until_enough_changed():
    _first, ledger = run(1, start(), Ledger())
    less = start()
    less["plan"].remove(("contributor-3", "yes"))
    again, ledger = run(1, less, ledger)
    assert [type(cell) for cell in (again.rows[0].total, *again.rows[0].cells)] == [Blank] * 3
    assert numbers(again, 1) == [20, 10, 10]
    second, ledger = run(2, less, ledger)
    assert isinstance(second.rows[0].total, Blank)
    less["plan"] |= said(3, 3, 200)
    third, _ledger = run(3, less, ledger)
    assert numbers(third)[0] == 25


def test_answers_of_an_earlier_round_that_still_stand_are_not_withdrawn():
    _first, ledger = run(1, start(), Ledger())
    this_round = start()
    this_round["plan"].remove(("contributor-3", "yes"))
    second, _ledger = run(2, this_round, ledger, standing=start())
    assert numbers(second) == [20, 10, 10]
    assert second.rows[0].round == 1


def test_an_answer_taken_back_is_a_withdrawal_unless_answers_are_changeable():
    after = start()
    after["plan"] = said(11, 9)  # one of the noes became a yes
    for changeable, expected in ((False, Blank()), (True, Shown(20))):
        figures = [
            Figures(40, (counted("t", "T", ROWS, COLUMNS, one, changeable=changeable),))
            for one in (start(), after)
        ]
        _first, ledger = release(1, figures[0], Rule(5), Ledger(), KEY)
        again, _after = release(1, figures[1], Rule(5), ledger, KEY)
        assert again.tables["t"].rows[0].total == expected


def test_a_contributor_who_leaves_a_changeable_row_has_withdrawn():
    less = start()
    less["plan"].remove(("contributor-3", "yes"))
    figures = [
        Figures(40, (counted("t", "T", ROWS, COLUMNS, one, changeable=True),))
        for one in (start(), less)
    ]
    _first, ledger = release(1, figures[0], Rule(5), Ledger(), KEY)
    again, _after = release(1, figures[1], Rule(5), ledger, KEY)
    assert again.tables["t"].rows[0].total == Blank()


def test_a_withdrawal_deletes_its_hashes():
    _first, ledger = run(1, start(), Ledger())
    less = start()
    less["plan"].remove(("contributor-3", "yes"))
    _again, after = run(1, less, ledger)
    for row in ("plan", WHOLE):
        before, now = (one.figures["t"][row].people for one in (ledger, after))
        assert len(before) - len(now) == 1
        assert now.items() <= before.items()


def test_a_ledger_names_nobody_and_comes_back_from_its_bytes():
    _first, ledger = run(1, start(), Ledger())
    data = ledger.to_bytes()
    assert b"contributor" not in data
    assert read_ledger(data) == ledger
    assert read_ledger(data).to_bytes() == data


def test_rows_cannot_be_joined_by_a_persons_hash():
    same = {"plan": said(10, 10), "teach": said(10, 10)}
    _first, ledger = run(1, same, Ledger())
    entries = ledger.figures["t"]
    assert not entries["plan"].people.keys() & entries["teach"].people.keys()


def test_a_damaged_ledger_is_said_to_be():
    with pytest.raises(UserError, match="damaged"):
        read_ledger(b'{"version": 2}')


def test_the_threshold_may_rise_but_not_fall():
    _first, ledger = run(1, start(), Ledger())
    raised, after = run(2, start(), ledger, rule=Rule(10))
    assert numbers(raised) == [20, None, None]  # a printed 10 may stand for 8
    with pytest.raises(UserError, match="cannot be lowered; set that of the group to"):
        run(3, start(), after)


def test_an_earlier_round_cannot_follow():
    _first, ledger = run(2, start(), Ledger())
    with pytest.raises(UserError, match="Round 2"):
        run(1, start(), ledger)


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        release(1, Figures(40, (table(start()),)), Rule(5), Ledger(), b"short")


def test_newcomers_who_all_say_the_same_wait_where_rounding_would_tell():
    first = start() | {"plan": said(10, 7)}
    _page, ledger = run(1, first, Ledger())
    told = first | {"plan": said(10, 7) | said(0, 6, 100)}  # 7 to 13 prints as 5 to 15
    assert run(2, told, ledger)[0].rows[0].round == 1
    told["plan"] |= said(4, 0, 110)
    assert run(2, told, ledger)[0].rows[0].round == 2


def test_one_who_withdrew_and_is_forgotten_does_not_hide_that_newcomers_all_say_the_same():
    everyone = start() | {"plan": said(10, 7)}
    _page, ledger = run(1, everyone, Ledger())
    less = everyone | {"plan": everyone["plan"] - {("contributor-10", "no")}}
    _page, ledger = run(1, less, ledger)
    told = less | {"plan": less["plan"] | said(0, 7, 100)}  # 7 to 13 prints as 5 to 15
    assert run(2, told, ledger)[0].rows[0].round == 1


def test_one_who_withdrew_and_comes_back_may_not_be_a_newcomer():
    _page, ledger = run(1, start(), Ledger())
    less = start()
    less["plan"].remove(("contributor-3", "yes"))
    _page, ledger = run(1, less, ledger)
    back = start() | {"plan": said(10, 10) | said(2, 2, 100)}
    waits, after = run(2, back, ledger)
    assert waits.rows[0].round == 1
    back["plan"] |= said(1, 0, 110)
    assert run(3, back, after)[0].rows[0].round == 3


def previewed(number: int, given: Given, ledger: Ledger) -> dict[str, Effects]:
    figures = Figures(40, (table(given),))
    released, after = release(number, figures, Rule(5), ledger, KEY)
    found = effects(figures, released, ledger, after, Rule(5))
    assert sum(summary(found).values()) == len(found)
    assert all(one.title and one.why for one in found)
    return {one.row: one for one in found}


def test_a_preview_says_what_would_become_of_each_row_and_why():
    found = previewed(1, start() | {"teach": said(2, 1, 50)}, Ledger())
    effect = {row: one.effect for row, one in found.items()}
    assert (effect["plan"], effect["teach"], effect[WHOLE]) == ("hidden", "hidden", "new")
    assert found["teach"].why == "Fewer than 5 people stand behind it."
    assert "worked out" in found["plan"].why
    found = previewed(1, start(), Ledger())
    assert {one.effect for one in found.values()} == {"new"}
    alike = previewed(1, start() | {"teach": said(30, 1, 50)}, Ledger())
    assert "Nearly all" in alike["teach"].why
    _page, ledger = run(1, start(), Ledger())
    more = start()
    more["plan"] |= said(3, 3, 100)
    more["teach"] -= {("contributor-50", "yes")}
    found = previewed(2, more, ledger)
    assert (found["plan"].effect, found["teach"].effect) == ("renewed", "blank")
    assert "withdrawn" in found["teach"].why
    more = start()
    more["plan"] |= said(1, 0, 100)
    assert previewed(2, more, ledger)["plan"].effect == "frozen"
    assert {one.effect for one in previewed(1, more, ledger).values()} == {"as-printed"}


def test_a_preview_says_why_a_hidden_row_waits():
    few = start() | {"teach": said(2, 1, 50)}
    _page, ledger = run(1, few, Ledger())
    few["teach"] |= said(2, 2, 60)
    assert "hidden before" in previewed(2, few, ledger)["teach"].why
    assert "first file" in previewed(1, few, ledger)["teach"].why


BANDS = (("0-5", "up to 5"), ("5-15", "5 to 15"), ("15-30", "15 to 30"), ("30-60", "30 to 60"))


def bands(*counts: int) -> BandValues:
    given, number = set(), 0
    for (band, _label), count in zip(BANDS, counts, strict=True):
        given |= {(name, band) for name in names(count, number)}
        number += count
    return BandValues("minutes", "Minutes", BANDS, lambda: {WHOLE: given})


def released_median(values: BandValues, rule: Rule = Rule(5)):  # noqa: B008
    figures = Figures(40, medians=(values,))
    return release(1, figures, rule, Ledger(), KEY)[0].medians["minutes"]


def test_a_median_needs_twice_the_threshold_and_quartiles_four_times():
    assert released_median(bands(3, 3, 3, 0)).state == Hidden()
    assert released_median(bands(3, 3, 3, 0)).median is None
    ten = released_median(bands(4, 3, 3, 0))
    assert (ten.state, ten.median, ten.lower_quartile) == (Shown(10), "5 to 15", None)
    twenty = released_median(bands(5, 6, 6, 3))
    assert twenty.median == "5 to 15"
    assert (twenty.lower_quartile, twenty.upper_quartile) == ("up to 5", "15 to 30")


def test_a_median_of_nearly_equal_values_is_hidden():
    assert released_median(bands(17, 1, 1, 1)).state == Hidden()


def members(count: int) -> Contributors:
    given = {(name, "") for name in names(count)}
    return Contributors("who", "Contributors", lambda: {WHOLE: given})


def test_a_single_number_is_rounded_and_stands_until_enough_changed():
    first, ledger = release(1, Figures(40, counts=(members(22),)), Rule(5), Ledger(), KEY)
    assert first.counts["who"].cell == Shown(20)
    second, ledger = release(2, Figures(40, counts=(members(24),)), Rule(5), ledger, KEY)
    assert second.counts["who"].cell == Shown(20)
    third, ledger = release(3, Figures(40, counts=(members(27),)), Rule(5), ledger, KEY)
    assert third.counts["who"].cell == Shown(25)
    fourth, _ledger = release(4, Figures(40, counts=(members(26),)), Rule(5), ledger, KEY)
    assert fourth.counts["who"].cell == Blank()
    few, _ledger = release(1, Figures(40, counts=(members(4),)), Rule(5), Ledger(), KEY)
    assert few.counts["who"].cell == Hidden()
