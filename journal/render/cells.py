"""Cells of exported tables that no spreadsheet program takes for a formula."""

import re

# A spreadsheet runs a cell that begins so (OWASP, "CSV injection"). An apostrophe before it says
# "text"; a cell that already begins with one is marked too, so that the marking can be undone.
_RUNS = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")


def harmless(text: str) -> str:
    """`text` as a cell that is shown and not run."""
    return f"'{text}" if _RUNS.match(text) else text


def as_written(cell: str) -> str:
    """The text of a cell that `harmless` made; any other cell as it is."""
    return cell[1:] if _MARKED.match(cell) else cell
