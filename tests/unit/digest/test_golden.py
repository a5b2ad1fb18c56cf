"""Golden pages of two fictional groups: a change of a page is seen before it is kept."""

import json
from pathlib import Path

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension

import resources
from journal.digest.compose import compose
from journal.digest.document import Document
from journal.digest.render.formats import write_digest
from journal.group.decisions import Action, Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated

DECISIONS = Decisions(
    foreword="Thank you to everyone who shared.\nWe opened with what failed.",
    statements=("We want one account that we may all use.", "We check every answer."),
    actions=(
        Action(
            ask="Settle which account we may use",
            kind="support",
            answer="not-yet",
            because="the contract is with our trust",
            owner_role="it",
            by_when="January",
        ),
        Action(ask="Half an hour to try in pairs", kind="try", owner_role="head"),
    ),
)
GROUPS = {"small": (6, Group(invited=8)), "large": (30, Group())}


class _Page(SingleFileSnapshotExtension):
    """One file a page, readable in a diff."""

    file_extension = "txt"


def _document(size: str, edition: str) -> Document:
    people, group = GROUPS[size]
    session = stored(generated(people, seed=7, each=(1, 2)))
    return compose(
        session, group, DECISIONS, edition, AS_OF, FindsWords(), key=b"a key of sixteen"
    ).document


@pytest.mark.parametrize("form", ["html", "md", "json"])
@pytest.mark.parametrize("edition", ["peers", "leaders"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_the_page_is_as_it_was(
    snapshot: SnapshotAssertion, size: str, edition: str, form: str
) -> None:
    page = write_digest(_document(size, edition), form)
    assert page == snapshot(extension_class=_Page)


@pytest.mark.parametrize("edition", ["peers", "leaders"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_the_json_keeps_to_its_published_schema(size: str, edition: str) -> None:
    schema = json.loads((Path(resources.__file__).parent / "digest.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(write_digest(_document(size, edition), "json"))
    jsonschema.validate(data, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | {"contributor": "a"}, schema)
