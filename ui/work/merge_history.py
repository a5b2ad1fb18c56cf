"""What the history of merges asks: when, how many, from which files; no contents."""

from sqlmodel import Session

from journal.group.merge.history import MergeRecord, merges
from journal.paths import Home
from ui.work.groups import member_of, opened_library


def read(session: Session, home: Home, group: str) -> list[MergeRecord]:
    """The merges into a group's library, newest first."""
    mine = member_of(session, group)
    with opened_library(home, mine.group_id) as opened, opened.reading() as found:
        return merges(found)
