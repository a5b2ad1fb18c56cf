"""A group's folder that may not be read or written, or that goes away while it is read."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.group.folder.files import FolderAway
from journal.group.folder.place import set_folder
from journal.group.folder.scanning import scan
from journal.group.membership import find_membership
from tests.fixtures.folders import SharedFolder, Staff, staff

posix = pytest.mark.skipif(os.name == "nt", reason="the rights of POSIX")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staff]:
    with staff(tmp_path_factory.mktemp("school")) as made:
        yield made


@pytest.fixture
def folder(school: Staff) -> Iterator[SharedFolder]:
    """A folder with Anna's file that others than its owner can reach."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        made = SharedFolder(root / "shared")
        made.path.mkdir()
        made.put("anna.trialbundle", school.files["anna"])
        yield made
        if made.path.exists():
            made.path.chmod(0o755)


@contextmanager
def an_ordinary_user(school: Staff) -> Iterator[None]:
    """Nobody's rights, since root may read and write anywhere; the library is open already."""
    with school.head.library.reading():
        pass
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def look_in(folder: SharedFolder, school: Staff, later: timedelta = timedelta()) -> dict:
    """What a user without rights sees."""
    now = datetime.now(UTC) + later
    mine = school.head.mine
    with school.head.library.reading() as session, an_ordinary_user(school):
        state = scan(folder.path, mine, session, now, folder.remembered)
    return {one.path.name: one for one in state.files}


@posix
def test_a_folder_that_may_not_be_read_is_a_sentence(school: Staff, folder: SharedFolder) -> None:
    folder.path.chmod(0o311)
    with pytest.raises(UserError, match="could not be read"):
        look_in(folder, school)


@posix
def test_a_file_that_may_not_be_read_now_is_looked_at_again(
    school: Staff, folder: SharedFolder
) -> None:
    """On Windows a sync program holds a file while it writes it."""
    file = folder.path / "anna.trialbundle"
    file.chmod(0o200)
    hour = timedelta(hours=1)
    assert look_in(folder, school)["anna.trialbundle"].state == "arriving"
    found = look_in(folder, school, hour)["anna.trialbundle"]
    assert (found.state, "Permission denied" in found.reason) == ("unreadable", True)
    file.chmod(0o644)
    assert look_in(folder, school, hour)["anna.trialbundle"].state == "new"


@posix
def test_a_folder_that_may_not_be_written_is_not_chosen(
    school: Staff, folder: SharedFolder
) -> None:
    folder.path.chmod(0o555)
    with school.head.journal.session() as session:
        mine = find_membership(session, school.head.group)
        with an_ordinary_user(school), pytest.raises(UserError, match="Nothing can be written"):
            set_folder(session, school.head.home, mine, folder.path)
    assert school.head.mine.folder is None


def test_a_stick_pulled_out_while_it_is_read(school: Staff, folder: SharedFolder) -> None:
    folder.put("ben.trialbundle", school.files["ben"])

    def pull(done: int, of: int) -> None:
        if done == 1:
            shutil.rmtree(folder.path)

    with pytest.raises(FolderAway):
        folder.look(school.head, progress=pull)


def test_a_look_that_is_called_off_goes_on_where_it_was(
    school: Staff, folder: SharedFolder
) -> None:
    folder.put("ben.trialbundle", school.files["ben"])

    class CalledOff(Exception):
        pass

    def call_off(done: int, of: int) -> None:
        if done == 1:
            raise CalledOff

    with pytest.raises(CalledOff):
        folder.look(school.head, progress=call_off)
    left: list[int] = []
    state = folder.look(school.head, progress=lambda done, of: left.append(of))
    assert left[-1] == 1
    assert len(state.to_merge) == 2
