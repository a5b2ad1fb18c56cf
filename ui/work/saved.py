"""The searches that the owner keeps under a name."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal.logbook.saved_searches import (
    forget_search,
    rename_search,
    save_search,
    saved_searches,
)


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept search as the menu shows it."""

    name: str
    query: str
    order: str


def saved(session: Session) -> list[Saved]:
    """All of them, by name."""
    return [Saved(kept.name, kept.query, kept.order) for kept in saved_searches(session)]


def keep(session: Session, search: Saved, now: datetime) -> None:
    """Keep a search under its name."""
    save_search(session, search.name, search.query, search.order, now)


def rename(session: Session, name: str, new_name: str) -> None:
    """Give a kept search another name; UserError where that name is taken."""
    rename_search(session, name, new_name)


def forget(session: Session, name: str) -> None:
    """Keep a search no longer."""
    forget_search(session, name)
