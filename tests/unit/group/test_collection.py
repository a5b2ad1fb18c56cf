"""Collections: canonical, verified part by part, upwards without what only the group may see."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from journal.bundle.archive import read_archive, write_archive
from journal.bundle.manifest import MANIFEST, SIGNATURE
from journal.bundle.refused import OtherGroup, Refused
from journal.errors import UserError
from journal.group import collection, membership
from journal.group import library as room
from journal.group.collection import (
    FOR_GROUP_ONLY,
    INDEX,
    LIMITS,
    read_admissions,
    read_collection,
    write_collection,
)
from journal.group.fingerprint import fingerprint
from journal.group.library import Library
from journal.paths import Home
from tests.fixtures.fresh import laid_library
from tests.fixtures.groups import (
    THIS_WEEK,
    Computer,
    PlainGroup,
    incoming_of,
    merge_into,
    plain_group,
    snapshot_of,
    writers,
)

GROUP = plain_group()
WRITERS = writers(4, GROUP.id)
BUNDLES = [snapshot_of(one, trials=2, seed=n, n_check_ins=1) for n, one in enumerate(WRITERS)]
RECORDS = [GROUP.admission(one.header.contributor) for one in WRITERS[:3]]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str], Library]]:
    made: list[Library] = []

    def opened(name: str) -> Library:
        made.append(laid_library(Home(tmp_path / name), GROUP.id))
        return made[-1]

    yield opened
    for library in made:
        library.close()


def written(library: Library, group: PlainGroup = GROUP, upwards: bool = False) -> bytes:
    with library.reading() as session:
        return write_collection(session, group.signed, upwards)


@pytest.fixture
def members(opened: Callable[[str], Library]) -> dict[str, bytes]:
    library = opened("one")
    merge_into(library, incoming_of(BUNDLES, RECORDS))
    return read_archive(written(library), LIMITS)


def test_the_same_library_gives_the_same_bytes_however_it_came_about(
    opened: Callable[[str], Library],
) -> None:
    one, other, third = (opened(name) for name in "123")
    merge_into(one, incoming_of(BUNDLES, RECORDS))
    for bundle in reversed(BUNDLES):
        merge_into(other, incoming_of([bundle]))
    for record in reversed(RECORDS):
        merge_into(other, incoming_of([], [record]))
    found = read_collection(written(one))
    merge_into(third, incoming_of(found.bundles, found.admissions))
    assert written(one) == written(other) == written(third)
    assert written(one, upwards=True) == written(other, upwards=True)


def test_it_holds_the_admitted_snapshots_and_no_waiting_ones(
    opened: Callable[[str], Library],
) -> None:
    library = opened("one")
    merge_into(library, incoming_of(BUNDLES, RECORDS))
    found = read_collection(written(library))
    assert found.signed == GROUP.signed
    assert {one.manifest for one in found.bundles} == {one.manifest for one in BUNDLES[:3]}
    assert [dict(one.members) for one in found.bundles] == [
        dict(one.members) for one in sorted(BUNDLES[:3], key=lambda b: b.header.contributor)
    ]
    assert sorted(found.admissions, key=str) == sorted(RECORDS, key=str)
    assert (found.refused, found.upwards) == ((), False)


def test_an_empty_snapshot_travels_so_that_nothing_old_comes_back(
    opened: Callable[[str], Library],
) -> None:
    one, other = opened("one"), opened("other")
    empty = snapshot_of(WRITERS[0], THIS_WEEK + 1, trials=0)
    merge_into(one, incoming_of([BUNDLES[0], empty], RECORDS))
    merge_into(other, incoming_of([BUNDLES[0]], RECORDS))
    found = read_collection(written(one))
    made, _ = merge_into(other, incoming_of([*found.bundles, BUNDLES[0]]))
    assert len(made.withdrawn) == 1
    with other.reading() as session:
        assert room.counts(session) == (0, 0)


def test_upwards_the_group_files_stay_behind_and_all_still_verifies(
    opened: Callable[[str], Library],
) -> None:
    library = opened("one")
    merge_into(library, incoming_of(BUNDLES, RECORDS))
    data = written(library, upwards=True)
    found = read_collection(data)
    assert found.upwards
    assert len(found.bundles) == 3
    assert found.refused == ()
    for bundle, whole in zip(
        found.bundles, sorted(BUNDLES[:3], key=lambda b: b.header.contributor), strict=True
    ):
        assert bundle.manifest_hash == whole.manifest_hash
        assert bundle.contents.group_trials == bundle.contents.group_check_ins == ()
        assert bundle.contents.leaders_trials == whole.contents.leaders_trials
    assert not {name.split("/")[-1] for name in read_archive(data, LIMITS)} & FOR_GROUP_ONLY


def test_a_tampered_snapshot_is_left_out_with_its_reason(members: dict[str, bytes]) -> None:
    one, two, _three = sorted({name.split("/")[1] for name in members if "/" in name})
    path = f"snapshots/{one}/trials-group.jsonl"
    members[path] = members[path].replace(b'"round":1', b'"round":2')
    found = read_collection(write_archive(members))
    assert len(found.bundles) == 2
    (reason,) = found.refused
    assert "damaged" in reason
    del members[f"snapshots/{two}/{SIGNATURE}"]
    assert len(read_collection(write_archive(members)).refused) == 2


def test_snapshots_under_each_others_names_are_left_out(members: dict[str, bytes]) -> None:
    one, two, _three = sorted({name.split("/")[1] for name in members if "/" in name})

    def swapped(name: str) -> str:
        for here, there in ((one, two), (two, one)):
            if f"/{here}/" in name:
                return name.replace(here, there)
        return name

    found = read_collection(write_archive({swapped(name): data for name, data in members.items()}))
    assert len(found.bundles) == 1
    assert [reason for reason in found.refused if "another contributor's name" in reason] == [
        found.refused[0]
    ] * 2


def test_files_that_are_missing_or_too_many_leave_the_snapshot_out(
    members: dict[str, bytes],
) -> None:
    one, two, three = sorted({name.split("/")[1] for name in members if "/" in name})
    del members[f"snapshots/{one}/trials-group.jsonl"]
    members[f"snapshots/{two}/more.jsonl"] = b"{}\n"
    members[f"snapshots/{three}/{MANIFEST}"] = b"{}"
    found = read_collection(write_archive(members))
    assert found.bundles == ()
    assert len(found.refused) == 3


def test_what_is_larger_than_a_bundle_may_be_is_left_out(
    members: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, _three = sorted({name.split("/")[1] for name in members if "/" in name})
    monkeypatch.setattr(collection.limits, "BUNDLE", 100_000)
    more = {f"snapshots/{one}/{number}": b"" for number in range(20)}
    more[f"snapshots/{two}/large"] = bytes(100_000)
    found = read_collection(write_archive(members | more))
    assert len(found.bundles) == 1
    assert found.refused == ("A snapshot in the collection holds more than a bundle may.",) * 2


@pytest.mark.parametrize(
    "name", ["more.txt", "snapshots", "snapshots/x", "other/x/datapackage.json"]
)
def test_parts_that_do_not_belong_there_refuse_the_whole(
    name: str, members: dict[str, bytes]
) -> None:
    members[name] = b"x"
    with pytest.raises(Refused, match="do not belong there"):
        read_collection(write_archive(members))


def test_without_its_index_it_is_none(members: dict[str, bytes]) -> None:
    del members[INDEX]
    with pytest.raises(Refused, match="neither a bundle nor a collection"):
        read_collection(write_archive(members))


def index_with(members: dict[str, bytes], **changes: Any) -> bytes:
    return rfc8785.dumps(json.loads(members[INDEX]) | changes)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"trialJournal": "collection 2"}, "newer Trial Journal"),
        ({"trialJournal": "bundle"}, "no file of Trial Journal"),
        ({"trialJournal": None}, "no file of Trial Journal"),
        ({"announcement": None}, "announcement in this file is damaged"),
        ({"admissions": [{}]}, "of a group that the file does not name"),
        ({"admissions": [None]}, "of a group that the file does not name"),
        ({"admissions": [{"group": GROUP.id}]}, "damaged"),
        ({"admissions": [{"group": [1]}]}, "of a group that the file does not name"),
    ],
)
def test_an_index_that_does_not_hold_is_refused(
    changes: dict[str, Any], why: str, members: dict[str, bytes]
) -> None:
    with pytest.raises(UserError, match=why):
        read_admissions(index_with(members, **changes))
    with pytest.raises(UserError, match=why):
        read_collection(write_archive(members | {INDEX: index_with(members, **changes)}))


def test_a_forged_admission_refuses_the_file(members: dict[str, bytes]) -> None:
    stranger = plain_group(9)
    forged = stranger.admission(WRITERS[3].header.contributor, 99)
    forged = forged.model_copy(update={"group": GROUP.id})
    listed = [forged.model_dump(mode="json")]
    with pytest.raises(UserError, match="not signed by the facilitator"):
        read_admissions(index_with(members, admissions=listed))


def test_a_facilitator_of_another_group_cannot_be_named_for_this_one(
    members: dict[str, bytes],
) -> None:
    stranger = plain_group(9)
    record = stranger.admission(WRITERS[3].header.contributor).model_dump(mode="json")
    key = stranger.signed.announcement.facilitator
    for named in ({GROUP.id: key}, {stranger.id: "x"}, {stranger.id: None}, [stranger.id], key):
        with pytest.raises(UserError):
            read_admissions(index_with(members, admissions=[record], facilitators=named))
    found = read_admissions(
        index_with(members, admissions=[record], facilitators={stranger.id: key})
    )
    assert found.admissions[0].group == stranger.id  # read, and then not taken in


# Groups above one another, each on its own computers.


def group_of(founder: Computer, *members: Computer) -> Computer:
    """A group in which everybody shared a trial with leaders, merged at the founder's."""
    for member in members:
        member.join(founder)
        member.log(visibility="leaders", worked="wombling along")
    founder.merge(*(member.share().sealed for member in members))
    founder.admit(*members)
    return founder


