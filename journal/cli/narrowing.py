"""To what `digest` narrows the peers' edition, from what was typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from journal.digest.compose import Audience
from journal.digest.gather.choices import Choice
from journal.digest.gather.narrowing import EVERYTHING, FIELDS, Narrowing
from journal.digest.gather.scope import current_round
from journal.digest.peers.narrowed import filter_choices
from journal.digest.scan import Finds
from journal.digest.wording import and_more
from journal.errors import UserError
from journal.group import library
from journal.group.decisions import Decisions
from journal.group.library import Library
from journal.group.membership import announcement_of
from journal.language import _
from journal.model.membership import Membership
from journal.vocabulary import about, has_list, resolve

_HELP = {
    "period": "Only trials of these two months, as in 2026-11 (peers only).",
    "phase": "Only trials of this phase (peers only).",
    "subject": "Only trials of this subject area (peers only).",
    "job": "Only trials of this job (peers only).",
    "tool": "Only trials of this tool (peers only).",
}
NARROWING = {
    name: Annotated[list[str] | None, typer.Option(f"--{name}", help=said)]
    for name, said in _HELP.items()
} | {
    "round": Annotated[
        int | None,
        typer.Option(
            "--round", min=1, help="Only what was first shared in this round (peers only)."
        ),
    ]
}
"""The options by which the peers' edition is narrowed: a round once, the others as often as one
likes.
"""

# The field of a Narrowing that each fills.
_FILLS = {
    "period": "periods",
    "phase": "phases",
    "subject": "subject_areas",
    "job": "jobs",
    "tool": "tools",
}
_MOST_NAMED = 12


def check_narrowing(audience: Audience, typed: Mapping[str, Any]) -> None:
    """Raise UserError where the leaders' edition is asked for narrowed."""
    if audience != "peers" and any(typed.values()):
        raise UserError(
            _("Only the peers’ edition can be narrowed; the leaders’ tables are a fixed list.")
        )


def narrowing_of(
    opened: Library,
    mine: Membership,
    as_of: date,
    finder: Finds,
    made: Decisions | None,
    typed: Mapping[str, Any],
) -> Narrowing:
    """What was typed for each of the options, as ids or writers' own words.

    Raises UserError for what no trial of the group has, and says what can be chosen.
    """
    if not any(typed.values()):
        return EVERYTHING
    group = announcement_of(mine)
    _check_round(typed["round"], current_round(group, as_of))
    with opened.reading() as found:
        decided = made if made is not None else library.decisions(found)
        offered = filter_choices(found, group, decided, as_of, finder)
    chosen = {
        name: tuple(_chosen(offered[name], FIELDS[name], one) for one in typed.get(option) or ())
        for option, name in _FILLS.items()
    }
    return Narrowing(
        periods=chosen["periods"],
        phases=chosen["phases"],
        subject_areas=chosen["subject_areas"],
        jobs=chosen["jobs"],
        tools=chosen["tools"],
        round=typed["round"],
    )


def _check_round(typed: int | None, newest: int) -> None:
    if typed is not None and typed > newest:
        raise UserError(
            _("There is no round {n} yet; the newest is round {newest}.").format(
                n=typed, newest=newest
            )
        )


def _chosen(offered: Sequence[Choice], field: str, typed: str) -> str:
    wanted = {typed.casefold(), _resolved(field, typed).casefold()}
    for choice in offered:
        if {choice.value.casefold(), choice.name.casefold()} & wanted:
            return choice.value
    names = [choice.name for choice in offered]
    known = and_more(", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED)
    raise UserError(
        _("No trial here has “{typed}” as its {field}; there are: {known}.").format(
            typed=typed,
            field=_named(field),
            known=known,
        )
        if names
        else _("Nothing is shared yet that could be narrowed.")
    )


def _resolved(field: str, typed: str) -> str:
    """The id of what was typed; a subject stands for its area, as it travels."""
    if field == "subject_area":
        area: str | None = about("subject", resolve("subject", typed), "area")
        return area or resolve(field, typed)
    return resolve(field, typed) if has_list(field) else typed


def _named(field: str) -> str:
    return {
        "period": _("period"),
        "phase": _("phase"),
        "subject_area": _("subject area"),
        "task": _("job"),
        "tool": _("tool"),
    }[field]
