"""Commands as people type them, without the name model, which takes its time."""

from pathlib import Path

import pytest

from journal.privacy.finder import Finder
from tests.journeys.people import Person


@pytest.fixture(autouse=True)
def _without_the_name_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.sharing.own_finder.default_finder", Finder)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "home")


@pytest.fixture
def founder(tmp_path: Path) -> Person:
    """A facilitator of an open group to which two people are invited."""
    made = Person(tmp_path / "founder")
    new = made.run("group", "new", "Elm Park", "--open", "--invited", "2", "--json").json
    made.group = new["id"]
    made.run("group", "invite", "--out", tmp_path / "invitation")
    return made


@pytest.fixture
def member(tmp_path: Path, founder: Person) -> Person:
    made = Person(tmp_path / "member")
    made.join(tmp_path / "invitation")
    return made
