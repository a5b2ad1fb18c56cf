"""The canonical lines of a verified snapshot as the rows of a library's tables."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from pydantic import BaseModel
from pydantic_core import from_json

from journal.bundle.records import (
    GroupCheckIn,
    GroupTrial,
    LeadersCheckIn,
    LeadersTrial,
    ToolRecord,
)
from journal.bundle.tables import TABLES as FILES

TABLES: dict[str, type[BaseModel]] = {
    "group_trial": GroupTrial,
    "leaders_trial": LeadersTrial,
    "group_check_in": GroupCheckIn,
    "leaders_check_in": LeadersCheckIn,
    "tool": ToolRecord,
}
_PATH_OF = {name: one.path for name, kind in TABLES.items() for one in FILES if one.kind is kind}


def tables_in(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The lines of each of a library's tables, of those that a snapshot has."""
    return {name: members[path] for name, path in _PATH_OF.items() if path in members}


@cache
def insertion(table: str) -> str:
    """The statement that inserts a row: the snapshot, its number there, the record's fields."""
    names = TABLES[table].model_fields
    marks = ", ".join("?" * (len(names) + 2))
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} (snapshot, n, {columns}) VALUES ({marks})"


def rows(snapshot: int, table: str, lines: bytes) -> Iterator[tuple[Any, ...]]:
    """A row for each of the lines, which were verified and validated before."""
    values_of, lists = _columns(table)
    # A line break ends a record; inside a text it is written \n.
    for n, line in enumerate(lines.split(b"\n")[:-1], 1):
        cells = [snapshot, n, *values_of(from_json(line))]
        for at in lists:
            cells[at] = _cell(cells[at])
        yield tuple(cells)


@cache
def _columns(table: str) -> tuple[Callable[[dict[str, Any]], Any], tuple[int, ...]]:
    """What takes a record's values in the columns' order, and which of the cells hold JSON."""
    fields = TABLES[table].model_fields
    hold_json = [field.default == () or name == "safe_use" for name, field in fields.items()]
    return itemgetter(*fields), tuple(at for at, held in enumerate(hold_json, 2) if held)


def _cell(value: list[str] | dict[str, str | None]) -> str:
    return _list(tuple(value)) if isinstance(value, list) else _answers(tuple(value.items()))


# A few lists of terms recur in thousands of rows.
@lru_cache(maxsize=10_000)
def _list(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=10_000)
def _answers(answers: tuple[tuple[str, str | None], ...]) -> str:
    return json.dumps(dict(answers), ensure_ascii=False, separators=(",", ":"))
