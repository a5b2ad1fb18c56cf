"""What gives a digest to leaders: the first file of a round, and what is known before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

from journal.digest.releasing import begin_ledger, keep_release
from journal.errors import UserError
from journal.language import _
from journal.paths import Home
from ui.work.digests import Page, leaders
from ui.work.findings import Memory
from ui.work.groups import member_of

if TYPE_CHECKING:
    from ui.worker import Task


def begin(session: Session, group: str) -> None:
    """Make ready for reading the leaders' edition; UserError for anybody but the facilitator."""
    begin_ledger(session, member_of(session, group))


def release(
    session: Session,
    home: Home,
    group: str,
    as_of: date,
    memory: Memory,
    seen: Page,
    task: Task,
) -> Page:
    """Enter the leaders' edition that was looked at in the ledger, before its file is written.

    Raises UserError, nothing released, where it is another one by now.
    """
    page = leaders(session, home, group, as_of, memory, task)
    if page.composed.document != seen.composed.document:
        raise UserError(
            _("Something changed since you looked, so nothing was written; look again.")
        )
    keep_release(session, member_of(session, group), page.composed)
    return page
