"""A portfolio as a tagged PDF with bookmarks."""

from typing import Any

from journal.exchange.portfolio.checking import Checked
from journal.exchange.portfolio.outline import outline
from journal.render.pdf import Paper
from journal.render.pdf import to_pdf as typeset
from journal.render.prose import block_data


def to_pdf(checked: Checked, paper: Paper = "a4") -> bytes:
    """The portfolio as PDF/UA-1 on `a4` or `letter`."""
    data = outline(checked)
    data["foreword"] = block_data(data["foreword"])
    for entry in data["entries"]["entries"]:
        _in_blocks(entry["texts"])
    for chain in data["chains"]["chains"]:
        for step in chain:
            _in_blocks(step["said"])
    return typeset("portfolio.typ", {"portfolio": data}, paper)


def _in_blocks(texts: list[dict[str, Any]]) -> None:
    for said in texts:
        said["blocks"] = block_data(said.pop("text"))
