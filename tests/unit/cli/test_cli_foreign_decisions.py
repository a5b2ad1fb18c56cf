"""`digest --decisions` with a file of another group: it says so, and how much is not here."""

import random
from pathlib import Path

import pytest

from journal.group.decisions import Decisions, Hide
from journal.privacy.finder import Finder
from tests.fixtures.bundles import make_contents, make_contributor
from tests.journeys.people import Person


def test_decisions_on_trials_that_are_not_here_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.cli.digests.default_finder", Finder)
    ada = Person(tmp_path / "ada")
    ada.group = ada.run("group", "new", "Elm Park", "--json").json["id"]
    writer = make_contributor(random.Random(1), ada.group, 2_968_000_000)
    contents = make_contents(random.Random(1), 1, secret=writer.secret)
    (tmp_path / "one.trialbundle").write_bytes(writer.bundle(contents))
    ada.in_group("merge", tmp_path / "one.trialbundle")
    ours, theirs = contents.group_trials[0].id[:8], ("00000000", "11111111")
    file, asked = tmp_path / "decisions.json", ("digest", "--edition", "peers", "--format", "md")

    def told(made: Decisions, *more: str) -> str:
        file.write_bytes(made.to_bytes())
        return str(ada.in_group(*asked, "--out", tmp_path / "d.md", "--decisions", file, *more).out)

    mixed = Decisions(hides=(Hide(code=ours), Hide(code=theirs[0])), stories=(ours, theirs[1]))
    assert "2 trials that it names are not here: is it another group’s file?" in told(mixed)
    assert '"missing": 2' in told(mixed, "--json")
    assert "another group" not in told(Decisions(hides=(Hide(code=ours),)))
