"""What stands between a file and the journal: rows as read, and what became of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journal.settings import Settings

FILE_LIMIT = 500_000_000  # bytes of one file; 100,000 long trials with their history fit
ROW_LIMIT = 10_000_000  # bytes of one line


class Row(NamedTuple):
    """One record of a file: the line it begins on and what it says, under the file's own names.

    A `flat` row comes from a table, where one cell holds a whole list. `month_first` says how its
    file writes 03/11/2026. `answers` says that a form wrote it, which separates and ends what
    was chosen in its own ways.
    """

    line: int
    values: Mapping[str, Any]
    flat: bool = False
    month_first: bool = False
    answers: bool = False


class Taken(NamedTuple):
    """A record that is in the journal now, under `id`."""

    line: int
    id: str
    file: str = ""


class Unchanged(NamedTuple):
    """A record that was in the journal before; `note` says where it lies, if not in plain view."""

    line: int
    id: str
    note: str = ""
    file: str = ""


class Refused(NamedTuple):
    """A record that was not taken, and why, in one sentence."""

    line: int
    reason: str
    file: str = ""


Read = Row | Refused
Outcome = Taken | Unchanged | Refused
Rows = Iterator[Read]


@dataclass
class ImportReport:
    """What became of every record of an import, and what a person should know of it.

    `settings` are those to be used from now on, where an export brought any.
    """

    taken: list[Taken] = field(default_factory=list)
    unchanged: list[Unchanged] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    settings: Settings | None = None

    def add(self, outcome: Outcome, file: str) -> None:
        """Enter one record's outcome."""
        outcome = outcome._replace(file=file)
        if isinstance(outcome, Taken):
            self.taken.append(outcome)
        elif isinstance(outcome, Unchanged):
            self.unchanged.append(outcome)
        else:
            self.refused.append(outcome)

    def as_json(self) -> dict[str, list[Any]]:
        """The report as plain values: each record with its file, line and reason, note or id."""
        return {
            "taken": [taken._asdict() for taken in self.taken],
            "unchanged": [unchanged._asdict() for unchanged in self.unchanged],
            "refused": [refused._asdict() for refused in self.refused],
            "notes": list(self.notes),
        }
