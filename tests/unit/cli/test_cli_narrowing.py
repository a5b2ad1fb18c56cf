"""`digest --phase … --tool …`: the peers' edition narrowed on the command line."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.privacy.finder import Finder
from tests.fixtures.bundles import make_contents, make_contributor
from tests.journeys.people import Person

DIGEST = ("digest", "--as-of", "2026-11-21", "--format", "json")
SEQUENCE = 2_968_000_000  # numbers of the week of that date


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A group with one contribution of two trials: one of ChatGPT, one of a tool of their own."""
    monkeypatch.setattr("journal.cli.digests.default_finder", Finder)
    ada = Person(tmp_path / "ada")
    ada.group = ada.run("group", "new", "Elm Park", "--json").json["id"]
    writer = make_contributor(random.Random(1), ada.group, SEQUENCE)
    contents = make_contents(random.Random(1), 2, n_check_ins=0, secret=writer.secret)
    first, second = contents.group_trials
    trials = (
        first.model_copy(
            update={"tool": ("chatgpt",), "phase": ("post-16",), "subject_area": ("sciences",)}
        ),
        second.model_copy(update={"tool": ("Basil bot",), "phase": (), "subject_area": ()}),
    )
    bundle = writer.bundle(replace(contents, group_trials=trials, leaders_trials=()))
    (tmp_path / "one.trialbundle").write_bytes(bundle)
    ada.in_group("merge", tmp_path / "one.trialbundle")
    ada.in_group("group", "admit", "--all")
    return ada


def _narrowed(group: Person, out: Path, *options: str) -> dict[str, Any]:
    group.in_group(*DIGEST, *options, "--out", out)
    found: dict[str, Any] = json.loads(out.read_bytes())
    return found


def test_it_is_narrowed_by_ids_labels_and_own_words(group: Person, tmp_path: Path) -> None:
    out = tmp_path / "digest.json"
    assert _narrowed(group, out)["narrowed"] == ""
    for options, said in (
        (
            ("--tool", "ChatGPT", "--phase", "post-16"),
            "Only: Post-16 (16 and 17), ChatGPT: 1 of 2 trials",
        ),
        (("--tool", "basil bot", "--tool", "chatgpt"), "Only: Basil bot, ChatGPT: 2 of 2 trials"),
        (("--subject", "physics"), "Only: Sciences: 1 of 2 trials"),
        (("--phase", "not recorded"), "Only: phase not recorded: 1 of 2 trials"),
        (("--round", "1"), "Only: round 1: 2 of 2 trials"),
    ):
        assert _narrowed(group, out, *options)["narrowed"] == said


def test_what_no_trial_has_is_said_with_what_there_is(group: Person, tmp_path: Path) -> None:
    out = tmp_path / "digest.json"
    said = group.in_group(*DIGEST, "--out", out, "--tool", "Claude", status=1).err
    assert "“Claude” as its tool; there are: ChatGPT, Basil bot." in said
    said = group.in_group(*DIGEST, "--out", out, "--round", "2", status=1).err
    assert "There is no round 2 yet; the newest is round 1." in said
    for only in (("--tool", "ChatGPT"), ("--round", "1")):
        asked = ("--edition", "leaders", *only, "--out", out)
        assert "Only the peers’ edition" in group.in_group("digest", *asked, status=1).err
    assert not out.exists()
