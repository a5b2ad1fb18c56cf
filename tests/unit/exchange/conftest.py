"""An open journal for each test, and a short way to import what a test writes."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from journal.exchange.importing import import_file
from journal.exchange.record import ImportReport
from journal.logbook.trials import trials
from journal.model.trial import Trial
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.fresh import laid
from tests.fixtures.journals import NOW

Import = Callable[..., ImportReport]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(laid(Home(tmp_path / "home")))) as opened:
        yield opened


@pytest.fixture
def take(journal: Journal, tmp_path: Path) -> Import:
    """Import a text or bytes as a file of the given name."""

    def importing(content: str | bytes, name: str = "file.jsonl", **options: Any) -> ImportReport:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with journal.session() as session:
            return import_file(session, path, NOW, **options)

    return importing


@pytest.fixture
def stored(journal: Journal) -> Callable[[], list[Trial]]:
    """The trials of the journal in the order in which they came."""

    def reading() -> list[Trial]:
        with journal.reading() as session:
            return sorted(trials(session), key=lambda trial: trial.n or 0)

    return reading
