"""What the Share page asks about another computer's share: what only it holds, bringing it in."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from journal.paths import Home
from journal.sharing import coming_home
from journal.sharing.coming_home import BroughtIn
from journal.sharing.own_snapshot import newest_own
from ui.work.groups import member_of, opened_library


def bring_in(session: Session, home: Home, group: str, now: datetime) -> BroughtIn | None:
    """Put into the journal what only another computer of the owner's shared; None for nothing."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.reading() as found:
        own = newest_own(found, mine)
    return coming_home.bring_in(session, mine, own, now) if own else None


def take_out_again(session: Session, brought: BroughtIn) -> Sequence[str]:
    """Undo it; the trials that changed."""
    coming_home.take_out_again(session, member_of(session, brought.group), brought)
    return [*brought.trials, *brought.opened]
