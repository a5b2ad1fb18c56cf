"""redact: the finder on any text."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import app, tell_without_model
from journal.errors import UserError
from journal.exchange.name_lists import read_names
from journal.language import _
from journal.privacy.finder import default_finder
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.privacy.redact import redact_line


@app.command("redact")
def redact(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
    names: Annotated[
        Path | None, typer.Option("--names", help="A list of names to find too: text, CSV or XLSX.")
    ] = None,
) -> None:
    """Print a text with its identifiers hidden."""
    own = OwnNames(())
    if names:
        own = OwnNames(
            OwnName(name.text, "staff" if found.read.staff else "pupil")
            for found in read_names(names)
            for name in found.read.names
        )
    finder = default_finder(own)
    if finder.model is None:
        tell_without_model()
    source = sys.stdin
    if not jsonl:
        typer.echo(redact_line({"text": source.read()}, finder)["shared"])
        return
    for number, line in enumerate(source, 1):
        if line.strip():
            typer.echo(_as_line(redact_line(_record(line, number), finder)))


def _as_line(record: dict[str, object]) -> str:
    """One line of JSON; escaped where a text holds half a character, which UTF-8 cannot say."""
    line = json.dumps(record, ensure_ascii=False)
    whole = not any("\ud800" <= character <= "\udfff" for character in line)
    return line if whole else json.dumps(record)


def _record(line: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise UserError(_("Line {n} is not valid JSON.").format(n=number)) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UserError(_("Line {n} has no “text”.").format(n=number))
    return record
