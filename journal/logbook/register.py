"""The owner's copy of the tool register: what is approved, for what, until when."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from journal import vocabulary
from journal.clock import Randomness
from journal.errors import UserError
from journal.ids import new_id
from journal.language import _
from journal.logbook.approval import NO_TOOL, Approval, approval_among, review_state
from journal.model.draft import storable
from journal.model.fields import WORD_LIMIT
from journal.model.register import RegisteredTool

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEARS = re.compile(r"[0-9]{1,2}")
LONGEST = 4_000  # characters of what it is approved for, and of its limits
_CODED = {"owner_role": "owner_role", "dpia_status": "dpia_status", "status": "status"}
FIELDS = (
    "tool", "version", "owner_role", "approved_uses", "data_limits", "dpia_status", "age_limit",
    "approved_on", "review_on", "status",
)  # fmt: skip


def add_tool(
    session: Session, values: Mapping[str, Any], randomness: Randomness = os.urandom
) -> RegisteredTool:
    """Add a line to the register; what is not given is "not known"."""
    tool = RegisteredTool(id=new_id(randomness), tool="")
    return change_tool(session, tool, values)


def change_tool(
    session: Session, tool: RegisteredTool, values: Mapping[str, Any]
) -> RegisteredTool:
    """Give a line of the register new values, "" for what is not known any more.

    Raises UserError, and changes nothing, if one is wrong.
    """
    session.add(filled_tool(tool, values))
    session.flush()
    return tool


def filled_tool(tool: RegisteredTool, values: Mapping[str, Any]) -> RegisteredTool:
    """Like `change_tool`, for a line that is not in a journal."""
    clean = {name: _clean(name, values[name]) for name in FIELDS if values.get(name) is not None}
    if not clean.get("tool", tool.tool):
        raise UserError(_("Name the tool."))
    for name, value in clean.items():
        setattr(tool, name, value)
    return tool


def remove_tool(session: Session, tool: RegisteredTool) -> dict[str, Any]:
    """Take a line out of the register; all it said, for `put_tool_back`."""
    said = tool.model_dump(exclude={"n"})
    session.delete(tool)
    session.flush()
    return said


def put_tool_back(session: Session, said: Mapping[str, Any]) -> RegisteredTool:
    """Undo `remove_tool`, or a change of a line that is still there."""
    found = session.exec(select(RegisteredTool).where(RegisteredTool.id == said["id"])).first()
    tool = found or RegisteredTool(**said)
    tool.sqlmodel_update(dict(said))
    session.add(tool)
    session.flush()
    return tool


def by_urgency(session: Session, today: date) -> list[RegisteredTool]:
    """The register: reviews that are past first, then those that are due soon, then by name."""
    order = ("past", "soon", "")
    return sorted(
        registered_tools(session),
        key=lambda tool: (
            order.index(review_state(tool, today)),
            tool.review_on or "" if review_state(tool, today) else "",
            vocabulary.label("tool", tool.tool).casefold(),
        ),
    )


def tools_not_here(session: Session) -> list[tuple[str, int]]:
    """Tools of the trials outside the trash that the register lacks, with how many trials name
    them, the most used first.
    """
    here = {tool.tool.casefold() for tool in registered_tools(session)} | {NO_TOOL}
    used = session.connection().exec_driver_sql(
        "SELECT value, count(*) FROM trial, json_each(trial.tool) WHERE deleted_at IS NULL "
        "GROUP BY value ORDER BY count(*) DESC, value"
    )
    return [(tool, trials) for tool, trials in used if tool.casefold() not in here]


def registered_tools(session: Session) -> Sequence[RegisteredTool]:
    """The register, by name of the tool."""
    return session.exec(select(RegisteredTool).order_by(col(RegisteredTool.tool))).all()


def approval(session: Session, tool: str, today: date) -> Approval:
    """What the register says of using `tool` today; its sentence is None where all is well."""
    return approval_among(registered_tools(session), tool, today)


def tool_by_id(session: Session, typed: str) -> RegisteredTool:
    """The line of the register with this id, its first signs, or the tool's name.

    Raises UserError where there is none, or several.
    """
    name = vocabulary.resolve("tool", typed)
    query = select(RegisteredTool).where(
        or_(
            col(RegisteredTool.id).startswith(typed.upper(), autoescape=True),
            col(RegisteredTool.tool) == name,
        )
    )
    found = session.exec(query).all()
    if not found:
        raise UserError(_("“{tool}” is not in the register.").format(tool=typed))
    if len(found) > 1:
        ids = ", ".join(f"{tool.id[:8]} ({tool.version or '?'})" for tool in found)
        raise UserError(
            _("Several lines are about “{tool}”; name one: {ids}.").format(tool=typed, ids=ids)
        )
    return found[0]


def _clean(name: str, value: Any) -> Any:
    if name != "tool" and not str(value).strip():
        return "not-known" if name in _CODED else None
    if name == "age_limit":
        years = str(value).strip()
        if not _YEARS.fullmatch(years):
            raise UserError(_("An age limit lies between 0 and 99 years."))
        return int(years)
    text = " ".join(storable(str(value)).split())
    limit = WORD_LIMIT if name in ("tool", "version") else LONGEST
    if len(text) > limit:
        raise UserError(_("Up to {limit:,} characters fit here.").format(limit=limit))
    if name == "tool":
        return vocabulary.resolve("tool", text)
    if name in _CODED:
        found = vocabulary.resolve(_CODED[name], text)
        if not vocabulary.is_term(_CODED[name], found):
            choices = ", ".join(term.label for term in vocabulary.terms(_CODED[name]))
            raise UserError(
                _("“{value}” is not known here; choose one of: {choices}.").format(
                    value=text, choices=choices
                )
            )
        return found
    if name in ("approved_on", "review_on") and not _MONTH.fullmatch(text):
        raise UserError(_("Give the month as in 2027-03."))
    return text
