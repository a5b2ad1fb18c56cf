"""The lists of a group brief between files and rounds, and between a brief and figures."""

from dataclasses import replace

import pytest

from journal.digest.disclosure.brief import release_brief
from journal.digest.disclosure.brief_preview import brief_effects
from journal.digest.disclosure.ledger import Ledger, read_ledger
from journal.digest.disclosure.protected import Blank, Hidden, ProtectedList, Shown
from journal.digest.disclosure.release import calls_for_brief, release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import Figures
from journal.errors import UserError
from tests.fixtures.counted import names, of_answers

KEY = b"a key of the made-up group"
RULE = Rule(5)
COLUMNS = ("wrong", "shallow", "privacy", "bias", "not-recorded")
Answers = dict[str, str]


def group(*answers: str, start: int = 0) -> Answers:
    return dict(zip(names(len(answers), start), answers, strict=True))


SEVEN = group("wrong", "wrong", "wrong", "shallow", "shallow", "not-recorded", "wrong")


def figures(answers: Answers, standing: Answers | None = None) -> Figures:
    stands = None if standing is None else set(standing.items())
    table = of_answers("concern", COLUMNS, answers, stands)
    return Figures(len(answers), (replace(table, silent=frozenset({"not-recorded"})),))


def brief(
    number: int, answers: Answers, ledger: Ledger, standing: Answers | None = None
) -> tuple[ProtectedList, Ledger]:
    found, after = release_brief(number, figures(answers, standing), RULE, ledger, KEY)
    return found.lists["concern"], read_ledger(after.to_bytes())


def items(listed: ProtectedList) -> list[str]:
    return [item for item, _label in listed.items]


def test_a_list_names_what_was_said_and_never_that_nothing_was():
    listed, _ledger = brief(1, SEVEN, Ledger())
    assert (items(listed), listed.state) == (["wrong", "shallow"], None)


def test_a_group_smaller_than_the_threshold_has_a_list_that_changes_as_slowly():
    four = group("wrong", "bias", "wrong", "bias")
    first, ledger = brief(1, four, Ledger())
    assert items(first) == ["wrong", "bias"]
    now = dict(list(four.items())[2:]) | group("privacy", "privacy", start=10)
    second, ledger = brief(2, now, ledger, standing=four | now)
    assert (items(second), second.round) == (["wrong", "bias"], 1)
    alone = group("privacy", "shallow", "wrong", start=20)
    assert brief(3, alone, ledger, standing=four | alone)[0].round == 1
    now = group("privacy", "privacy", "wrong", start=20)
    third, _ledger = brief(3, now, ledger, standing=four | now)
    assert (items(third), third.round) == (["wrong", "privacy"], 3)


@pytest.mark.parametrize("answers", [group("wrong", "bias"), group(), {}])
def test_a_list_needs_as_many_people_as_the_least_threshold(answers):
    listed, _ledger = brief(1, answers, Ledger())
    assert (listed.items, listed.state) == ((), Hidden())


@pytest.mark.parametrize("silent", [0, 1])
def test_a_list_that_says_what_nearly_all_said_is_hidden(silent: int) -> None:
    alike = group(*["wrong"] * 6, *["not-recorded"] * silent)
    assert isinstance(brief(1, alike, Ledger())[0].state, Hidden)
    one_else = alike | group("bias", start=20)
    assert items(brief(1, one_else, Ledger())[0]) == ["wrong", "bias"]
    open_to_most = group("wrong", "wrong", "not-recorded")
    assert items(brief(1, open_to_most, Ledger())[0]) == ["wrong"]


def test_a_list_of_nothing_says_no_more_than_a_short_one():
    listed, _ledger = brief(1, group(*["not-recorded"] * 8), Ledger())
    assert (listed.items, listed.state) == ((), Hidden())


def test_one_who_joined_is_not_given_away_by_the_next_brief():
    first, ledger = brief(1, SEVEN, Ledger())
    second, ledger = brief(2, SEVEN | group("privacy", start=7), ledger)
    assert items(second) == items(first)
    assert (second.round, ledger.round) == (1, 2)


def test_a_list_is_new_once_enough_joined():
    _first, ledger = brief(1, SEVEN, Ledger())
    joined = group("privacy", "bias", "wrong", "wrong", "wrong", start=7)
    second, _ledger = brief(2, SEVEN | joined, ledger)
    assert items(second) == ["wrong", "shallow", "privacy", "bias"]


def test_where_only_one_has_a_new_answer_the_list_stands_whoever_left():
    nine = SEVEN | group("wrong", "shallow", start=7)
    _first, ledger = brief(1, nine, Ledger())
    now = dict(list(nine.items())[4:]) | group("privacy", start=9)
    second, _ledger = brief(2, now, ledger, standing=nine | now)
    assert items(second) == ["wrong", "shallow"]


def test_another_file_of_the_round_lists_the_same():
    first, ledger = brief(1, SEVEN, Ledger())
    joined = group("privacy", "bias", "wrong", "wrong", "wrong", "bias", start=7)
    again, after = brief(1, SEVEN | joined, ledger)
    assert again == first
    assert after == ledger


def test_a_list_that_held_something_withdrawn_is_blank():
    _first, ledger = brief(1, SEVEN, Ledger())
    less = {name: answer for name, answer in SEVEN.items() if name != "contributor-3"}
    for number in (1, 2):
        listed, after = brief(number, less, ledger)
        assert (listed.items, listed.state) == ((), Blank())
        assert len(after.figures["concern"]["everybody"].people) == 6
    back, _after = brief(3, less | group(*["bias"] * 3, *["wrong"] * 3, start=7), after)
    assert items(back) == ["wrong", "shallow", "bias"]


