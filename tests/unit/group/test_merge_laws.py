"""The laws of merging, over generated contributions.

A few examples in the suite; for thousands: LAWS_EXAMPLES=3000 pytest tests/unit/group -k laws
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.bundle.read import Bundle
from journal.group import library as room
from journal.group.admission import Admission, newest
from journal.group.collection import read_collection, write_collection
from journal.group.fingerprint import fingerprint, fingerprint_of
from journal.group.library import Held, Library
from journal.group.merging import Incoming
from journal.paths import Home
from tests.fixtures.groups import (
    incoming_of,
    merge_into,
    plain_group,
    rows_of,
    snapshot_of,
    writers,
)

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "25"))
LAWS = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
GROUP = plain_group()
PEOPLE = 4
HANDS = writers(PEOPLE, GROUP.id)
# The same people at their second computers: the same keys, another mark of the writer.
SECOND = [
    replace(one, header=replace(one.header, writer=other.header.writer))
    for one, other in zip(HANDS, writers(PEOPLE, GROUP.id, seed=8), strict=True)
]
Item = Bundle | Admission


@cache
def snapshot(who: int, sequence: int, trials: int, computer: int) -> Bundle:
    hand = (HANDS, SECOND)[computer][who]
    return snapshot_of(hand, sequence, trials, seed=sequence, n_check_ins=trials % 2)


@cache
def record(who: int, counter: int, standing: str, role: bool) -> Admission:
    key = HANDS[who].header.contributor
    return GROUP.admission(key, counter, standing, roles=("slips",) if role else ())


SNAPSHOTS = st.builds(
    snapshot, st.integers(0, PEOPLE - 1), st.integers(1, 3), st.integers(0, 2), st.integers(0, 1)
)
# Who was removed stays so here: letting in again has a law of its own.
ADMISSIONS = st.builds(
    record,
    st.integers(0, PEOPLE - 1),
    st.integers(1, 2),
    st.just("admitted"),
    st.booleans(),
) | st.builds(record, st.integers(0, PEOPLE - 1), st.just(3), st.just("removed"), st.just(False))
ITEMS = st.lists(SNAPSHOTS | ADMISSIONS, min_size=1, max_size=12)


@dataclass
class Place:
    """Somebody's library in a folder that is gone afterwards."""

    library: Library

    def take(self, items: Sequence[Item]) -> None:
        merge_into(self.library, as_incoming(items))

    def take_collection(self, data: bytes) -> None:
        found = read_collection(data)
        assert found.refused == ()
        merge_into(self.library, incoming_of(found.bundles, found.admissions))

    @property
    def collection(self) -> bytes:
        with self.library.reading() as session:
            return write_collection(session, GROUP.signed)

    @property
    def fingerprint(self) -> str:
        with self.library.reading() as session:
            return fingerprint(session)

    def rows(self) -> dict[str, Any]:
        return rows_of(self.library, dict.fromkeys(("snapshot", "member", *room.TABLES)))


def as_incoming(items: Sequence[Item]) -> Incoming:
    return incoming_of(
        [one for one in items if isinstance(one, Bundle)],
        [one for one in items if isinstance(one, Admission)],
    )


@contextmanager
def places() -> Iterator[Iterator[Place]]:
    """As many empty libraries as are asked for."""
    made: list[Library] = []

    def empty(folder: str) -> Iterator[Place]:
        for number in count():
            made.append(Library(Home(Path(folder, str(number))), GROUP.id))
            yield Place(made[-1])

    with tempfile.TemporaryDirectory() as folder:
        yield empty(folder)
        for library in made:
            library.close()


def cut(items: Sequence[Item], at: Sequence[int]) -> list[Sequence[Item]]:
    """The items in several merges."""
    places_of_cuts = sorted({one % (len(items) + 1) for one in at})
    ends = [0, *places_of_cuts, len(items)]
    return [items[start:end] for start, end in pairwise(ends)]


def expected(items: Sequence[Item]) -> str:
    """The fingerprint by the definition alone: the greatest of each, without the removed."""
    records = newest(one for one in items if isinstance(one, Admission))
    best: dict[str, Bundle] = {}
    for one in items:
        if isinstance(one, Bundle):
            key = one.header.contributor
            best[key] = max(
                best.get(key, one), one, key=lambda b: (b.header.sequence, b.manifest_hash)
            )
    return fingerprint_of(
        [
            Held(GROUP.id, key, one.header.sequence, one.manifest_hash, "", "admitted")
            for key, one in best.items()
            if (GROUP.id, key) in records and records[GROUP.id, key].standing == "admitted"
        ],
        records.values(),
    )


