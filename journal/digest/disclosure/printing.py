"""From a ledger to what its last round prints: the only place that makes protected figures."""

from collections.abc import Iterable, Iterator, Mapping

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.ledger import HIDDEN, LISTED, Entry, Ledger
from journal.digest.disclosure.lines import hidden
from journal.digest.disclosure.protect import Held, gives_away
from journal.digest.disclosure.protected import (
    SEAL,
    Blank,
    Hidden,
    Nothing,
    ProtectedCount,
    ProtectedList,
    ProtectedMedian,
    ProtectedRow,
    ProtectedSign,
    ProtectedTable,
    Released,
    ReleasedBrief,
    Shown,
)
from journal.digest.disclosure.rule import median_of
from journal.digest.disclosure.single import MEDIAN, ON_FEW, QUARTILES, YES
from journal.digest.disclosure.tables import (
    WHOLE,
    BandValues,
    Concentration,
    Contributors,
    CountTable,
    Figures,
    only_row,
)
from journal.digest.disclosure.tokens import line_of, total_of
from journal.language import _


def print_round(figures: Figures, ledger: Ledger, k: int, lines: Mapping[str, str]) -> Released:
    """All as the ledger's last round prints it; of `figures` only ids and labels count."""
    under = {table.id: _under_threshold(table, ledger, k) for table in figures.tables}
    ledger = ledger.model_copy(update={"figures": {**ledger.figures, **under}})
    return Released(
        round=ledger.round,
        tables={table.id: _table(table, ledger, k) for table in figures.tables},
        medians={values.id: _median(values, ledger, k) for values in figures.medians},
        counts={number.id: _count(number, ledger, k) for number in figures.counts},
        lines=lines,
        few=_sign(figures.few, ledger, k) if figures.few else None,
        more=ledger.more,
        before=_before(figures, ledger, k),
    )


def _under_threshold(table: CountTable, ledger: Ledger, k: int) -> Mapping[str, Entry]:
    """A table's rows under a threshold that may have risen since they were printed.

    Where what is hidden now could be worked out of what stays, all of them are hidden.
    """
    entries = ledger.figures.get(table.id, {})
    if all(entry.threshold >= k for entry in entries.values()):
        return entries
    columns = [column for column, _label in table.columns]
    down = columns if table.column_totals is not None else []
    small = [SMALL] if _small_shown(entries, ledger.round) else []
    page = {
        row: line_of(entries[row], columns, k) if row in entries else hidden(len(columns))
        for row in (*(row for row, _label in table.rows), *small)
    } | {WHOLE: line_of(entries[WHOLE], down, k) if WHOLE in entries else hidden(len(down))}
    older = {row for row in page if row in entries and entries[row].round < ledger.round}
    if not gives_away(page, {row: Held(page[row], None) for row in older}, k):
        return entries
    return {
        row: entry.model_copy(update={"total": HIDDEN, "cells": {}})
        for row, entry in entries.items()
    }


def _before(figures: Figures, ledger: Ledger, k: int) -> Released | None:
    """What the release before printed in the rows that the last round shows anew."""
    if ledger.before is None:
        return None
    then = ledger.model_copy(
        update={"round": ledger.before, "figures": _as_they_were(ledger.figures, ledger.round)}
    )
    return Released(
        round=ledger.before,
        tables={table.id: _table(table, then, k) for table in figures.tables},
        medians={values.id: _median(values, then, k) for values in figures.medians},
        counts={number.id: _count(number, then, k) for number in figures.counts},
        lines={},
        few=None,
    )


def _as_they_were(figures: Mapping[str, dict[str, Entry]], now: int) -> dict[str, dict[str, Entry]]:
    return {
        figure: {
            row: Entry(page=entry.was.round, **dict(entry.was))
            for row, entry in entries.items()
            if entry.was and entry.round == now and not entry.withdrawn
        }
        for figure, entries in figures.items()
    }


