"""One set-up at a time, by a lock that the system lets go of when its holder ends."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO


@contextmanager
def alone(path: str, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file at `path`; calls `on_wait` once if another process holds it."""
    with open(path, "a+b") as file:
        if not _take(file):
            on_wait()
            while not _take(file):
                time.sleep(0.2)
        yield


def _take(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
