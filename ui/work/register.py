"""What the page of the tool register asks of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from journal.errors import UserError
from journal.logbook.approval import review_state
from journal.logbook.register import (
    add_tool,
    by_urgency,
    change_tool,
    put_tool_back,
    remove_tool,
    tool_by_id,
    tools_not_here,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register: its fields, and whether its review is "past", "soon" or neither."""

    id: str
    values: Mapping[str, Any]
    review: str


@dataclass(frozen=True, slots=True)
class Register:
    """The lines, reviews that are due first, and the tools that are used and have no line."""

    lines: tuple[Line, ...]
    not_here: tuple[tuple[str, int], ...]


def read(session: Session, today: date) -> Register:
    """The register as it is now."""
    return Register(
        tuple(
            Line(tool.id, tool.model_dump(exclude={"n", "id"}), review_state(tool, today))
            for tool in by_urgency(session, today)
        ),
        tuple(tools_not_here(session)),
    )


def add(session: Session, values: Mapping[str, Any]) -> str:
    """A new line; its id. Raises UserError where a value is wrong."""
    return add_tool(session, values).id


def change(session: Session, tool_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a line other values; all it said before. Raises UserError where a value is wrong."""
    tool = tool_by_id(session, tool_id)
    before = tool.model_dump(exclude={"n"})
    change_tool(session, tool, values)
    return before


def remove(session: Session, tool_id: str) -> dict[str, Any] | None:
    """Take a line out; all it said, None where it is gone already."""
    try:
        return remove_tool(session, tool_by_id(session, tool_id))
    except UserError:
        return None


def put_back(session: Session, said: Mapping[str, Any]) -> None:
    """Undo a removal or a change."""
    put_tool_back(session, said)