@LAWS
@given(ITEMS, st.randoms(use_true_random=False), st.lists(st.integers(0, 12), max_size=3))
def test_any_order_grouping_and_repetition_ends_in_the_same_library(
    items: list[Item], chance: Any, at: list[int]
) -> None:
    mixed = [*items, *chance.choices(items, k=3)]
    chance.shuffle(mixed)
    with places() as empty:
        one, other = next(empty), next(empty)
        one.take(items)
        for batch in cut(mixed, at):
            other.take(batch)
        assert one.fingerprint == other.fingerprint == expected(items)
        assert one.collection == other.collection


@LAWS
@given(ITEMS, st.randoms(use_true_random=False), st.lists(st.integers(0, 12), max_size=2))
def test_any_grouping_into_collections_ends_in_the_same_library(
    items: list[Item], chance: Any, at: list[int]
) -> None:
    """What waits does not travel in collections, so each facilitator's computer knows who is in."""
    records = [one for one in items if isinstance(one, Admission)]
    bundles: list[Item] = [one for one in items if isinstance(one, Bundle)]
    with places() as empty:
        collections = []
        for batch in cut(bundles, at):
            part = next(empty)
            part.take([*records, *batch])
            collections.append(part.collection)
        chance.shuffle(collections)
        end, whole = next(empty), next(empty)
        for data in [*collections, collections[0]]:
            end.take_collection(data)
        whole.take(items)
        assert end.fingerprint == whole.fingerprint
        assert end.collection == whole.collection


@LAWS
@given(ITEMS, ITEMS, st.integers(0, PEOPLE - 1))
def test_merging_what_one_wrote_changes_nothing_of_the_others(
    items: list[Item], more: list[Item], who: int
) -> None:
    key = HANDS[who].header.contributor

    def is_hers(one: Item) -> bool:
        return (one.contributor if isinstance(one, Admission) else one.header.contributor) == key

    with places() as empty:
        place = next(empty)
        place.take(items)
        hers = {row[0] for row in place.rows()["snapshot"] if row[1] == key}
        before = without(place.rows(), hers)
        place.take([one for one in more if is_hers(one)])
        hers |= {row[0] for row in place.rows()["snapshot"] if row[1] == key}
        assert without(place.rows(), hers) == before


def without(rows: dict[str, Any], snapshots: set[int]) -> dict[str, Any]:
    return {
        table: [row for row in found if row[0] not in snapshots] for table, found in rows.items()
    }


@LAWS
@given(ITEMS, st.randoms(use_true_random=False), st.integers(0, PEOPLE - 1), st.booleans())
def test_an_old_file_never_brings_back_what_was_withdrawn(
    items: list[Item], chance: Any, who: int, travels: bool
) -> None:
    last: list[Item] = [snapshot(who, 9, 0, 0), record(who, 2, "admitted", False)]
    with places() as empty:
        place = next(empty)
        place.take(items)
        if travels:
            passed_on = next(empty)
            passed_on.take(last)
            place.take_collection(passed_on.collection)
        else:
            place.take(last)
        for batch in ([one] for one in chance.sample(items, len(items))):
            place.take(batch)
        rows = place.rows()
        hers = {row[0] for row in rows["snapshot"] if row[1] == HANDS[who].header.contributor}
        for table in room.TABLES:
            assert [row for row in rows[table] if row[0] in hers] == []


LET_IN_AGAIN = ADMISSIONS | st.builds(
    record, st.integers(0, PEOPLE - 1), st.just(4), st.just("admitted"), st.booleans()
)


@LAWS
@given(
    st.lists(SNAPSHOTS | LET_IN_AGAIN, min_size=1, max_size=12),
    st.randoms(use_true_random=False),
    st.lists(st.integers(0, 12), max_size=3),
)
def test_after_letting_in_again_the_files_have_to_come_once_more(
    items: list[Item], chance: Any, at: list[int]
) -> None:
    """A removal deletes; so what was deleted is back when the file is merged again, not before.

    The admissions agree in any order at once, and no library holds what another refuses.
    """
    mixed = list(items)
    chance.shuffle(mixed)
    with places() as empty:
        one, other = next(empty), next(empty)
        one.take(items)
        for batch in cut(mixed, at):
            other.take(batch)
        with one.library.reading() as here, other.library.reading() as there:
            assert room.admissions(here) == room.admissions(there)
            assert room.held(there).items() <= room.held(here).items()
        other.take(chance.sample(items, len(items)))
        assert one.fingerprint == other.fingerprint == expected(items)
        assert one.collection == other.collection
