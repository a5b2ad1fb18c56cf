"""A group's folder: what each file in it is, and how each person's contribution stands."""

import os
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.bundle import limits
from journal.group import membership
from journal.group.admitting import member_code
from journal.group.announcement import Round
from journal.group.folder.files import FolderAway
from journal.group.folder.scanning import scan
from journal.group.folder.seen import Remembered
from journal.group.folder.state import Contribution
from journal.group.retiring import retire
from journal.paths import Home
from tests.fixtures.bundles import make_contents
from tests.fixtures.folders import COPIES, SharedFolder, Staff, new_libraries, staff
from tests.fixtures.groups import NOW, THIS_WEEK, Computer, writers
from tests.fixtures.libraries import week_sequence

FIRST, SECOND, THIRD = date(2025, 1, 13), date(2025, 4, 14), date(2025, 9, 8)
NONE = timedelta()
posix = pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staff]:
    with staff(tmp_path_factory.mktemp("school")) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> SharedFolder:
    (tmp_path / "shared").mkdir()
    return SharedFolder(tmp_path / "shared")


def test_a_facilitator_opens_everything(school: Staff, folder: SharedFolder) -> None:
    for name in ("head", "anna", "ben", "other"):
        folder.put(f"{name}.trialbundle", school.files[name])
    folder.put("all.trialcollection", school.files["all"])
    folder.put("minutes.docx", b"not ours")
    files = folder.files(school.head)
    assert {name: one.state for name, one in files.items()} == {
        "head.trialbundle": "own",
        "anna.trialbundle": "new",
        "ben.trialbundle": "new",
        "other.trialbundle": "foreign",
        "all.trialcollection": "merged",  # the files beside it say all that it says
    }
    assert files["ben.trialbundle"].code == member_code(school.ben.key)
    assert "another group" in files["other.trialbundle"].reason


def test_a_member_opens_her_own_and_what_is_sent_on(school: Staff, folder: SharedFolder) -> None:
    for name in ("head", "anna", "ben"):
        folder.put(f"{name}.trialbundle", school.files[name])
    folder.put("all.trialcollection", school.files["all"])
    folder.put("who.trialadmissions", school.files["who"])
    files = folder.files(school.anna)
    assert {name: one.state for name, one in files.items()} == {
        "head.trialbundle": "sealed",
        "anna.trialbundle": "own",
        "ben.trialbundle": "sealed",
        "all.trialcollection": "new",
        "who.trialadmissions": "new",
    }
    assert "facilitators" in files["ben.trialbundle"].reason


@pytest.mark.parametrize("copy", COPIES)
def test_the_newest_counts_whatever_a_program_called_it(
    school: Staff, folder: SharedFolder, copy: str
) -> None:
    name = f"Elm-Park-{member_code(school.anna.key)}"
    older = folder.put(f"{name}.trialbundle", school.files["anna before"])
    newer = folder.put(f"{copy.format(name)}.trialbundle", school.files["anna"])
    state = folder.look(school.head)
    assert {one.path: one.state for one in state.files} == {older: "copy", newer: "new"}
    assert state.to_merge == (newer,)
    (reason,) = [one.reason for one in state.files if one.state == "copy"]
    assert newer.name in reason
    (anna,) = state.contributions
    assert (anna.contributor, anna.trials) == (school.anna.key, 2)


def test_a_name_alone_makes_nobodys_copy(school: Staff, folder: SharedFolder) -> None:
    """Ben's file under the name of a copy of Anna's is Ben's."""
    folder.put("a.trialbundle", school.files["anna"])
    folder.put("a (1).trialbundle", school.files["ben"])
    assert folder.states(school.head) == {"a.trialbundle": "new", "a (1).trialbundle": "new"}


def test_of_the_same_twice_the_plain_name_counts(school: Staff, folder: SharedFolder) -> None:
    name = f"Elm-Park-{member_code(school.anna.key)}.trialbundle"
    folder.put("x (1).trialbundle", school.files["anna"])
    folder.put(name, school.files["anna"])
    assert folder.states(school.head) == {"x (1).trialbundle": "copy", name: "new"}


@pytest.mark.parametrize(
    "half",
    [
        lambda data: b"",
        lambda data: data[:10],
        lambda data: data[:200],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: bytes(len(data)),
        lambda data: data[:30_000] + bytes(len(data) - 30_000),
    ],
    ids=["empty", "mark cut", "head cut", "half", "a byte short", "zeros", "the rest zeros"],
)
def test_half_a_file_is_on_its_way_while_young(
    school: Staff, folder: SharedFolder, half: Callable[[bytes], bytes]
) -> None:
    folder.put("anna.trialbundle", half(school.files["anna"]))
    assert folder.states(school.head, later=NONE) == {"anna.trialbundle": "arriving"}
    state = folder.look(school.head)
    (file,) = state.files
    assert file.state == "unreadable"
    assert file.reason
    assert state.to_merge == ()


