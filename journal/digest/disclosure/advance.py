"""The rows of one table in a new round: which are shown anew, and which stand as released."""

from collections.abc import Mapping

from journal.digest.disclosure.bounds import SMALL, Page, Variable
from journal.digest.disclosure.ledger import Entry
from journal.digest.disclosure.lines import Counts, hidden
from journal.digest.disclosure.protect import Held, Job, members, protect
from journal.digest.disclosure.refresh import enough
from journal.digest.disclosure.sources import NO_ROWS, Sources
from journal.digest.disclosure.tables import WHOLE
from journal.digest.disclosure.tokens import line_of, token

Entries = Mapping[str, Entry]


def advance(
    sources: Sources,
    past: Entries,
    round_number: int,
    k: int,
    hidden_rows: frozenset[str] = NO_ROWS,
) -> dict[str, Entry]:
    """The table's entries after the release of a new round; rows out of the table stay kept.

    `hidden_rows` are those that a linked table hides.
    """
    kept = sources.all_still(past)
    held: dict[str, Held] = {}
    for row in (*(row for row, _label in sources.table.rows), WHOLE):
        if row in past and not enough(sources.change(row, past[row]), k):
            held[row] = _as_released(sources, row, kept[row], k, slack=k - 1)
    page, exposed = _protected(sources, held, k, hidden_rows)
    while waiting := _must_wait(sources, past, page, exposed, held, k):
        held[waiting] = _as_released(sources, waiting, kept[waiting], k, slack=None)
        page, exposed = _protected(sources, held, k, hidden_rows)
    inside = members(page)
    for row, line in _with_small(page).items():
        if row in held:
            kept[row] = kept[row].model_copy(update={"page": round_number, "was": None})
            continue
        among = inside if row == SMALL else NO_ROWS
        kept[row] = Entry(
            round=round_number,
            page=round_number,
            threshold=k,
            total=token(line.total),
            cells=dict(zip(sources.columns_of(row), map(token, line.cells), strict=True)),
            inside=tuple(sorted(among)),
            people=sources.remembered(row, among),
            was=past[row].printed if row in past else None,
            earlier=kept[row].history if row in kept else (),
        )
    return kept


def _protected(
    sources: Sources, held: Mapping[str, Held], k: int, hidden_rows: frozenset[str]
) -> tuple[Page, Variable | None]:
    table = sources.table
    down = table.column_totals or {}
    job = Job(
        rows={
            row: Counts(table.row_totals.get(row, 0), tuple(table.cells(row)), table.silent_places)
            for row, _label in table.rows
        },
        totals=Counts(
            table.total,
            tuple(down.get(column, 0) for column in sources.columns_of(WHOLE)),
            table.silent_places,
        ),
        together=sources.together,
        k=k,
        held=held,
        hidden=hidden_rows,
        totals_matter=table.totals_matter,
        totals_stand=table.totals_stand,
    )
    return protect(job)


def _must_wait(
    sources: Sources,
    past: Entries,
    page: Page,
    exposed: Variable | None,
    held: Mapping[str, Held],
    k: int,
) -> str | None:
    """A row of a proposed page that must rather stand as released; None where all may go.

    Where rows that stand give away what would be hidden anew, the others stand with them.
    """
    inside = members(page)
    for row, line in _with_small(page).items():
        if row not in past or row in held:
            continue
        if exposed:
            return row
        tokens = [token(cell) for cell in line.cells]
        if sources.tells(row, past[row], tokens, k, inside if row == SMALL else NO_ROWS):
            return row
    return None


def _with_small(page: Page) -> Page:
    """The page with SMALL where it is not shown: one who joins must not bring it, nor take it."""
    return {SMALL: hidden(max(len(line.cells) for line in page.values()))} | dict(page)


def _as_released(sources: Sources, row: str, entry: Entry, k: int, slack: int | None) -> Held:
    line = line_of(entry, sources.columns_of(row), k)
    return Held(line, None if entry.withdrawn else slack)
