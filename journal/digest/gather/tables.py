"""The tables of a group's library as a digest reads them: the fields of the bundle's records."""

from typing import Any

from pydantic import BaseModel
from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    TableClause,
    TableValuedAlias,
    column,
    func,
    literal_column,
    table,
)
from sqlalchemy.dialects.sqlite import dialect

from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    ToolRecord,
)

_DIALECT = dialect(paramstyle="named")


def _table_of(name: str, record: type[BaseModel]) -> TableClause:
    return table(
        name, column("snapshot"), column("n"), *(column(field) for field in record.model_fields)
    )


SNAPSHOT = table(
    "snapshot",
    *(column(name) for name in ("id", "contributor", "group", "sequence", "standing", "slips")),
)
ADMISSION = table(
    "admission", *(column(name) for name in ("contributor", "group", "standing", "roles"))
)
GROUP_TRIAL = _table_of("group_trial", GroupTrial)
LEADERS_TRIAL = _table_of("leaders_trial", LeadersTrial)
GROUP_CHECK_IN = _table_of("group_check_in", GroupCheckIn)
LEADERS_CHECK_IN = _table_of("leaders_check_in", LeadersCheckIn)
TOOL = _table_of("tool", ToolRecord)
# What a peers' digest lays out for itself (journal.digest.gather.shelf, .evidence).
TEXTS = (
    "did", "prompt", "worked", "didnt", "next", "kept", "priority", "tag", "tool_version",
    "change_expected", "change_happened",
)  # fmt: skip
CODED = tuple(name for name in GroupTrial.model_fields if name not in TEXTS)
WORKED_OUT = ("result", "seat", "area", "job", "effort", "strength")
SHELF = table("shelf", *(column(name) for name in ("row", "snapshot", "n", *CODED, *WORKED_OUT)))
ROW: ColumnElement[int] = literal_column("group_trial.rowid", Integer)


def lists_of(record: type[BaseModel]) -> frozenset[str]:
    """The fields of a record that a library keeps as JSON."""
    return frozenset(
        name
        for name, field in record.model_fields.items()
        if field.default == () or name == "safe_use"
    )


def fixed(statement: Select[Any]) -> str:
    """The SQL of a statement whose values never change, to be kept and run as it is."""
    return str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


def each(json_list: ColumnElement[Any] | str) -> TableValuedAlias:
    """The members of a JSON list or object as rows of (key, value)."""
    return func.json_each(json_list).table_valued("key", "value")
