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

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "10"))
TRIALS = st.fixed_dictionaries(
    {
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
    assert elm["trials-group.jsonl"] != oak["trials-group.jsonl"]
