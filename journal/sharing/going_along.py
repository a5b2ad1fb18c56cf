"""Which context of a trial its writer lets go along to a group."""

from collections.abc import Collection

from sqlmodel import Session

from journal.errors import UserError
from journal.group.announcement import CONTEXT
from journal.group.membership import announcement_of
from journal.language import _
from journal.model.membership import Membership


def going_along(membership: Membership) -> tuple[str, ...]:
    """The fields that the group asks for and the owner lets go along, in the order of CONTEXT."""
    asked = announcement_of(membership).context
    return tuple(name for name in CONTEXT if name in asked and name in membership.context)


def let_go_along(session: Session, membership: Membership, fields: Collection[str]) -> None:
    """Let these of the fields that the group asks for go along from now on, and no others of them.

    What it does not ask for now stays as the owner had it. Raises UserError for what is no such
    field.
    """
    unknown = set(fields) - set(CONTEXT)
    if unknown:
        raise UserError(
            _("{name} is not asked by groups; they ask for {names}.").format(
                name=", ".join(sorted(unknown)), names=", ".join(CONTEXT)
            )
        )
    asked = announcement_of(membership).context
    membership.context = [
        name
        for name in CONTEXT
        if (name in fields if name in asked else name in membership.context)
    ]
    session.add(membership)
    session.flush()
