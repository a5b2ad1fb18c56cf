"""Tables of names: under headings by what these say, without headings by what the columns hold."""

from collections.abc import Callable, Sequence

from journal.privacy.lists.list_headings import PERSON, Role, roles_of
from journal.privacy.lists.listed_names import Gathering
from journal.privacy.names.listed_people import (
    LONGEST_YEAR,
    family_of,
    is_code,
    is_name,
    names_of,
    plain,
    year_group,
)
from journal.privacy.names.ordinary import is_first_name
from journal.privacy.reading import folded

HEADINGS_WITHIN = 15  # rows; a title, a date and a note may stand above the headings
ALONE_WITHIN = 4  # a single known heading counts only near the top
MOSTLY = 0.6
LEAST_ROWS = 3  # to say of a column that it holds codes, of a table that it is a grid

Row = Sequence[str]
Roles = Sequence[Role | None]
_OF_KIND = {
    "school": (Role.SCHOOL, Role.NAME),
    "place": (Role.PLACE, Role.NAME),
    "class": (Role.FORM, Role.NAME),
}


def headings_of(rows: Sequence[Row], kind: str) -> tuple[int, Roles] | None:
    """Where the headings stand, and what they say; None where there are none for this kind."""
    wanted = set(_OF_KIND.get(kind, PERSON))
    best: tuple[int, int, Roles] | None = None
    for place, row in enumerate(rows[:HEADINGS_WITHIN]):
        roles = roles_of(row)
        known = sum(role is not None for role in roles)
        filled = sum(bool(cell) for cell in row)
        # Above the marks of a mark book "Name" may be the only heading that is known.
        named = any(role and "name" in cell.lower() for role, cell in zip(roles, row, strict=True))
        alone = known == 1 and ((filled > 2 and not named) or place >= ALONE_WITHIN)
        if wanted & set(roles) and not alone and (best is None or known > best[0]):
            best = known, place, roles
    return best and best[1:]


def read_headed(rows: Sequence[Row], top: int, roles: Roles, kind: str, out: Gathering) -> None:
    """Take the names beneath the headings in row `top`."""
    for row in rows[:top]:
        filled = [cell for cell in row if cell]
        if filled:
            out.call(filled[0])
    if kind in _OF_KIND:
        role = next(role for role in _OF_KIND[kind] if role in roles)
        for row in rows[top + 1 :]:
            out.take(_under(row, roles, role)[:1], "", row)
        return
    people = PERSON - {Role.STAFF} if kind != "staff" else PERSON
    if not people & set(roles):
        people, out.staff = PERSON, True
    out.staff = out.staff or (kind != "staff" and people == PERSON)
    for row in rows[top + 1 :]:
        row = _not_wider(row, roles)
        if list(roles_of(row)) != list(roles):  # headings come again on each printed page
            year = next(iter(_under(row, roles, Role.YEAR) + _under(row, roles, Role.FORM)), "")
            out.take(_people(row, roles, people), year[:LONGEST_YEAR], row)


def read_headless(rows: Sequence[Row], out: Gathering) -> None:
    """Take the people of a table that says nothing of its columns."""
    columns = _name_columns(rows)
    full = [n for n in columns if _share(rows, n, _is_full) >= MOSTLY]
    first = [n for n in columns if _share(rows, n, _is_forename) >= MOSTLY]
    grid = full if len(full) > 1 else first if len(first) > 2 and len(rows) >= LEAST_ROWS else []
    pair = columns[:2] if len(columns) > 1 and not full else []
    if pair and _share(rows, pair[1], _is_forename) >= _share(rows, pair[0], _is_forename):
        pair.reverse()  # now the forename's column, then the surname's
    for row in rows:
        cells = {n: cell for n, cell in enumerate(row) if cell}
        year = next(filter(None, map(year_group, list(cells.values())[1:])), "")
        if grid:
            found = [name for n in grid if n in cells for name in names_of(cells[n])]
        elif pair:
            found = _joined(cells.get(pair[1], ""), cells.get(pair[0], ""))
        else:
            found = names_of(cells.get((full or columns or [0])[0], ""))
        out.take(found, year, row)


def _people(row: Row, roles: Roles, people: frozenset[Role] | set[Role]) -> list[str]:
    """The names that one row gives its person: the whole one and the one gone by."""
    forename, surname, preferred, other_surname, title = (
        next(iter(_under(row, roles, role)), "")
        for role in (
            Role.FORENAME, Role.SURNAME, Role.PREFERRED, Role.PREFERRED_SURNAME, Role.TITLE,
        )
    )  # fmt: skip
    found = _joined(surname, forename or ("" if preferred else title))
    for role in (Role.NAME, Role.SURNAME_FIRST, Role.STAFF):
        for cell in _under(row, roles, role) if role in people else []:
            turned = role is Role.SURNAME_FIRST and "," not in cell and " " in cell
            found += names_of(cell.replace(" ", ", ", 1) if turned else cell)
    if preferred or other_surname:
        family = other_surname or surname or (family_of(found[0]) if found else "")
        whole = " " in preferred and folded(family) in folded(preferred)
        called = preferred or forename
        found += names_of(preferred) if whole else _joined(family, called)
    for legal in _under(row, roles, Role.SURNAME)[1:]:
        found += _joined(legal, forename)
    return list(dict.fromkeys(found))


def _joined(surname: str, forename: str) -> list[str]:
    """The name of two cells, either of which may be empty or hold a comma of its own."""
    if surname and forename and "," not in surname + forename:
        return names_of(f"{surname}, {forename}")
    return [name for cell in (surname, forename) for name in names_of(cell)]


def _under(row: Row, roles: Roles, role: Role) -> list[str]:
    return [cell for cell, its in zip(row, roles, strict=False) if its is role and cell]


def _not_wider(row: Row, roles: Roles) -> Row:
    """A row without the cell too many that "Khan, Olivia" makes where commas part the columns."""
    over = len(row) - len(roles)
    name = next((n for n, role in enumerate(roles) if role is Role.NAME), None)
    if over != 1 or name is None or not (row[name] and row[name + 1] and row[-1]):
        return row
    return [*row[:name], f"{row[name]}, {row[name + 1]}", *row[name + 2 :]]


def _name_columns(rows: Sequence[Row]) -> list[int]:
    width = max((len(row) for row in rows), default=0)
    return [
        n
        for n in range(width)
        if _share(rows, n, _has_name) >= MOSTLY
        and not (n and len(rows) >= LEAST_ROWS and _share(rows, n, is_code) >= 1)
    ]


def _share(rows: Sequence[Row], n: int, holds: Callable[[str], bool]) -> float:
    """Of how many filled cells in column `n` something holds, from 0 to 1."""
    filled = [row[n] for row in rows if n < len(row) and row[n]]
    return sum(map(holds, filled)) / len(filled) if filled else 0.0


def _has_name(cell: str) -> bool:
    return bool(names_of(cell))


def _is_full(cell: str) -> bool:
    return len(cell.split()) > 1 and bool(names_of(cell))


def _is_forename(cell: str) -> bool:
    words = cell.split()
    return bool(words) and is_first_name(folded(words[0])) and is_name(plain(cell))
