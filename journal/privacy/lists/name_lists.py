"""Lists of names as people paste or export them: a name a line, or a table of columns.

Only names and year groups come out of here; what else a list holds is kept nowhere.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journal.privacy.lists.list_headings import role_of
from journal.privacy.lists.list_tables import headings_of, read_headed, read_headless
from journal.privacy.lists.listed_names import Gathering, ListedName, ReadNames
from journal.privacy.names.listed_people import (
    is_code,
    names_of,
    plain,
    thing,
    with_brackets,
    without_marks,
    year_group,
)
from journal.privacy.names.ordinary import is_first_name
from journal.privacy.reading import folded

__all__ = ["ListedName", "ReadNames", "read_list", "read_table"]

THINGS = ("school", "place", "class")
_SNIFFED_ROWS = 15
_MOSTLY = 0.5
_SAME_SHAPE = 0.7
_LEAST_LINES = 3
_LONGEST_LINE = 100_000  # characters; more than that the csv module refuses in one cell
_BETWEEN_PEOPLE = re.compile(r"\s+(?:and|&|/|\+)\s+")
_PARTING = re.compile(r"[,;\t]")


class _Parts(NamedTuple):
    """A line: what can be names, the year group among the rest, what was not understood; `joined`
    by "and" are people, not the two halves of a name.
    """

    names: list[str]
    year: str
    left: list[str]
    joined: bool


def read_list(text: str, kind: str = "pupil") -> ReadNames:
    """The names of a pasted list or of the text of a CSV file, of a kind of the owner's lists.

    Understands one name a line or several parted by commas, "Surname, Forename", "SURNAME
    Forename", numbers and bullets, names in brackets that a person goes by, and tables parted by
    tabs, semicolons or commas under the headings of schools' exports.
    """
    lines = [line[:_LONGEST_LINE] for line in text.splitlines() if line.strip()]
    if lines and lines[0].lower().startswith(("sep=", '"sep=')):
        del lines[0]
    delimiter = _delimiter(lines, kind)
    if delimiter:
        return read_table(_rows(text, lines, delimiter), kind)
    out = Gathering()
    if kind in THINGS:
        _take_things(([line] for line in lines), kind, out)
    else:
        _take_people(lines, out)
    return out.told()


def read_table(rows: Iterable[Sequence[str]], kind: str = "pupil") -> ReadNames:
    """The names of a table's rows, with headings near its top or without any."""
    filled = [[plain(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    out = Gathering()
    headings = headings_of(filled, kind)
    if headings:
        read_headed(filled, *headings, kind, out)
    elif kind in THINGS:
        _take_things(filled, kind, out)
    elif max((sum(map(bool, row)) for row in filled), default=0) == 1:
        _take_people([" ".join(row) for row in filled], out)
    else:
        while len(filled) > 1 and sum(map(bool, filled[0])) == 1 < sum(map(bool, filled[1])):
            out.call("".join(filled.pop(0)))
        read_headless(filled, out)
    return out.told()


def has_headings(rows: Iterable[Sequence[str]], kind: str = "pupil") -> bool:
    """Whether a table says near its top which of its columns hold names."""
    return headings_of([[plain(cell) for cell in row] for row in rows], kind) is not None


def _take_people(lines: Sequence[str], out: Gathering) -> None:
    parted = [_parts(line) for line in lines]
    counts = Counter(len(parts.names) for parts in parted if parts.names)
    shape, often = counts.most_common(1)[0] if counts else (0, 0)
    if shape > 2 and often >= max(_LEAST_LINES, _SAME_SHAPE * counts.total()):
        read_headless([parts.names for parts in parted if parts.names], out)
        return
    for n, (line, parts) in enumerate(zip(lines, parted, strict=True)):
        if _is_heading(line):
            continue
        if n == 0 and not parts.names and len(lines) > 1 and "@" not in line:
            out.call(line)
            continue
        out.take(_names_of(parts), parts.year, [line])
        for piece in parts.left if parts.names else ():
            out.leave([piece])


def _names_of(parts: _Parts) -> list[str]:
    pieces = parts.names
    if len(pieces) == 2 and not (parts.joined or _are_two_people(*pieces)):
        return names_of(", ".join(pieces))
    return [name for piece in pieces for name in names_of(piece)]


def _are_two_people(one: str, other: str) -> bool:
    """Whether two parts of a line are two people, and not a surname and a forename."""
    if "," in one + other:
        return True
    both_full = " " in one and " " in other
    return both_full and all(is_first_name(folded(part.split()[0])) for part in (one, other))


def _parts(line: str) -> _Parts:
    cells = next(csv.reader([with_brackets(without_marks(plain(line)))]), [])
    parts = [plain(part) for cell in cells for part in _BETWEEN_PEOPLE.split(cell)]
    last_words = [words[-1] for part in parts[:1] if len(words := part.split()) > 1]
    year = next(filter(None, map(year_group, [*parts[1:], *last_words])), "")
    names = [part for part in parts if names_of(part) or (len(part) == 1 and part.isalpha())]
    left = [part for part in parts if part not in names and " " in part and not _has_digits(part)]
    full = bool(names) and " " in names[0]
    kept = [
        name
        for n, name in enumerate(names)
        if not (n and is_code(name) and (full or len(names) > 2 or len(name) > 1))
    ]
    return _Parts(kept, year, left, len(parts) > len(cells))


def _has_digits(part: str) -> bool:
    return any(map(str.isdigit, part))


def _take_things(rows: Iterable[Sequence[str]], kind: str, out: Gathering) -> None:
    """Schools, places or classes: whatever is written, parted by commas and columns."""
    for row in rows:
        pieces = [piece for cell in row for piece in _PARTING.split(cell)]
        named = (thing(piece, numbered=kind != "class") for piece in pieces)
        out.take((name for name in named if name and role_of(name) is None), "", row)


def _is_heading(line: str) -> bool:
    return all(role_of(cell) is not None for cell in line.split(","))


def _delimiter(lines: Sequence[str], kind: str) -> str:
    """What parts the columns of a table; "" where the lines are no table."""
    for delimiter in ("\t", ";", "|"):
        if sum(delimiter in line.strip() for line in lines) > _MOSTLY * len(lines):
            return delimiter
    commas = {line.count(",") for line in lines}
    even = len(lines) > 1 and len(commas) == 1 and commas != {0}
    if even and not any(", " in line for line in lines):
        return ","
    top = list(csv.reader(lines[:_SNIFFED_ROWS]))
    found = headings_of([[plain(cell) for cell in row] for row in top], kind)
    wide = found and (sum(role is not None for role in found[1]) > 1 or len(found[1]) > 2)
    return "," if wide else ""


def _rows(text: str, lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The cells of a table; where a quotation mark is never closed, each line for itself."""
    try:
        whole = text if text.startswith(lines[0]) else "\n".join(lines)
        return list(csv.reader(whole.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return list(csv.reader((line.replace('"', "") for line in lines), delimiter=delimiter))
