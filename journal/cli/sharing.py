"""bundle, withdraw."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from journal.bundle.contents import Contents
from journal.cli.agreeing import ClockIsRight, TakeOver
from journal.cli.app import (
    GroupOption,
    JsonOption,
    app,
    desk,
    say,
    show_json,
    tell_without_model,
    the_group,
)
from journal.cli.preparing import with_prepared
from journal.cli.target import TargetOption, target
from journal.clock import utc_now
from journal.errors import Undecided, UserError
from journal.language import _, plural
from journal.logbook.sharings import mark_taken_back
from journal.logbook.trials import trial_by_id
from journal.model.membership import Membership
from journal.sharing.reviewed import Review
from journal.sharing.sending import next_snapshot, send_to_file
from journal.sharing.snapshot import (
    Prepared,
    Written,
    material_for,
    placing_for,
    without_unsure,
)


@app.command("bundle")
def bundle(
    out: TargetOption = None,
    group: GroupOption = None,
    take_over: TakeOver = False,
    clock_is_right: ClockIsRight = False,
    as_json: JsonOption = False,
) -> None:
    """Write the bundle for a group.

    Nothing is written while anything is undecided (exit status 3).
    """
    path = target(group, out)

    def act(session: Session, mine: Membership, prepared: Prepared) -> tuple[Prepared, Written]:
        _refuse_undecided(prepared)
        _refuse_unsure(prepared)
        written = _write(session, mine, prepared, take_over, clock_is_right)
        send_to_file(session, mine, written, path)
        return prepared, written

    prepared, written = with_prepared(group, act)
    _tell(path, prepared, written, as_json)


@app.command("withdraw")
def withdraw_(
    out: TargetOption = None,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    group: GroupOption = None,
    all_: Annotated[bool, typer.Option("--all", help="Everything you share there.")] = False,
    take_over: TakeOver = False,
    clock_is_right: ClockIsRight = False,
    as_json: JsonOption = False,
) -> None:
    """Take trials back: write the bundle without them."""
    if not ids and not all_:
        raise UserError(_("Say which trials to take back, or --all."))
    path = target(group, out)
    with desk().journal.reading() as session:
        wanted = _to_take_back(session, the_group(session, group), ids)

    def act(session: Session, mine: Membership, prepared: Prepared) -> tuple[Prepared, Written]:
        mark_taken_back(session, mine.group_id, wanted)
        # Of everything the register goes too: an empty snapshot is how everybody sees that all
        # was taken back.
        sure = without_unsure(prepared, placing_for(session, mine))
        left = replace(prepared, contents=Contents()) if all_ else sure
        written = _write(session, mine, left, take_over, clock_is_right)
        send_to_file(session, mine, written, path)
        return left, written

    # Taking something back never waits for a decision on something else.
    prepared, written = with_prepared(group, act, wanted)
    _tell(path, prepared, written, as_json)


def _refuse_undecided(prepared: Prepared) -> None:
    open_questions = len(prepared.review.questions)
    if open_questions:
        raise Undecided(
            plural(
                "{n} question is undecided, so nothing was written; “review” shows it, and "
                "“review --decide-all hide” answers it.",
                "{n} questions are undecided, so nothing was written; “review” shows them, and "
                "“review --decide-all hide” answers them all.",
                open_questions,
            )
        )


def _refuse_unsure(prepared: Prepared) -> None:
    unsure = len(prepared.review.unsure)
    if unsure:
        raise Undecided(
            plural(
                "{n} record was looked through with the name model, which is missing now, and "
                "would leave otherwise, so nothing was written; “review --texts” shows it, and "
                "“review --decide-all hide” takes it as it is.",
                "{n} records were looked through with the name model, which is missing now, and "
                "would leave otherwise, so nothing was written; “review --texts” shows them, and "
                "“review --decide-all hide” takes them as they are.",
                unsure,
            )
        )


def _to_take_back(session: Session, mine: Membership, ids: list[str] | None) -> list[str]:
    if ids:
        return [trial_by_id(session, typed).id for typed in ids]
    material = material_for(session, mine, register_keeper=False)
    return [one.id for one in material.trials] + [one.id for one in material.check_ins]


def _write(
    session: Session, mine: Membership, prepared: Prepared, take_over: bool, clock_is_right: bool
) -> Written:
    with desk().library(mine) as opened, opened.reading() as found:
        return next_snapshot(
            session,
            found,
            mine,
            prepared.contents,
            utc_now(),
            take_over=take_over,
            clock_is_right=clock_is_right,
        )


def _held_back(review: Review) -> list[dict[str, str]]:
    """Which trials stay here, and why."""
    undecided = _("A question about it is undecided.")
    unsure = _("It was looked through with the name model, which is missing.")
    return [
        *({"trial": one.trial, "why": one.why} for one in review.held_back),
        *(
            {"trial": one.id, "why": undecided}
            for one in review.reviewed.values()
            if one.open_questions
        ),
        *({"trial": identity, "why": unsure} for identity in review.unsure),
    ]


def _tell(out: Path, prepared: Prepared, written: Written, as_json: bool) -> None:
    held_back = _held_back(prepared.review)
    trials = len(prepared.contents.group_trials)
    if as_json:
        show_json(
            {
                "file": str(out),
                "trials": trials,
                "leaders": len(prepared.contents.leaders_trials),
                "check_ins": len(prepared.contents.group_check_ins),
                "sequence": written.sequence,
                "held_back": held_back,
            }
        )
        return
    if prepared.review.without_model:
        tell_without_model()
    held = plural("{n} trial", "{n} trials", trials)
    say(_("{path} holds {held}, names and details removed.").format(path=out, held=held))
    for one in held_back:
        say(_("Left out: {trial}. {why}").format(trial=one["trial"][:8], why=one["why"]))
    unseen = len(prepared.review.unreviewed)
    if unseen:
        say(
            plural(
                "{n} record was not looked through as it is now; “review --texts” shows it.",
                "{n} records were not looked through as they are now; “review --texts” shows them.",
                unseen,
            )
        )
