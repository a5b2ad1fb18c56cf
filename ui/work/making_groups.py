"""What the Share page asks where a group begins: making it, inviting, joining, its rounds."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.files import read_file
from journal.group import admitting, membership
from journal.group.announcement import CONTEXT
from journal.group.invitation import LONGEST, read_invitation
from journal.paths import Home
from ui.work.groups import opened_library


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
        admitting.admit_founder(found, made, keeper)
    return made.group_id


def join(session: Session, text: str, now: datetime) -> str:
    """Join by the text of an invitation; the group's id."""
    return membership.join_group(session, read_invitation(text), now).group_id


def join_by_file(session: Session, path: Path, now: datetime) -> str:
    """Join by an invitation that came as a file; the group's id."""
    return join(session, read_file(path, LONGEST).decode("utf-8", "replace"), now)
