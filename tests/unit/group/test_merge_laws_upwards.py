"""The laws of merging over two levels: groups, a school that takes them in, a trust above it."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.group.admission import newest
from journal.group.collection import FOR_GROUP_ONLY
from tests.fixtures.groups import plain_group
from tests.fixtures.laws import ELM, FEWER, Crowd, Item, cut, places

OAK = Crowd(plain_group(2), seed=21)
SCHOOL = Crowd(plain_group(3, accepts=(ELM.group.id, OAK.group.id)), seed=31)
TRUST = Crowd(
    plain_group(4, accepts=(ELM.group.id, OAK.group.id, SCHOOL.group.id)),
    seed=41,
)
FEW = 6


@FEWER
@given(
    ELM.items(FEW),
    OAK.items(FEW),
    SCHOOL.items(FEW),
    st.lists(st.integers(0, FEW), max_size=2),
    st.randoms(use_true_random=False),
)
def test_two_levels_end_the_same_whichever_way_the_collections_went(
    elms: list[Item], oaks: list[Item], schools: list[Item], at: list[int], chance: Any
) -> None:
    """By the school, or to the trust at once; early collections and late ones, in any order."""
    with places() as empty, tempfile.TemporaryDirectory() as files:
        folder = Path(files)
        upwards: list[bytes] = []
        for crowd, items in ((ELM, elms), (OAK, oaks)):
            library = empty(crowd.group)
            for batch in cut(items, at):
                library.take(batch)
                upwards.append(library.written(upwards=True))
        schools_own, school = empty(SCHOOL.group), empty(SCHOOL.group)
        schools_own.take(schools)
        school.take(schools)
        school.take_files(folder, *chance.sample(upwards, len(upwards)), upwards[0])
        by_school, at_once = empty(TRUST.group), empty(TRUST.group)
        by_school.take_files(folder, school.written(upwards=True))
        several = [*upwards, schools_own.written(upwards=True), *upwards[:2]]
        for data in chance.sample(several, len(several)):
            at_once.take_files(folder, data)
        assert by_school.fingerprint == at_once.fingerprint
        assert by_school.collection == at_once.collection
        assert by_school.written(upwards=True) == at_once.written(upwards=True)
        again = empty(TRUST.group)
        again.take_files(folder, by_school.collection)
        assert again.collection == by_school.collection


@FEWER
@given(ELM.items(FEW), OAK.items(FEW), st.randoms(use_true_random=False))
def test_no_group_speaks_of_anothers_people_and_their_words_stay_with_them(
    elms: list[Item], oaks: list[Item], chance: Any
) -> None:
    """What Oak sends changes nothing of Elm's in the school's library, and the other way round."""
    with places() as empty, tempfile.TemporaryDirectory() as files:
        folder = Path(files)
        made = {}
        for crowd, items in ((ELM, elms), (OAK, oaks)):
            made[crowd.group.id] = empty(crowd.group)
            made[crowd.group.id].take(items)
        school = empty(SCHOOL.group)
        school.take_files(folder, made[ELM.group.id].written(upwards=True))
        before = rows_of_group(school.rows(), ELM.group.id)
        school.take_files(folder, made[OAK.group.id].written(upwards=True))
        assert rows_of_group(school.rows(), ELM.group.id) == before
        assert not {row[1] for row in school.rows()["member"]} & FOR_GROUP_ONLY
        assert school.rows()["group_trial"] == school.rows()["group_check_in"] == []


def rows_of_group(rows: dict[str, Any], group: str) -> dict[str, Any]:
    theirs = {row[0] for row in rows["snapshot"] if group in row}
    return {table: [row for row in found if row[0] in theirs] for table, found in rows.items()}


def test_a_strangers_records_in_a_collection_of_ones_own_count_for_nothing() -> None:
    """Oak's facilitator signs that Elm's people are removed: it is read, and removes nobody."""
    stolen = [
        OAK.group.admission(one.header.contributor, 9, "removed").model_copy(
            update={"group": ELM.group.id}
        )
        for one in ELM.hands
    ]
    own = [
        OAK.group.admission(one.header.contributor, 9, "removed").model_copy() for one in ELM.hands
    ]
    assert len(newest([*stolen, *own])) == 2 * len(ELM.hands), "told apart by their group"
    with places() as empty, tempfile.TemporaryDirectory() as files:
        oak, school = empty(OAK.group), empty(SCHOOL.group)
        oak.take(own)
        elm = empty(ELM.group)
        let_in = [ELM.record(who, 1, "admitted", False) for who in range(4)]
        elm.take([*let_in, *(ELM.snapshot(who, 1, 1, 0) for who in range(4))])
        school.take_files(Path(files), elm.written(True), oak.written(True))
        assert len(rows_of_group(school.rows(), ELM.group.id)["snapshot"]) == 4