def test_a_school_takes_in_its_groups_and_hands_its_library_on(
    computer: Callable[[str], Computer],
) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"), computer("e2"))
    oak = group_of(computer("oak").found("Oak"), computer("o1"))
    school = computer("school").found("School", accepts=(elm.group, oak.group))
    reader, late = computer("reader").join(school), computer("late").join(school)
    made = school.merge(elm.collection(upwards=True), oak.collection(upwards=True))
    assert (len(made.new), made.refused) == (3, [])
    assert b"wombling" not in school.bytes_on_disk()
    assert reader.merge(school.collection()).refused == []
    late.merge(oak.collection(upwards=True))
    late.merge(school.admissions_file(), elm.collection(upwards=True))
    assert school.fingerprint() == reader.fingerprint() == late.fingerprint()
    assert school.collection() == reader.collection() == late.collection()

    elm.remove(elm.in_library(lambda f, mine: sorted(room.held(f)))[0][1])
    school.merge(elm.collection(upwards=True))
    reader.merge(school.collection())
    assert school.collection() == reader.collection()
    with reader.library.reading() as session:
        assert len(room.held(session)) == 2


def test_a_trust_takes_in_schools_with_their_groups(
    computer: Callable[[str], Computer],
) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    school = computer("school").found("School", accepts=(elm.group,))
    school.merge(elm.collection(upwards=True))
    knows_both = computer("both").found("Trust", accepts=(elm.group, school.group))
    assert len(knows_both.merge(school.collection(upwards=True)).new) == 1
    knows_one = computer("one").found("Trust", accepts=(school.group,))
    made = knows_one.merge(school.collection(upwards=True))
    assert made.new == []
    assert "written for another group" in made.refused[0].reason


