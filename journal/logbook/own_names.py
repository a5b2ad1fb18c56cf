"""The owner's own lists of names: kept in the journal only, expiring each August unless kept.

What is removed or has expired leaves the table at once, and the file with `Journal.forget_for_good`
after the caller's commit (at the next start at the latest). What can be put back is held in memory
only, by the `Removed` that the caller was given: nothing on the disk remembers it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from journal.errors import UserError
from journal.language import _
from journal.logbook.trials import mark
from journal.model.own_name import OwnNameRow

KINDS = ("pupil", "staff", "school", "place", "class", "other")
LONGEST = 200  # characters of a name, and of a list's name
LONGEST_YEAR = 20
MOST_NAMES = 20_000  # of one person: every pupil of a large trust
ASKED_BEFORE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NameList:
    """A list as it stands: `name` is "" for what was typed by hand, `keep_until` the first day on
    which names of it go, None where all stay.
    """

    name: str
    kind: str
    names: int
    keep_until: date | None
    expires_soon: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """Names that are gone, each with its list, kind, year group and last day; held in memory."""

    rows: tuple[OwnNameRow, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists that they stood in."""
        return tuple(dict.fromkeys(row.list_name for row in self.rows))


def add_names(
    session: Session,
    names: Iterable[str],
    kind: str,
    today: date,
    keep: bool = False,
    list_name: str = "",
    year_groups: Mapping[str, str] | None = None,
) -> int:
    """Add names to a list; how many were new to it. They expire on 31 August unless `keep`, those
    added in August a year later: they are the next year's.

    Names that the list has stay as long as these do. `year_groups` says of a name what its list
    gave. Raises UserError for an unknown kind, and where that would be too many.
    """
    if kind not in KINDS:
        raise UserError(_("A name is one of: {kinds}.").format(kinds=", ".join(KINDS)))
    listed, years = _cut(list_name), year_groups or {}
    until = None if keep else last_day_of_new(today)
    wanted = {_cut(name): years.get(name, "")[:LONGEST_YEAR] or None for name in names}
    there = {row.text: row for row in _rows(session, listed)}
    fresh = [name for name in wanted if name and name not in there]
    if len(fresh) + len(session.exec(select(OwnNameRow.n)).all()) > MOST_NAMES:
        raise UserError(
            _("More than {n:,} names are too many; list those you write about.").format(
                n=MOST_NAMES
            )
        )
    for name in wanted.keys() & there.keys():
        row = there[name]
        row.keep_until = _later(row.keep_until, until)
        row.year_group = wanted[name] or row.year_group
    session.add_all(
        OwnNameRow(
            text=name, kind=kind, list_name=listed, year_group=wanted[name], keep_until=until
        )
        for name in fresh
    )
    session.flush()
    return len(fresh)


def own_names(session: Session, today: date) -> Sequence[OwnNameRow]:
    """The names that have not expired, by kind and name; one that stands in two lists twice."""
    in_order = select(OwnNameRow).order_by(OwnNameRow.kind, OwnNameRow.text, OwnNameRow.list_name)
    return session.exec(in_order.where(_lasting(today))).all()


def lists(session: Session, today: date) -> tuple[NameList, ...]:
    """The lists that have not expired, what was typed by hand first."""
    return _as_lists(session.exec(select(OwnNameRow).where(_lasting(today))).all(), today)


def names_in(session: Session, list_name: str, kind: str, today: date) -> Sequence[OwnNameRow]:
    """The names of one kind in a list."""
    listed = _cut(list_name)
    return [row for row in own_names(session, today) if (row.list_name, row.kind) == (listed, kind)]


def remove_list(session: Session, list_name: str, kind: str | None = None) -> Removed:
    """Take a list out, or its names of one kind; to be put back with `put_back`.

    Raises UserError where there is no such list.
    """
    rows = _rows(session, list_name, kind)
    if not rows:
        raise _no_list(list_name)
    return _remove(session, rows)


def remove_names(session: Session, list_name: str, kind: str, names: Iterable[str]) -> Removed:
    """Take single names out of a list."""
    gone = set(names)
    return _remove(session, [r for r in _rows(session, list_name, kind) if r.text in gone])


