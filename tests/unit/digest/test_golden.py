"""Golden pages of fictional groups: a change of a page is seen before it is kept.

Every document in Markdown, which reads best in a diff; the other forms of a page that has every
kind of block.
"""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension

import resources
from journal.digest.render.formats import write_digest
from tests.fixtures.digests import documents, specimen

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


@pytest.mark.parametrize("name", NAMES)
def test_the_json_keeps_to_its_published_schema(name: str) -> None:
    schema = json.loads((Path(resources.__file__).parent / "digest.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(write_digest(documents()[name], "json"))
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {"contributor": "a"}, schema)
