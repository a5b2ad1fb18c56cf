"""Files are written whole or not at all, and what goes wrong is a sentence."""

import os
import sys
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.files import read_file, ready_to_write, write_atomically


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file.bin"
    write_atomically(path, b"\0one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["file.bin"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def fails(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(UserError, match="could not be written"):
        write_atomically(path, b"new")
    with pytest.raises(UserError, match="could not be written"), ready_to_write(path, b"new"):
        pytest.fail("begun without its file")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_where_a_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="could not be written"):
        write_atomically(tmp_path / "file" / "inner", b"")


def test_a_folder_in_the_place_of_the_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        write_atomically(tmp_path / "place", b"")
    assert [p.name for p in tmp_path.iterdir()] == ["place"]


def test_reading_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_file(tmp_path / "missing")
    with pytest.raises(UserError, match="could not be read"):
        read_file(tmp_path)
    (tmp_path / "big").write_bytes(b"x" * 2_000_001)
    with pytest.raises(UserError, match="larger than 2 MB"):
        read_file(tmp_path / "big", limit=2_000_000)
    assert read_file(tmp_path / "big", limit=2_000_001) == b"x" * 2_000_001


@pytest.mark.parametrize("path", ["", ".", "/", ".."])
def test_a_folder_is_no_place_for_a_file(path: str) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write_atomically(Path(path), b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in a folder")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_what_is_ready_takes_its_place_once_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")
    with pytest.raises(KeyError), ready_to_write(path, b"new"):
        raise KeyError
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(path, b"old")]
    with ready_to_write(path, b"new"):
        assert path.read_bytes() == b"old"
        assert sorted(one.read_bytes() for one in tmp_path.iterdir()) == [b"new", b"old"]
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(path, b"new")]