def test_a_round_keeps_the_edition_of_its_first_file():
    ten = SEVEN | group("wrong", "bias", "bias", start=7)
    _listed, ledger = brief(1, SEVEN, Ledger())
    assert calls_for_brief(1, figures(ten), RULE, ledger)
    assert not calls_for_brief(2, figures(ten), RULE, ledger)
    with pytest.raises(ValueError, match="no figures"):
        release(1, figures(ten), RULE, ledger, KEY)
    _page, ledger = release(1, figures(ten), RULE, Ledger(), KEY)
    assert not calls_for_brief(1, figures(SEVEN), RULE, ledger)
    assert release(1, figures(SEVEN, ten), RULE, ledger, KEY)[1] == ledger


def test_the_tenth_is_not_given_away_by_the_first_figures():
    nine = SEVEN | group("wrong", "shallow", start=7)
    _listed, ledger = brief(1, nine, Ledger())
    ten = nine | group("privacy", start=9)
    page, ledger = release(2, figures(ten), RULE, ledger, KEY)
    row = page.tables["concern"].rows[0]
    assert {type(cell) for cell in (row.total, *row.cells)} == {Hidden}
    many = ten | group(*["privacy"] * 5, *["wrong"] * 4, start=10)
    page, _ledger = release(3, figures(many), RULE, ledger, KEY)
    assert isinstance(page.tables["concern"].rows[0].total, Shown)


def test_one_who_joins_while_another_leaves_is_not_given_away_by_a_brief_after_figures():
    answers = ["wrong"] * 5 + ["shallow"] * 5
    ten = group(*answers)
    page, ledger = release(1, figures(ten), RULE, Ledger(), KEY)
    assert isinstance(page.tables["concern"].rows[0].total, Shown)
    nine = dict(list(ten.items())[2:]) | group("privacy", start=10)
    listed, ledger = brief(2, nine, ledger, standing=ten | nine)
    assert (listed.items, listed.state) == ((), Hidden())
    page, _ledger = release(3, figures(ten), RULE, ledger, KEY)
    assert page.tables["concern"].rows[0].round == 1


def test_a_brief_obeys_the_order_of_rounds_and_the_threshold():
    _listed, ledger = brief(2, SEVEN, Ledger())
    with pytest.raises(UserError, match="Round 2"):
        brief(1, SEVEN, ledger)
    with pytest.raises(UserError, match="cannot be lowered; set that of the group to"):
        release_brief(3, figures(SEVEN), Rule(3), ledger, KEY)


def test_a_ledger_from_before_briefs_reads_and_prints_the_same():
    twenty = group(*["wrong"] * 9, *["shallow"] * 11)
    page, ledger = release(1, figures(twenty), RULE, Ledger(), KEY)
    old = ledger.model_dump_json(include={"version", "round", "threshold", "figures", "lines"})
    again, after = release(1, figures(twenty), RULE, read_ledger(old.encode()), KEY)
    assert again.tables == page.tables
    assert after.figures == ledger.figures


def test_the_effects_of_a_brief_name_each_item_and_why():
    def told(number: int, answers: Answers, ledger: Ledger) -> dict[str, str]:
        one = figures(answers)
        found, after = release_brief(number, one, RULE, ledger, KEY)
        effects = brief_effects(one, found, ledger, after, RULE)
        assert all(effect.title and effect.why for effect in effects)
        return {effect.row: effect.effect for effect in effects}

    assert told(1, SEVEN, Ledger()) == {"wrong": "new", "shallow": "new"}
    _listed, ledger = brief(1, SEVEN, Ledger())
    joined = group("privacy", "bias", "wrong", "wrong", "wrong", start=7)
    assert told(1, SEVEN, ledger) == {"wrong": "as-printed", "shallow": "as-printed"}
    assert told(2, SEVEN, ledger) == {"wrong": "frozen", "shallow": "frozen"}
    assert told(2, SEVEN | joined, ledger)["wrong"] == "renewed"
    assert told(2, SEVEN | joined, ledger)["bias"] == "new"
    assert told(2, dict(list(SEVEN.items())[1:]), ledger) == {"": "blank"}
    assert told(1, group("wrong"), Ledger()) == {"": "hidden"}


def test_one_newcomer_is_not_left_alone_by_people_who_come_back():
    nine = SEVEN | group("wrong", "shallow", start=7)
    _first, ledger = brief(1, nine, Ledger())
    others = group("wrong", "bias", "wrong", "bias", "wrong", start=20)
    second, ledger = brief(2, others, ledger, standing=nine | others)
    assert items(second) == ["wrong", "bias"]
    back = nine | group("privacy", start=9)
    third, _ledger = brief(3, back, ledger, standing=back | others)
    assert items(third) == ["wrong", "bias"]


def test_a_brief_after_figures_lists_again_once_enough_changed():
    ten = group(*["wrong"] * 5, *["shallow"] * 5)
    _page, ledger = release(1, figures(ten), RULE, Ledger(), KEY)
    others = group(*["bias"] * 4, *["wrong"] * 4, start=20)
    listed, _ledger = brief(2, others, ledger, standing=ten | others)
    assert listed.round == 2
    assert items(listed) == ["wrong", "bias"]
