"""The tool register as both editions print it: its keeper's words, and what is not known."""

from dataclasses import dataclass
from typing import Any, Literal

from journal.digest.document import Cell, Data, Grid, Note, Row
from journal.digest.gather.scope import Scope
from journal.digest.gather.trials import register
from journal.digest.guarded.blocks import LeadersBlock, insist
from journal.digest.guarded.words import (
    NO_WORDS,
    Words,
    age_limit_of,
    fixed,
    joined,
    review_of,
    say,
    term,
    written,
)
from journal.digest.scan import Scanner
from journal.language import _
from journal.vocabulary import is_term

Lack = Literal["approval", "assessment", "age"]
APPROVED = ("approved", "approved-with-limits")
ASSESSED = ("done", "not-needed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One tool with what its keeper says of it, in words, and what it lacks.

    Its `name` is that of the `tool` with its version.
    """

    tool: Words
    name: Words
    words: tuple[Words, ...]
    lacks: frozenset[Lack] = frozenset()

    @property
    def unknown(self) -> bool:
        """Whether something about it is not settled."""
        return bool(self.lacks)

    def __post_init__(self) -> None:
        for words in (self.tool, self.name, *self.words):
            insist(words, Words)


@dataclass(frozen=True, slots=True)
class Register(LeadersBlock):
    """The register as a table of words; it holds nothing that was counted."""

    entries: tuple[Entry, ...]

    def data(self) -> Data:
        if not self.entries:
            return Note(_("The tool register: nothing shared yet."), "unknown").data()
        rows = tuple(
            Row(entry.name.text, tuple(Cell(words.text) for words in entry.words))
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
    known = (
        _term("tool_status", row.status),
        _term("owner_role", row.owner_role),
        _said(scanner, row.approved_uses),
        _said(scanner, row.data_limits),
        _term("dpia_status", row.dpia_status),
        age_limit_of(row),
        review_of(row),
    )
    words = tuple(one if one.text else fixed(_("Not known")) for one in known)
    settled: dict[Lack, bool] = {
        "approval": row.status in APPROVED,
        "assessment": row.dpia_status in ASSESSED,
        "age": row.age_limit is not None,
    }
    lacks = frozenset(what for what, is_settled in settled.items() if not is_settled)
    name = joined(" ", (tool, version)) if row.version else tool
    return Entry(tool, name, words, lacks)


def _said(scanner: Scanner, text: str | None) -> Words:
    return written(scanner.printed(text))


def _term(field: str, value: str | None) -> Words:
    return term(field, value) if value else NO_WORDS