@pytest.mark.parametrize(
    "name", [".a.trialbundle.1a2b", "~$a.trialbundle", "a.trialbundle.crdownload"]
)
def test_what_a_sync_program_is_writing(school: Staff, folder: SharedFolder, name: str) -> None:
    folder.put(name, school.files["anna"][:100])
    assert folder.states(school.head, later=NONE) == {name: "arriving"}
    file = folder.files(school.head)[name]
    assert file.state == "unreadable"
    assert "a.trialbundle" in file.reason
    folder.put("a.trialbundle", school.files["anna"])
    assert folder.states(school.head) == {"a.trialbundle": "new"}, "the rest of a move is nothing"


def test_what_is_in_the_cloud_alone_is_told_so(school: Staff, folder: SharedFolder) -> None:
    folder.put(".a.trialbundle.icloud", b"bplist00")
    state = folder.look(school.head)
    assert [(one.state, "cloud" in one.reason) for one in state.files] == [("unreadable", True)]
    assert state.contributions == (), "nobody has to save anything again"


def test_a_file_that_never_will_be_whole_is_unreadable_at_once(
    school: Staff, folder: SharedFolder
) -> None:
    folder.put("a.trialbundle", b"a letter to the head teacher\n" * 10)
    assert folder.states(school.head, later=NONE) == {"a.trialbundle": "unreadable"}


def test_a_file_seen_to_change_is_young_whatever_its_times_say(
    school: Staff, folder: SharedFolder
) -> None:
    """Sync programs put on the times that a file has elsewhere."""
    whole = school.files["anna"]
    folder.put("a.trialbundle", whole[:100])
    assert folder.states(school.head) == {"a.trialbundle": "unreadable"}
    folder.put("a.trialbundle", whole[:200])
    assert folder.states(school.head) == {"a.trialbundle": "arriving"}
    folder.put("a.trialbundle", whole)
    assert folder.states(school.head) == {"a.trialbundle": "new"}


