"""digest."""

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import typer
from sqlmodel import Session

from journal.cli.app import GroupOption, JsonOption, app, desk, say, show_json, the_group
from journal.cli.narrowing import NARROWING, check_narrowing, narrowing_of
from journal.cli.options import takes
from journal.cli.parts import (
    DIGEST,
    DayOption,
    DecisionsOption,
    EditionOption,
    FormatOption,
    OutOption,
    PaperOption,
    PartOption,
    PreviewOption,
    audience_of,
    day_of,
    paper_of,
    part_of,
)
from journal.cli.previewing import print_effects
from journal.digest.compose import Audience, Composed
from journal.digest.releasing import keep_release, read_digest
from journal.digest.render.formats import write_digest
from journal.errors import UserError
from journal.files import read_file, ready_to_write
from journal.group import foreign_decisions
from journal.group.decisions import Decisions, read_decisions
from journal.language import _
from journal.model.membership import Membership
from journal.privacy.finder import default_finder
from journal.sharing.remembered_scores import remembering

LARGEST_FILE = 20_000_000  # bytes


@app.command("digest")
@takes(NARROWING)
def digest(
    out: OutOption = None,
    edition: EditionOption = None,
    part: PartOption = DIGEST,
    format_: FormatOption = "html",
    paper: PaperOption = "a4",
    group: GroupOption = None,
    as_of: DayOption = None,
    decisions: DecisionsOption = None,
    preview: PreviewOption = False,
    as_json: JsonOption = False,
    **only: Any,
) -> None:
    """Write a digest for the group or its leaders, or a part of it on its own."""
    audience, day, sheet = audience_of(edition, part), day_of(as_of), paper_of(paper)
    _check(audience, out, preview)
    check_narrowing(audience, only)
    made = read_decisions(read_file(decisions, LARGEST_FILE)) if decisions else None
    # What is written takes its place once the session is over: what leaders were given is in the
    # ledger by then, and a file that could not be written has given them nothing.
    with ExitStack() as place, desk().journal.session() as session:
        mine = the_group(session, group)
        missing = _missing(mine, made)
        composed = _composed(session, mine, audience, day, made, only)
        if out is None or preview:
            session.rollback()
            print_effects(composed, as_json)
            return
        document = part_of(composed, part)
        data = write_digest(document, format_, sheet)
        keep_release(session, mine, composed)
        place.enter_context(ready_to_write(out, data))
    if as_json:
        told = {"edition": document.edition, "masked": _masked(composed), "missing": missing}
        show_json({"written": out} | told)
        return
    if missing:
        say(foreign_decisions.warning(missing))
    say(_("{path} is written.").format(path=out))
    _say_what_was_masked(composed)


def _missing(mine: Membership, made: Decisions | None) -> int:
    """How many trials that the decisions from a file are on are not in this library."""
    if made is None:
        return 0
    with desk().library(mine) as opened, opened.reading() as found:
        return foreign_decisions.missing(found, made)


def _composed(
    session: Session,
    mine: Membership,
    audience: Audience,
    day: date,
    made: Decisions | None,
    only: Mapping[str, Any],
) -> Composed:
    with desk().library(mine) as opened:
        finder = remembering(default_finder(), desk().home)
        narrowing = narrowing_of(opened, mine, day, finder, made, only)
        return read_digest(opened, session, mine, audience, day, finder, made, narrowing=narrowing)


def _check(audience: Audience, out: Path | None, preview: bool) -> None:
    if preview and audience == "peers":
        raise UserError(_("Only the edition for leaders has a preview of what it gives."))
    if out is None and not preview:
        raise typer.BadParameter(_("Name the file to write."), param_hint="--out")


def _masked(composed: Composed) -> list[str]:
    return [found.text for found in composed.found if found.masked]


def _say_what_was_masked(composed: Composed) -> None:
    masked = _masked(composed)
    if masked:
        say(
            _("Printed masked until you decide: {words}").format(
                words=", ".join(f"“{text}”" for text in masked)
            )
        )
