"""Which field a column's heading, or a JSON record's name, stands for."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from journal.errors import UserError
from journal.exchange.headings import folded
from journal.files import read_file
from journal.language import _
from journal.model import fields

IDENTITY = ("id", "created_at", "updated_at", "deleted_at")
TRIAL_NAMES = (*fields.FIELDS, *IDENTITY)
CHECK_IN_LABELS = {
    "confidence": "Confidence",
    "curiosity": "Curiosity",
    "barrier": "What got in the way",
    "support_wanted": "Support wanted",
    "using": "What I already use",
    "curious": "What I'm curious about",
    "stuck": "Where I feel stuck",
    "visibility": "Who may see it",
    "made_on": "Date",
    "id": "id",
    "source": "source",
    "created_at": "created_at",
    "source_hash": "source_hash",
}
TOOL_LABELS = {
    "tool": "Tool",
    "version": "Version or tier",
    "status": "Status",
    "owner_role": "Owner",
    "approved_uses": "Approved uses",
    "data_limits": "Data limits",
    "dpia_status": "Data protection assessment",
    "age_limit": "Age limit",
    "approved_on": "Approved on",
    "review_on": "Review by",
    "id": "id",
}
RECORD = "record"
MAP_LIMIT = 1_000_000  # bytes
MOST_REMEMBERED = 10_000  # headings, of which a hostile file may have a new one in each record
OwnMap = Mapping[str, str | None]


class Columns:
    """The fields of one kind of record, found by their names, their labels or a person's map."""

    def __init__(self, names: Mapping[str, str], mapping: OwnMap | None = None) -> None:
        self._known = {}
        for name, label in names.items():
            self._known[folded(label)] = name
            self._known[folded(_(label))] = name
        self._known.update({folded(name): name for name in (*names, RECORD)})
        own = {heading: self._target(target) for heading, target in (mapping or {}).items()}
        self._found: dict[str, str | None] = dict(own)
        self._mapped = {folded(heading): target for heading, target in own.items()}

    def field(self, heading: str) -> str | None:
        """The field of a heading; None if it is no field, "" if the map leaves it out."""
        if heading not in self._found:
            if len(self._found) > MOST_REMEMBERED:
                return self._looked_up(heading)
            self._found[heading] = self._looked_up(heading)
        return self._found[heading]

    def _looked_up(self, heading: str) -> str | None:
        spelled = folded(heading)
        return self._mapped.get(spelled, self._known.get(spelled))

    def _target(self, target: str | None) -> str:
        if not target:
            return ""
        name = self._known.get(folded(target))
        if name is None:
            raise UserError(
                _("The map names a field “{field}” that the journal does not have.").format(
                    field=target
                )
            )
        return name


def trial_columns(mapping: OwnMap | None = None) -> Columns:
    """The columns of a trial, with the headings of a person's own map."""
    if not mapping:
        return _plain_trial_columns()
    return Columns(_trial_names(), mapping)


def check_in_columns(mapping: OwnMap | None = None) -> Columns:
    """The columns of a check-in, with the headings of a person's own map."""
    return Columns(CHECK_IN_LABELS, mapping)


def tool_columns(mapping: OwnMap | None = None) -> Columns:
    """The columns of a line of the tool register, with the headings of a person's own map."""
    return Columns(TOOL_LABELS, mapping)


def columns_of(kind: str, mapping: OwnMap | None = None) -> Columns:
    """The columns of rows of a kind: "trial", "check-in" or "tool"."""
    made = {"check-in": check_in_columns, "tool": tool_columns}.get(kind, trial_columns)
    return made(mapping)


def load_mapping(path: Path) -> dict[str, str | None]:
    """A person's map of headings: a JSON object {heading: field}, null for a column to leave out.

    Raises UserError if the file is no such map.
    """
    try:
        loaded = json.loads(read_file(path, MAP_LIMIT))
    except (ValueError, RecursionError):
        loaded = None
    if not isinstance(loaded, dict) or not all(
        isinstance(target, str | None) for target in loaded.values()
    ):
        raise UserError(
            _("{name} is no map; it should read {example}.").format(
                name=path.name, example='{"heading in the file": "field of the journal"}'
            )
        )
    return loaded


@cache
def _plain_trial_columns() -> Columns:
    return Columns(_trial_names())


def _trial_names() -> dict[str, str]:
    return {name: fields.LABELS.get(name, name) for name in TRIAL_NAMES}
