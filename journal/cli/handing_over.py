"""handover, note: the two sheets that stay inside the school."""

from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.language import _
from journal.logbook.handover import data_protection_note, handover_sheet
from journal.logbook.register import registered_tools
from journal.logbook.trials import trial_by_id
from journal.render.sheet import Sheet, write_sheet

TrialArgument = Annotated[str, typer.Argument(metavar="ID")]
OutOption = Annotated[Path, typer.Option("--out", help="A file ending in .pdf or .html.")]


@app.command("handover")
def handover(trial_id: TrialArgument, out: OutOption, as_json: JsonOption = False) -> None:
    """Write the handover sheet of a trial for the safeguarding lead.

    The words stand in it as they were written, not checked for names. Nothing is sent or kept.
    """
    with desk().journal.reading() as session:
        made = handover_sheet(trial_by_id(session, trial_id), utc_now())
    _write(made, out, as_json)


@app.command("note")
def note(trial_id: TrialArgument, out: OutOption, as_json: JsonOption = False) -> None:
    """Write the note of a trial for the data protection lead.

    Which tool, what was put in and what the register says of it; none of the texts of the trial.
    """
    with desk().journal.reading() as session:
        trial, register = trial_by_id(session, trial_id), registered_tools(session)
        made = data_protection_note(trial, register, utc_now())
    _write(made, out, as_json)


def _write(made: Sheet, out: Path, as_json: bool) -> None:
    write_sheet(made, out)
    if as_json:
        show_json({"out": str(out)})
    else:
        say(
            _(
                "Written to {path}. Print it and hand it over today; the app keeps no copy and "
                "sends it to nobody."
            ).format(path=out)
        )
