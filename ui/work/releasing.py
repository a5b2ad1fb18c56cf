"""What gives a digest to leaders: the first file of a round, and what is known before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

from journal.errors import UserError
from journal.language import _
from journal.model.membership import ReleaseLedger
from journal.paths import Home
from ui.work.digests import Page, leaders
from ui.work.findings import Memory
from ui.work.groups import member_of

if TYPE_CHECKING:
    from ui.worker import Task


def begin(session: Session, group: str) -> None:
    """Make ready for reading the leaders' edition; UserError for anybody but the facilitator."""
    from journal.digest.releasing import begin_ledger  # composes: not for the window's thread

    begin_ledger(session, member_of(session, group))


@dataclass(frozen=True)
class Looked:
    """A leaders' edition as it stands, and the ledger by which it was composed."""

    page: Page
    ledger: str


def look_again(
    session: Session, home: Home, group: str, as_of: date, memory: Memory, seen: Page, task: Task
) -> Looked:
    """Compose the leaders' edition that was looked at once more, before it is given to them.

    Raises UserError where it is another one by now.
    """
    ledger = session.get_one(ReleaseLedger, group).content
    page = leaders(session, home, group, as_of, memory, task)
    if page.composed.document != seen.composed.document:
        raise _changed()
    return Looked(page, ledger)


def release(session: Session, group: str, looked: Looked) -> Page:
    """Enter it in the ledger, before its file is written.

    Raises UserError, nothing released, where something else was released meanwhile.
    """
    from journal.digest.releasing import keep_release

    if session.get_one(ReleaseLedger, group).content != looked.ledger:
        raise _changed()
    keep_release(session, member_of(session, group), looked.page.composed)
    return looked.page


def _changed() -> UserError:
    return UserError(_("Something changed since you looked, so nothing was written; look again."))