def put_back(session: Session, removed: Removed, until: date | None = None) -> int:
    """Put back what was removed, for as long as before, or to `until`; how many names that were."""
    there = {(name, row.kind, row.text) for name in removed.lists for row in _rows(session, name)}
    back = [row for row in removed.rows if (row.list_name, row.kind, row.text) not in there]
    for row in back:
        kept = until if until and row.keep_until else row.keep_until
        session.add(OwnNameRow(**row.model_dump(exclude={"n", "keep_until"}), keep_until=kept))
    session.flush()
    return len(back)


def keep_list(session: Session, list_name: str, until: date | None, kind: str | None = None) -> int:
    """Keep a list to the end of the day `until`, None for always; how many names it has.

    In a list of which some names go and some stay, those that stay do so. Raises UserError where
    there is no such list.
    """
    rows = _rows(session, list_name, kind)
    if not rows:
        raise _no_list(list_name)
    some_go = any(row.keep_until for row in rows)
    for row in rows:
        if row.keep_until or until is None or not some_go:
            row.keep_until = until
    session.flush()
    return len(rows)


def rename_list(session: Session, list_name: str, new: str, kind: str | None = None) -> None:
    """Call a list, or its names of one kind, something else; a list called so takes them in.

    Raises UserError where there is no such list.
    """
    rows, new = _rows(session, list_name, kind), _cut(new)
    if not rows:
        raise _no_list(list_name)
    there = {(row.kind, row.text) for row in _rows(session, new)}
    for row in rows:
        if new == list_name:
            break
        if (row.kind, row.text) in there:
            session.delete(row)
        else:
            row.list_name = new
    session.flush()


def clear_names(session: Session, kind: str | None = None) -> Removed:
    """Forget all names, or all of a kind; what they were."""
    query = select(OwnNameRow)
    return _remove(
        session, session.exec(query.where(OwnNameRow.kind == kind) if kind else query).all()
    )


def expiring(session: Session, today: date) -> tuple[NameList, ...]:
    """The lists that go within a month, about which the owner is asked."""
    return tuple(one for one in lists(session, today) if one.expires_soon)


def let_expired_go(session: Session, today: date) -> Removed:
    """Forget the names whose day is over; what went, so that it can be said and put back."""
    return _remove(
        session, session.exec(select(OwnNameRow).where(col(OwnNameRow.keep_until) < today)).all()
    )


def end_of_school_year(today: date) -> date:
    """The next 31 August."""
    this_year = date(today.year, 8, 31)
    return this_year if today <= this_year else date(today.year + 1, 8, 31)


def last_day_of_new(today: date) -> date:
    """The 31 August on which names go that are listed `today`."""
    until = end_of_school_year(today)
    return another_year(until, today) if today.month == until.month else until


def another_year(keep_until: date | None, today: date) -> date:
    """The 31 August after the one on which a list would go."""
    return end_of_school_year(max(today, (keep_until or today) + timedelta(days=1)))


def _rows(session: Session, list_name: str, kind: str | None = None) -> Sequence[OwnNameRow]:
    query = select(OwnNameRow).where(OwnNameRow.list_name == _cut(list_name))
    return session.exec(query.where(OwnNameRow.kind == kind) if kind else query).all()


def _remove(session: Session, rows: Iterable[OwnNameRow]) -> Removed:
    gone = tuple(rows)
    kept = tuple(OwnNameRow(**row.model_dump(exclude={"n"})) for row in gone)
    for row in gone:
        session.delete(row)
    if gone:
        session.flush()
        mark(session)
    return Removed(kept)


def _as_lists(rows: Iterable[OwnNameRow], today: date) -> tuple[NameList, ...]:
    def of(row: OwnNameRow) -> tuple[str, int]:
        return row.list_name, KINDS.index(row.kind)

    found = []
    for (name, kind), group in groupby(sorted(rows, key=of), of):
        days = [row.keep_until for row in group]
        first = min((day for day in days if day), default=None)
        soon = first is not None and first - today <= ASKED_BEFORE
        found.append(NameList(name, KINDS[kind], len(days), first, soon))
    return tuple(found)


def _lasting(today: date) -> ColumnElement[bool]:
    last_day = col(OwnNameRow.keep_until)
    return or_(last_day.is_(None), last_day >= today)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _cut(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _no_list(name: str) -> UserError:
    return UserError(_("There is no list called “{name}”; look which there are.").format(name=name))
