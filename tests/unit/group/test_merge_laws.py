"""The laws of merging, over generated contributions."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.bundle.read import Bundle
from journal.group import library as room
from journal.group.admission import Admission
from tests.fixtures.laws import ELM, LAWS, PEOPLE, Item, cut, expected, places

ITEMS = ELM.items()


@LAWS
@given(ITEMS, st.randoms(use_true_random=False), st.lists(st.integers(0, 12), max_size=3))
def test_any_order_grouping_and_repetition_ends_in_the_same_library(
    items: list[Item], chance: Any, at: list[int]
) -> None:
    mixed = [*items, *chance.choices(items, k=3)]
    chance.shuffle(mixed)
    with places() as empty:
        one, other = empty(), empty()
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
            part = empty()
            part.take([*records, *batch])
            collections.append(part.collection)
        chance.shuffle(collections)
        end, whole = empty(), empty()
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
    key = ELM.hands[who].header.contributor

    def is_hers(one: Item) -> bool:
        return (one.contributor if isinstance(one, Admission) else one.header.contributor) == key

    with places() as empty:
        place = empty()
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
    last: list[Item] = [ELM.snapshot(who, 9, 0, 0), ELM.record(who, 2, "admitted", False)]
    with places() as empty:
        place = empty()
        place.take(items)
        if travels:
            passed_on = empty()
            passed_on.take(last)
            place.take_collection(passed_on.collection)
        else:
            place.take(last)
        for batch in ([one] for one in chance.sample(items, len(items))):
            place.take(batch)
        rows = place.rows()
        hers = {row[0] for row in rows["snapshot"] if row[1] == ELM.hands[who].header.contributor}
        for table in room.TABLES:
            assert [row for row in rows[table] if row[0] in hers] == []


LET_IN_AGAIN = ELM.admissions() | st.builds(
    ELM.record, st.integers(0, PEOPLE - 1), st.just(4), st.just("admitted"), st.booleans()
)


@LAWS
@given(
    st.lists(ELM.snapshots() | LET_IN_AGAIN, min_size=1, max_size=12),
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
        one, other = empty(), empty()
        one.take(items)
        for batch in cut(mixed, at):
            other.take(batch)
        with one.library.reading() as here, other.library.reading() as there:
            assert room.admissions(here) == room.admissions(there)
            assert room.held(there).items() <= room.held(here).items()
        other.take(chance.sample(items, len(items)))
        assert one.fingerprint == other.fingerprint == expected(items)
        assert one.collection == other.collection
