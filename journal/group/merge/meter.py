"""How far the reading of several files is."""

from collections.abc import Callable, Sequence

from journal.group.merge.opening import counts_as

Progress = Callable[[int, int], None]


class Meter:
    """How far the reading of several files is; a large file counts as several."""

    def __init__(self, sizes: Sequence[int], progress: Progress) -> None:
        self._parts = [counts_as(size) for size in sizes]
        self._sizes = sizes
        self._progress = progress
        self._file = self._done = 0
        self._of = sum(self._parts)
        progress(0, self._of)

    def read(self, count: int) -> None:
        """So many bytes of the present file are read, which is the first half of the work."""
        self._tell(count, 0)

    def verified(self, count: int) -> None:
        """So many bytes of it are verified too."""
        self._tell(self._sizes[self._file], count)

    def next_file(self) -> None:
        """The present file is done."""
        self._done += self._parts[self._file]
        self._file += 1
        self._progress(self._done, self._of)

    def _tell(self, read: int, verified: int) -> None:
        parts, size = self._parts[self._file], max(1, self._sizes[self._file])
        share = min(read + verified, 2 * size) * parts // (2 * size)
        self._progress(self._done + min(share, parts - 1), self._of)
