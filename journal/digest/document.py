"""The digest as a neutral, frozen document: what both editions are made of and all pages show.

Texts are plain words, never markup; each page escapes them in its own way. What a leaders' page
may hold is narrower still: journal.digest.guarded.blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Edition = Literal["peers", "leaders", "brief", "board", "pack"]
Tone = Literal["plain", "unknown", "safety"]
State = Literal["shown", "hidden", "blank"]
Chart = Literal["none", "bars", "heat"]
Data = dict[str, Any]
Behind = tuple[tuple[str, str | None], ...]
"""The coded fields and values (None for "not recorded") that the trials behind a figure share."""


class Block(Protocol):
    """Anything that stands in a section and can say what it is in plain data."""

    def data(self) -> Data:
        """The block as JSON-serialisable data, with its `type`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it is printed; `share` (0 to 1) is the length of its bar or depth of its tint.

    A hidden cell reads "too few to show", a blank one "not tried or not shared". `behind` leads
    to the trials behind it; only a figure of the peers' edition has any.
    """

    text: str
    share: float | None = None
    state: State = "shown"
    behind: Behind = ()

    def data(self) -> Data:
        found = {"text": self.text, "share": self.share, "state": self.state}
        return found | {"behind": dict(self.behind)} if self.behind else found


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its heading and its cells."""

    head: str
    cells: tuple[Cell, ...]

    def data(self) -> Data:
        return {"head": self.head, "cells": [cell.data() for cell in self.cells]}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is printed, whoever it is for; `chart` says what is drawn beside figures.

    `basis` says on how many people it rests, how many left it open and what is not shown.
    """

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    chart: Chart = "none"
    basis: str = ""

    def data(self) -> Data:
        return {
            "type": "table",
            "id": self.id,
            "caption": self.caption,
            "columns": list(self.columns),
            "rows": [row.data() for row in self.rows],
            "note": self.note,
            "chart": self.chart,
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class PeersTable:
    """A table of the peers' edition; counts in it are those of the library."""

    grid: Grid

    def data(self) -> Data:
        return self.grid.data()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the peers' edition."""

    text: str

    def data(self) -> Data:
        return {"type": "paragraph", "text": self.text}


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence set apart: what is not known, what needs care."""

    text: str
    tone: Tone = "plain"

    def data(self) -> Data:
        return {"type": "note", "text": self.text, "tone": self.tone}


@dataclass(frozen=True, slots=True)
class Empty:
    """A section or a part of one with nothing in it."""

    text: str

    def data(self) -> Data:
        return {"type": "empty", "text": self.text}


@dataclass(frozen=True, slots=True)
class Statements:
    """Sentences that people agreed on or wrote, as a list."""

    title: str
    items: tuple[str, ...]

    def data(self) -> Data:
        return {"type": "statements", "title": self.title, "items": list(self.items)}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of page one, with the figure that stands beside it where there is one."""

    text: str
    figure: Cell | None = None

    def data(self) -> Data:
        return {"text": self.text, "figure": self.figure.data() if self.figure else None}


@dataclass(frozen=True, slots=True)
class Headline:
    """One question of page one, its answers and how much they rest on."""

    question: str
    answers: tuple[Answer, ...]
    basis: str

    def data(self) -> Data:
        return {
            "question": self.question,
            "answers": [answer.data() for answer in self.answers],
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the digest."""

    id: str
    title: str
    lead: str
    blocks: tuple[Block, ...]

    def data(self) -> Data:
        return {
            "id": self.id,
            "title": self.title,
            "lead": self.lead,
            "blocks": [block.data() for block in self.blocks],
        }


@dataclass(frozen=True, slots=True)
class Document:
    """A whole digest of one edition. `period` is a month in words: no page has an exact date.

    `preview` is the sentence over one that is looked at before it is given to anybody; a document
    with it is never written to a file. `narrowed` says to which trials a peers' edition was
    narrowed; `annexes` are lettered after the numbered sections.
    """

    edition: Edition
    title: str
    subtitle: str
    group: str
    round: int
    period: str
    language: str
    foreword: str
    front: tuple[Headline, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...] = ()
    preview: str = ""
    narrowed: str = ""
    annexes: tuple[Section, ...] = ()

    def data(self) -> Data:
        """The document as JSON-serialisable data (resources/digest.schema.json)."""
        marked = {"preview": self.preview} if self.preview else {}
        return marked | {
            "format": 2,
            "edition": self.edition,
            "title": self.title,
            "subtitle": self.subtitle,
            "group": self.group,
            "round": self.round,
            "period": self.period,
            "language": self.language,
            "narrowed": self.narrowed,
            "foreword": self.foreword,
            "front": [headline.data() for headline in self.front],
            "sections": [section.data() for section in self.sections],
            "annexes": [section.data() for section in self.annexes],
            "closing": list(self.closing),
        }

    def tables(self) -> Iterator[Data]:
        """Every table of the document in its order, as data."""
        for section in (*self.sections, *self.annexes):
            for block in section.blocks:
                data = block.data()
                if data["type"] == "table":
                    yield data
