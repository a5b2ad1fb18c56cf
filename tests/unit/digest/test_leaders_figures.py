"""The leaders' figures before protection: contributors counted, in a fixed list of tables."""

from dataclasses import replace
from typing import Any

import pytest

from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.protected import Blank, Released
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import CountTable, Figures
from journal.digest.gather.leaders_figures import leaders_figures
from journal.digest.gather.narrowing import Narrowing
from journal.digest.gather.scope import open_scope
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored, week_sequence
from tests.fixtures.made_up_groups import generated

A, B, C = "A" * 26, "B" * 26, "C" * 26
OTHERS = {
    "aim": ["improve-feedback"],
    "based_on": "Z" * 8,
    "checking": "skimmed",
    "net_band": "lost-0-5",
    "outcome": "did-not-work",
    "phase": ["lower-secondary"],
    "still_using": "stopped-no-time",
}
TWO_ROUNDS = Group(rounds=(Group().rounds[0], Round(2, AS_OF)))


def _one(name: str, *trials: dict[str, Any], **more: Any) -> Contribution:
    return Contribution(name * 64, week_sequence(AS_OF), for_leaders=list(trials), **more)


def _trial(trial_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": trial_id, "round": 1, "kind": "tried-it", "work_area": "assess"} | fields


def _figures(*contributions: Contribution, group: Group | None = None) -> Figures:
    group = group or Group()
    return leaders_figures(open_scope(stored(contributions), group, AS_OF))


def _table(figures: Figures, table_id: str) -> CountTable:
    return next(table for table in figures.tables if table.id == table_id)


def _shown(figures: Figures, table_id: str) -> dict[tuple[str, str], int]:
    return {place: n for place, n in _table(figures, table_id).counts.items() if n}


def test_people_are_counted_and_not_their_trials() -> None:
    three = [_trial(one, aim=["save-time"]) for one in (A, B, C)]
    figures = _figures(_one("a", *three), _one("b", _trial(A, aim=["save-time"])))
    assert figures.contributors == 2
    assert _shown(figures, "aim") == {("everybody", "save-time"): 2}


def test_what_is_missing_is_not_recorded_and_never_a_nought() -> None:
    figures = _figures(_one("a", _trial(A), _trial(B, time_basis="guess")))
    assert _shown(figures, "time_basis") == {
        ("everybody", "guess"): 1,
        ("everybody", "not-recorded"): 1,
    }


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"net_band": "saved-5-15", "effort_moved_to": ["nobody"]}, "saved-not-moved"),
        ({"net_band": "saved-5-15", "effort_moved_to": ["nobody", "pupils"]}, "saved-and-moved"),
        ({"net_band": "saved-5-15"}, "saved-moved-not-recorded"),
        ({"net_band": "lost-0-5", "effort_moved_to": ["pupils"]}, "not-saved"),
        ({"effort_moved_to": ["pupils"]}, "not-recorded"),
    ],
)
def test_effort_moved_is_told_apart_from_effort_saved(fields: Any, answer: str) -> None:
    figures = _figures(_one("a", _trial(A, **fields)))
    assert _shown(figures, "effort") == {(answer, "not-recorded"): 1}


def test_the_quality_stands_beside_the_effort() -> None:
    saved = {"net_band": "saved-5-15", "effort_moved_to": ["nobody"]}
    worse, better = (_trial(one, quality_vs_usual=q) for one, q in ((A, "worse"), (B, "better")))
    figures = _figures(_one("a", worse | saved, better), _one("b", worse | saved))
    assert _shown(figures, "effort") == {
        ("saved-not-moved", "worse"): 2,
        ("not-recorded", "better"): 1,
    }
    effort = _table(figures, "effort")
    assert effort.row_totals == {"saved-not-moved": 2, "not-recorded": 1} | {
        row: 0 for row, _label in effort.rows if row not in ("saved-not-moved", "not-recorded")
    }
    assert effort.column_totals == {"worse": 2, "better": 1}


def test_a_tool_in_own_words_is_another_tool() -> None:
    figures = _figures(_one("a", _trial(A, tool=["chatgpt", "Nadia's bot"])))
    assert _shown(figures, "accounts") == {
        ("chatgpt", "not-recorded"): 1,
        ("other", "not-recorded"): 1,
    }


def test_a_trial_without_a_tool_counts_among_the_accounts_too() -> None:
    accounts = _table(_figures(_one("a", _trial(A, tool_access="school-licence"))), "accounts")
    assert accounts.row_totals["not-recorded"] == 1
    assert accounts.column_totals is not None
    assert accounts.column_totals["school-licence"] == 1


def test_tables_of_the_same_rows_count_the_same_people() -> None:
    figures = _figures(
        _one("a", _trial(A), _trial(B, work_area=None, kind="usual-way-timed")),
        _one("b", _trial(A, phase=["upper-primary"], kind="decided-not-to-use-it")),
        *generated(20, seed=3),
    )
    linked = [table for table in figures.tables if table.rows_of == "work_area"]
    assert {table.id for table in linked} == {"spread", "by_job"}
    assert len({table.rows for table in linked}) == 1
    assert linked[0].row_totals == linked[1].row_totals
    assert linked[0].total == linked[1].total


