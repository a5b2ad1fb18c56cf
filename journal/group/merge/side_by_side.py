"""The same work for many things, in several processes where that is worth their start.

Python runs one thread at a time, and verifying is all computation.
"""

import os
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

MANY = 200  # files of usual size take longer than a process takes to start
_MOST_PROCESSES = 4
_AT_ONCE = 8

Given = TypeVar("Given")
Done = TypeVar("Done")


def each(work: Callable[[Given], Done], given: Sequence[Given]) -> Generator[Done]:
    """What `work` makes of each, in order. It has to be a function that can be pickled.

    Where no processes can be had, all of it is done in this one. Leaving off stops the rest.
    """
    done = 0
    if len(given) >= MANY and not getattr(sys, "frozen", False):  # packed, it would start itself
        pool = ProcessPoolExecutor(
            min(_MOST_PROCESSES, os.cpu_count() or 1), get_context("spawn"), _end_with_parent
        )
        try:
            for one in pool.map(work, given, chunksize=_AT_ONCE):
                done += 1
                yield one
        except (BrokenProcessPool, OSError):
            pass
        finally:
            pool.shutdown(cancel_futures=True)
    yield from map(work, given[done:])


def _end_with_parent() -> None:
    """Let a process not wait for ever for a parent that was killed."""

    def wait() -> None:
        parent = parent_process()
        if parent:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
