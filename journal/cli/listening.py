"""check-in."""

from typing import Annotated

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.language import _
from journal.logbook.check_ins import SOURCES, add_check_in

Several = Annotated[list[str] | None, typer.Option(help="Repeatable.")]


@app.command("check-in")
def check_in(
    using: Annotated[str | None, typer.Option(help="What I already use.")] = None,
    curious: Annotated[str | None, typer.Option(help="What I'm curious about.")] = None,
    stuck: Annotated[str | None, typer.Option(help="Where I feel stuck.")] = None,
    confidence: Annotated[str | None, typer.Option(help="How confident I feel.")] = None,
    curiosity: Annotated[str | None, typer.Option(help="How curious I am.")] = None,
    barrier: Several = None,
    support_wanted: Several = None,
    visibility: Annotated[str | None, typer.Option(help="me, group or leaders.")] = None,
    source: Annotated[str, typer.Option(help=", ".join(SOURCES))] = "self",
    as_json: JsonOption = False,
) -> None:
    """Say what you use, are curious about, are stuck on."""
    if source not in SOURCES:
        raise typer.BadParameter(", ".join(SOURCES), param_hint="--source")
    values = {
        "using": using,
        "curious": curious,
        "stuck": stuck,
        "confidence": confidence,
        "curiosity": curiosity,
        "barrier": barrier,
        "support_wanted": support_wanted,
        "visibility": visibility,
    }
    with desk().journal.session() as session:
        made = add_check_in(session, values, utc_now(), source)
    if as_json:
        show_json({"id": made.id})
    else:
        say(_("Kept. It stays with you unless you let your group see it."))
