"""The tool register as both editions print it: its keeper's words, and what is not known."""

from dataclasses import dataclass
from typing import Any

from journal.digest.document import Cell, Data, Grid, Note, Row
from journal.digest.gather.scope import Scope
from journal.digest.gather.trials import register
from journal.digest.leaders_blocks import LeadersBlock
from journal.digest.leaders_words import Words, joined, say, term, written
from journal.digest.scan import Scanner
from journal.language import _
from journal.vocabulary import is_term, label

APPROVED = ("approved", "approved-with-limits")
ASSESSED = ("done", "not-needed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One tool with what its keeper says of it, in words; `unknown` where something is not."""

    name: Words
    words: tuple[str, ...]
    unknown: bool


@dataclass(frozen=True, slots=True)
class Register(LeadersBlock):
    """The register as a table of words; it holds nothing that was counted."""

    entries: tuple[Entry, ...]

    def data(self) -> Data:
        if not self.entries:
            return Note(_("The tool register: nothing shared yet."), "unknown").data()
        rows = tuple(
            Row(entry.name.text, tuple(Cell(text) for text in entry.words))
            for entry in self.entries
        )
        return Grid("register", _("The tool register"), _columns(), rows).data()


def read_register(scope: Scope, scanner: Scanner) -> Register:
    """The register of a library, scanned."""
    return Register(tuple(_entry(row, scanner) for row in register(scope)))


def _columns() -> tuple[str, ...]:
    return (
        _("Status"),
        _("Owner"),
        _("Approved uses"),
        _("Data limits"),
        _("Data protection assessment"),
        _("Age limit"),
        _("Review by"),
    )


def _entry(row: Any, scanner: Scanner) -> Entry:
    tool = term("tool", row.tool) if is_term("tool", row.tool) else _said(scanner, row.tool)
    version = say(_("({version})"), version=_said(scanner, row.version))
    unknown = _("Not known")
    words = (
        label("tool_status", row.status) if row.status else unknown,
        label("owner_role", row.owner_role) if row.owner_role else unknown,
        scanner.printed(row.approved_uses) or unknown,
        scanner.printed(row.data_limits) or unknown,
        label("dpia_status", row.dpia_status) if row.dpia_status else unknown,
        unknown if row.age_limit is None else str(row.age_limit),
        row.review_on or unknown,
    )
    settled = row.status in APPROVED and row.dpia_status in ASSESSED and row.age_limit is not None
    return Entry(joined(" ", (tool, version)) if row.version else tool, words, not settled)


def _said(scanner: Scanner, text: str | None) -> Words:
    return written(scanner.printed(text))
