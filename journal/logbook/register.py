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
from journal.logbook.approval import Approval, approval_among
from journal.model.register import RegisteredTool

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEARS = re.compile(r"[0-9]{1,2}")
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
    """Give a line of the register new values; UserError, and nothing changed, if one is wrong."""
    clean = {name: _clean(name, values[name]) for name in FIELDS if values.get(name) is not None}
    if not clean.get("tool", tool.tool):
        raise UserError(_("Name the tool."))
    for name, value in clean.items():
        setattr(tool, name, value)
    session.add(tool)
    session.flush()
    return tool


def registered_tools(session: Session) -> Sequence[RegisteredTool]:
    """The register, by name of the tool."""
    return session.exec(select(RegisteredTool).order_by(col(RegisteredTool.tool))).all()


def approval(session: Session, tool: str, today: date) -> Approval:
    """What the register says of using `tool` today; its sentence is None where all is well."""
    return approval_among(registered_tools(session), tool, today)


def tool_by_id(session: Session, typed: str) -> RegisteredTool:
    """The line of the register with this id or tool's name; UserError if there is none."""
    name = vocabulary.resolve("tool", typed)
    query = select(RegisteredTool).where(
        or_(col(RegisteredTool.id) == typed.upper(), col(RegisteredTool.tool) == name)
    )
    found = session.exec(query).first()
    if found is None:
        raise UserError(_("“{tool}” is not in the register.").format(tool=typed))
    return found


def _clean(name: str, value: Any) -> Any:
    if name == "age_limit":
        years = str(value).strip()
        if not _YEARS.fullmatch(years):
            raise UserError(_("An age limit lies between 0 and 99 years."))
        return int(years)
    text = " ".join(str(value).split())
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
