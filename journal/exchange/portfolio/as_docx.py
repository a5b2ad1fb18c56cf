"""A portfolio as a Word file, with real headings, lists and tables, for the owner to go on with."""

from io import BytesIO
from typing import Any

import docx
from docx.shared import Pt, RGBColor
from docx.table import Table

from journal.exchange.portfolio.checking import Checked
from journal.exchange.portfolio.outline import outline
from journal.render.prose import Block, blocks

_SOFT = RGBColor(0x55, 0x60, 0x6E)
_ACCENT = RGBColor(0x1F, 0x5F, 0x6B)
_STYLES = {"quote": "Quote", "item": "List Bullet"}
DEEPEST = 3  # the levels of lists that Word's own template has


def to_docx(checked: Checked) -> bytes:
    """The portfolio as the bytes of a DOCX file."""
    data = outline(checked)
    document = docx.Document()
    _look(document)
    document.core_properties.title = data["title"]
    document.core_properties.author = data["owner"]
    document.core_properties.comments = ""
    _opening(document, data)
    _growth(document, data["growth"])
    _pairs(document, data["pairs"])
    _pictures(document, data["pictures"])
    _chains(document, data["chains"])
    _entries(document, data["entries"])
    _small(document, data["closing"])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _look(document: Any) -> None:
    for style in document.styles:
        if style.type == 1 and style.font is not None and style.name.startswith("Heading"):
            style.font.color.rgb = _ACCENT
            style.font.name = "Calibri"
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)


def _opening(document: Any, data: dict[str, Any]) -> None:
    document.add_heading(data["title"], 0)
    line = " · ".join(one for one in (data["owner"], data["period"], data["count"]) if one)
    document.add_paragraph(line)
    document.add_paragraph().add_run(data["private"]).bold = True
    _small(document, data["about"])
    _prose(document, data["foreword"])


def _growth(document: Any, growth: dict[str, Any]) -> None:
    if growth["tags"]:
        document.add_heading(growth["title"], 1)
    for tag in growth["tags"]:
        document.add_heading(tag["label"], 2)
        for trial in tag["trials"]:
            document.add_paragraph(trial, style="List Bullet")


def _pairs(document: Any, pairs: dict[str, Any]) -> None:
    if not pairs["rows"]:
        return
    document.add_heading(pairs["title"], 1)
    _small(document, pairs["lead"])
    _table(document, pairs["columns"], pairs["rows"])


def _pictures(document: Any, pictures: dict[str, Any]) -> None:
    """The tables alone: Word reads no drawing that everybody's Word shows."""
    if pictures["pictures"]:
        document.add_heading(pictures["title"], 1)
    for picture in pictures["pictures"]:
        document.add_heading(picture["title"], 2)
        _small(document, picture["description"])
        _table(document, picture["columns"], picture["rows"])


def _table(document: Any, columns: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1, cols=len(columns), style="Light List Accent 1")
    _row(table, 0, columns)
    for row in rows:
        table.add_row()
        _row(table, len(table.rows) - 1, row)


def _row(table: Table, place: int, words: list[str]) -> None:
    for cell, text in zip(table.rows[place].cells, words, strict=True):
        cell.text = text


def _chains(document: Any, chains: dict[str, Any]) -> None:
    if chains["chains"]:
        document.add_heading(chains["title"], 1)
    for chain in chains["chains"]:
        for step in chain:
            document.add_heading(f"{step['title']}: {step['outcome']}", 2)
            _small(document, step["day"])
            _said(document, step["said"])


def _entries(document: Any, entries: dict[str, Any]) -> None:
    document.add_heading(entries["title"], 1)
    for entry in entries["entries"]:
        document.add_heading(entry["title"], 2)
        _small(document, f"{entry['day']} · {entry['outcome']}")
        _said(document, entry["texts"])
        for fact in entry["facts"]:
            line = document.add_paragraph(style="List Bullet")
            line.add_run(f"{fact['label']} ").font.color.rgb = _SOFT
            line.add_run(fact["text"])


def _said(document: Any, texts: list[dict[str, str]]) -> None:
    for said in texts:
        document.add_heading(said["label"], 3)
        _prose(document, said["text"])


def _prose(document: Any, text: str) -> None:
    for block in blocks(text):
        line = document.add_paragraph(style=_style(block))
        for run in block.runs:
            made = line.add_run(run.text.rstrip("\n") if block.kind == "code" else run.text)
            made.bold = run.bold or block.kind == "heading"
            made.italic = run.italic
            if run.code:
                made.font.name = "Consolas"


def _style(block: Block) -> str:
    if block.kind != "item":
        return _STYLES.get(block.kind, "Normal")
    name = "List Number" if block.mark.rstrip(".").isdigit() else "List Bullet"
    if not block.mark:
        name = "List Continue"
    depth = min(block.depth, DEEPEST - 1)
    return name if depth == 0 else f"{name} {depth + 1}"


def _small(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _SOFT
