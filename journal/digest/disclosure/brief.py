"""The release of a round as a group brief: lists without counts, under the law of the figures.

A list is a table over the whole group of which it is only said which answers were given at all.
It is kept in that table's rows, so that a brief is held against an earlier digest with figures, and
a digest with figures against an earlier brief. It needs a few contributors behind it who do not
nearly all say one thing, and stands until k joined, left or changed their answer, in a group of
fewer than k too. Where something in it was withdrawn it is blank as a whole: one item fewer would
tell what was said by the contributor who withdrew.
"""

from collections.abc import Mapping, Sequence

from journal.digest.disclosure.ledger import HIDDEN, LISTED, NOTHING, Entry, Ledger, Word
from journal.digest.disclosure.lines import Counts
from journal.digest.disclosure.printing import print_brief
from journal.digest.disclosure.protected import ReleasedBrief
from journal.digest.disclosure.release import check_next, forget
from journal.digest.disclosure.released_lines import fix_lines, still_said
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.sources import Sources
from journal.digest.disclosure.tables import WHOLE, CountTable, Figures, only_row

LISTS = ("concern", "support_wanted")
"""The tables that a brief lists, in its order."""


def release_brief(
    round_number: int, figures: Figures, rule: Rule, ledger: Ledger, key: bytes
) -> tuple[ReleasedBrief, Ledger]:
    """What a round's group brief prints, and the ledger to keep with it.

    As with `release`, a later file of the round prints the same. Raises the same errors.
    """
    again = check_next(round_number, rule, ledger)
    tables = [table for table in figures.tables if table.id in LISTS]
    after = forget(figures, ledger, key)
    if not again:
        for table in tables:
            past = ledger.figures.get(table.id, {})
            after[table.id] = _advance(Sources(table, key), past, round_number, rule)
    settle = still_said if again else fix_lines
    lines = settle(round_number, figures.lines, ledger.lines, key)
    kept = ledger.model_copy(
        update={
            "round": round_number,
            "threshold": rule.k,
            "figures": after,
            "lines": lines.entries,
            "few": False,
            "brief": True,
            "more": ledger.more if again else lines.more,
            "before": ledger.before if again else ledger.round,
            "asked_before": ledger.asked_before if again else ledger.asked,
        }
    )
    return print_brief(tables, kept, lines.printed), kept


def _advance(
    sources: Sources, past: dict[str, Entry], round_number: int, rule: Rule
) -> dict[str, Entry]:
    table = sources.table
    row = only_row(table)
    columns = sources.columns_of(row)
    words = _words(table, row, rule.for_list)
    if _must_wait(sources, past, row, words, rule.k):
        return {
            name: sources.still(name, entry).model_copy(update={"page": round_number, "was": None})
            for name, entry in past.items()
        }
    return {
        name: Entry(
            round=round_number,
            page=round_number,
            threshold=rule.k,
            total=LISTED if LISTED in words else HIDDEN,
            cells=dict(zip(columns, words, strict=True)) if name == row else {},
            people=sources.remembered(name),
            earlier=sources.still(name, past[name]).history if name in past else (),
        )
        for name in (row, WHOLE)
    }


def _must_wait(
    sources: Sources, past: Mapping[str, Entry], row: str, words: Sequence[Word], k: int
) -> bool:
    return any(
        sources.tells(name, past[name], words if name == row else [], k)
        for name in (row, WHOLE)
        if name in past
    )


def _words(table: CountTable, row: str, least: int) -> list[Word]:
    """What the list says of each answer: named, not named, or nothing at all of any."""
    given = dict(zip((column for column, _label in table.columns), table.cells(row), strict=True))
    named = {column for column, n in given.items() if n and column not in table.silent}
    counts = Counts(table.row_totals.get(row, 0), tuple(given.values()), table.silent_places)
    # A list of one item tells of each of them what she said, where nearly all said it.
    if not named or counts.total < least or (len(named) == 1 and counts.alike):
        return [HIDDEN] * len(given)
    return [
        HIDDEN if column in table.silent else (LISTED if column in named else NOTHING)
        for column in given
    ]
