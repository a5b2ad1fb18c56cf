"""What a peers' digest of a very large library costs:

    python -m tests.benchmarks.measure_peers [TRIALS] [FOLDER]

A library on disk of TRIALS trials (default 100,000), a hundred a contributor; then, in a process
of its own, its peers' edition, that edition narrowed twice, and the first and last page of the
trials behind a figure. Printed are seconds of the clock and of the processor, the highest memory
and the size of the document. The name model is not loaded: its time is that of the words printed,
which are bounded. At a million the library takes 1.5 GB in FOLDER (default: the system's temporary
one) and is deleted at the end.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from journal.digest.compose import compose
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.peers.behind import trials_behind
from journal.group.decisions import Decisions
from journal.group.library import Library
from journal.paths import Home
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, put
from tests.fixtures.made_up_groups import generated

MANY = 100_000
EACH, AT_ONCE = 100, 100  # trials a contributor, contributors made at once
NARROWED = Narrowing(phases=("lower-secondary",), tools=("chatgpt",))
JUST_ONE = Narrowing(phases=("upper-primary",), jobs=("marking",), periods=("2026-11",))
FAILED = (("result", "failed"),)


def main(trials: int, folder: str | None) -> None:
    """Make the library, and measure in a process of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        put_library(Path(made), trials // EACH)
        command = [sys.executable, "-m", __spec__.name, "--read", made]
        subprocess.run(command, check=True)


def put_library(folder: Path, contributors: int) -> None:
    """A library of so many contributors."""
    with closing(Library(Home(folder), Group().id)) as library:
        for first in range(0, contributors, AT_ONCE):
            some = generated(min(AT_ONCE, contributors - first), seed=first, each=(EACH, EACH))
            with library.session() as session:
                put(session, some, first=first + 1)


def read(folder: Path) -> None:
    """Compose the editions and print what each cost."""
    with closing(Library(Home(folder), Group().id)) as library:
        for name, narrowing in (
            ("everything", EVERYTHING),
            ("narrowed", NARROWED),
            ("narrowed more", JUST_ONE),
        ):
            measured(name, lambda narrowing=narrowing: edition(library, narrowing))
        for first in (0, 10_000):
            measured(f"behind, from {first:,}", lambda first=first: behind(library, first))


def edition(library: Library, narrowing: Narrowing) -> Any:
    """The edition as data."""
    decided = Decisions()
    with library.reading() as session:
        made = compose(session, Group(), decided, "peers", AS_OF, FindsWords(), narrowing=narrowing)
    return made.document.data()


def behind(library: Library, first: int) -> Any:
    """A page of the trials that failed."""
    with library.reading() as session:
        page = trials_behind(
            session, Group(), Decisions(), AS_OF, FindsWords(), FAILED, first=first
        )
    return [page.title, page.total, [card.data() for card in page.cards]]


def measured(name: str, work: Callable[[], Any]) -> None:
    """Print what a piece of work cost."""
    started, processor = time.perf_counter(), time.process_time()
    made = work()
    seconds, processor = time.perf_counter() - started, time.process_time() - processor
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = len(json.dumps(made)) / 1e6
    print(
        f"{name:>20}: {seconds:6.1f} s ({processor:.1f} of the processor), highest memory "
        f"{megabytes} MB, {size:.1f} MB of JSON",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(Path(sys.argv[2]))
    else:
        wanted = int(sys.argv[1].replace(",", "").replace("_", "")) if sys.argv[1:] else MANY
        main(wanted, sys.argv[2] if sys.argv[2:] else None)