def test_a_group_that_is_not_accepted_is_refused(computer: Callable[[str], Computer]) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    school = computer("school").found("School")
    before = school.collection()
    made = school.merge(elm.collection(upwards=True), elm.admissions_file())
    assert [one.reason for one in made.refused] == [
        "This comes from another group (Elm) that this group does not take in."
    ] * 2
    assert school.collection() == before


def test_what_is_made_for_the_group_above_does_not_take_words_from_the_group(
    computer: Callable[[str], Computer],
) -> None:
    """A copy without the group files would stand in the place of the whole one for ever."""
    member = computer("e1")
    elm = group_of(computer("elm").found("Elm"), member)
    reader = computer("reader").join(elm)
    made = reader.merge(elm.collection(upwards=True))
    assert "not meant for this group" in made.refused[0].reason
    reader.merge(elm.collection())
    assert reader.collection() == elm.collection()
    assert b"wombling" in reader.bytes_on_disk()


def test_what_is_made_for_the_members_is_not_taken_in_above(
    computer: Callable[[str], Computer],
) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    school = computer("school").found("School", accepts=(elm.group,))
    made = school.merge(elm.collection())
    assert "not meant for this group" in made.refused[0].reason
    assert made.to_store == []


def test_group_files_put_back_by_hand_are_not_taken_in_above(
    computer: Callable[[str], Computer],
) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    whole, upwards = (
        read_archive(elm.collection(upwards=upwards), LIMITS) for upwards in (False, True)
    )
    school, other = (
        computer(name).found(name, accepts=(elm.group,)) for name in ("school", "other")
    )
    school.merge(write_archive(whole | {INDEX: upwards[INDEX]}))
    other.merge(elm.collection(upwards=True))
    kept = {name: data for name, data in whole.items() if name.split("/")[-1] in FOR_GROUP_ONLY}
    assert any(b"wombling" in data for data in kept.values())
    assert b"wombling" not in school.bytes_on_disk()
    with school.library.reading() as one, other.library.reading() as two:
        assert one.connection().exec_driver_sql("SELECT path, bytes FROM member").all() == (
            two.connection().exec_driver_sql("SELECT path, bytes FROM member").all()
        )


