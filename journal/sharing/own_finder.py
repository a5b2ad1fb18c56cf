"""The finder with the owner's own lists in it."""

from datetime import date
from typing import cast

from sqlmodel import Session

from journal.logbook.own_names import own_names
from journal.paths import Home
from journal.privacy.finder import Finder, default_finder
from journal.privacy.lists.own_names import NameKind, OwnName, OwnNames
from journal.sharing.remembered_scores import remembering


def own_finder(session: Session, today: date, home: Home | None = None) -> Finder:
    """All layers, the owner's lists as they stand today, the name model where it is installed.

    With her data folder, what the model says is remembered there for the next time.
    """
    rows = own_names(session, today)
    own = OwnNames(OwnName(row.text, cast(NameKind, row.kind)) for row in rows)
    finder = default_finder(own)
    return remembering(finder, home) if home else finder
