"""The finder with the owner's own lists in it."""

from datetime import date
from typing import cast

from sqlmodel import Session

from journal.logbook.own_names import own_names
from journal.privacy.finder import Finder, default_finder
from journal.privacy.own_names import NameKind, OwnName, OwnNames


def own_finder(session: Session, today: date) -> Finder:
    """All layers, the owner's lists as they stand today, the name model where it is installed."""
    rows = own_names(session, today)
    return default_finder(OwnNames(OwnName(row.text, cast(NameKind, row.kind)) for row in rows))
