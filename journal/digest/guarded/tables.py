"""How a protected table is printed; it takes a ProtectedTable and nothing else."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from journal.digest.disclosure.protected import (
    Cell,
    Hidden,
    Nothing,
    ProtectedRow,
    ProtectedTable,
    Shown,
)
from journal.digest.document import Data, Grid, Note, Row
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.basis import basis, is_whole_group, nobody_recorded, whole_of
from journal.digest.guarded.blocks import Gap, LeadersBlock, insist
from journal.digest.guarded.cells import TRIED, blank, printed
from journal.digest.guarded.words import Sentence, figure
from journal.digest.wording import too_few
from journal.language import _

# More answers than this are not all given a line where there is nothing to show in it.
SHORT_SCALE = 7
FEW_BLANK_ROWS = 2
# More names than this are no reading.
MOST_NAMED = 4
# Where the blanks are what the table is for.
COVERAGE = "spread"
# What is said of a table across which nothing but "not recorded" has figures.
_ACROSS: Mapping[str, Callable[[], str]] = {
    "spread": lambda: _("Too few recorded the phase to show it."),
    "accounts": lambda: _("Too few recorded whose account it was to show it."),
    "effort": lambda: _("Too few recorded the quality to show it."),
    "safe_use": lambda: _("Too few recorded an answer to show it."),
}


@dataclass(frozen=True, slots=True)
class LeadersTable(LeadersBlock):
    """A protected table. One over the whole group is turned, an answer a line, and drawn as bars.

    Answers with nothing to show are named together below instead of taking up the page.
    """

    protected: ProtectedTable
    note: Sentence | None = None

    def __post_init__(self) -> None:
        insist(self.protected, ProtectedTable)

    @property
    def says_something(self) -> bool:
        """Whether there is a figure in it beyond how many people it rests on."""
        table, across = self.protected, not is_whole_group(self.protected)
        return table.shows_something or (
            across and any(isinstance(row.total, Shown) for row in table.rows)
        )

    @property
    def gap(self) -> Gap | None:
        """Why nothing in it is worth a table; None where something is, or was withdrawn."""
        table, whole = self.protected, whole_of(self.protected).cell
        # The rows of what was tried say something, whatever stands across them.
        asked = table.id not in TRIED or is_whole_group(table)
        if asked and table.rows and nobody_recorded(table):
            return "nobody"
        if not self.says_something and isinstance(whole, Hidden | Shown):
            return "too-few"
        return "most" if self._is_hardly_recorded() else None

    def _is_hardly_recorded(self) -> bool:
        """Whether most left it open at least once, and no other figure can be shown."""
        if not is_whole_group(self.protected):
            return self._shows_only_unrecorded()
        (row,) = self.protected.rows
        ids = (answer for answer, _name in self.protected.columns)
        shown = [
            (answer, cell.n)
            for answer, cell in zip(ids, row.cells, strict=True)
            if isinstance(cell, Shown)
        ]
        if [answer for answer, _n in shown] != [NOT_RECORDED] or not isinstance(row.total, Shown):
            return False
        return 2 * shown[0][1] > row.total.n

    def _shows_only_unrecorded(self) -> bool:
        """Whether its only row and its only column with figures are those that were left open."""
        table = self.protected
        rows = {row.id for row in table.rows if isinstance(row.total, Shown)}
        return rows == {NOT_RECORDED} and _columns_shown(table) <= {NOT_RECORDED}

    def data(self) -> Data:
        table = self.protected
        if not self.says_something:
            whole = whole_of(table).cell
            reason = too_few() if isinstance(whole, Shown) else figure(whole)
            return Note(
                _("{title}: {reason}.").format(title=table.title, reason=reason), "unknown"
            ).data()
        notes = [self.note.text] if self.note else []
        grid = _turned(table, notes) if is_whole_group(table) else _across(table, notes)
        return replace(grid, basis=basis(table).text).data()


def _turned(table: ProtectedTable, notes: list[str]) -> Grid:
    (row,) = table.rows
    named = [(name, cell) for (_id, name), cell in zip(table.columns, row.cells, strict=True)]
    kept = named
    if len(named) > SHORT_SCALE:
        kept = [(name, cell) for name, cell in named if isinstance(cell, Shown)]
        notes.extend(_named_together(table, [one for one in named if one not in kept]))
    rows = tuple(
        Row(_as_of(name, table, row), (printed(table, cell, row.total),)) for name, cell in kept
    )
    return Grid(table.id, table.title, (_("People"),), rows, " ".join(notes), "bars")


def _across(table: ProtectedTable, notes: list[str]) -> Grid:
    named = _columns_shown(table)
    if named == {NOT_RECORDED} and table.id in _ACROSS:
        # It would repeat the number of the row in each row.
        notes.append(_ACROSS[table.id]())
        named = set()
    else:
        notes.extend(_without_figures(table, named))
    kept = [at for at, (answer, _name) in enumerate(table.columns) if answer in named]
    without = _without_a_line(table)
    notes.extend(_named_together(table, [(row.label, row.total) for row in without]))
    rows = tuple(_row(table, row, kept) for row in table.rows if row not in without)
    if table.totals.cells:
        rows += (_row(table, replace(table.totals, label=_("Everybody")), kept),)
    if not kept:
        return Grid(table.id, table.title, (_("People"),), rows, " ".join(notes), "bars")
    columns = (*(table.columns[at][1] for at in kept), _("Anyone"))
    return Grid(table.id, table.title, columns, rows, " ".join(notes), "heat")


def _columns_shown(table: ProtectedTable) -> set[str]:
    """The answers with a figure in any row, or in the totals."""
    return {
        answer
        for at, (answer, _name) in enumerate(table.columns)
        if any(isinstance(row.cells[at], Shown) for row in (*table.rows, table.totals) if row.cells)
    }


def _without_figures(table: ProtectedTable, named: Set[str]) -> Iterator[str]:
    left_out = [name for answer, name in table.columns if answer not in named]
    if len(left_out) > MOST_NAMED and table.id != COVERAGE:
        yield _("There is no figure to show for the other answers.")
    elif left_out:
        yield _("No figure to show for: {names}.").format(names=", ".join(left_out))


def _without_a_line(table: ProtectedTable) -> list[ProtectedRow]:
    """Rows that say one thing in each of their cells: named below instead of repeating it."""
    hidden = [row for row in table.rows if isinstance(row.total, Hidden)]
    empty = [row for row in table.rows if isinstance(row.total, Nothing)]
    if table.id == COVERAGE or len(empty) <= FEW_BLANK_ROWS:
        empty = []
    return [row for row in table.rows if row in empty or (len(hidden) > 1 and row in hidden)]


def _row(table: ProtectedTable, row: ProtectedRow, kept: Sequence[int]) -> Row:
    whole = table.totals.total
    cells = (
        *(printed(table, row.cells[at], whole) for at in kept),
        printed(table, row.total, whole),
    )
    return Row(_as_of(row.label, table, row), cells)


def _named_together(table: ProtectedTable, left_out: Sequence[tuple[str, Cell]]) -> list[str]:
    reasons: dict[str, list[str]] = {}
    for name, cell in left_out:
        reason = blank(table) if isinstance(cell, Nothing) else figure(cell)
        reasons.setdefault(reason, []).append(name)
    if len(left_out) > MOST_NAMED:
        either = _(" or ").join(reasons)
        return [_("All others: {reason}.").format(reason=either)]
    return [
        _("{reason}: {names}.").format(reason=_sentence_case(reason), names=", ".join(names))
        for reason, names in reasons.items()
    ]


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _as_of(name: str, table: ProtectedTable, row: ProtectedRow) -> str:
    if row.round == table.round:
        return name
    return _("{name} (as of round {round})").format(name=name, round=row.round)
