"""What a trial costs when very many are merged, and how much memory that takes:

    python -m tests.benchmarks.measure_merging [TRIALS] [FOLDER]

Bundles of 100 trials, all of the same contents under other keys and ids, sealed; first 10,000
trials, then TRIALS (default 100,000), each merged by a process of its own. Printed are the
microseconds a trial, by the clock and, since other programs lengthen that, by the processor; the
highest memory; and the one against the other. At a million the files and libraries take 25 GB in
FOLDER (default: the system's temporary one) and are deleted at the end.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from journal.bundle.contents import Contents
from journal.bundle.seal import seal
from journal.group.admission import admission
from journal.group.library import Library, store_admission
from journal.group.membership import announcement_of, find_membership, found_group
from journal.group.merge.files import apply_files, plan_files
from journal.ids import crockford
from journal.model.membership import Membership
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.benchmarks.test_merging import NOW, TRIALS
from tests.fixtures.bundles import make_contents, make_contributor

FEW, MANY = 10_000, 100_000
AT_MOST = 1.2


@dataclass(frozen=True)
class Cost:
    """One merge: seconds of the clock and of the processor, the highest memory in MB."""

    trials: int
    seconds: float
    processor: float
    megabytes: int

    def __str__(self) -> str:
        return (
            f"{self.trials:>9,} trials: {self.seconds:7.1f} s, "
            f"{self.seconds / self.trials * 1e6:4.0f} µs a trial "
            f"({self.processor / self.trials * 1e6:4.0f} of the processor), {self.megabytes} MB"
        )


def main(trials: int, folder: str | None) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        few = merged_apart(FEW, Path(made, "few"))
        many = merged_apart(trials, Path(made, "many"))
        by_clock = many.seconds / many.trials / (few.seconds / few.trials)
        by_processor = many.processor / many.trials / (few.processor / few.trials)
        memory = many.megabytes - few.megabytes
        print(f"a trial costs {by_clock:.2f} times as much by the clock, {by_processor:.2f} by the")
        # Taking 20 GB away lasts minutes, in which whoever waits might give up.
        print(f"processor (at most {AT_MOST} is wanted); {memory:+} MB of memory", flush=True)


def merged_apart(trials: int, folder: Path) -> Cost:
    """What it costs to merge so many trials in a process of its own."""
    folder.mkdir()
    group = put_bundles(folder, trials // TRIALS)
    command = [sys.executable, "-m", __spec__.name, "--merge", str(folder), group]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    cost = Cost(trials, **json.loads(done.stdout))
    print(cost, flush=True)
    return cost


def put_bundles(folder: Path, count: int) -> str:
    """A group of `count` contributors who are let in, and a file of each; the group's id."""
    with closing(Journal(Home(folder))) as journal, journal.session() as session:
        mine = found_group(session, "Very many", NOW)
        contents = make_contents(random.Random(1), TRIALS)
        (folder / "bundles").mkdir()
        with closing(Library(journal.home, mine.group_id)) as library, library.session() as found:
            for number in range(count):
                key = put_bundle(folder / "bundles", mine, number, contents)
                signer = str(mine.facilitator_key)
                store_admission(found, admission(signer, mine.group_id, key, "admitted", 1))
        return mine.group_id


def put_bundle(folder: Path, mine: Membership, number: int, contents: Contents) -> str:
    """One contributor's file; her key."""
    writer = make_contributor(random.Random(number), mine.group_id)
    data = writer.bundle(with_other_ids(contents, number))
    sealed = seal(data, [announcement_of(mine).inbox])
    (folder / f"{number}.trialbundle").write_bytes(sealed)
    return writer.header.contributor


def with_other_ids(contents: Contents, number: int) -> Contents:
    """The same trials as another contributor would have them."""
    head = crockford(number.to_bytes(5, "big"))

    def renamed(records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(one.model_copy(update={"id": head + one.id[len(head) :]}) for one in records)

    return replace(
        contents,
        group_trials=renamed(contents.group_trials),
        leaders_trials=renamed(contents.leaders_trials),
    )


def merge(folder: Path, group: str) -> None:
    """Merge the files in this process and print what it cost, as JSON."""
    with closing(Journal(Home(folder))) as journal, journal.session() as session:
        mine = find_membership(session, group)
        with closing(Library(journal.home, group)) as library:
            started, processor = time.perf_counter(), processor_time()
            planned = plan_files(library, mine, [folder / "bundles"])
            apply_files(library, session, mine, planned, NOW)
            cost = {
                "seconds": time.perf_counter() - started,
                "processor": processor_time() - processor,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
            assert len(planned.plan.new) == len(list((folder / "bundles").iterdir()))
    print(json.dumps(cost))


def processor_time() -> float:
    """Seconds of the processor that this process and those that it started have taken."""
    helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + helpers.ru_utime + helpers.ru_stime


if __name__ == "__main__":
    if sys.argv[1:2] == ["--merge"]:
        merge(Path(sys.argv[2]), sys.argv[3])
    else:
        wanted = int(sys.argv[1].replace(",", "").replace("_", "")) if sys.argv[1:] else MANY
        main(wanted, sys.argv[2] if sys.argv[2:] else None)
