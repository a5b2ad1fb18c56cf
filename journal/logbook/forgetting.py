"""Delete now: what should never have been typed leaves the journal, its files and, if wanted, the
backups.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, delete, select

from journal.errors import UserError
from journal.language import _
from journal.logbook.echoes import Echo, Going, going, take_out
from journal.logbook.trials import empty_old_trash, forget_trial, mark, trial_by_id, versions
from journal.model.membership import ReviewDecision
from journal.model.trial import Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from journal.store.backup import remove_leftovers
from journal.store.clean_backups import Unwanted, clean_backups
from journal.store.journal_file import Journal
from journal.store.put_back import LOOK
from journal.store.second_place import SecondPlace, deliver

_MARKS = ".,;:!?\"'()“”‘’"
_TABLE_OF = {
    "template": ("template", "task"),
    "search": ("saved_search", "name"),
    "word": ("own_word", "word"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go: a trial, or its versions of these numbers (1 the oldest); also from `places`,
    and from the backups, those in the second place included.
    """

    trial: str
    only_versions: tuple[int, ...] | None = None
    places: tuple[Echo, ...] = ()
    backups: bool = False
    second_place: SecondPlace | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """How many backups held it and hold it no more, and the second place where it was not there."""

    backups: int = 0
    not_reached: Path | None = None


def delete_now(journal: Journal, wish: Wish, now: datetime) -> Gone:
    """Carry out a wish: one change of the journal, then its file, then the backups.

    A new backup is made before older ones are changed, so that there always is one. An older one
    loses the whole trial, of which the new one holds what stays. Raises UserError where something
    hinders it; what was deleted by then stays deleted.
    """
    with journal.session() as session:
        trial = trial_by_id(session, wish.trial)
        words = going(session, trial, wish.only_versions)
        take_out(session, wish.places, words)
        if wish.only_versions is None:
            forget_trial(session, trial)
        else:
            forget_versions(session, trial, wish.only_versions, words)
    journal.forget_for_good()
    return _clean(journal, wish, now) if wish.backups else Gone()


def forget_versions(
    session: Session, trial: Trial, numbers: Collection[int], words: Going | None = None
) -> int:
    """Delete earlier versions of a trial, unsaved edits of it and decisions on their words.

    Returns how many versions went. Raises UserError for the newest: it is what the trial says.
    """
    words = words or going(session, trial, tuple(numbers))
    told = list(reversed(versions(session, trial)))
    if len(told) in numbers:
        raise UserError(
            _("The newest version is what the trial says now; edit the trial, then forget it.")
        )
    chosen = [one.n for n, one in enumerate(told, 1) if n in numbers]
    session.exec(delete(TrialVersion).where(col(TrialVersion.n).in_(chosen)))
    session.exec(delete(UnsavedDraft).where(col(UnsavedDraft.trial) == trial.id))
    for decision in session.exec(select(ReviewDecision)).all():
        asked = decision.text.casefold().split()
        put = [word.strip(_MARKS) for word in (decision.reword or "").casefold().split()]
        reworded = decision.trial == trial.id and any(word in words.words for word in put)
        if reworded or (asked and all(word in words.words for word in asked)):
            session.delete(decision)
    session.flush()
    mark(session)
    return len(chosen)


def empty_trash(journal: Journal, now: datetime) -> int:
    """Forget what has lain in the trash for 30 days, to the last byte; how many trials that were.

    What an earlier run was stopped in the middle of is finished too.
    """
    remove_leftovers(journal.home.root, f"{LOOK}*", now)
    with journal.session() as session:
        count = empty_old_trash(session, now)
    if count:
        journal.forget_for_good()
    else:
        journal.forget_what_waits()
    return count


def _clean(journal: Journal, wish: Wish, now: datetime) -> Gone:
    newest = Path(journal.back_up(now))
    remove_leftovers(journal.home.root, f"{LOOK}*", None)
    rows: dict[tuple[str, str], Sequence[str]] = {}
    for echo in wish.places:
        if echo.sort in _TABLE_OF:
            rows[_TABLE_OF[echo.sort]] = [*rows.get(_TABLE_OF[echo.sort], ()), echo.key]
    unwanted = Unwanted((wish.trial,), rows)
    held = clean_backups(journal.home.backups, unwanted, newest)
    place = wish.second_place
    if place is None:
        return Gone(held)
    if not place.folder.is_dir():
        return Gone(held, place.folder)
    delivered = deliver(journal.home, newest, place, now)
    return Gone(held + clean_backups(place.folder, unwanted, delivered))
