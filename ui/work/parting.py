"""What the Share page asks when people part: leaving, removing, withdrawal codes."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlmodel import Session

from journal.errors import UserError
from journal.group import admitting
from journal.group.forgetting import forget_for_good
from journal.ids import clean_code
from journal.language import _
from journal.paths import Home
from journal.sharing.leaving import leave as leave_group
from journal.sharing.sending import send_to_file
from ui.work.agreed import NOTHING_AGREED, Agreed
from ui.work.groups import member_of, opened_library


def remove(session: Session, home: Home, group: str, keys: Sequence[str]) -> None:
    """Remove people: what they shared is deleted here, and wherever the next file is merged."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened:
        with opened.session() as found:
            for key in keys:
                admitting.remove(found, mine, key)
        forget_for_good(opened)


def carry_out(session: Session, home: Home, group: str, code: str) -> None:
    """Remove whoever has this withdrawal code; UserError where nobody has."""
    with opened_library(home, group) as opened, opened.reading() as found:
        keys = admitting.keys_of_withdrawal_code(found, group, clean_code(code))
    if not keys:
        raise UserError(_("Nobody here has this withdrawal code; check it for slips."))
    remove(session, home, group, keys)


def leave(
    session: Session,
    home: Home,
    group: str,
    now: datetime,
    path: Path,
    agreed: Agreed = NOTHING_AGREED,
) -> Path:
    """Leave a group: writes the file that takes back all that the owner shared.

    Raises WrittenElsewhere and ClockAhead until that is `agreed`.
    """
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.reading() as found:
        leave_group(
            session,
            found,
            mine,
            now,
            partial(send_to_file, session, mine, path=path),
            take_over=agreed.take_over,
            clock_is_right=agreed.clock_is_right,
        )
    return path
