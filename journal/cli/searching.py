"""search."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.cli.shown import trial_json, trial_line
from journal.clock import utc_now
from journal.errors import UserError
from journal.language import _
from journal.logbook import saved_searches, search, unfinished
from journal.logbook.query import parse
from journal.model.trial import Trial
from journal.model.unsaved import UnsavedDraft


@app.command("search", context_settings={"ignore_unknown_options": True})
def search_(
    words: Annotated[list[str] | None, typer.Argument(metavar="QUERY")] = None,
    order: Annotated[
        str | None, typer.Option("--order", help="newest (the default) or relevance")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="The first N only.")] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Keep this search as NAME, too.")
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", metavar="NAME", help="Search as kept as NAME.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Find trials.

    Words, "phrases", prefix* and -not; tool: task: area: subject: phase: outcome: concern: tag:
    aim: kind: growth: with ids or labels, a,b for either; before: and after: (that day and later)
    with 2026, 2026-03 or 2026-03-14; has:next, has:prompt, has:minutes…; is:shared, is:private,
    is:sent, is:draft, is:trash. Newest first.
    """
    now, typed = utc_now(), " ".join(words or ())
    if order not in (None, *saved_searches.ORDERS):
        raise UserError(_("The order is “newest” or “relevance”."))
    today = now.astimezone().date()
    journal = desk().journal
    with journal.session() if save else journal.reading() as session:
        if saved:
            kept = saved_searches.saved_search(session, saved)
            typed, order = f"{kept.query} {typed}".strip(), order or kept.order
        if not typed.strip():
            raise UserError(_("Say what to search for, or name a kept search with --saved."))
        query, order = parse(typed, today), order or "newest"
        numbers = search.find_numbers(session, query, order, limit, today)
        found = [session.get_one(Trial, number) for number in numbers]
        waiting = unfinished.find_drafts(session, query) if query.asks("is", "draft") else ()
        if save:
            saved_searches.save_search(session, save, typed, order, now)
    for note in query.notes:
        sys.stderr.write(f"{note}\n")
    if as_json:
        show_json([trial_json(trial) for trial in found] + [_draft_json(one) for one in waiting])
        return
    _say(found, waiting, typed)


def _say(found: Sequence[Trial], waiting: Sequence[UnsavedDraft], typed: str) -> None:
    for trial in found:
        say(trial_line(trial))
    for one in waiting:
        text = " ".join(str(one.content.get("did") or one.content.get("worked") or "").split())
        day = one.updated_at.astimezone().date()
        say(_("Draft of {day}: {text}").format(day=day, text=text[:80] or "–"))
    if not (found or waiting):
        say(_("Nothing found for “{query}”.").format(query=typed))


def _draft_json(draft: UnsavedDraft) -> dict[str, object]:
    return {"draft": draft.id, "trial": draft.trial, **draft.content}
