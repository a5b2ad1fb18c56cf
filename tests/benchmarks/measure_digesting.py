"""What a leaders' digest of a very large library costs, and how much memory that takes:

    python -m tests.benchmarks.measure_digesting [TRIALS] [FOLDER]

Libraries on disk: 10,000 trials; TRIALS (default 100,000) by a hundred a contributor; and as many
contributors with ten trials each. Of each, in a process of its own, the first file for leaders of
a round and, with the ledger that it leaves, another file of that round. Printed are microseconds
a trial by the clock and by the processor and the highest memory; at the end what a trial costs
against the few, and what ten times the trials of the same people add in memory. The name model is
not loaded: what it reads is bounded. At a million the libraries take 2 GB in FOLDER (default: the
system's temporary one) and are deleted at the end.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from journal.digest.compose import compose
from journal.digest.disclosure.ledger import Ledger
from journal.group.decisions import Decisions
from journal.group.library import Library
from journal.paths import Home
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, put
from tests.fixtures.made_up_groups import generated

FEW, MANY = 10_000, 100_000
EACH, LITTLE, AT_ONCE = 100, 10, 100  # trials a contributor, contributors made at once
KEY = b"a key of sixteen"


@dataclass(frozen=True)
class Cost:
    """One digest: seconds of the clock and of the processor, the highest memory in MB so far."""

    what: str
    trials: int
    seconds: float
    processor: float
    megabytes: int

    def __str__(self) -> str:
        return (
            f"{self.trials:>9,} trials, {self.what}: {self.seconds:6.1f} s, "
            f"{self.seconds / self.trials * 1e6:4.0f} µs a trial "
            f"({self.processor / self.trials * 1e6:4.0f} of the processor), {self.megabytes} MB"
        )


def main(trials: int, folder: str | None) -> None:
    """Measure and print."""
    people = trials // EACH
    with tempfile.TemporaryDirectory(dir=folder) as made:
        few, _again = composed_apart(Path(made, "few"), FEW // EACH, EACH)
        little, _again = composed_apart(Path(made, "little"), people, LITTLE)
        many, _again = composed_apart(Path(made, "many"), people, EACH)
        by_clock = many.seconds / many.trials / (few.seconds / few.trials)
        by_processor = many.processor / many.trials / (few.processor / few.trials)
        print(f"a trial costs {by_clock:.2f} times as much by the clock, {by_processor:.2f} by the")
        more = many.megabytes - little.megabytes
        print(f"processor; ten times the trials of the same people: {more:+} MB", flush=True)


def composed_apart(folder: Path, people: int, each: int) -> list[Cost]:
    """What the first and another file cost in a process of its own."""
    put_library(folder, people, each)
    command = [sys.executable, "-m", __spec__.name, "--compose", str(folder), str(people * each)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    costs = [Cost(**json.loads(line)) for line in done.stdout.splitlines()]
    for cost in costs:
        print(cost, flush=True)
    return costs


def put_library(folder: Path, people: int, each: int) -> None:
    """A library of so many contributors, of whom it holds what they released to leaders."""
    with closing(Library(Home(folder), Group().id)) as library:
        for first in range(0, people, AT_ONCE):
            count = min(AT_ONCE, people - first)
            some = generated(count, seed=first, each=(each, each), to_leaders=1.0)
            for contribution in some:
                contribution.trials = []
            with library.session() as session:
                put(session, some, first=first + 1)


def compose_both(folder: Path, trials: int) -> None:
    """Compose the two files in this process and print what each cost, as JSON."""
    with closing(Library(Home(folder), Group().id)) as library:
        ledger = compose_one(library, "first file", trials, None)
        compose_one(library, "another", trials, ledger)


def compose_one(library: Library, what: str, trials: int, ledger: Ledger | None) -> Ledger:
    """Compose a leaders' edition, print its cost; the ledger to keep."""
    started, processor = time.perf_counter(), time.process_time()
    with library.reading() as session:
        composed = compose(
            session, Group(), Decisions(), "leaders", AS_OF, FindsWords(), ledger, KEY
        )
    cost = {
        "what": what,
        "trials": trials,
        "seconds": time.perf_counter() - started,
        "processor": time.process_time() - processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(cost), flush=True)
    assert composed.ledger is not None
    return composed.ledger


if __name__ == "__main__":
    if sys.argv[1:2] == ["--compose"]:
        compose_both(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        wanted = int(sys.argv[1].replace(",", "").replace("_", "")) if sys.argv[1:] else MANY
        main(wanted, sys.argv[2] if sys.argv[2:] else None)
