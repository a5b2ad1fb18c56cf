"""history, bring-back."""

import json
from typing import Annotated, Any

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.clock import utc_now
from journal.errors import UserError
from journal.language import _
from journal.logbook import history as book
from journal.logbook.trials import trial_by_id
from journal.model.fields import FIELDS

IdArgument = Annotated[str, typer.Argument(metavar="ID")]


@app.command("history")
def history(trial_id: IdArgument, as_json: JsonOption = False) -> None:
    """Show what a trial said at each save, and what changed, newest first."""
    with desk().journal.reading() as session:
        found = book.history(session, trial_by_id(session, trial_id))
    if as_json:
        show_json([_as_json(version) for version in found])
        return
    for version, before in zip(found, [*found[1:], None], strict=True):
        say(f"{version.n}  {version.saved_at.astimezone():%Y-%m-%d %H:%M}")
        if before is None:
            say("   " + _("the first that is kept"))
            continue
        for difference in book.differences(before.content, version.content):
            say(f"   {difference.label}: {_told(difference)}")


@app.command("bring-back")
def bring_back(
    trial_id: IdArgument,
    number: Annotated[int, typer.Argument(metavar="N", help="As “history” counts them.")],
    only: Annotated[
        list[str] | None, typer.Option("--only", help="This field alone; repeatable.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Bring an earlier version of a trial back, as a new version.

    What would let more leave than now is left as it is, unless --only names it.
    """
    fields = [_field(name) for name in only] if only else None
    with desk().journal.session() as session:
        trial = trial_by_id(session, trial_id)
        done = book.restore_version(session, trial, number, utc_now(), fields)
    if as_json:
        show_json({"id": trial.id, "changed": done.changed, "left": done.left})
        return
    if done.changed:
        say(_("Brought back: {fields}.").format(fields=book.labels_of(done.changed)))
    else:
        say(_("Nothing differs from what the trial says now."))
    if done.left:
        say(
            _("Left as now, since more could leave with it: {fields}.").format(
                fields=book.labels_of(done.left)
            )
        )


def _field(typed: str) -> str:
    name = typed.replace("-", "_")
    if name not in FIELDS:
        raise UserError(_("A trial has no field “{name}”.").format(name=typed))
    return name


def _told(difference: book.Difference) -> str:
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    between = "" if difference.sort == "text" else " "
    return between.join(marks[piece.sort].format(piece.text) for piece in difference.pieces)


def _as_json(version: book.Version) -> dict[str, Any]:
    content = json.loads(json.dumps(version.content, default=str))
    return {
        "n": version.n,
        "saved_at": version.saved_at.isoformat(),
        "changed": list(version.changed),
        "content": content,
    }
