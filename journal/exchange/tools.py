"""Lines of a tool register coming in: from the owner's own export, or from a school's table."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import select

from journal import vocabulary
from journal.errors import UserError
from journal.exchange.columns import TOOL_LABELS, Columns, tool_columns
from journal.exchange.days import day_of
from journal.exchange.record import Outcome, Refused, Row, Taken, Unchanged
from journal.exchange.understanding import Incoming, identity_of
from journal.exchange.values import text_of
from journal.ids import new_id
from journal.language import _
from journal.logbook.register import FIELDS, filled_tool
from journal.model.register import RegisteredTool
from journal.render.cells import as_written

_MONTHS = ("approved_on", "review_on")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
_YEARS = re.compile(r"\d{1,2}")
_STATUS = {
    "approved": ("yes", "y", "true", "allowed", "ok", "green", "permitted", "in use"),
    "not-approved": ("no", "n", "false", "not allowed", "banned", "blocked", "red", "rejected"),
    "under-review": ("pending", "in review", "amber", "trial", "being reviewed", "pilot"),
    "not-known": ("unknown", "?", "n/a", "tbc"),
}
_DPIA = {
    "done": ("yes", "y", "true", "complete", "completed"),
    "not-done": ("no", "n", "false", "none"),
    "under-way": ("in progress", "started", "pending"),
    "not-needed": ("not required", "n/a"),
    "not-known": ("unknown", "?", "tbc"),
}
_SAID = {
    name: {word: term for term, words in listed.items() for word in words}
    for name, listed in (("status", _STATUS), ("dpia_status", _DPIA))
}


def take_tools(incoming: Incoming, rows: Sequence[Row]) -> list[Outcome]:
    """Store the lines among `rows` that are understood and new; what became of each."""
    outcomes, fresh = judge_tools(incoming, rows)
    incoming.session.add_all(fresh)
    incoming.session.flush()
    return outcomes


def judge_tools(
    incoming: Incoming, rows: Sequence[Row]
) -> tuple[list[Outcome], list[RegisteredTool]]:
    """What becomes of each of `rows`, in order, and the new lines, not stored."""
    columns = tool_columns(incoming.mapping)
    known = list(incoming.session.exec(select(RegisteredTool)))
    outcomes: list[Outcome] = []
    fresh: list[RegisteredTool] = []
    for row in rows:
        try:
            made = _made(incoming, columns, row)
        except UserError as error:
            outcomes.append(Refused(row.line, error.sentence))
            continue
        own = identity_of(row.values) is not None
        same = next((one for one in (*known, *fresh) if _is_that_line(one, made, own)), None)
        if same is None:
            fresh.append(made)
            outcomes.append(Taken(row.line, made.id))
        else:
            outcomes.append(_met(row.line, same, made))
    return outcomes, fresh


def _made(incoming: Incoming, columns: Columns, row: Row) -> RegisteredTool:
    values: dict[str, Any] = {}
    for heading, raw in row.values.items():
        name = columns.field(heading)
        if name in FIELDS and name not in values and raw not in (None, ""):
            values[name] = _value(name, raw) if row.flat else raw
    tool_id = identity_of(row.values) or new_id(incoming.randomness)
    return filled_tool(RegisteredTool(id=tool_id, tool=""), values)


def _value(name: str, raw: Any) -> str:
    if name in _MONTHS:
        return _month(raw)
    written = as_written(text_of(raw)).strip()
    if name == "age_limit":
        years = _YEARS.search(written)
        return years[0] if years else written
    return _SAID.get(name, {}).get(written.casefold(), written)


def _month(raw: Any) -> str:
    """A month as the register keeps it, from a day or a month in any of the ways people write."""
    if isinstance(raw, str) and (found := _MONTH.fullmatch(raw.strip())):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return f"{year}-{int(month):02}"
    day = day_of(raw, month_first=False, flat=True)
    if not isinstance(day, date) and isinstance(raw, str):
        day = day_of(f"1 {raw}", month_first=False, flat=True)
    return f"{day:%Y-%m}" if isinstance(day, date) else text_of(raw)


def _is_that_line(one: RegisteredTool, made: RegisteredTool, own: bool) -> bool:
    """The same id, for a line that this program wrote; else the same tool in the same version."""
    if own:
        return one.id == made.id
    return _named(one) == _named(made)


def _named(tool: RegisteredTool) -> tuple[str, str]:
    return tool.tool.casefold(), (tool.version or "").casefold()


def _met(line: int, stored: RegisteredTool, made: RegisteredTool) -> Outcome:
    blank = RegisteredTool(id="", tool="")
    others = [
        _(TOOL_LABELS[name])
        for name in FIELDS
        if getattr(made, name) not in (getattr(stored, name), getattr(blank, name))
    ]
    if not others:
        return Unchanged(line, stored.id)
    return Refused(
        line,
        _("{tool} is in the register with other words ({fields}), which were kept.").format(
            tool=vocabulary.label("tool", stored.tool), fields=", ".join(others)
        ),
    )