def test_the_list_of_figures_is_the_same_for_an_empty_library() -> None:
    empty, full = _figures(), _figures(*generated(30, seed=3))
    for one, other in zip(empty.tables, full.tables, strict=True):
        assert (one.id, one.rows, one.columns) == (other.id, other.rows, other.columns)
    assert [one.id for one in empty.singles] == [one.id for one in full.singles]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"based_on": "K" * 8}),
        ({"still_using": "not-checked-yet"}, {"still_using": "yes-regularly"}),
        ({}, {"net_band": "saved-5-15"}),
        ({"outcome": "too-early-to-say"}, {"outcome": "worked-well"}),
        ({}, {"aim": ["save-time"], "checking": "checked-all", "phase": ["upper-primary"]}),
        (
            {"follows": B, "outcome": "too-early-to-say"},
            {"follows": B, "outcome": "mixed"},
        ),
    ],
    ids=["repeated", "asked again", "timed", "told later", "filled in", "chain told later"],
)
def test_what_is_told_later_is_no_withdrawal(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert _blanked(before, after) == set()


def test_what_is_taken_back_is_a_withdrawal() -> None:
    assert _blanked({"aim": ["save-time"]}, {"aim": ["improve-planning"]}) == {"aim"}


def _blanked(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The tables that turn blank where one of twelve changes a trial after the release."""
    calm = generated(16, seed=5)
    others = OTHERS | {name: before[name] for name in ("follows",) if name in before}
    for number, contribution in enumerate(calm):
        fields = others if number % 2 else before
        contribution.for_leaders = [_trial(one, **fields) for one in (A, C)]
    first = _released(calm, Ledger())
    calm[0].for_leaders = [_trial(one, **after) for one in (A, C)]
    second = _released(calm, first[1])
    assert sum(table.shows_something for table in first[0].tables.values()) > 8
    return {
        table.id
        for table in second[0].tables.values()
        if any(isinstance(row.total, Blank) for row in (*table.rows, table.totals))
    }


def _released(library: list[Contribution], ledger: Ledger) -> tuple[Released, Ledger]:
    return release(1, _figures(*library), Rule(5), ledger, b"a key of sixteen")


def test_a_decision_against_it_is_no_trial_that_failed() -> None:
    declined = _trial(A, kind="decided-not-to-use-it", reason_not_used=["ethical-objection"])
    figures = _figures(_one("a", declined))
    assert _shown(figures, "by_job") == {("assess", "not-tried"): 1}
    assert _shown(figures, "reason_not_used") == {("everybody", "ethical-objection"): 1}


def test_only_the_rounds_own_records_count_but_all_that_stands_is_known() -> None:
    figures = _figures(
        _one("a", _trial(A, aim=["save-time"], still_using="sometimes")),
        _one("b", _trial(B, round=2, aim=["save-time"])),
        group=TWO_ROUNDS,
    )
    assert figures.contributors == 1
    aim = _table(figures, "aim")
    assert {who for who, _aim in aim.answers()["everybody"]} == {"b" * 64}
    assert aim.standing is not None
    assert {who for who, _aim in aim.standing()["everybody"]} == {"a" * 64, "b" * 64}
    assert ("everybody", "sometimes") in _shown(figures, "still_using")


def test_each_marked_slip_is_a_person_in_the_check_ins_only() -> None:
    slips = [{"id": one, "round": 1, "source": "slip", "confidence": "confident"} for one in (A, B)]
    figures = _figures(_one("a", leaders_check_ins=slips, roles=("slips",)))
    assert _shown(figures, "confidence") == {("everybody", "confident"): 2}
    assert figures.contributors == 1


def test_every_answer_of_a_large_group_has_its_place_and_its_label() -> None:
    figures = _figures(*generated(40, seed=8))
    for table in figures.tables:
        rows, columns = dict(table.rows), dict(table.columns)
        assert set(table.answers()) <= rows.keys()
        assert {a for given in table.answers().values() for _who, a in given} <= columns.keys()
        assert all(rows.values())
        assert all(columns.values())
        assert table.title


def test_a_persons_middle_band_is_hers_whatever_she_did_most_often() -> None:
    bands = ("0-5", "30-60", "over-240")
    trials = [_trial(i, usual_band=b, ai_band="0-5") for i, b in zip((A, B, C), bands, strict=True)]
    figures = _figures(_one("a", *trials), _one("b", _trial(A, usual_band="0-5")))
    usual = next(one for one in figures.medians if one.id == "usual")
    assert usual.answers() == {"": {("a" * 64, "30-60")}}


def test_the_leaders_figures_are_never_narrowed() -> None:
    scope = open_scope(stored([]), Group(), AS_OF)
    with pytest.raises(ValueError, match="never narrowed"):
        leaders_figures(replace(scope, narrowing=Narrowing(phases=("upper-primary",))))
