"""tool: the register of tools."""

from pathlib import Path
from typing import Annotated, Any

import typer

from journal import vocabulary
from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.cli.import_report import print_report
from journal.cli.options import given, takes
from journal.clock import utc_now
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


@tool.command("remove")
def remove(name: str) -> None:
    """Take a tool's line out of the register, found by its name or id."""
    with desk().journal.session() as session:
        register.remove_tool(session, register.tool_by_id(session, name))
    say(_("Removed."))


@tool.command("import")
def import_(
    file: Path,
    map_: Annotated[
        Path | None, typer.Option("--map", help="JSON: the field of each heading.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Bring in a register from CSV or XLSX; a tool that is here already keeps its line."""
    # Deferred: the other commands must not wait for spreadsheets.
    from journal.exchange.columns import load_mapping
    from journal.exchange.importing import import_file
    from journal.exchange.suggesting import TOOL

    mapping = load_mapping(map_) if map_ else None
    with desk().journal.session() as session:
        report = import_file(session, file, utc_now(), mapping, kind=TOOL)
    show_json(report.as_json()) if as_json else print_report(report)


@tool.command("list")
def list_(as_json: JsonOption = False) -> None:
    """List the register, reviews that are due first."""
    with desk().journal.reading() as session:
        rows = register.by_urgency(session, utc_now().astimezone().date())
    if as_json:
        show_json([row.model_dump(exclude={"n"}) for row in rows])
        return
    for row in rows:
        name = vocabulary.label("tool", row.tool)
        said = (
            f"{name} ({row.version})" if row.version else name,
            vocabulary.label("tool_status", row.status),
            row.approved_uses,
            _("review by {month}").format(month=row.review_on) if row.review_on else "",
        )
        say(f"{row.id[:8]}  " + "  ".join(part for part in said if part))
