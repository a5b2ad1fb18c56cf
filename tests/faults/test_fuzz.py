"""What the fuzzer found, each file again, and a short run of it by plain chance.

The long run is by coverage: see tests/fuzz/run.py.
"""

import os
import random
from pathlib import Path

import pytest

from tests.fuzz.changes import changed_bytes
from tests.fuzz.run import FOUND, NAMES
from tests.fuzz.targets import targets

RUNS = int(os.environ.get("FUZZ_RUNS", "100"))
TARGETS = targets()


def test_the_targets_are_those_of_the_command() -> None:
    assert set(TARGETS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_it_begins_with_is_taken(name: str) -> None:
    assert all(TARGETS[name].survives(seed) for seed in TARGETS[name].seeds)


@pytest.mark.parametrize(
    "found",
    [pytest.param(path, id=f"{path.parent.name}/{path.name[:20]}") for path in FOUND.glob("*/*")],
)
def test_what_was_found_is_refused_or_taken_with_nothing_else_raised(found: Path) -> None:
    TARGETS[found.parent.name].survives(found.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_changed_files_are_refused_or_taken_with_nothing_else_raised(name: str) -> None:
    target, chance = TARGETS[name], random.Random(name)
    taken = 0
    for _run in range(RUNS):
        data = chance.choice(target.seeds)
        for _change in range(chance.randint(1, 2)):
            data = target.change(data, lambda part: changed_bytes(part, chance), chance)
        taken += target.survives(data)
    # Some changes have to come through: else no more than the signature would be tried.
    assert 0 < taken < RUNS or name == "sealed"
