"""Golden pages of fictional groups: a change of a page is seen before it is kept.

Every document in Markdown, which reads best in a diff; the other forms of a page that has every
kind of block.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension

import resources
from journal.digest.render.formats import write_digest
from tests.fixtures.digests import documents, specimen

SCHEMA = Path(resources.__file__).parent / "digest.schema.json"
NAMES = ("peers", "narrowed", "leaders", "brief", "board", "board-of-brief", "pack", "specimen")


class _Page(SingleFileSnapshotExtension):
    """One file a page, readable in a diff."""

    file_extension = "txt"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_as_it_was(snapshot: SnapshotAssertion, name: str) -> None:
    assert write_digest(documents()[name], "md") == snapshot(extension_class=_Page)


@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_every_kind_of_block_is_as_it_was(snapshot: SnapshotAssertion, form: str) -> None:
    page = write_digest(specimen(), form)
    # The style has a file of its own; the policy names its hash.
    page = re.sub(rb"<style>.*?</style>|sha256-[\w+/=]+", b"", page, flags=re.DOTALL)
    assert page.replace(b"\r\n", b"\n") == snapshot(extension_class=_Page)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def test_the_json_keeps_to_its_published_schema(schema: dict[str, Any]) -> None:
    keeps_to = jsonschema.Draft202012Validator(schema)
    for name in NAMES:
        data = json.loads(write_digest(documents()[name], "json"))
        keeps_to.validate(data)
        assert not keeps_to.is_valid(data | {"contributor": "a"})


def test_the_schema_says_of_every_field_what_it_is(schema: dict[str, Any]) -> None:
    fields = list(_fields(schema))
    assert len(fields) > 70
    assert [name for name, said in fields if not said.get("description")] == []


def _fields(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for inner in part.values():
            yield from _fields(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _fields(inner)
