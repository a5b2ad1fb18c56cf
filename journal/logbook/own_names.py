"""The owner's own lists of names: kept in the journal only, expiring each August unless kept."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlmodel import Session, col, delete, select

from journal.errors import UserError
from journal.language import _
from journal.model.own_name import OwnNameRow

KINDS = ("pupil", "staff", "school", "place", "class", "other")
LONGEST = 200


def add_names(
    session: Session, names: Iterable[str], kind: str, today: date, keep: bool = False
) -> int:
    """Add names to the lists; how many were new. They expire on 31 August unless `keep`."""
    if kind not in KINDS:
        raise UserError(_("A name is one of: {kinds}.").format(kinds=", ".join(KINDS)))
    known = set(session.exec(select(OwnNameRow.text)).all())
    wanted = dict.fromkeys(" ".join(name.split())[:LONGEST] for name in names)
    fresh = [name for name in wanted if name and name not in known]
    until = None if keep else end_of_school_year(today)
    session.add_all(OwnNameRow(text=name, kind=kind, keep_until=until) for name in fresh)
    session.flush()
    return len(fresh)


def own_names(session: Session, today: date) -> Sequence[OwnNameRow]:
    """The names that have not expired, by kind and name; the expired are forgotten first."""
    session.exec(delete(OwnNameRow).where(col(OwnNameRow.keep_until) < today))
    return session.exec(select(OwnNameRow).order_by(OwnNameRow.kind, OwnNameRow.text)).all()


def clear_names(session: Session, kind: str | None = None) -> int:
    """Forget all names, or all of a kind; how many that were."""
    query = delete(OwnNameRow)
    if kind:
        query = query.where(col(OwnNameRow.kind) == kind)
    return session.exec(query).rowcount


def end_of_school_year(today: date) -> date:
    """The next 31 August."""
    this_year = date(today.year, 8, 31)
    return this_year if today <= this_year else date(today.year + 1, 8, 31)
