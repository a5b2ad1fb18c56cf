"""The five tables of a bundle: which file holds which records, as canonical lines.

One canonical JSON object (RFC 8785) a line, sorted by id, every key written. A file is taken only
if writing what was read gives the same bytes again, so one content has one form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from journal.bundle import limits
from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    Record,
    ToolRecord,
)
from journal.bundle.refused import Refused
from journal.language import _


@dataclass(frozen=True)
class Table:
    """One table: its file, its records, where `Contents` keeps them, how many there may be."""

    path: str
    kind: type[Record]
    contents_field: str
    most: int
    for_group_only: bool = False

    @property
    def name(self) -> str:
        return self.path.removesuffix(".jsonl")

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of a line, in their order there."""
        return tuple(sorted(self.kind.model_fields))

    @cached_property
    def _in_order(self) -> dict[str, Any]:
        return dict.fromkeys(self.keys)

    def line(self, record: Record) -> bytes:
        """`record` as canonical JSON.

        Keys are ASCII and sorted here, numbers are integers, and pydantic writes strings as
        RFC 8785 asks: fifteen times faster than the reference, which a test holds it against.
        """
        return to_json(self._in_order | record.__dict__)

    def to_bytes(self, records: Sequence[Record]) -> bytes:
        """The table's file: a line for each of `records`, sorted by id."""
        in_order = sorted(records, key=attrgetter("id"))
        return b"".join(self.line(record) + b"\n" for record in in_order)

    def from_bytes(self, data: bytes) -> tuple[Record, ...]:
        """The records of the table's file; Refused for anything that `to_bytes` does not write."""
        if data.count(b"\n") > self.most:
            raise self.too_many()
        *lines, rest = data.split(b"\n")
        if rest or not lines:
            raise Refused(
                _("{file} in it is empty or breaks off; ask for the file again.").format(
                    file=self.path
                )
            )
        records = tuple(self._record(line, number) for number, line in enumerate(lines, 1))
        for number, (one, following) in enumerate(pairwise(records), 2):
            if one.id >= following.id:
                raise self._refused(
                    _("Line {number} of {file} is out of order or there twice."), number
                )
        return records

    def too_many(self) -> Refused:
        """The reason where there are more records than the table may hold."""
        return Refused(
            _("{file} holds more than {most} records, the most that a bundle may hold.").format(
                file=self.path, most=self.most
            )
        )

    def _record(self, line: bytes, number: int) -> Record:
        if len(line) > limits.LINE:
            raise self._refused(_("Line {number} of {file} is longer than it may be."), number)
        try:
            record: Record = self.kind.__pydantic_validator__.validate_json(line)
        except ValidationError as error:
            raise self._invalid(error, number) from error
        if self.line(record) != line:
            raise self._refused(
                _("Line {number} of {file} is not written in the one form that a bundle has."),
                number,
            )
        return record

    def _invalid(self, error: ValidationError, number: int) -> Refused:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = first["loc"][0] if first["loc"] else ""
        if field not in self.kind.model_fields:
            # The name of a foreign field is a stranger's text and is not repeated.
            return self._refused(
                _("Line {number} of {file} is no record that a bundle may hold."), number
            )
        if first["type"] == "literal_error":
            sentence = _(
                "Line {number} of {file} has a term for “{field}” that this version does not know;"
                " a newer Trial Journal may read it."
            )
        else:
            sentence = _(
                "Line {number} of {file} holds something under “{field}” that a bundle may not."
            )
        return self._refused(sentence, number, str(field))

    def _refused(self, sentence: str, number: int, field: str = "") -> Refused:
        return Refused(sentence.format(number=number, file=self.path, field=field))


TABLES = (
    Table("check-ins-group.jsonl", GroupCheckIn, "group_check_ins", limits.CHECK_INS, True),
    Table("check-ins-leaders.jsonl", LeadersCheckIn, "leaders_check_ins", limits.CHECK_INS),
    Table("tools.jsonl", ToolRecord, "tools", limits.TOOLS),
    Table("trials-group.jsonl", GroupTrial, "group_trials", limits.TRIALS, True),
    Table("trials-leaders.jsonl", LeadersTrial, "leaders_trials", limits.TRIALS),
)
TABLE_OF_PATH = {table.path: table for table in TABLES}
