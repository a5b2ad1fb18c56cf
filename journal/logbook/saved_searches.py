"""Searches kept under a name."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from journal.errors import UserError
from journal.language import _
from journal.model.saved_search import SavedSearch

NAME_LIMIT = 80
ORDERS = ("newest", "relevance")


def save_search(session: Session, name: str, query: str, order: str, now: datetime) -> SavedSearch:
    """Keep what was typed under `name`; a search that has the name already is replaced.

    Raises UserError for an empty or overlong name, and where there is nothing to keep.
    """
    name, query = _name(name), query.lstrip()
    if not query:
        raise UserError(_("Type what to search for first; then it can be kept under a name."))
    kept = _find(session, name) or SavedSearch(name=name, query=query, created_at=now)
    kept.query, kept.order = query, order if order in ORDERS else "newest"
    session.add(kept)
    session.flush()
    return kept


def saved_searches(session: Session) -> Sequence[SavedSearch]:
    """All of them, by name."""
    found = session.exec(select(SavedSearch)).all()
    return sorted(found, key=lambda kept: kept.name.casefold())


def saved_search(session: Session, name: str) -> SavedSearch:
    """The one with this name; UserError where there is none."""
    kept = _find(session, " ".join(name.split()))
    if kept is None:
        raise UserError(_("No search is kept as “{name}”.").format(name=name))
    return kept


def rename_search(session: Session, name: str, new_name: str) -> SavedSearch:
    """Give a kept search another name; UserError where that name is taken."""
    kept, new_name = saved_search(session, name), _name(new_name)
    holder = _find(session, new_name)
    if holder and holder.name != kept.name:
        raise UserError(_("Another search is kept as “{name}” already.").format(name=new_name))
    renamed = SavedSearch(
        name=new_name, query=kept.query, order=kept.order, created_at=kept.created_at
    )
    session.delete(kept)
    session.flush()
    session.add(renamed)
    session.flush()
    return renamed


def forget_search(session: Session, name: str) -> None:
    """Keep it no longer. No search of that name is no error."""
    kept = _find(session, " ".join(name.split()))
    if kept:
        session.delete(kept)
        session.flush()


def _find(session: Session, name: str) -> SavedSearch | None:
    wanted = name.casefold()
    query = select(SavedSearch).order_by(col(SavedSearch.name))
    return next((kept for kept in session.exec(query) if kept.name.casefold() == wanted), None)


def _name(written: str) -> str:
    name = " ".join(written.split())
    if not name:
        raise UserError(_("Give the search a name."))
    if len(name) > NAME_LIMIT:
        raise UserError(_("Up to {n} characters fit into the name.").format(n=NAME_LIMIT))
    return name
