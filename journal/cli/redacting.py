"""redact: the finder on any text."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import app
from journal.errors import UserError
from journal.files import read_file
from journal.language import _
from journal.privacy.finder import default_finder
from journal.privacy.own_names import OwnName, OwnNames, parse_list
from journal.privacy.redact import redact_line

LARGEST_LIST = 5_000_000  # bytes


@app.command("redact")
def redact(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
    names: Annotated[
        Path | None, typer.Option("--names", help="A list of names to find too.")
    ] = None,
) -> None:
    """Print a text with its identifiers hidden."""
    own = OwnNames(())
    if names:
        text = read_file(names, LARGEST_LIST).decode("utf-8-sig", "replace")
        own = OwnNames(OwnName(name, "pupil") for name in parse_list(text))
    finder = default_finder(own)
    source = sys.stdin
    if not jsonl:
        typer.echo(redact_line({"text": source.read()}, finder)["shared"])
        return
    for number, line in enumerate(source, 1):
        if line.strip():
            typer.echo(json.dumps(redact_line(_record(line, number), finder), ensure_ascii=False))


def _record(line: str, number: int) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError(_("Line {n} is not valid JSON.").format(n=number)) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UserError(_("Line {n} has no “text”.").format(n=number))
    return record
