"""log, list, show, edit."""

from typing import Annotated, Any

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.cli.options import given, takes
from journal.cli.shown import trial_json, trial_line
from journal.clock import utc_now
from journal.errors import UserError
from journal.language import _
from journal.logbook import chains, quick, trials
from journal.logbook.in_words import in_words
from journal.logbook.register import approval
from journal.logbook.sharings import share_again
from journal.model import fields
from journal.model.draft import complete
from journal.model.trial import net_minutes

_GIVEN = (*fields.SINGLE_CODED, *fields.LISTS, *fields.TEXTS, *fields.MINUTES)
_FIELDS = (*_GIVEN, *fields.FLAGS, "items", "safe_use", "based_on", "tried_on")


def _type(name: str) -> Any:
    flag = f"--{name.replace('_', '-')}"
    about = fields.LABELS[name]
    if name in fields.FLAGS:
        return Annotated[bool | None, typer.Option(f"{flag}/--no{flag[1:]}", help=about)]
    if name in fields.LISTS:
        return Annotated[list[str] | None, typer.Option(flag, help=f"{about}; repeatable")]
    if name == "safe_use":
        return Annotated[
            list[str] | None, typer.Option(flag, help=f"{about}, as CHECK=ANSWER; repeatable")
        ]
    if name in fields.MINUTES:
        return Annotated[float | None, typer.Option(flag, help=about)]
    if name == "items":
        return Annotated[int | None, typer.Option(flag, help=about)]
    if name == "tried_on":
        return Annotated[str | None, typer.Option(flag, help=f"{about}, as 2026-11-21")]
    return Annotated[str | None, typer.Option(flag, help=about)]


_OPTIONS = {name: _type(name) for name in _FIELDS}


@app.command("log")
@takes(_OPTIONS)
def log_(
    line: Annotated[
        list[str] | None,
        typer.Argument(help="One line, with #tag, tool: and task: where you like; finished later."),
    ] = None,
    as_json: JsonOption = False,
    **values: Any,
) -> None:
    """Log a trial.

    The options are the names of its fields; coded fields take an id or a label. A line, like
    "Ten quiz questions tool: Copilot #y9", is kept as a draft where something is missing.
    """
    now, options, words = utc_now(), _given(values), " ".join(line or ()).strip()
    draft = None if words else complete(options, now.astimezone().date())
    with desk().journal.session() as session:
        kept = (
            quick.log_line(session, words, options, now)
            if draft is None
            else quick.Kept(trials.save_trial(session, draft, now).id)
        )
    if as_json:
        show_json({"draft" if kept.is_draft else "id": kept.id})
    elif kept.is_draft:
        say(_("Kept as a draft; finish it in the app, under Unfinished on the Log page."))
    else:
        say(_("Logged as {id}.").format(id=kept.id))


@app.command("list")
def list_(
    as_json: JsonOption = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="The newest N only.")] = None,
) -> None:
    """List the trials, newest first."""
    with desk().journal.reading() as session:
        found = trials.trials(session, limit)
        if as_json:
            show_json([trial_json(trial) for trial in found])
            return
        for trial in found:
            say(trial_line(trial))
        if not found:
            say(_("No trials yet; “log” adds one."))


@app.command("show")
def show(
    trial_id: Annotated[str, typer.Argument(metavar="ID")], as_json: JsonOption = False
) -> None:
    """Show a trial in full."""
    with desk().journal.reading() as session:
        trial = trials.trial_by_id(session, trial_id)
        link = chains.link_to(session, trial.id)
        saves = len(trials.versions(session, trial))
        today = utc_now().astimezone().date()
        of_tools = [approval(session, tool, today).sentence for tool in trial.tool]
    if as_json:
        show_json(
            trial_json(trial) | {"versions": saves, "follows": link.earlier if link else None}
        )
        return
    say(f"{trial.id}  {trial.tried_on}")
    for name in fields.FIELDS:
        value = getattr(trial, name)
        if fields.recorded(value) and name != "source_hash":
            say(f"{_(fields.LABELS[name])}: {in_words(name, value)}")
    net = net_minutes(trial)
    if net is not None:
        say(_("Net minutes: {net:+.0f} (usual less all in)").format(net=net))
    for sentence in filter(None, of_tools):
        say(sentence)


@app.command("edit")
@takes(_OPTIONS)
def edit(
    trial_id: Annotated[str, typer.Argument(metavar="ID")],
    clear: Annotated[list[str] | None, typer.Option("--clear", help="A field to empty.")] = None,
    as_json: JsonOption = False,
    **values: Any,
) -> None:
    """Change a trial; the earlier version is kept."""
    now = utc_now()
    with desk().journal.session() as session:
        trial = trials.trial_by_id(session, trial_id)
        changed = trials.as_draft(trial).model_dump() | _given(values)
        for name in clear or []:
            changed[_field(name)] = None
        draft = complete(changed, now.astimezone().date())
        trials.edit_trial(session, trial, draft, now)
        if values.get("visibility"):
            share_again(session, [trial.id])
    if as_json:
        show_json({"id": trial.id})
    else:
        say(_("Changed {id}; the earlier version is kept.").format(id=trial.id))


def _given(values: dict[str, Any]) -> dict[str, Any]:
    found = given(values)
    if "safe_use" in found:
        found["safe_use"] = dict(_check(entry) for entry in found["safe_use"])
    return found


def _check(entry: str) -> tuple[str, str]:
    check, equals, answer = entry.partition("=")
    if not equals:
        raise UserError(
            _("Give a safe-use check as CHECK=ANSWER, like i-checked-it-before-use=yes.")
        )
    return check.strip(), answer.strip()


def _field(name: str) -> str:
    plain = name.replace("-", "_")
    if plain not in fields.FIELDS:
        raise UserError(_("A trial has no field “{name}”.").format(name=name))
    return plain
