"""tool: the register of tools."""

from typing import Annotated, Any

import typer

from journal import vocabulary
from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.cli.options import given, takes
from journal.language import _
from journal.logbook import register

tool = typer.Typer(help="The tool register: what is approved, for what, until when.")
app.add_typer(tool, name="tool")

_HELP = {
    "age_limit": "In years.",
    "approved_on": "A month, as 2026-11.",
    "review_on": "A month, as 2027-11.",
}


def _type(name: str) -> Any:
    option = typer.Option(f"--{name.replace('_', '-')}", help=_HELP.get(name, ""))
    if name == "age_limit":
        return Annotated[int | None, option]
    return Annotated[str | None, option]


_OPTIONS = {name: _type(name) for name in register.FIELDS if name != "tool"}


@tool.command("add")
@takes(_OPTIONS)
def add(name: str, **values: Any) -> None:
    """Add a tool to the register; what is not given is "not known"."""
    with desk().journal.session() as session:
        made = register.add_tool(session, {**given(values), "tool": name})
    say(_("{tool} is in the register.").format(tool=vocabulary.label("tool", made.tool)))


@tool.command("edit")
@takes(_OPTIONS)
def edit(name: str, **values: Any) -> None:
    """Change a tool's line in the register, found by its name or id."""
    with desk().journal.session() as session:
        register.change_tool(session, register.tool_by_id(session, name), given(values))
    say(_("Changed."))


@tool.command("list")
def list_(as_json: JsonOption = False) -> None:
    """List the register."""
    with desk().journal.reading() as session:
        rows = register.registered_tools(session)
    if as_json:
        show_json([row.model_dump(exclude={"n"}) for row in rows])
        return
    for row in rows:
        status = vocabulary.label("tool_status", row.status)
        say(f"{vocabulary.label('tool', row.tool)}  {status}  {row.approved_uses or ''}".rstrip())
