"""The same trials shared with two groups: nothing in the files but the words joins them."""

import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journal import vocabulary
from journal.bundle.archive import ArchiveLimits, read_archive
from journal.bundle.manifest import PADDING, README
from journal.paths import Home
from tests.fixtures.groups import Computer

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "5"))
TRIALS = st.fixed_dictionaries(
    {
        "subject": st.lists(st.sampled_from(sorted(vocabulary.ids("subject"))), max_size=2),
        "line_for_leaders": st.none() | st.just("It saved us an evening"),
        "task": st.lists(st.sampled_from(sorted(vocabulary.ids("task"))), min_size=1, max_size=2),
        "worked": st.sampled_from(["it was quick", "we liked it", "the plan was good"]),
        "visibility": st.sampled_from(["group", "leaders"]),
        "phase": st.lists(st.sampled_from(sorted(vocabulary.ids("phase"))), max_size=2),
        "minutes_usual": st.none() | st.integers(0, 300),
    }
)
MARKS = re.compile(r"[0-9a-f]{32,}|[0-9A-HJKMNP-TV-Z]{16,}")


def members(computer: Computer) -> dict[str, bytes]:
    return read_archive(computer.share().plain, ArchiveLimits())


def marks(found: dict[str, bytes]) -> set[str]:
    """Every id, key and hash, the README's and the zeros' apart: these are the same for all."""
    manifest = json.loads(found["datapackage.json"])
    same_for_all = {
        one["hash"].removeprefix("sha256:")
        for one in manifest["resources"]
        if one["path"] in (README, PADDING)
    }
    text = b"".join(data for name, data in found.items() if name.endswith((".json", ".jsonl")))
    return set(MARKS.findall(text.decode())) - same_for_all


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(TRIALS, min_size=1, max_size=4))
def test_two_bundles_share_no_id_key_signature_hash_or_writer(trials: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        computer = Computer(Home(Path(folder))).found("Elm")
        for values in trials:
            computer.log(**values)
        elm = members(computer)
        computer.close()
        oak = members(computer.found("Oak"))
        computer.close()
    headers = [json.loads(one["datapackage.json"])["trialJournal"] for one in (elm, oak)]
    for name in ("group", "contributor", "writer", "withdrawalHash"):
        assert headers[0][name] != headers[1][name]
        assert {headers[0][name], headers[1][name]} <= marks(elm) | marks(oak)
    assert len(marks(elm)) >= 4 + len(trials)
    assert marks(elm) & marks(oak) == set()
    assert elm["datapackage.sig"] != oak["datapackage.sig"]
    assert_nothing_is_the_same_but_words(elm, oak)


def assert_nothing_is_the_same_but_words(elm: dict[str, bytes], oak: dict[str, bytes]) -> None:
    for name in elm.keys() & oak.keys() - {README, PADDING}:
        assert elm[name] != oak[name]
    assert elm[README] == oak[README]
    for found in (elm, oak):
        assert not any(found[PADDING]), "zeros alone"
    lines = [
        {
            line
            for name, data in found.items()
            if name.endswith(".jsonl")
            for line in data.split(b"\n")
        }
        for found in (elm, oak)
    ]
    assert lines[0] & lines[1] <= {b""}
