"""An unpacked bundle is a Data Package: judged by frictionless, the standard's own validator.

What frictionless 5.21 does with `"fieldsMatch": "equal"`: it takes a table's labels from the first
line, so a key missing or added there is an error, while in a later line a missing key counts as
null (an error only where the field is required) and an added one is passed over. The reader of
this app refuses both.
"""

import io
import json
import random
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import validate

from journal.bundle.contents import Contents
from journal.bundle.refused import Refused
from journal.bundle.schema import table_schema
from journal.bundle.tables import TABLE_OF_PATH, TABLES
from tests.fixtures.bundles import make_contents, make_contributor

TABLE = "trials-leaders.jsonl"
FIXED = Path(__file__).parent / "schemas_of_version_1.json"


@pytest.fixture
def unpacked(tmp_path):
    unpack(make_contents(random.Random(5), 3), tmp_path)
    return tmp_path


def unpack(contents, folder):
    data = make_contributor(random.Random(1)).bundle(contents)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)


def errors(folder):
    report = validate(str(folder / "datapackage.json"))
    found = {error.type for task in report.tasks for error in task.errors}
    found |= {error.type for error in report.errors}
    assert report.valid == (not found)
    return found


def rewrite(folder, change, restate=True):
    """Change the lines of a table, and what the manifest states of it."""
    path = folder / TABLE
    lines = change([json.loads(line) for line in path.read_text("utf-8").splitlines()])
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    def facts(resource):
        content = path.read_bytes()
        return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}

    if restate:
        change_manifest(folder, facts)


def change_manifest(folder, facts):
    manifest = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in manifest["resources"]:
        if resource["path"] == TABLE:
            resource |= facts(resource)
    (folder / "datapackage.json").write_text(json.dumps(manifest), "utf-8")


def test_a_bundle_is_a_valid_data_package(tmp_path):
    unpack(make_contents(random.Random(5), 3, n_check_ins=2, n_tools=2), tmp_path)
    assert errors(tmp_path) == set()


def test_a_bundle_without_tables_is_one_too(tmp_path):
    unpack(Contents(), tmp_path)
    assert errors(tmp_path) == set()


def without(line, key):
    return {name: value for name, value in line.items() if name != key}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        pytest.param(lambda ls: [without(one, "fixes") for one in ls], "missing-label"),
        pytest.param(lambda ls: [one | {"extra": 1} for one in ls], "extra-label"),
        pytest.param(lambda ls: [ls[0], without(ls[1], "round")], "constraint-error"),
        pytest.param(lambda ls: [list(one.values()) for one in ls], "error"),
        pytest.param(lambda ls: [], "source-error"),
        pytest.param(lambda ls: [ls[0], ls[0]], "primary-key"),
        pytest.param(lambda ls: [one | {"round": "first"} for one in ls], "type-error"),
        pytest.param(lambda ls: [one | {"outcome": "It worked"} for one in ls], "constraint-error"),
    ],
)
def test_a_table_that_does_not_fit_its_schema_fails(unpacked, change, kind):
    rewrite(unpacked, change)
    assert errors(unpacked) == {kind}


@pytest.mark.parametrize(
    "change",
    [
        lambda ls: [ls[0], without(ls[1], "fixes")],
        lambda ls: [ls[0], ls[1] | {"extra": 1}],
    ],
)
def test_what_it_passes_over_in_later_lines_the_reader_refuses(unpacked, change):
    rewrite(unpacked, change)
    assert errors(unpacked) == set()
    with pytest.raises(Refused):
        TABLE_OF_PATH[TABLE].from_bytes((unpacked / TABLE).read_bytes())


def test_other_bytes_than_the_stated_fail(unpacked):
    rewrite(unpacked, lambda ls: ls[1:], restate=False)
    assert errors(unpacked) == {"hash-count", "byte-count"}


def test_fields_match_as_a_list_is_no_valid_schema(unpacked):
    """The standard's text speaks of a string; its first profile asked for a list."""
    change_manifest(unpacked, lambda one: {"schema": one["schema"] | {"fieldsMatch": ["equal"]}})
    assert errors(unpacked) == {"schema-error"}


def test_every_schema_says_that_the_fields_are_equal():
    assert {table_schema(table)["fieldsMatch"] for table in TABLES} == {"equal"}


def test_the_schemas_of_version_1_stay_what_they_are():
    """A file in which they read otherwise is refused, so a change here needs a new version."""
    derived = {table.path: table_schema(table) for table in TABLES}
    assert derived == json.loads(FIXED.read_text("utf-8"))