def test_an_announcement_that_lowers_the_threshold_is_refused_and_the_rest_is_taken(
    computer: Callable[[str], Computer],
) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    reader = computer("reader").join(elm)
    reader.change(
        lambda s, mine: setattr(
            mine, "announcement", mine.announcement.replace('"threshold":5', '"threshold":7')
        )
    )
    elm.change(lambda s, mine: membership.announce(s, mine, name="Elm Lane"))
    made = reader.merge(elm.collection())
    assert len(made.new) == 1
    assert "may rise and never fall" in made.refused[0].reason
    assert membership.announcement_of(reader.mine).threshold == 7


def test_what_a_group_says_of_itself_comes_with_collections_and_admissions(
    computer: Callable[[str], Computer],
) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    one, two = computer("one").join(elm), computer("two").join(elm)
    old = elm.collection()
    elm.change(lambda s, mine: membership.announce(s, mine, name="Elm Lane", threshold=6))
    one.merge(elm.collection(), old)
    two.merge(old, elm.admissions_file())
    for reader in (one, two):
        assert membership.announcement_of(reader.mine).name == "Elm Lane"


def test_no_facilitator_rules_over_another_groups_contributors(
    computer: Callable[[str], Computer],
) -> None:
    """One who is accepted above lets in, removes and replaces in her own group, nowhere else."""
    member = computer("e1")
    elm = group_of(computer("elm").found("Elm"), member)
    oak = group_of(computer("oak").found("Oak"), computer("o1"))
    school = computer("school").found("School", accepts=(elm.group, oak.group))
    hers = elm.collection(upwards=True)
    oak.admit(member.key)  # of a key that is no member of hers
    school.merge(oak.collection(upwards=True), hers)
    before = school.collection()
    for _time in range(5):  # a counter greater than any of the other's
        oak.remove(member.key)
        oak.admit(member.key)
    oak.remove(member.key)
    made = school.merge(oak.collection(upwards=True))
    assert made.refused == []
    with school.library.reading() as session:
        assert room.held(session)[elm.group, member.key].standing == "admitted"
    assert [one["contributor"] for one in school.merge(hers).as_json()["unchanged"]] == [member.key]

    elm.remove(member.key)
    oak.admit(member.key)
    school.merge(elm.collection(upwards=True), oak.collection(upwards=True))
    assert [one["contributor"] for one in school.merge(hers).as_json()["removed"]] == [member.key]
    with school.library.reading() as session:
        assert (elm.group, member.key) not in room.held(session)
    assert school.collection() != before


def test_one_key_in_two_groups_travels_with_both(opened: Callable[[str], Library]) -> None:
    """No journal makes that; it must not change what a library is."""
    other = plain_group(2)
    writer = WRITERS[0]
    twin = replace(writer, header=replace(writer.header, group=other.id))
    records = [GROUP.admission(writer.header.contributor), other.admission(twin.header.contributor)]
    one, two = opened("one"), opened("two")
    key = other.signed.announcement.facilitator
    merge_into(
        one,
        incoming_of([BUNDLES[0], snapshot_of(twin)], records, facilitators={other.id: key}),
    )
    found = read_collection(written(one, upwards=True))
    assert found.refused == ()
    more = {"facilitators": dict(found.facilitators)}
    merge_into(two, incoming_of(found.bundles, found.admissions, **more))
    assert len(found.bundles) == 2
    assert written(two, upwards=True) == written(one, upwards=True)
    with one.reading() as here, two.reading() as there:
        assert fingerprint(here) == fingerprint(there)
        assert room.held(here) == room.held(there)


def test_a_group_that_would_come_in_is_told_apart(computer: Callable[[str], Computer]) -> None:
    elm = group_of(computer("elm").found("Elm"), computer("e1"))
    school = computer("school").found("School")
    made = school.merge(elm.collection(upwards=True), elm.collection(), elm.admissions_file())
    (stranger,) = made.strangers
    assert (stranger.group, stranger.name, stranger.file) == (elm.group, "Elm", "0.trialbundle")
    assert {one.error for one in made.refused} == {OtherGroup}


def test_who_lost_a_library_is_told_to_merge_the_newest_collection_first(
    computer: Callable[[str], Computer],
) -> None:
    one, two = computer("e1"), computer("e2")
    elm = group_of(computer("elm").found("Elm"), one, two)
    files = [one.share().sealed, two.share().sealed]
    elm.remove(two)
    last = elm.collection()
    own = elm.share().sealed
    assert elm.merge(*files).advice is None
    elm.close()
    for path in (elm.home.groups).iterdir():
        path.unlink()
    fresh = computer("elm")
    fresh.group = elm.group
    assert fresh.merge(own).advice is None  # nobody else's file is here
    advice = fresh.merge(*files).advice
    assert advice is not None
    assert "newest collection" in advice
    assert fresh.merge(*files, last).advice is None
    with fresh.library.reading() as session:
        assert {one.who: one.standing for one in room.held(session).values()} == {
            (elm.group, one.key): "admitted",
            (elm.group, elm.key): "admitted",
        }
