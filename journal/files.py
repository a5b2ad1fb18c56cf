"""Files written whole or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from journal.errors import UserError
from journal.language import _


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`: to a temporary neighbour, flushed to the disk, then renamed over.

    A reader, or a crash, sees the old file or the new one. Raises UserError if it fails.
    """
    with written_atomically(path) as file:
        file.write(data)


@contextmanager
def written_atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write to piece by piece, which stands at `path` once all is written.

    Whatever goes wrong meanwhile, the old file stays. Raises UserError for errors of the disk. A
    device or a pipe is no file that could be replaced: it is written to.
    """
    if not path.name or path.is_dir():
        raise cannot_write(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if path.exists() and not path.is_file():
        with _straight(path) as device:
            yield device
        return
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            yield file
            _to_disk(file)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):  # what went wrong above is the thing to say
            temporary.unlink(missing_ok=True)


@contextmanager
def ready_to_write(path: Path, data: bytes) -> Iterator[None]:
    """`data` on the disk beside `path`, where it takes its place once the block has gone well.

    Raises UserError, the block not begun, where it cannot be written.
    """
    with written_atomically(path) as file:
        file.write(data)
        _to_disk(file)
        yield


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # a device or a pipe is no disk
        os.fsync(file.fileno())


@contextmanager
def _straight(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("wb") as file:
            yield file
    except OSError as error:
        raise cannot_write(path, error) from error


def read_file(path: Path, limit: int | None = None) -> bytes:
    """The bytes of `path`; UserError if it is missing, unreadable or larger than `limit` bytes."""
    return read_start(path, -1, limit)


def read_start(path: Path, count: int, limit: int | None = None) -> bytes:
    """The first `count` bytes of `path` (-1: all of it), with the same errors as `read_file`."""
    try:
        if limit is not None:
            refuse_larger(path, limit)
        with path.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise cannot_read(path, error) from error


def refuse_larger(path: Path, limit: int) -> None:
    """Raise UserError where `path` is larger than `limit` bytes, or is not there."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise cannot_read(path, error) from error
    if size > limit:
        raise UserError(
            _("{name} is larger than {limit} MB, so it was not read.").format(
                name=path.name, limit=limit // 1_000_000
            )
        )


def cannot_read(path: Path, error: OSError) -> UserError:
    """The sentence for a file that could not be read."""
    if isinstance(error, FileNotFoundError):
        return UserError(_("There is no file {path}; check its name and folder.").format(path=path))
    return UserError(
        _("{path} could not be read ({reason}).").format(path=path, reason=error.strerror)
    )


def cannot_write(path: Path, error: OSError) -> UserError:
    """The sentence for a file that could not be written."""
    return UserError(
        _("{path} could not be written ({reason}); choose another place or free some room.").format(
            path=path, reason=error.strerror
        )
    )


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the rename is durable by itself.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
