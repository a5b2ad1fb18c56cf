"""A session of an open journal for each test."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.fresh import laid


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(laid(Home(tmp_path / "home")))) as opened:
        yield opened


@pytest.fixture
def session(journal: Journal) -> Iterator[Session]:
    with journal.session() as opened:
        yield opened
