"""The folder chosen for a group, and the one file that is written there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.errors import UserError
from journal.group import membership
from journal.group.admitting import member_code
from journal.group.folder.asking_again import ask_again, ask_to_save_again
from journal.group.folder.files import FolderAway
from journal.group.folder.place import folder_of, own_file, own_in_folder, set_folder
from journal.group.folder.scanning import scan
from journal.group.folder.seen import Remembered
from journal.group.folder.state import FolderState
from tests.fixtures.folders import Staff, staff
from tests.fixtures.groups import NOW, Computer

UI = Path(__file__).parents[3] / "ui"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staff]:
    with staff(tmp_path_factory.mktemp("school")) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


def choose(who: Computer, folder: Path | None, merges_itself: bool = False) -> Any:
    return who.change(lambda s, mine: set_folder(s, who.home, mine, folder, merges_itself))


def test_the_folder_is_kept_with_the_membership(school: Staff, folder: Path) -> None:
    choose(school.ben, folder, True)
    assert folder_of(school.ben.mine) == folder
    assert school.ben.mine.merges_itself
    assert list(folder.iterdir()) == [], "the try whether it can be written leaves nothing"
    choose(school.ben, None, True)
    assert not school.ben.mine.merges_itself
    with pytest.raises(UserError, match="no folder yet"):
        folder_of(school.ben.mine)


def test_the_journals_own_folder_is_refused(school: Staff, folder: Path) -> None:
    inside = school.ben.home.root / "groups"
    (folder / "link").symlink_to(school.ben.home.root)
    for own in (school.ben.home.root, inside, folder / "link"):
        with pytest.raises(UserError, match="private"):
            choose(school.ben, own)
    assert school.ben.mine.folder is None


def test_a_folder_that_is_not_there_or_is_a_file_is_refused(school: Staff, folder: Path) -> None:
    (folder / "file").write_bytes(b"")
    for wrong in (folder / "gone", folder / "file"):
        with pytest.raises(FolderAway):
            choose(school.ben, wrong)


def test_the_name_of_ones_file_tells_the_group_and_no_person(school: Staff, folder: Path) -> None:
    path = own_file(folder, school.anna.mine)
    assert path == folder / f"Elm-Park-{member_code(school.anna.key)}.trialbundle"
    assert not path.exists()
    with pytest.raises(FolderAway):
        own_file(folder / "gone", school.anna.mine)


def test_ones_file_keeps_its_name_when_the_groups_changes(school: Staff, folder: Path) -> None:
    before = own_file(folder, school.anna.mine)
    before.write_bytes(school.files["anna"])
    renamed = school.anna.mine
    announced = membership.announcement_of(renamed).model_copy(update={"name": "Ash / Vale"})
    renamed.announcement = announced.model_dump_json()
    assert own_file(folder, renamed) == before
    before.unlink()
    assert own_file(folder, renamed).name.startswith("Ash-Vale-")


@pytest.mark.parametrize("content", ["ben", "plain"])
def test_nobody_elses_file_is_written_over(school: Staff, folder: Path, content: str) -> None:
    usual = own_file(folder, school.anna.mine)
    usual.write_bytes(school.files.get(content, b"notes of a meeting"))
    assert own_file(folder, school.anna.mine) != usual
    own_file(folder, school.anna.mine).write_bytes(school.files["anna"])
    assert own_file(folder, school.anna.mine) != usual, "and she goes on with that one"
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("length", [0, 3000])
def test_half_a_file_of_ones_own_is_written_over(school: Staff, folder: Path, length: int) -> None:
    usual = own_file(folder, school.anna.mine)
    usual.write_bytes(school.files["anna"][:length])
    assert own_file(folder, school.anna.mine) == usual


def test_ones_own_snapshots_are_found_whatever_their_files_are_called(
    school: Staff, folder: Path
) -> None:
    def sequences(who: Computer) -> list[int]:
        return [one.header.sequence for one in own_in_folder(folder, who.mine)]

    assert sequences(school.anna) == []
    (folder / "a (1).trialbundle").write_bytes(school.files["anna before"])
    (folder / "b.trialbundle").write_bytes(school.files["ben"])
    (folder / "half.trialbundle").write_bytes(school.files["anna"][:9_000])
    (before,) = sequences(school.anna)
    (folder / "all.trialcollection").write_bytes(school.files["all"])
    assert max(sequences(school.anna)) == before + 1
    assert sequences(school.head) == [before]


def test_the_messages_name_nobody(school: Staff, folder: Path) -> None:
    for name in ("anna", "ben"):
        (folder / f"{name}.trialbundle").write_bytes(school.files[name])
    announced = membership.announcement_of(school.head.mine)
    with school.head.library.reading() as session:
        state = scan(folder, school.head.mine, session, NOW, Remembered())
        by_mail = scan(None, school.head.mine, session, NOW, Remembered())
    assert len(state.contributions) == 2
    message = ask_again(announced, state)
    assert "round 1 of Elm Park" in message
    assert "folder" in message
    assert "by mail" in ask_again(announced, by_mail)
    for one in state.contributions:
        assert one.code not in message
        assert one.contributor not in message
    assert "half.trialbundle" in ask_to_save_again(announced, state, "half.trialbundle")


def test_the_messages_say_what_to_press_as_the_window_calls_it(school: Staff) -> None:
    announced = membership.announcement_of(school.head.mine)
    texts = [
        ask_again(announced, FolderState((), (), (), folder=folder)) for folder in (None, Path("x"))
    ]
    named = set(re.findall("“([^”]+)”", "".join(texts)))
    assert len(named) == 3
    shown = "".join(file.read_text("utf-8") for file in sorted(UI.rglob("*.py")))
    assert [words for words in named if f'tr("{words}")' not in shown] == []
