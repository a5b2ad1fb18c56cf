"""delete, forget-history."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel import Session

from journal import settings, vocabulary
from journal.cli.app import app, desk, say
from journal.clock import utc_now
from journal.language import _
from journal.logbook.chains import repeats_in_words
from journal.logbook.echoes import Echo, echoes, going
from journal.logbook.forgetting import Wish, delete_now, empty_trash
from journal.logbook.history import history, version
from journal.logbook.trials import TRASH_DAYS, move_to_trash, trial_by_id
from journal.model.trial import Trial
from journal.store.second_place import SecondPlace

IdArgument = Annotated[str, typer.Argument(metavar="ID")]
BackupsOption = Annotated[
    bool, typer.Option("--backups", help="Also take the trial out of older backups.")
]


@app.command("delete")
def delete(
    trial_id: IdArgument,
    now_: Annotated[bool, typer.Option("--now", help="For good, without the trash.")] = False,
    backups: BackupsOption = False,
) -> None:
    """Put a trial into the trash, or delete it for good.

    From the trash it can come back for 30 days; with --now it cannot, and its sentences leave
    drafts, templates and saved searches too.
    """
    journal = desk().journal
    if now_:
        _forget(trial_id, None, backups)
        return
    with journal.session() as session:
        move_to_trash(session, trial_by_id(session, trial_id), utc_now())
    empty_trash(journal, utc_now())
    say(_("In the trash for {n} days.").format(n=TRASH_DAYS))


@app.command("forget-history")
def forget_history(
    trial_id: IdArgument,
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="This version only.")] = None,
    backups: BackupsOption = False,
) -> None:
    """Delete the earlier versions of a trial for good, or one of them; the trial stays."""
    with desk().journal.reading() as session:
        trial = trial_by_id(session, trial_id)
        earlier = [one.n for one in history(session, trial)[1:]]
        wanted = earlier if number is None else [version(session, trial, number).n]
    if not wanted:
        say(_("There is no earlier version."))
        return
    _forget(trial_id, wanted, backups)


def _forget(trial_id: str, versions: Sequence[int] | None, backups: bool) -> None:
    journal = desk().journal
    with journal.reading() as session:
        trial = trial_by_id(session, trial_id)
        found = echoes(session, going(session, trial, versions))
        repeats = _losing_words(session, trial) if versions is None else []
    wish = Wish(
        trial.id,
        only_versions=None if versions is None else tuple(versions),
        places=tuple(found),
        backups=backups,
        second_place=_second_place(),
    )
    gone = delete_now(journal, wish, utc_now())
    if versions is None:
        say(_("Deleted for good here."))
    else:
        say(_("Forgotten here: {n} of its earlier versions.").format(n=len(versions)))
    for line in (*_places(found), *repeats):
        say(line)
    say(_what_backups_hold(backups, gone.not_reached))


def _places(found: Sequence[Echo]) -> list[str]:
    names = {
        "draft": _("Taken out of a draft, too: {title}"),
        "template": _("Taken out of a template, too: {title}"),
        "search": _("Saved search deleted, too: {title}"),
        "word": _("Taken from the words that the spelling accepts: {title}"),
        "trial": _("Another trial holds the same words: {key} {title}"),
    }
    return [names[echo.sort].format(title=echo.title, key=echo.key[:8]) for echo in found]


def _losing_words(session: Session, trial: Trial) -> list[str]:
    gone = _("What it said of the change, when it was tried again, went too: {key} {title}")
    return [
        gone.format(key=one.id[:8], title=vocabulary.labels("task", one.task))
        for one in repeats_in_words(session, trial.id)
    ]


def _second_place() -> SecondPlace | None:
    chosen = settings.load(desk().home.settings_file)
    if chosen.backup_folder is None:
        return None
    return SecondPlace(Path(chosen.backup_folder), chosen.backup_sealed)


def _what_backups_hold(cleaned: bool, not_reached: Path | None) -> str:
    if not cleaned:
        return _("Older backups hold it until they rotate.")
    if not_reached:
        return _("The backups in {folder} could not be reached and hold it still.").format(
            folder=not_reached
        )
    return _("No backup holds it now.")
