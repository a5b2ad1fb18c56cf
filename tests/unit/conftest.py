"""Computers of several people, each with a data folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.paths import Home
from tests.fixtures.groups import Computer


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Callable[[str], Computer]]:
    """Makes one by a name of its own."""
    made: list[Computer] = []

    def make(name: str) -> Computer:
        made.append(Computer(Home(tmp_path / name)))
        return made[-1]

    yield make
    for one in made:
        one.close()
