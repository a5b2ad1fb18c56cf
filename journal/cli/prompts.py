"""prompts: those that were used, with what came of them."""

from typing import Annotated, Any

import typer

from journal import vocabulary
from journal.cli.app import JsonOption, app, desk, say, show_json
from journal.language import _, plural
from journal.logbook.prompts import KeptPrompt, outcomes
from journal.logbook.prompts import prompts as kept_prompts


@app.command("prompts")
def prompts(
    query: Annotated[str, typer.Argument(help="Words of the prompt, its tool or its job.")] = "",
    as_json: JsonOption = False,
) -> None:
    """List the prompts that trials used, last used first."""
    with desk().journal.reading() as session:
        found = kept_prompts(session, query)
    if as_json:
        show_json([_as_json(prompt) for prompt in found])
        return
    for prompt in found:
        say(_about(prompt))
        say(f"{prompt.text}\n")
    if not found:
        say(
            _("Nothing found for “{query}”.").format(query=query) if query else _("No prompts yet.")
        )


def _about(prompt: KeptPrompt) -> str:
    parts = (
        str(prompt.last_used),
        vocabulary.labels("task", prompt.tasks),
        vocabulary.labels("tool", prompt.tools),
        outcomes(prompt.uses),
        plural("{n} trial", "{n} trials", len(prompt.uses)),
    )
    return "  ".join(part for part in parts if part)


def _as_json(prompt: KeptPrompt) -> dict[str, Any]:
    return {
        "text": prompt.text,
        "last_used": prompt.last_used,
        "tools": prompt.tools,
        "tasks": prompt.tasks,
        "trials": [
            {"id": use.trial, "tried_on": use.tried_on, "outcome": use.outcome}
            for use in prompt.uses
        ],
    }
