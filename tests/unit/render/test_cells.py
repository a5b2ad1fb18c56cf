"""Cells that a spreadsheet program must not run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.render.cells import as_written, harmless


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_run_is_marked_as_text(first: str) -> None:
    assert harmless(f"{first}cmd|' /C calc'!A0") == f"'{first}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["", "plain", "a=b", "'quoted'", "’", " =1", "7 - 3"])
def test_other_cells_stay(text: str) -> None:
    assert harmless(text) == text
    assert as_written(text) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\ra b")))
def test_the_marking_can_be_undone(text: str) -> None:
    assert as_written(harmless(text)) == text
    assert harmless(text)[:1] not in set("=+-@\t\r")
