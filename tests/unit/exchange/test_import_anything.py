"""Whatever a file holds, each record of it is taken, known or refused in a sentence.

For many more examples: LAWS_EXAMPLES=3000 pytest tests/unit/exchange -k any
"""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import UserError
from journal.exchange.columns import TRIAL_NAMES
from journal.exchange.importing import import_file
from journal.ids import ALPHABET
from journal.logbook.trials import as_draft, trials
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW

IDS = st.sampled_from([letter * 26 for letter in ALPHABET[:4]])
MOMENTS = st.sampled_from(["2026-11-03T10:00:00+00:00", "2026-11-03", "yesterday", ""])
ALSO_BROKEN = st.text(
    st.characters(exclude_categories=[]), max_size=20
)  # lone surrogates among them
WORDS = ALSO_BROKEN | IDS | MOMENTS
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=4,
)
NAMES = st.sampled_from(
    [*TRIAL_NAMES, "trial", "saved_at", "content", "later", "earlier", "change_made", "stuck",
     "made_on", "using", "age_limit", "status", "version", "review_on", "source", "elsewhere"]
)  # fmt: skip
KINDS = st.sampled_from(["trial", "version", "chain-link", "check-in", "tool", "draft", "x"])
RECORDS = st.builds(
    lambda values, kind, identity: values | kind | identity,
    st.dictionaries(NAMES, ANYTHING, max_size=6),
    st.fixed_dictionaries({}, optional={"record": KINDS}),
    st.fixed_dictionaries(
        {}, optional={"id": IDS, "trial": IDS, "later": IDS, "earlier": IDS, "created_at": MOMENTS}
    ),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path_factory.mktemp("shared")))) as opened:
        yield opened


@given(st.lists(RECORDS, min_size=1, max_size=8))
def test_any_records(
    shared: Journal, tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    with shared.session() as session:
        for report in (
            import_file(session, path, NOW),
            import_file(session, path, NOW, kind="check-in"),
        ):
            judged = [*report.taken, *report.unchanged, *report.refused]
            assert sorted(one.line for one in judged) == list(range(1, len(records) + 1))
            json.dumps(report.as_json(), ensure_ascii=False).encode()
        for trial in trials(session, 20):
            as_draft(trial)


@given(st.binary(max_size=300), st.sampled_from(["jsonl", "csv", "xlsx", "txt"]))
def test_any_bytes(
    shared: Journal, tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"any.{suffix}"
    path.write_bytes(content)
    with shared.session() as session:
        try:
            report = import_file(session, path, NOW)
        except UserError:
            return
        assert report.refused or report.taken or report.unchanged
