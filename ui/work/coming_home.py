"""What the Share page asks about another computer's share: what only it holds, bringing it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal.paths import Home
from journal.sharing import coming_home
from journal.sharing.coming_home import BroughtIn
from journal.sharing.own_snapshot import newest_own
from ui.work.groups import member_of, opened_library


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the owner said yes to before a share: to overwrite another computer's, by the hash of
    its manifest, "" for none; and that the clock is right.
    """

    take_over: str = ""
    clock_is_right: bool = False


NOTHING_AGREED = Agreed()


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
