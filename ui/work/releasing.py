"""What gives a digest to leaders: the first file of a round, and what is known before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session

from journal.errors import UserError
from journal.files import ready_to_write
from journal.language import _
from journal.model.membership import ReleaseLedger
from journal.paths import Home
from ui.work.digests import Page, leaders
from ui.work.groups import member_of
from ui.work.memory import Memory

if TYPE_CHECKING:
    from ui.worker import OpenJournal, Task


def begin(session: Session, group: str) -> None:
    """Make ready for reading the leaders' edition; UserError for anybody but the facilitator."""
    from journal.digest.releasing import begin_ledger  # composes: not for the window's thread

    begin_ledger(session, member_of(session, group))


@dataclass(frozen=True)
class Looked:
    """A leaders' edition as it stands, its file, and the ledger by which it was composed."""

    page: Page
    data: bytes
    ledger: str


def look_again(
    session: Session,
    home: Home,
    group: str,
    as_of: date,
    memory: Memory,
    seen: Page,
    write: Callable[[Page], bytes],
    task: Task,
) -> Looked:
    """Compose the leaders' edition that was looked at once more, before it is given to them.

    `write` makes its file. Raises UserError where it is another one by now.
    """
    ledger = session.get_one(ReleaseLedger, group).content
    page = leaders(session, home, group, as_of, memory, task)
    if page.composed.document != seen.composed.document:
        raise _changed()
    return Looked(page, write(page), ledger)


def release(journal: OpenJournal, group: str, looked: Looked, path: Path) -> Path:
    """Write its file and enter it in the ledger; the file takes its place once it is entered.

    Raises UserError, nothing released, where the file cannot be written or something else was
    released meanwhile.
    """
    from journal.digest.releasing import keep_release

    with ready_to_write(path, looked.data), journal.session() as session:
        if session.get_one(ReleaseLedger, group).content != looked.ledger:
            raise _changed()
        keep_release(session, member_of(session, group), looked.page.composed)
    return path


def _changed() -> UserError:
    return UserError(_("Something changed since you looked, so nothing was written; look again."))
