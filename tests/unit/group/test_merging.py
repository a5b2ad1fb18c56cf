"""The plan as a pure function, and what carrying it out leaves in a library."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.bundle.read import Bundle
from journal.group import library as room
from journal.group.admission import Who, newest
from journal.group.library import Held, Library
from journal.group.merge.history import merges
from journal.group.merge.plan import Incoming, MergePlan, Refusal, apply, plan
from journal.paths import Home
from tests.fixtures.bundles import Contributor
from tests.fixtures.fresh import laid_library
from tests.fixtures.groups import (
    NOW,
    THIS_WEEK,
    from_memory,
    incoming_of,
    merge_into,
    plain_group,
    rows_of,
    snapshot_of,
    writers,
)

GROUP = plain_group()
WRITERS = writers(6, GROUP.id)
ONE, TWO, *_OTHERS = WRITERS
EVERY_TABLE = ("snapshot", "member", *room.TABLES, "admission", "kept")


def key(writer: Contributor) -> str:
    return writer.header.contributor


def held(bundle: Bundle, standing: str = "admitted") -> dict[Who, Held]:
    header = bundle.header
    one = Held(
        header.group,
        header.contributor,
        header.sequence,
        bundle.manifest_hash,
        header.writer,
        standing,
    )
    return {one.who: one}


def admitted(*who: Contributor, standing: str = "admitted") -> dict[str, Any]:
    return newest(GROUP.admission(key(one), standing=standing) for one in who)


def sorted_in(made: MergePlan) -> dict[str, list[int]]:
    """The sequences in each category that is not empty."""
    shown = made.as_json()
    lists = {name: found for name, found in shown.items() if isinstance(found, list)}
    return {name: [one["sequence"] for one in found] for name, found in lists.items() if found}


def planned(known: dict[Who, Held], *bundles: Bundle, who: Any = (ONE, TWO)) -> Any:
    return sorted_in(plan(known, admitted(*who), incoming_of(bundles)))


OLD, NEW = snapshot_of(ONE, 5), snapshot_of(ONE, 6)
EMPTY = snapshot_of(ONE, 7, trials=0)


def test_each_snapshot_falls_into_one_category() -> None:
    assert planned({}, OLD) == {"new": [5]}
    assert planned(held(OLD), NEW) == {"changed": [6]}
    assert planned(held(NEW), EMPTY) == {"withdrawn": [7]}
    assert planned({}, EMPTY) == {"withdrawn": [7]}
    assert planned(held(OLD), OLD) == {"unchanged": [5]}
    assert planned(held(NEW), OLD) == {"superseded": [5]}
    assert planned(held(EMPTY), OLD, NEW) == {"superseded": [5, 6]}
    assert planned({}, OLD, who=()) == {"awaiting_admission": [5]}
    assert planned(held(OLD, "waiting"), OLD, who=()) == {"unchanged": [5]}
    assert planned(held(OLD, "waiting"), NEW, who=()) == {"awaiting_admission": [6]}


def test_a_removed_key_is_not_stored_again() -> None:
    made = plan({}, admitted(ONE, standing="removed"), incoming_of([OLD, NEW]))
    assert sorted_in(made) == {"removed": [5, 6]}
    assert made.to_store == []


def test_a_removal_that_comes_along_counts_at_once() -> None:
    removal = GROUP.admission(key(ONE), 2, "removed")
    made = plan({}, admitted(ONE), incoming_of([OLD], [removal]))
    assert sorted_in(made) == {"removed": [5]}
    assert made.admissions == [removal]


def test_of_several_in_one_merge_the_newest_counts_and_a_copy_changes_nothing() -> None:
    assert planned({}, OLD, NEW, OLD, NEW) == {
        "new": [6], "unchanged": [6], "superseded": [5, 5],
    }  # fmt: skip
    assert planned(held(NEW), OLD, NEW) == {"unchanged": [6], "superseded": [5]}


def test_of_two_with_one_sequence_the_greater_hash_counts() -> None:
    twins = [snapshot_of(ONE, 5, seed=seed) for seed in range(4)]
    winner = max(twins, key=lambda one: one.manifest_hash)
    for order in (twins, twins[::-1]):
        made = plan({}, admitted(ONE), incoming_of(order))
        assert [one.manifest_hash for one in made.new] == [winner.manifest_hash]
        assert len(made.superseded) == 3
    for twin in twins:
        made = plan(held(winner), admitted(ONE), incoming_of([twin]))
        assert sorted_in(made) == ({"unchanged": [5]} if twin == winner else {"superseded": [5]})


def elsewhere(writer: Contributor) -> Contributor:
    return replace(writer, header=replace(writer.header, writer=TWO.header.writer))


def test_what_another_computer_of_hers_replaced_is_told_apart() -> None:
    assert planned(held(snapshot_of(elsewhere(ONE), 6)), OLD) == {"superseded_from_elsewhere": [5]}
    both = [OLD, snapshot_of(elsewhere(ONE), 6)]
    expected = {"new": [6], "superseded_from_elsewhere": [5]}
    assert planned({}, *both) == planned({}, *both[::-1]) == expected


def test_refusals_come_through_and_the_plan_is_json() -> None:
    refused = Refusal("x.trialbundle", "It is damaged.")
    made = plan({}, admitted(ONE), incoming_of([OLD], refused=[refused]))
    shown = json.loads(json.dumps(made.as_json()))
    assert shown["refused"] == [{"file": "x.trialbundle", "reason": "It is damaged."}]
    assert shown["new"] == [
        {"file": "0.trialbundle", "contributor": key(ONE), "sequence": 5, "trials": 1}
    ]
    assert {"new", "changed", "withdrawn", "unchanged", "superseded", "refused"} < set(shown)
    assert "awaiting_admission" in shown


def test_planning_changes_nothing() -> None:
    known, records = held(OLD), admitted(ONE)
    before = (dict(known), dict(records))
    plan(known, records, incoming_of([NEW], [GROUP.admission(key(ONE), 2, "removed")]))
    assert (known, records) == before


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Library]:
    library = laid_library(Home(tmp_path), GROUP.id)
    yield library
    library.close()


def all_in(*who: Contributor) -> Incoming:
    return incoming_of([], [GROUP.admission(key(one)) for one in who])


def test_a_merge_twice_over_changes_nothing(opened: Library) -> None:
    incoming = incoming_of(
        [snapshot_of(one, trials=2, n_check_ins=1) for one in WRITERS],
        [GROUP.admission(key(one)) for one in WRITERS[:4]],
    )
    _, first = merge_into(opened, incoming)
    before = rows_of(opened, dict.fromkeys(EVERY_TABLE))
    again, second = merge_into(opened, incoming)
    assert second == first
    assert again.to_store == []
    assert again.admissions == []
    assert rows_of(opened, dict.fromkeys(EVERY_TABLE)) == before


def test_an_old_plan_never_puts_an_older_snapshot_back(opened: Library) -> None:
    """Somebody read the plan while another program merged."""
    merge_into(opened, all_in(ONE, TWO))
    stale = plan({}, admitted(ONE, TWO), incoming_of([OLD, snapshot_of(TWO, 5)]))
    removal = GROUP.admission(key(TWO), 2, "removed")
    _, now = merge_into(opened, incoming_of([EMPTY], [removal]))
    with opened.session() as session:
        assert apply(session, stale, from_memory, NOW) == now
        assert {one.sequence for one in room.held(session).values()} == {7}


def test_an_old_plan_never_lets_a_removed_key_in_again(opened: Library) -> None:
    stale = plan({}, {}, all_in(ONE))
    merge_into(opened, incoming_of([], [GROUP.admission(key(ONE), 2, "removed")]))
    with opened.session() as session:
        apply(session, stale, from_memory, NOW)
        assert room.admissions(session)[GROUP.id, key(ONE)].standing == "removed"


def test_an_error_half_way_leaves_the_library_as_it_was(opened: Library) -> None:
    merge_into(opened, incoming_of([OLD], [GROUP.admission(key(ONE))]))
    before = rows_of(opened, dict.fromkeys([*EVERY_TABLE, "merge_record"]))
    everything = incoming_of(
        [NEW, *(snapshot_of(one) for one in WRITERS[1:])],
        [GROUP.admission(key(one)) for one in WRITERS[1:]],
    )

    def stop(done: int, of: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    made = plan(held(OLD), admitted(ONE), everything)
    with pytest.raises(KeyboardInterrupt), opened.session() as session:
        apply(session, made, from_memory, NOW, stop)
    assert rows_of(opened, dict.fromkeys([*EVERY_TABLE, "merge_record"])) == before


def test_slips_are_marked_whenever_the_role_comes(opened: Library) -> None:
    bundle = snapshot_of(ONE, n_check_ins=2)
    role = GROUP.admission(key(ONE), roles=("slips",))

    def slips() -> list[int]:
        return [row[-1] for row in rows_of(opened, {"snapshot": None})["snapshot"]]

    merge_into(opened, incoming_of([bundle]))
    assert slips() == [0]
    merge_into(opened, incoming_of([], [role]))
    assert slips() == [1]
    merge_into(opened, incoming_of([snapshot_of(ONE, THIS_WEEK + 1)]))
    assert slips() == [1]
    merge_into(opened, incoming_of([], [GROUP.admission(key(ONE), 2)]))
    assert slips() == [0]


def test_the_history_names_files_and_standings_and_no_contents(opened: Library) -> None:
    merge_into(opened, incoming_of([OLD], [GROUP.admission(key(ONE))]))
    merge_into(opened, incoming_of([OLD, NEW]))
    merge_into(opened, incoming_of([EMPTY, snapshot_of(TWO)]))
    refused = Refusal("x.trialbundle", "It is damaged.")
    _, letters = merge_into(opened, incoming_of([OLD], refused=[refused]))
    merge_into(opened, incoming_of([], [GROUP.admission(key(TWO))], refused=[refused]))
    with opened.reading() as session:
        told = merges(session)
        assert merges(session, most=1) == told[:1]
    assert [one.files for one in told] == [
        (("x.trialbundle", "refused"),),
        (("0.trialbundle", "withdrawn"), ("1.trialbundle", "awaiting admission")),
        (("1.trialbundle", "changed"),),
        (("0.trialbundle", "new"),),
    ]
    assert [one.counts for one in told] == [
        {"refused": 1, "admissions": 1},
        {"withdrawn": 1, "awaiting admission": 1},
        {"changed": 1, "older": 1},
        {"new": 1, "admissions": 1},
    ]
    assert told[1].fingerprint == letters
    assert {one.at for one in told} == {NOW}


def test_progress_counts_the_snapshots(opened: Library) -> None:
    seen: list[tuple[int, int]] = []
    with opened.session() as session:
        made = plan({}, {}, incoming_of([snapshot_of(one) for one in WRITERS[:3]]))
        apply(session, made, from_memory, NOW, lambda done, of: seen.append((done, of)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
