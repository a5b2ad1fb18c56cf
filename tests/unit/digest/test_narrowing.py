"""A narrowed edition: every figure and card of it is that of the records filtered by hand."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.digest.compose import compose
from journal.digest.document import Data, Document
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.gather.scope import open_scope
from journal.digest.gather.shelf import shelved
from journal.digest.gather.tallies import bases, crossing, safe_use, spread, tally, totals
from journal.digest.peers.behind import trials_behind
from journal.digest.peers.narrowed import filter_choices
from journal.group.decisions import Decisions
from journal.privacy.finding import Outcome
from journal.vocabulary import about
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored, week_sequence
from tests.fixtures.made_up_groups import generated

Trial = dict[str, Any]
VALUES = {
    "periods": ("period", ("2026-09", "2026-11", NOT_RECORDED)),
    "phases": ("phase", ("upper-primary", "lower-secondary", NOT_RECORDED)),
    "subject_areas": ("subject_area", ("mathematics", "sciences", NOT_RECORDED)),
    "jobs": ("task", ("marking", "feedback", "Growing basil")),
    "tools": ("tool", ("chatgpt", "Basil bot", NOT_RECORDED)),
}


@cache
def _library() -> tuple[Session, dict[str, list[Trial]]]:
    """A library with gaps, own words and two of everything, and its trials by writer."""
    contributions = generated(9, seed=4)
    for number, contribution in enumerate(contributions):
        for at, trial in enumerate(contribution.trials):
            if at == 1:
                trial |= {"phase": [], "tool": [], "period": None, "subject_area": []}
            if at == 2:
                trial |= {"tool": ["Basil bot", "chatgpt"], "task": ["Growing basil", "marking"]}
            if number == 0:
                trial |= {"phase": ["upper-primary", "lower-secondary"], "aim": []}
    return stored(contributions), {one.contributor: one.trials for one in contributions}


def _fits(narrowing: Narrowing, trial: Trial) -> bool:
    for name, (field, _values) in VALUES.items():
        wanted = set(getattr(narrowing, name))
        has = trial.get(field) or []
        found = {has} if isinstance(has, str) else set(has)
        if wanted and not (wanted & found or (NOT_RECORDED in wanted and not found)):
            return False
    return narrowing.round in (None, trial["round"])


NARROWINGS = st.builds(
    Narrowing,
    **{
        name: st.sets(st.sampled_from(values), max_size=2).map(lambda some: tuple(sorted(some)))
        for name, (_field, values) in VALUES.items()
    },
    round=st.sampled_from([None, None, None, 1, 2]),
)


def _counted(
    written: dict[str, list[Trial]], keys: Callable[[Trial], Iterable[Any]]
) -> dict[Any, tuple[int, int]]:
    """The trials and the writers of each key."""
    trials = Counter(key for own in written.values() for trial in own for key in keys(trial))
    people = Counter(key for own in written.values() for key in {k for t in own for k in keys(t)})
    return {key: (trials[key], people[key]) for key in trials}


def _or_none(values: Iterable[Any]) -> list[Any]:
    return list(values) or [None]


@settings(max_examples=20, deadline=None)
@given(NARROWINGS)
def test_figures_are_those_of_the_records_filtered_by_hand(narrowing: Narrowing) -> None:
    session, everybody = _library()
    written = {
        who: kept
        for who, own in everybody.items()
        if (kept := [trial for trial in own if _fits(narrowing, trial)])
    }
    scope = replace(open_scope(session, Group(), AS_OF), narrowing=narrowing)
    with shelved(scope):
        counted = totals(scope)
        assert counted.trials == sum(map(len, written.values()))
        assert counted.writers == len(written)
        assert counted.all_trials == sum(map(len, everybody.values()))
        for field in ("aim", "effort_moved_to", "tool", "still_using", "period"):
            found = {one.value: (one.trials, one.people) for one in tally(scope, field)}
            assert found == _counted(written, lambda trial, field=field: _values(trial, field))
        results = {one.value: (one.trials, one.people) for one in tally(scope, "result")}
        assert results == _counted(
            written, lambda trial: [about("outcome", trial["outcome"], "result")]
        )
        assert {(c.first, c.second): (c.trials, c.people) for c in spread(scope)} == _counted(
            written, lambda trial: [(trial["work_area"], one) for one in _or_none(trial["phase"])]
        )
        assert {(c.first, c.second): (c.trials, c.people) for c in safe_use(scope)} == _counted(
            written, lambda trial: list(trial["safe_use"].items())
        )
        effort = crossing(scope, "effort", "quality_vs_usual", ("effort",))
        assert {(c.first, c.second): (c.trials, c.people) for c in effort} == _counted(
            written, lambda trial: [(_effort(trial), trial["quality_vs_usual"])]
        )
        basis = bases(scope, {"time": ("usual_band", "ai_band")})["time"]
    known = {who: [t for t in own if t.get("usual_band")] for who, own in written.items()}
    assert basis.people == sum(1 for own in known.values() if own)
    assert basis.unknown == counted.trials - sum(map(len, known.values()))


def _values(trial: Trial, field: str) -> list[Any]:
    value = trial.get(field)
    return _or_none(value) if isinstance(value, list) else [value]


def _effort(trial: Trial) -> str:
    net, moved = trial.get("net_band"), set(trial["effort_moved_to"])
    if net is None:
        return "not-recorded"
    if net.startswith("lost"):
        return "not-saved"
    if moved - {"nobody"}:
        return "saved-and-moved"
    return "saved-not-moved" if moved else "saved-moved-not-recorded"


def _composed(narrowing: Narrowing) -> Document:
    session, _written = _library()
    made = compose(session, Group(), Decisions(), "peers", AS_OF, FindsWords(), narrowing=narrowing)
    return made.document


def _cards(document: Document) -> list[Data]:
    (section,) = (one.data() for one in document.sections if one.id == "by-job")
    return [
        card
        for block in section["blocks"]
        for column in block.get("columns", ())
        for card in column["cards"]
    ]


def _codes(trials: Iterable[Trial]) -> set[str]:
    return {f"T-{trial['id'][:4]}-{trial['id'][4:8]}" for trial in trials}


@pytest.mark.parametrize(
    ("narrowing", "said"),
    [
        (Narrowing(jobs=("marking",)), "Only: Marking: "),
        (Narrowing(tools=("Basil bot",), phases=("upper-primary",)), "Only: Upper primary"),
        (Narrowing(tools=(NOT_RECORDED,), round=1), "Only: tool not recorded, round 1: "),
    ],
)
def test_cards_keep_to_what_was_chosen(narrowing: Narrowing, said: str) -> None:
    _session, written = _library()
    trials = [trial for own in written.values() for trial in own]
    wanted = [trial for trial in trials if _fits(narrowing, trial)]
    document = _composed(narrowing)
    assert {card["code"] for card in _cards(document)} == _codes(wanted)
    assert wanted
    assert document.narrowed.startswith(said)
    assert document.narrowed.endswith(f": {len(wanted)} of {len(trials)} trials")
    if narrowing.jobs:  # also where it is the second of two jobs
        assert {card["job"] for card in _cards(document)} == {"Marking"}


def test_what_is_everybodys_says_so() -> None:
    (listening,) = (
        one for one in _composed(Narrowing(tools=("chatgpt",))).sections if one.id == "listening"
    )
    assert "these are everybody’s" in listening.lead
    (whole,) = (one for one in _composed(EVERYTHING).sections if one.id == "listening")
    assert "everybody" not in whole.lead


def test_the_leaders_edition_is_never_narrowed() -> None:
    session, _written = _library()
    with pytest.raises(ValueError, match="never narrowed"):
        compose(
            session, Group(), Decisions(), "leaders", AS_OF, FindsWords(), key=b"k" * 16,
            narrowing=Narrowing(round=1),
        )  # fmt: skip


def test_every_figure_leads_to_as_many_trials_as_it_says() -> None:
    session, _written = _library()
    narrowing = Narrowing(phases=("upper-primary", NOT_RECORDED))
    cells = [
        cell
        for table in _composed(narrowing).tables()
        if table["columns"] == ["Trials", "People"] or table["chart"] == "heat"
        for row in table["rows"]
        for cell in (row["cells"] if table["chart"] == "heat" else row["cells"][:1])
    ]
    led = {str(cell["behind"]): cell for cell in cells if "behind" in cell}
    assert len(led) > 40
    assert all(
        cell["text"] == "0" or cell["state"] == "blank" for cell in cells if "behind" not in cell
    )
    for cell in list(led.values())[::4]:
        page = trials_behind(
            session, Group(), Decisions(), AS_OF, FindsWords(), tuple(cell["behind"].items()),
            narrowing, most=3,
        )  # fmt: skip
        assert page.total == int(cell["text"]), cell["behind"]
        assert len(page.cards) == min(3, page.total)
        assert page.title


def test_the_trials_behind_a_figure_come_in_pages_failed_first() -> None:
    session, _written = _library()
    pages = [
        trials_behind(
            session, Group(), Decisions(), AS_OF, FindsWords(), (("kind", "tried-it"),),
            first=first, most=10,
        )
        for first in (0, 10, 20, 30, 40)
    ]  # fmt: skip
    cards = [card for page in pages for card in page.cards]
    assert len({card.code for card in cards}) == len(cards) == pages[0].total
    results = [card.result for card in cards]
    assert results == sorted(results, key=("failed", "mixed", "worked", "open").index)
    with pytest.raises(ValueError, match="no figure"):
        trials_behind(session, Group(), Decisions(), AS_OF, FindsWords(), (("snapshot", "1"),))


def test_a_masked_word_is_known_by_its_mask() -> None:
    trial = {"id": "A" * 26, "round": 1, "tool": ["Nadia's bot"], "task": ["Nadia's job"]}
    session = stored([Contribution("a" * 64, week_sequence(AS_OF), trials=[trial])])
    finder = FindsWords({"Nadia": Outcome.HIDE})
    asked = (session, Group(), Decisions(), AS_OF, finder)
    page = trials_behind(*asked, (("tool", "[name removed]'s bot"),))
    assert (page.total, page.title) == (1, "[name removed]'s bot")
    found = filter_choices(*asked)
    assert [one.name for one in found["tools"]] == ["[name removed]'s bot"]
    assert [one.name for one in found["jobs"]] == ["[name removed]'s job"]


def test_choices_say_what_the_other_filters_leave() -> None:
    session, written = _library()
    narrowing = Narrowing(tools=("chatgpt",), phases=("upper-primary",))
    found = filter_choices(session, Group(), Decisions(), AS_OF, FindsWords(), narrowing)
    trials = [trial for own in written.values() for trial in own]
    for name, (field, _values) in VALUES.items():
        others = replace(narrowing, **{name: ()})
        for one in found[name]:
            alone = replace(others, **{name: (one.value,)})
            assert one.trials == sum(_fits(alone, trial) for trial in trials), (field, one)
    assert [one.value for one in found["tools"]][-2:] == ["Basil bot", NOT_RECORDED]
    assert [one.value for one in found["round"]] == ["1"]
