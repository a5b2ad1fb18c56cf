"""The README keeps its promise to name every field of a trial."""

from pathlib import Path

import pytest

from journal.model import fields

README = Path(__file__).parents[3] / "README.md"


@pytest.mark.parametrize("name", sorted({*fields.FIELDS} - {"source_hash"}))
def test_every_field_stands_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README.read_text("utf-8")