def print_brief(
    tables: Iterable[CountTable], ledger: Ledger, lines: Mapping[str, str]
) -> ReleasedBrief:
    """The tables as lists and the lines, as the ledger's last round prints them in a brief."""
    lists = {table.id: _list(table, ledger) for table in tables}
    return ReleasedBrief(round=ledger.round, lists=lists, lines=lines, more=ledger.more)


def _list(table: CountTable, ledger: Ledger) -> ProtectedList:
    entry = ledger.figures[table.id][only_row(table)]
    state: Hidden | Blank | None = Hidden()
    if entry.total == LISTED:
        state = Blank() if entry.withdrawn else None
    named = [one for one in table.columns if entry.cells.get(one[0]) == LISTED]
    items = () if state else tuple(named)
    return ProtectedList(table.id, table.title, items, state, entry.round, SEAL)


def _table(table: CountTable, ledger: Ledger, k: int) -> ProtectedTable:
    entries = ledger.figures.get(table.id, {})
    columns = [column for column, _label in table.columns]
    down = columns if table.column_totals is not None else []
    return ProtectedTable(
        id=table.id,
        title=table.title,
        columns=table.columns,
        rows=tuple(_rows(table, entries, columns, ledger.round, k)),
        totals=_row(WHOLE, _("Total"), entries.get(WHOLE), down, ledger.round, k),
        round=ledger.round,
        seal=SEAL,
    )


def _rows(
    table: CountTable, entries: Mapping[str, Entry], columns: list[str], now: int, k: int
) -> Iterator[ProtectedRow]:
    for row, label in table.rows:
        printed = _row(row, label, entries.get(row), columns, now, k)
        if not (table.open_list and isinstance(printed.total, Hidden | Nothing)):
            yield printed
    if _small_shown(entries, now):
        label = _("Small groups, counted together")
        yield _row(SMALL, label, entries[SMALL], columns, now, k)


def _small_shown(entries: Mapping[str, Entry], now: int) -> bool:
    small = entries.get(SMALL)
    return small is not None and small.page == now and small.total != HIDDEN


def _row(
    row: str, label: str, entry: Entry | None, columns: list[str], now: int, k: int
) -> ProtectedRow:
    if entry is None:
        line, figures_of = hidden(len(columns)), now
    else:
        line, figures_of = line_of(entry, columns, k), entry.round
    return ProtectedRow(row, label, line.cells, line.total, figures_of)


def _median(values: BandValues, ledger: Ledger, k: int) -> ProtectedMedian:
    entry = ledger.figures.get(values.id, {}).get(WHOLE)
    labels = dict(values.bands)
    state = Hidden() if entry is None else total_of(entry, k)
    kept = entry.cells if entry and not isinstance(state, Blank | Hidden) else {}
    median, lower, upper = (labels.get(str(kept.get(name))) for name in (MEDIAN, *QUARTILES))
    since, threshold = (ledger.round, k) if entry is None else (entry.round, entry.threshold)
    least = median_of(threshold)
    return ProtectedMedian(values.id, values.title, state, median, lower, upper, least, since, SEAL)


def _count(number: Contributors, ledger: Ledger, k: int) -> ProtectedCount:
    entry = ledger.figures.get(number.id, {}).get(WHOLE)
    if entry is None:
        return ProtectedCount(number.id, number.title, Hidden(), ledger.round, SEAL)
    return ProtectedCount(number.id, number.title, total_of(entry, k), entry.round, SEAL)


def _sign(sign: Concentration, ledger: Ledger, k: int) -> ProtectedSign:
    entry = ledger.figures.get(sign.id, {}).get(WHOLE)
    if entry is None:
        # A ledger of old kept only that its last round was said to.
        return ProtectedSign(sign.id, sign.title, ledger.few, Hidden(), ledger.round, SEAL)
    state = total_of(entry, k)
    holds = isinstance(state, Shown) and entry.cells.get(ON_FEW) == YES
    return ProtectedSign(sign.id, sign.title, holds, state, entry.round, SEAL)
