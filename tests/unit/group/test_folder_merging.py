"""Merging a group's folder, asked or by itself: what is whole comes in, the rest waits."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.group.admitting import member_code
from journal.group.folder import merging as folder_merging
from journal.group.folder.files import FolderAway
from journal.group.folder.merging import Came, merge_by_itself, plan_folder
from journal.group.folder.seen import Remembered
from journal.group.library import admissions, held
from tests.fixtures.folders import SharedFolder, Staff, new_libraries, staff
from tests.fixtures.groups import Computer


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staff]:
    with staff(tmp_path_factory.mktemp("school")) as made:
        yield made


@pytest.fixture
def school(people: Staff, tmp_path: Path) -> Iterator[Staff]:
    with new_libraries(people, tmp_path) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> SharedFolder:
    (tmp_path / "shared").mkdir()
    return SharedFolder(tmp_path / "shared")


def merge(folder: SharedFolder, who: Computer) -> Came | None:
    return who.change(
        lambda session, mine: merge_by_itself(
            who.library, session, mine, folder.path, datetime.now(UTC), folder.remembered
        )
    )


def there(who: Computer) -> dict[str, str]:
    """Whose snapshots the library holds, and how they stand."""
    with who.library.reading() as session:
        return {one.contributor: one.standing for one in held(session).values()}


def test_what_is_whole_comes_in_and_the_rest_waits(school: Staff, folder: SharedFolder) -> None:
    folder.put("anna.trialbundle", school.files["anna"])
    folder.put("ben.trialbundle", school.files["ben"][:9_000])
    came = merge(folder, school.head)
    assert came == Came(new=("anna.trialbundle",))
    assert there(school.head) == {school.anna.key: "admitted"}
    assert merge(folder, school.head) is None
    folder.put("ben.trialbundle", school.files["ben"])
    came = merge(folder, school.head)
    assert came == Came(waiting=("ben.trialbundle",)), "nobody is let in by a merge"
    assert there(school.head)[school.ben.key] == "waiting"


def test_the_plan_of_a_folder_says_why_a_file_is_left(school: Staff, folder: SharedFolder) -> None:
    folder.put("half.trialbundle", school.files["ben"][:9_000])
    folder.put("notes.trialbundle", b"notes of a meeting")
    folder.put("other.trialbundle", school.files["other"])

    def reasons(later: timedelta) -> dict[str, str]:
        now = datetime.now(UTC) + later
        planned = plan_folder(school.head.library, school.head.mine, folder.path, now, Remembered())
        return {one.file: one.reason for one in planned.plan.refused}

    young, old = reasons(timedelta()), reasons(timedelta(hours=1))
    assert "still arriving" in young["half.trialbundle"]
    assert "incomplete" in old["half.trialbundle"]
    assert "another group" in old["other.trialbundle"]
    assert "notes.trialbundle" in young


def test_a_file_from_another_computer_of_its_writer_is_told_of_once(
    school: Staff, folder: SharedFolder
) -> None:
    folder.put("anna.trialbundle", school.files["anna before"])
    merge(folder, school.head)
    school.anna.change(lambda session, mine: setattr(mine, "writer", "A" * 26))
    school.anna.log(worked="from the laptop")
    folder.put("anna.trialbundle", school.anna.share(take_over=True).sealed)
    copy = folder.put("anna (1).trialbundle", school.files["anna"])
    came = merge(folder, school.head)
    assert came is not None
    assert came.changed == ("anna.trialbundle",)
    (warning,) = came.warnings
    assert "anna (1).trialbundle" in warning
    assert member_code(school.anna.key) in warning
    assert merge(folder, school.head) is None
    copy.unlink()
    folder.look(school.head)
    folder.put("b.trialbundle", school.files["anna before"])
    came = merge(folder, school.head)
    assert came is not None
    assert (came.files, len(came.warnings)) == (0, 1)


def test_who_was_removed_stays_so(school: Staff, folder: SharedFolder) -> None:
    folder.put("anna.trialbundle", school.files["anna"])
    school.head.remove(school.anna)
    assert merge(folder, school.head) is None
    assert there(school.head) == {}


def test_a_member_takes_what_is_sent_on(school: Staff, folder: SharedFolder) -> None:
    """Her own file counts where the facilitators merge it: two libraries would differ else."""
    folder.put("anna.trialbundle", school.files["anna"])
    assert folder.look(school.anna).to_merge == ()
    assert merge(folder, school.anna) is None
    folder.put("ben.trialbundle", school.files["ben"])
    folder.put("all.trialcollection", school.files["all"])
    came = merge(folder, school.anna)
    assert came is not None
    assert came.new == ("all.trialcollection",)
    assert there(school.anna) == {school.anna.key: "admitted", school.head.key: "admitted"}
    with school.anna.library.reading() as session:
        assert len(admissions(session)) == 2


def test_a_file_that_changes_under_the_merge_is_taken_as_it_is_then(
    school: Staff, folder: SharedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync program does not wait for a merge."""
    path = folder.put("anna.trialbundle", school.files["anna before"])
    apply = folder_merging.apply_files
    sizes: list[int] = []

    def apply_late(*given: object) -> str:
        if not sizes:
            path.write_bytes(school.files["anna"])
        sizes.append(1)
        return apply(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_merging, "apply_files", apply_late)
    came = merge(folder, school.head)
    assert came == Came(new=("anna.trialbundle",))
    assert len(sizes) == 2
    (anna,) = folder.look(school.head).contributions
    assert anna.trials == 2


def test_a_stick_pulled_out_changes_nothing(school: Staff, folder: SharedFolder) -> None:
    folder.path.rmdir()
    with pytest.raises(FolderAway):
        merge(folder, school.head)
    assert there(school.head) == {}