@posix
def test_what_is_no_plain_file_is_a_sentence_and_is_not_opened(
    school: Staff, folder: SharedFolder, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.trialbundle"
    outside.write_bytes(school.files["anna"])
    (folder.path / "link.trialbundle").symlink_to(outside)
    os.mkfifo(folder.path / "pipe.trialbundle")
    (folder.path / "inner").mkdir()
    (folder.path / "inner" / "a.trialbundle").write_bytes(school.files["anna"])
    (folder.path / "photos").mkdir()
    (folder.path / "dir.trialbundle").mkdir()
    state = folder.look(school.head)
    assert {one.path.name: one.state for one in state.files} == {
        "link.trialbundle": "unreadable",
        "pipe.trialbundle": "unreadable",
        "inner": "unreadable",
        "dir.trialbundle": "unreadable",
    }
    assert len({one.reason for one in state.files}) == 4
    assert state.contributions == ()
    assert state.to_merge == ()


@posix
def test_a_name_that_is_no_text_stops_nothing(school: Staff, folder: SharedFolder) -> None:
    odd = folder.path / os.fsdecode(b"\xff\xe9.trialbundle")
    odd.write_bytes(school.files["anna"])
    folder.put("\u202ecod.trialbundle", school.files["ben"][:9_000])
    state = folder.look(school.head)
    assert [one.path for one in state.of_state("new")] == [odd]
    for one in (*state.files, *state.of_standing("unreadable")):
        shown = one.file if isinstance(one, Contribution) else one.name
        assert shown.isprintable()


def test_a_huge_file_is_not_read(school: Staff, folder: SharedFolder) -> None:
    with folder.put("huge.trialbundle", b"age-encryption.org/v1\n").open("r+b") as file:
        file.truncate(limits.SEALED + 1)  # sparse: it takes no room
    (one,) = folder.look(school.head).files
    assert one.state == "unreadable"
    assert "larger" in one.reason


def test_a_stick_pulled_out_is_a_sentence(school: Staff, folder: SharedFolder) -> None:
    folder.path.rmdir()
    with pytest.raises(FolderAway, match="is not there now"):
        folder.look(school.head)


def test_only_what_changed_is_read_again(school: Staff, folder: SharedFolder) -> None:
    folder.put("a.trialbundle", school.files["anna"])
    folder.put("b.trialbundle", school.files["ben"])
    read: list[int] = []

    def look() -> int:
        read.clear()
        folder.look(school.head, progress=lambda done, of: read.append(of))
        return read[-1]

    assert look() == 2
    assert look() == 0
    folder.put("a.trialbundle", school.files["anna before"])
    assert look() == 1
    (folder.path / "b.trialbundle").unlink()
    assert look() == 0


def test_the_people(school: Staff, folder: SharedFolder) -> None:
    for name in ("head", "anna", "ben"):
        folder.put(f"{name}.trialbundle", school.files[name])
    state = folder.look(school.head)
    found = {one.contributor: one for one in state.contributions}
    assert state.contributions[0].contributor == school.head.key
    assert [found[one.key].is_own for one in (school.head, school.anna)] == [True, False]
    assert [found[one.key].waiting for one in (school.anna, school.ben)] == [False, True]
    assert {one.standing for one in found.values()} == {"current"}
    assert (state.shared, state.waiting, state.invited) == (2, 1, 8)


def test_a_file_that_cannot_be_read_is_somebodys_by_its_letters_or_nobodys(
    school: Staff, folder: SharedFolder
) -> None:
    code = member_code(school.anna.key)
    folder.put(f"Elm-Park-{code}.trialbundle", school.files["anna"][:5000])
    folder.put("notes.trialbundle", school.files["ben"][:5000])
    state = folder.look(school.head)
    found = {one.file: one.contributor for one in state.of_standing("unreadable")}
    assert found == {
        f"Elm-Park-{code}.trialbundle": school.anna.key,
        "notes.trialbundle": "",
    }
    assert all(one.reason for one in state.of_standing("unreadable"))


def test_a_whole_file_of_hers_outweighs_half_a_copy(school: Staff, folder: SharedFolder) -> None:
    code = member_code(school.anna.key)
    folder.put(f"Elm-Park-{code}.trialbundle", school.files["anna"])
    folder.put(f"Elm-Park-{code} (1).trialbundle", school.files["anna"][:5000])
    state = folder.look(school.head)
    assert [(one.contributor, one.standing) for one in state.contributions] == [
        (school.anna.key, "current")
    ]


def test_people_stand_by_the_rounds_and_retired_ones_do_not_count(
    tmp_path: Path, folder: SharedFolder
) -> None:
    head = Computer(Home(tmp_path / "head")).found(open_to_all=True)
    week = THIS_WEEK
    rounds = (Round(number=1, opened_on=FIRST), Round(number=2, opened_on=SECOND))
    head.change(lambda session, mine: membership.announce(session, mine, rounds=rounds))
    hands = writers(4, head.group)
    sequences = (week_sequence(FIRST), week_sequence(SECOND), week_sequence(SECOND), week)
    for hand, sequence in zip(hands, sequences, strict=True):
        name = f"{member_code(hand.header.contributor)}.trialbundle"
        contents = make_contents(random.Random(1), 0 if sequence == week else 2, n_check_ins=0)
        folder.put(name, hand.bundle(contents, sequence))
    keys = [hand.header.contributor for hand in hands]
    head.in_library(lambda found, mine: retire(found, keys[2], "asked to"))

    def standings() -> list[str | None]:
        state = folder.look(head)
        found = {one.contributor: one.standing for one in state.contributions}
        return [found.get(key) for key in keys]

    # The last of them took everything back, which is nobody's contribution any more.
    assert standings() == ["not-refreshed", "current", "lapsed", None]
    head.merge(*(folder.look(head).to_merge))
    assert standings() == ["not-refreshed", "current", "lapsed", None], "from the library as well"
    rounds += (Round(number=3, opened_on=THIRD),)
    head.change(lambda session, mine: membership.announce(session, mine, rounds=rounds))
    assert standings() == ["lapsed", "not-refreshed", "lapsed", None]
    head.close()


def test_the_state_of_a_file_once_it_is_merged(
    school: Staff, tmp_path: Path, folder: SharedFolder
) -> None:
    with new_libraries(school, tmp_path) as one:
        anna = folder.put("anna.trialbundle", one.files["anna"])
        folder.put("ben.trialbundle", one.files["ben"])
        one.head.merge(*folder.look(one.head).to_merge)
        assert folder.states(one.head) == {
            "anna.trialbundle": "merged",
            "ben.trialbundle": "merged",
        }
        assert folder.look(one.head).to_merge == ()
        anna.write_bytes(one.files["anna before"])
        one.head.remove(one.ben)
        assert folder.states(one.head) == {
            "anna.trialbundle": "older",
            "ben.trialbundle": "removed",
        }
        assert folder.look(one.head).to_merge == ()


def test_a_newer_record_of_the_group_is_something_to_merge(
    tmp_path: Path, folder: SharedFolder
) -> None:
    with staff(tmp_path) as one:
        one.anna.merge(one.files["all"])
        folder.put("who.trialadmissions", one.head.admissions_file())
        assert folder.states(one.anna) == {"who.trialadmissions": "merged"}
        one.head.change(lambda session, mine: membership.open_round(session, mine, NOW.date()))
        folder.put("who.trialadmissions", one.head.admissions_file())
        assert folder.states(one.anna) == {"who.trialadmissions": "new"}
        one.anna.merge(*folder.look(one.anna).to_merge)
        assert folder.states(one.anna) == {"who.trialadmissions": "merged"}


def test_without_a_folder_the_library_tells(school: Staff, tmp_path: Path) -> None:
    with new_libraries(school, tmp_path) as one:
        one.head.merge(one.files["anna"], one.files["ben"])
        with one.head.library.reading() as session:
            state = scan(None, one.head.mine, session, NOW, Remembered())
        assert {o.contributor for o in state.contributions} == {one.anna.key, one.ben.key}
        assert state.files == ()
