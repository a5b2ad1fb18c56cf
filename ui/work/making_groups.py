"""What the Share page asks where a group begins: making it, inviting, joining, its rounds."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.files import read_file, write_atomically
from journal.group import admitting, membership
from journal.group.admission import Role
from journal.group.announcement import CONTEXT
from journal.group.invitation import LONGEST, read_invitation
from journal.paths import Home
from ui.work.groups import member_of, opened_library

FOUNDER: tuple[Role, ...] = ("slips",)  # who may hand in paper slips, without the register


def make(
    session: Session,
    home: Home,
    now: datetime,
    name: str,
    invited: int,
    open_to_all: bool,
    threshold: int,
    purpose: str = "",
    context: Collection[str] = CONTEXT,
    keeper: bool = True,
) -> str:
    """Make a group, its founder let in from the start, as its register's `keeper` or not; its id.

    `context` are the fields of a trial that it asks for.
    """
    made = membership.found_group(
        session,
        name,
        now,
        purpose=purpose,
        threshold=threshold,
        invited=invited,
        open_to_all=open_to_all,
        context=context,
    )
    with opened_library(home, made.group_id) as opened, opened.session() as found:
        if keeper:
            admitting.admit_founder(found, made)
        else:
            admitting.admit(found, made, [made.contributor], FOUNDER)
    return made.group_id


def join(session: Session, text: str, now: datetime) -> str:
    """Join by the text of an invitation; the group's id."""
    return membership.join_group(session, read_invitation(text), now).group_id


def join_by_file(session: Session, path: Path, now: datetime) -> str:
    """Join by an invitation that came as a file; the group's id."""
    return join(session, read_file(path, LONGEST).decode("utf-8", "replace"), now)


def invitation(session: Session, group: str) -> str:
    """The text of the invitation."""
    return membership.invitation_to(member_of(session, group)).to_text()


def save_invitation(session: Session, group: str, path: Path) -> Path:
    """Write the invitation to a file."""
    write_atomically(path, invitation(session, group).encode() + b"\n")
    return path


def open_round(session: Session, group: str, now: datetime) -> int:
    """Open the next round; its number."""
    today = now.astimezone().date()
    return membership.open_round(session, member_of(session, group), today).round
