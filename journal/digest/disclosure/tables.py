"""Raw figures, each a count of distinct contributors, as they come from the gathering.

Rows are what may be known of a person (a phase, a job, a tool), columns are what she answered.
A missing answer is an answer of its own ("not recorded"), so that every contributor of a row
stands in at least one of its cells; she may stand in several.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import partial

from journal.digest.disclosure.released_lines import NOTHING_SAID, SaidLines

Item = tuple[str, str]
"""The id and the label of a row, a column or a band."""

Answers = Mapping[str, Set[tuple[str, str]]]
"""For each row its {(contributor, answer)}."""

WHOLE = ""
"""The row of a figure that has no rows, and the row of a table's totals."""


@dataclass(frozen=True, slots=True)
class CountTable:
    """Contributors by row and answer; `max(cells) <= margin <= sum(cells)` holds everywhere.

    `answers` gives what was counted, and only when the release asks for it. `standing` gives all
    that is shared now, of whatever round, in the same rows; left out where `answers` is all of
    it. An answer that was released and no longer stands has been withdrawn; where answers are
    `changeable` (worked out of several records, or asked again later) only one who no longer
    stands in the row at all has. Rows and columns are a fixed list, so that their presence says
    nothing; of an `open_list` (tools) only the rows with something to show are named. Tables of
    one `rows_of` count the same contributors in the same rows, with other answers: a row that is
    hidden in one is hidden in all (linked tables). Where `totals_matter`, protection hides cells
    and rows rather than column totals; where `totals_stand`, a row in which nearly all give one
    answer loses its answers and keeps a total that they could come to if all were too few to show.
    `silent` are answers that say nothing: that nearly all give one of them tells of nobody, and no
    list names them. Where rows are answers themselves (`rows_said`), one withdrawn leaves all of
    them blank: one blank row among others would tell what she had said who withdrew.
    """

    id: str
    title: str
    rows: tuple[Item, ...]
    columns: tuple[Item, ...]
    counts: Mapping[tuple[str, str], int]
    row_totals: Mapping[str, int]
    total: int
    answers: Callable[[], Answers]
    column_totals: Mapping[str, int] | None = None
    standing: Callable[[], Answers] | None = None
    open_list: bool = False
    changeable: bool = False
    rows_of: str = ""
    totals_matter: bool = False
    totals_stand: bool = False
    silent: frozenset[str] = frozenset()
    rows_said: bool = False

    def __post_init__(self) -> None:
        for row, _label in self.rows:
            self._check(row, self.row_totals.get(row, 0), self.cells(row))
        self._check("total", self.total, [self.row_totals.get(row, 0) for row, _ in self.rows])
        if self.column_totals is not None:
            down = [self.column_totals.get(column, 0) for column, _ in self.columns]
            self._check("total", self.total, down)
            for (column, _label), margin in zip(self.columns, down, strict=True):
                cells = [self.counts.get((row, column), 0) for row, _ in self.rows]
                self._check(column, margin, cells)

    def cells(self, row: str) -> list[int]:
        """The counts of a row in the order of the columns."""
        return [self.counts.get((row, column), 0) for column, _label in self.columns]

    @property
    def silent_places(self) -> frozenset[int]:
        """Where the columns of `silent` answers stand."""
        return frozenset(at for at, (column, _) in enumerate(self.columns) if column in self.silent)

    def _check(self, name: str, margin: int, cells: Iterable[int]) -> None:
        cells = list(cells)
        if not max(cells, default=0) <= margin <= sum(cells):
            raise ValueError(f"{self.id}: {name} counts {margin}, its cells {cells}")


@dataclass(frozen=True, slots=True)
class BandValues:
    """One value a contributor, as a band (her own middle one), for a median.

    `bands` stand in their order, lowest first; `answers` gives {WHOLE: {(contributor, band id)}}.
    """

    id: str
    title: str
    bands: tuple[Item, ...]
    answers: Callable[[], Answers]
    standing: Callable[[], Answers] | None = None


@dataclass(frozen=True, slots=True)
class Contributors:
    """A single number of contributors; `answers` gives {WHOLE: {(contributor, "")}}."""

    id: str
    title: str
    answers: Callable[[], Answers]
    standing: Callable[[], Answers] | None = None


@dataclass(frozen=True, slots=True)
class Concentration:
    """Whether half of all trials or more are a quarter of their writers'.

    `answers` gives {WHOLE: {(contributor, how many trials are hers)}}.
    """

    id: str
    title: str
    answers: Callable[[], Answers]
    standing: Callable[[], Answers] | None = None


Single = BandValues | Contributors | Concentration


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures and lines of one leaders' edition; `contributors` is how many released anything.

    They are a fixed list, the empty ones too: what is left out is not checked for withdrawals.
    `lines` are all that stand, of whatever round; `few` is whether much rests on few contributors.
    """

    contributors: int
    tables: tuple[CountTable, ...] = ()
    medians: tuple[BandValues, ...] = ()
    counts: tuple[Contributors, ...] = ()
    lines: SaidLines = NOTHING_SAID
    few: Concentration | None = None

    def __post_init__(self) -> None:
        ids = [table.id for table in self.tables] + [one.id for one in self.singles]
        if len(ids) != len(set(ids)):
            raise ValueError(f"two figures have one id: {sorted(ids)}")

    @property
    def singles(self) -> tuple[Single, ...]:
        """The figures that are no tables."""
        return (*self.medians, *self.counts, *((self.few,) if self.few else ()))


def counted(
    table: str,
    title: str,
    rows: tuple[Item, ...],
    columns: tuple[Item, ...],
    answers: Answers,
    standing: Answers | None = None,
    with_column_totals: bool = False,
    open_list: bool = False,
    changeable: bool = False,
    rows_of: str = "",
) -> CountTable:
    """A table counted from its answers, where no SQL has counted it; unknown rows are left out."""
    known = {row: frozenset(answers.get(row, frozenset())) for row, _label in rows}
    everyone = frozenset[tuple[str, str]]().union(*known.values())
    counts = Counter((row, answer) for row, given in known.items() for _c, answer in given)
    return CountTable(
        id=table,
        title=title,
        rows=rows,
        columns=columns,
        counts=counts,
        row_totals={row: people(given) for row, given in known.items()},
        total=people(everyone),
        answers=partial(_same, known),
        column_totals=Counter(answer for _c, answer in everyone) if with_column_totals else None,
        standing=None if standing is None else partial(_same, standing),
        open_list=open_list,
        changeable=changeable,
        rows_of=rows_of,
    )


def only_row(table: CountTable) -> str:
    """The row of a table over the whole group; ValueError where it has others."""
    ((row, _label),) = table.rows
    return row


def people(given: Iterable[tuple[str, str]]) -> int:
    """How many contributors stand behind some answers."""
    return len({contributor for contributor, _answer in given})


def _same(answers: Answers) -> Answers:
    return answers
