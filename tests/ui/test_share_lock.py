"""While the window finds what is in a contribution, another program writes to the journal."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague
from ui.work import findings, sharing
from ui.work.findings import Memory


class Meanwhile(Finder):
    """Another program writes whenever this finder reads a text; it waits for nobody."""

    def __init__(self, database: Path) -> None:
        super().__init__()
        self._database = database
        self.written = 0

    def find(self, text: str) -> list[Finding]:
        with closing(sqlite3.connect(self._database, timeout=0)) as other:
            other.execute("INSERT INTO own_word (word) VALUES (?)", (f"word {self.written}",))
            other.commit()
        self.written += 1
        return []


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    person = Colleague(Home(tmp_path / "me"))
    person.found("Elm Park")
    person.log(worked="It went well.", visibility="group")
    return person


def test_saving_and_taking_back_hold_nothing_locked(
    me: Colleague, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = Meanwhile(me.home.database)
    monkeypatch.setattr(findings, "own_finder", lambda session, today: finder)
    with closing(Journal(me.home)) as journal:
        with journal.reading() as session:
            wanted = sharing.to_read(session, me.home, me.group, Memory(), NOW)
        look = sharing.look(wanted)
        with journal.session() as session:
            look = sharing.look_at_bytes(session, me.home, me.group, look, NOW)
        found, path = finder.written, tmp_path / "mine.trialbundle"
        with journal.session() as session:  # nothing of the look is in memory any more
            sharing.save_bundle(session, me.home, me.group, Memory(), NOW, look.plain, path)
        assert finder.written > found
        assert path.exists()
        found = finder.written
        with journal.session() as session:
            (trial,) = [one for one, _title in sharing.shared_now(session, me.group)]
            sharing.take_back(session, me.home, me.group, [trial], Memory(), NOW, path)
        assert finder.written > found
