"""A file of a group opened for reading: in memory if small, else in a file that nobody can find.

What a large file holds is put, unsealed, into a temporary file without a name beside the library:
the system takes it away however the program ends.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from journal.bundle.archive import Sliceable
from journal.bundle.seal import is_sealed, refuse_long_beginning, unseal, unseal_stream
from journal.errors import UserError
from journal.files import cannot_read, refuse_larger
from journal.language import _

LARGEST = 2**32 - 1
IN_MEMORY = 8 * 2**20
_PIECE = 2**20


def counts_as(size: int) -> int:
    """As how many files a file of `size` bytes counts where progress is told."""
    return 1 + size // IN_MEMORY


class NoRoom(UserError):
    """There is no room on this computer to open a file: no fault of the file."""


@dataclass(frozen=True, slots=True)
class Plain:
    """What a file holds, unsealed, and the SHA-256 of the file as it lies there."""

    sha256: str
    data: Sliceable


@contextmanager
def opened_plain(
    path: Path,
    identities: Sequence[str],
    scratch: Path | None = None,
    progress: Callable[[int], object] = lambda read: None,
) -> Iterator[Plain]:
    """The unsealed content of a file, for as long as it is needed.

    `scratch` is the folder for what does not fit into memory (default: the system's). `progress`
    gets the bytes read, every now and then of a large file; raising there stops. Raises UserError
    where the file cannot be read or opened, NoRoom where there is no room in `scratch`.
    """
    refuse_larger(path, LARGEST)
    _refuse_no_file(path)
    with _open(path) as file:
        source = _Source(path, file, progress)
        head = source.read(IN_MEMORY + 1)
        if len(head) <= IN_MEMORY:
            data = unseal(head, identities, IN_MEMORY) if is_sealed(head) else head
            yield Plain(source.sha256, data)
            return
        with tempfile.TemporaryFile(dir=scratch) as target:
            source.put_back(head)
            _spool(source, head, target, identities)
            while source.read(_PIECE):
                pass  # the hash is of the whole file
            yield Plain(source.sha256, OnDisk(target))


class OnDisk:
    """The bytes of an open file, read where they are asked for: they take no memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._length = file.seek(0, 2)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: slice, /) -> bytes:
        start, stop, _step = at.indices(self._length)
        self._file.seek(start)
        return self._file.read(max(0, stop - start))


class _Source:
    """A file read once from its beginning, with the SHA-256 of what was read."""

    def __init__(self, path: Path, file: BinaryIO, progress: Callable[[int], object]) -> None:
        self._path, self._file, self._progress = path, file, progress
        self._hash = sha256()
        self._read = self._told = 0
        self._again = memoryview(b"")

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def put_back(self, data: bytes) -> None:
        """Let what was read at the beginning be read once more."""
        self._again = memoryview(data)

    def read(self, size: int = -1, /) -> bytes:
        if self._again:
            piece = bytes(self._again[:size])
            self._again = self._again[len(piece) :]
            return piece
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise cannot_read(self._path, error) from error
        self._hash.update(piece)
        self._read += len(piece)
        if self._read - self._told >= _PIECE:
            self._told = self._read
            self._progress(self._read)
        return piece


def _refuse_no_file(path: Path) -> None:
    if not path.is_file():  # a pipe or a device might never end
        raise UserError(_("{name} is no file, so nothing was read from it.").format(name=path.name))


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise cannot_read(path, error) from error


def _spool(source: _Source, head: bytes, target: BinaryIO, identities: Sequence[str]) -> None:
    try:
        if is_sealed(head):
            refuse_long_beginning(head)
            unseal_stream(source, target, identities)
        else:
            while piece := source.read(_PIECE):
                target.write(piece)
        target.flush()
    except OSError as error:
        raise NoRoom(
            _(
                "{name} is large and could not be opened on this computer ({reason}); free some "
                "room and try again."
            ).format(name=source.name, reason=error.strerror)
        ) from error
