"""The owner's next contribution to a group, reviewed while nobody is kept from writing."""

from collections.abc import Callable, Collection
from typing import TypeVar

from sqlmodel import Session

from journal.cli.app import desk, progress, the_group, warn
from journal.clock import utc_now
from journal.group import admitting
from journal.language import _
from journal.model.membership import Membership
from journal.sharing.own_finder import own_finder
from journal.sharing.settling import Reading, settled
from journal.sharing.snapshot import Prepared, to_prepare
from journal.sharing.standing import standings

Done = TypeVar("Done")
Act = Callable[[Session, Membership, Prepared], Done]


def with_prepared(group: str | None, act: Act[Done], without: Collection[str] = ()) -> Done:
    """What `act` returns with the group named by --group and the review of what goes there.

    `without` are records that are being taken back.
    """

    def read(session: Session) -> Reading:
        mine = the_group(session, group)
        with desk().library(mine) as opened:
            with opened.reading() as found:
                keeper = "register-keeper" in admitting.own_roles(found, mine)
            where = standings(session, opened, mine)
        finder = own_finder(session, utc_now().astimezone().date(), desk().home)
        return Reading(to_prepare(session, mine, keeper, where, without), finder)

    return settled(
        desk().journal,
        read,
        lambda session, made: act(session, the_group(session, group), made),
        progress(_("Reading")),
        lambda: warn(_("The journal was changed meanwhile; reading it again.")),
    )
