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
    values_of, lists, answers = _columns(table)
    # A line break ends a record; inside a text it is written \n.
    for n, line in enumerate(lines.split(b"\n")[:-1], 1):
        cells = [snapshot, n, *values_of(from_json(line))]
        for at in lists:
            cells[at] = _LISTS[_BETWEEN.join(cells[at])]
        for at in answers:
            cells[at] = _answers(tuple(cells[at].items()))
        yield tuple(cells)


@cache
def _columns(
    table: str,
) -> tuple[Callable[[dict[str, Any]], Any], tuple[int, ...], tuple[int, ...]]:
    """What takes a record's values in the columns' order; which cells hold lists, which answers."""
    fields = TABLES[table].model_fields
    lists = tuple(at for at, field in enumerate(fields.values(), 2) if field.default == ())
    answers = tuple(at for at, name in enumerate(fields, 2) if name == "safe_use")
    return itemgetter(*fields), lists, answers


class _Lists(dict[str, str]):
    """Lists as JSON, by their values joined: a few recur in thousands of rows."""

    def __missing__(self, joined: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        values = joined.split(_BETWEEN) if joined else []
        written = self[joined] = _as_json(values)
        return written


# No text of a bundle holds it, and none in a list is empty.
_BETWEEN = "\0"
_MOST_REMEMBERED = 10_000
_LISTS = _Lists()


@lru_cache(maxsize=_MOST_REMEMBERED)
def _answers(answers: tuple[tuple[str, str | None], ...]) -> str:
    return _as_json(dict(answers))


def _as_json(value: list[str] | dict[str, str | None]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
