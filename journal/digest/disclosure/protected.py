"""Figures that a leaders' page may print. Only a release or its preview can make them.

A leaders' document that accepts nothing else cannot be given a raw count: the seal that their
construction asks for stays in this package.
"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass

from journal.digest.disclosure.tables import Item

SEAL = object()


class Unextended:
    """The mark of a kind that has no kinds of its own, so that nothing else passes for it."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        if Unextended not in cls.__bases__:
            raise TypeError(f"{cls.__bases__[0].__name__} cannot be extended")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number of contributors, rounded to 5."""

    n: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """Too few to show; it may be none at all."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Something in it was withdrawn since it was printed."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Not tried or not shared, by nobody at all, where it is safe to say so."""


Cell = Shown | Hidden | Blank | Nothing


@dataclass(frozen=True, slots=True)
class ProtectedRow:
    """A row as printed; `round` is that of its figures, older than the release where frozen."""

    id: str
    label: str
    cells: tuple[Cell, ...]
    total: Cell
    round: int


@dataclass(frozen=True, slots=True)
class ProtectedTable(Unextended):
    """A table as printed. Its last row may be bounds.SMALL, which counts hidden rows together.

    `totals` has the column totals (no cells where the table has none) and the table's total.
    """

    id: str
    title: str
    columns: tuple[Item, ...]
    rows: tuple[ProtectedRow, ...]
    totals: ProtectedRow
    round: int
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)

    @property
    def shows_something(self) -> bool:
        """Whether any cell of any row, or of the totals, is a figure."""
        lines = (*self.rows, self.totals)
        return any(isinstance(cell, Shown) for line in lines for cell in line.cells)


@dataclass(frozen=True, slots=True)
class ProtectedMedian(Unextended):
    """The bands of a median and quartiles, each a label or None where it must not be shown.

    `least` is how few people may stand behind a median by the rule that it was released under.
    """

    id: str
    title: str
    state: Cell
    median: str | None
    lower_quartile: str | None
    upper_quartile: str | None
    least: int
    round: int
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class ProtectedCount(Unextended):
    """A single number of contributors as printed."""

    id: str
    title: str
    cell: Cell
    round: int
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class ProtectedSign(Unextended):
    """Whether something holds, as printed; where it must not be said, it does not."""

    id: str
    title: str
    holds: bool
    state: Cell
    round: int
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class ProtectedList(Unextended):
    """What was said at all, without a count; without items, `state` says why there are none."""

    id: str
    title: str
    items: tuple[Item, ...]
    state: Hidden | Blank | None
    round: int
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class ReleasedBrief:
    """The lists of a group brief by their ids, and its lines as in a Released."""

    round: int
    lists: Mapping[str, ProtectedList]
    lines: Mapping[str, str]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """Every figure of a leaders' edition by its id, and its lines.

    `lines` are the trials whose lines it prints, each with the outcome it is filed under; `few`
    is whether much of it rests on a few contributors, `more` of which kinds of lines more were
    released than it prints. `before` has the rows that are shown anew as
    the release before printed them; its round is 0 where there was none, and it is None where a
    ledger of old kept nothing of it.
    """

    round: int
    tables: Mapping[str, ProtectedTable]
    medians: Mapping[str, ProtectedMedian]
    counts: Mapping[str, ProtectedCount]
    lines: Mapping[str, str]
    few: ProtectedSign | None
    more: tuple[str, ...] = ()
    before: "Released | None" = None


def _check(seal: object) -> None:
    if seal is not SEAL:
        raise TypeError("a protected figure is made by a release only")
