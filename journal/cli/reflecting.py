"""follow-up and action: what there is to come back to, what was asked for and what came of it."""

from pathlib import Path
from typing import Annotated

import typer

from journal import settings, vocabulary
from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.cli.options import given
from journal.clock import utc_now
from journal.files import write_atomically
from journal.language import _, plural
from journal.logbook import actions, follow_ups

follow_up = typer.Typer(help="Six teaching weeks after a trial: still using it?")
action = typer.Typer(help="What you asked for and what came of it.")
app.add_typer(follow_up, name="follow-up")
app.add_typer(action, name="action")

_LISTED = 50
Out = Annotated[Path, typer.Option("--out", help="The calendar file to write.")]
Text = Annotated[str | None, typer.Option()]


@follow_up.command("list")
def waiting(as_json: JsonOption = False) -> None:
    """List the trials that wait to be looked back at, newest first."""
    today = utc_now().astimezone().date()
    with desk().journal.reading() as session:
        rows = follow_ups.due(session, today, _terms(), _LISTED)
    if as_json:
        show_json(
            [{"id": one.id, "title": one.title, "tried_on": one.tried_on, "outcome": one.outcome}
             for one in rows]
        )  # fmt: skip
        return
    for one in rows:
        say(f"{one.id}  {one.tried_on}  {one.title}")
    if not rows:
        say(_("Nothing waits for an answer."))


@follow_up.command("answer")
def answer_follow_up(
    trial: str,
    still_using: str,
    minutes_ai: Annotated[float | None, typer.Option(help="Minutes with AI, as now.")] = None,
    quality: Annotated[str | None, typer.Option(help="worse, about the same, better.")] = None,
) -> None:
    """Say whether a trial is still in use."""
    with desk().journal.session() as session:
        answered = follow_ups.answer(session, trial, still_using, utc_now())
        if minutes_ai is not None or quality:
            follow_ups.add_details(session, answered.follow_up, minutes_ai, quality)
    say(_("Kept."))


@follow_up.command("not-now")
def not_now(
    trial: str,
    never: Annotated[bool, typer.Option("--never", help="Don't ask about this one.")] = False,
) -> None:
    """Be asked again two teaching weeks later, or never."""
    with desk().journal.session() as session:
        if never:
            follow_ups.do_not_ask(session, trial, utc_now())
            said = _("Not asked about again.")
        else:
            kept = follow_ups.not_now(session, trial, utc_now(), _terms())
            said = _("Asked again on {day}.").format(day=kept.ask_again_on)
    say(said)


@follow_up.command("calendar")
def calendar(out: Out) -> None:
    """Write the days to come as a calendar file that counts trials and names none."""
    with desk().journal.reading() as session:
        written, trials = follow_ups.calendar(session, utc_now(), _terms())
    write_atomically(out, written)
    said = plural("{n} trial to look back at", "{n} trials to look back at", trials)
    say(_("{path}: {trials}.").format(path=out, trials=said))


@action.command("add")
def add(
    asked: str,
    owner_role: Annotated[str | None, typer.Option(help="Whose decision it is.")] = None,
    by_when: Annotated[str | None, typer.Option(help="A month, as 2027-02.")] = None,
    trial: Annotated[str | None, typer.Option(help="The trial that gave rise to it.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Keep something that you asked for."""
    values = given({"owner_role": owner_role, "by_when": by_when, "trial": trial})
    with desk().journal.session() as session:
        made = actions.add_action(session, {"asked": asked, **values}, utc_now())
    if as_json:
        show_json({"id": made.id})
    else:
        say(_("Kept: {id}").format(id=made.id))


@action.command("answer")
def answer(
    action_id: str,
    answer: Annotated[str, typer.Argument(help="yes, not-yet or done.")],
    because: Text = None,
    came_of: Annotated[str | None, typer.Option(help="What came of it.")] = None,
) -> None:
    """Keep what was answered and what came of it."""
    values = given({"answer": answer, "because": because, "came_of": came_of})
    with desk().journal.session() as session:
        found = actions.action_by_id(session, action_id)
        actions.change_action(session, found, values, utc_now())
    say(_("Kept."))


@action.command("list")
def list_(as_json: JsonOption = False) -> None:
    """List what you asked for, unanswered first."""
    with desk().journal.reading() as session:
        rows = actions.actions(session)
    if as_json:
        show_json([row.model_dump(exclude={"n"}) for row in rows])
        return
    for row in rows:
        said = vocabulary.label("action_answer", row.answer) if row.answer else _("no answer yet")
        say(f"{row.id}  {row.asked}  {said}  {row.because or ''}".rstrip())


def _terms() -> tuple[settings.Term, ...]:
    return settings.load(desk().home.settings_file).terms
