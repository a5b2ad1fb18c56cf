"""portfolio: the owner's own trials as a private page."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json, tell_without_model
from journal.clock import utc_now
from journal.errors import UserError
from journal.exchange.portfolio.checking import Check, Found
from journal.exchange.portfolio.choosing import Choice
from journal.exchange.portfolio.deciding import load_answers
from journal.exchange.portfolio.gathering import gather
from journal.exchange.portfolio.writing import write_portfolio
from journal.language import _
from journal.sharing.own_finder import own_finder


@app.command("portfolio")
def portfolio(
    trials: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Some trials; else all.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A file ending in .html, .pdf or .docx.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="First day, as 2026-09-01.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="With this tag.")] = None,
    growth: Annotated[
        list[str] | None, typer.Option("--growth", help="With this growth tag.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title of the page.")] = None,
    name: Annotated[str, typer.Option("--name", help="Your own name, for the page.")] = "",
    prompts: Annotated[bool, typer.Option("--prompts", help="With the prompts.")] = False,
    decide: Annotated[
        Path | None, typer.Option("--decide", help='JSON: {"word": "hide" | "keep"}.')
    ] = None,
    decide_all: Annotated[
        str | None, typer.Option("--decide-all", help="hide or keep what is asked about.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write your own trials as a private page: HTML, PDF or Word.

    Names and details of others are looked for first; without --out, what was found is listed.
    """
    choice = Choice(
        _day(first), _day(last), tuple(trials or ()), tuple(tag or ()), tuple(growth or ())
    )
    with desk().journal.reading() as session:
        page = gather(session, choice, title, name, with_prompts=prompts)
        finder = own_finder(session, utc_now().astimezone().date(), desk().home)
    check = Check(page, finder)
    if finder.model is None:
        tell_without_model()
    found = check.found()
    if out is None:
        _show(found, as_json)
        return
    write_portfolio(check.checked(load_answers(decide, decide_all, found)), out)
    if as_json:
        show_json({"out": str(out), "trials": len(page.entries)})
    else:
        say(
            _(
                "Written to {path}. It is private; names of others were hidden or kept as decided."
            ).format(path=out)
        )


def _show(found: list[Found], as_json: bool) -> None:
    if as_json:
        names = ("text", "kind", "why", "contexts", "times", "asked")
        show_json([{name: getattr(one, name) for name in names} for one in found])
        return
    for one in found:
        what = _("to decide") if one.asked else _("hidden")
        say(f"{what}: {one.text}  ({one.why})")
        for context in one.contexts:
            say(f"    … {context} …")
        if one.times > len(one.contexts):
            say("    " + _("{n} places in all").format(n=one.times))
    if not found:
        say(_("Nothing was found that names anybody."))


def _day(typed: str | None) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise UserError(
            _("“{typed}” is no day; write it as 2026-09-01.").format(typed=typed)
        ) from None
