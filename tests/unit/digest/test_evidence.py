"""How strong the evidence of a trial is, against the same worked out in plain Python."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.digest.gather.evidence import (
    BY_OTHERS,
    BY_SAME_PERSON,
    ELSEWHERE,
    LABELS,
    ONE_TRIAL,
    labels,
)
from journal.digest.gather.scope import open_scope
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored, week_sequence

NAMES = "ABCDEFGH"


def _trial(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name * 26, "round": 1, "task": ["marking"], "tool": ["chatgpt"]} | fields


def _labels(**written: list[dict[str, Any]]) -> dict[str, str]:
    """The label of each trial, by the first letter of its id."""
    library = [
        Contribution(name * 64, week_sequence(AS_OF), trials=trials)
        for name, trials in written.items()
    ]
    found = labels(open_scope(stored(library), Group(), AS_OF))
    return {
        one["id"]: found.get(one["id"], ONE_TRIAL) for trials in written.values() for one in trials
    }


def _after(name: str, earlier: str, **fields: Any) -> dict[str, Any]:
    return _trial(name, based_on=earlier * 8, **fields)


def test_a_trial_that_nobody_repeated_is_one_trial() -> None:
    assert set(_labels(a=[_trial("A")]).values()) == {ONE_TRIAL}


def test_a_repeat_by_others_counts_for_the_whole_family() -> None:
    own = _trial("B", follows="A" * 26)
    assert set(_labels(a=[_trial("A"), own], b=[_after("C", "B")]).values()) == {BY_OTHERS}


def test_the_same_person_elsewhere_is_still_the_same_person() -> None:
    here, there = _trial("A", phase=["post-16"]), _after("B", "A", phase=["upper-primary"])
    assert set(_labels(a=[here, there]).values()) == {BY_SAME_PERSON}
    assert set(_labels(a=[here], b=[there]).values()) == {ELSEWHERE}


def test_a_colleagues_code_is_a_repeat_only_where_it_is_one_trial() -> None:
    twins = [_trial("C", id="CCCCCCCC" + end * 18) for end in "12"]
    found = _labels(
        a=[_trial("A"), *twins],
        b=[_after("B", "A")],
        c=[_after("D", "C")],
        d=[_trial("E", based_on="CCCCCCCC1")],
    )
    strong = {one for one, label in found.items() if label == BY_OTHERS}
    assert strong == {"A" * 26, "B" * 26, "E" * 26, twins[0]["id"]}


def test_what_was_not_tried_is_no_evidence() -> None:
    refused = _after("B", "A", kind="decided-not-to-use-it")
    assert set(_labels(a=[_trial("A")], b=[refused]).values()) == {ONE_TRIAL}


LINKS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", *NAMES]), st.booleans(), st.booleans()),
    min_size=len(NAMES),
    max_size=len(NAMES),
)


@settings(max_examples=15, deadline=None)
@given(LINKS)
def test_the_labels_are_those_worked_out_by_hand(
    links: list[tuple[str, str, bool, bool]],
) -> None:
    writer = {name: who for name, (who, *_rest) in zip(NAMES, links, strict=True)}
    phase = {name: link[3] for name, link in zip(NAMES, links, strict=True)}
    written: dict[str, list[dict[str, Any]]] = {who: [] for who in "abc"}
    edges = []
    for name, (who, earlier, follows, _phase) in zip(NAMES, links, strict=True):
        link: dict[str, Any] = {}
        if earlier and follows:
            link = {"follows": earlier * 26}
        elif earlier:
            link = {"based_on": earlier * 8}
        if earlier and earlier != name and (not follows or writer[earlier] == who):
            edges.append((name, earlier))
        written[who].append(
            _trial(name, phase=["post-16" if phase[name] else "upper-primary"], **link)
        )
    assert _labels(**written) == _by_hand(edges, writer, phase)


def _by_hand(
    edges: list[tuple[str, str]], writer: dict[str, str], phase: dict[str, bool]
) -> dict[str, str]:
    families = {name: {name} for name in NAMES}
    for one, other in edges:
        together = families[one] | families[other]
        families.update(dict.fromkeys(together, together))
    strength = dict.fromkeys(NAMES, 0)
    for later, earlier in edges:
        if writer[later] == writer[earlier]:
            one = 1
        else:
            one = 3 if phase[later] != phase[earlier] else 2
        for name in families[later]:
            strength[name] = max(strength[name], one)
    return {name * 26: LABELS[strength[name]] for name in NAMES}
