"""The release of a round to leaders: from raw figures and a ledger to printed figures.

The first leaders' file of a round fixes it. What prints is read back from the ledger, so that a
later file of the round cannot differ, save for what was withdrawn since.
"""

from collections.abc import Iterable

from journal.digest.disclosure import advance, single
from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.ledger import HIDDEN, Entry, Ledger
from journal.digest.disclosure.printing import print_round
from journal.digest.disclosure.protected import Released
from journal.digest.disclosure.released_lines import fix_lines, still_said
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.sources import Sources
from journal.digest.disclosure.tables import WHOLE, CountTable, Figures
from journal.errors import UserError
from journal.language import _


def release(
    round_number: int, figures: Figures, rule: Rule, ledger: Ledger, key: bytes
) -> tuple[Released, Ledger]:
    """What the leaders' edition of a round prints, and the ledger to keep with it.

    `key` is the group's secret of at least 16 bytes, always the same. The same input gives the
    same output, and another file of the same round the same figures. Raises UserError where an
    earlier round is asked for or the threshold was lowered; ValueError where the round has a group
    brief, as `calls_for_brief` says.
    """
    if calls_for_brief(round_number, figures, rule, ledger):
        raise ValueError(f"no figures under {rule.for_figures} contributors")
    again = check_next(round_number, rule, ledger)
    settle = still_said if again else fix_lines
    lines = settle(round_number, figures.lines, ledger.lines, key)
    after = Ledger(
        round=round_number,
        threshold=rule.k,
        figures=forget(figures, ledger, key)
        if again
        else _advance(figures, ledger, round_number, rule, key),
        lines=lines.entries,
        few=again and ledger.few,
        more=ledger.more if again else lines.more,
        before=ledger.before if again else ledger.round,
        asked=ledger.asked,
        asked_before=ledger.asked_before if again else ledger.asked,
    )
    return print_round(figures, after, rule.k, lines.printed), after


def calls_for_brief(round_number: int, figures: Figures, rule: Rule, ledger: Ledger) -> bool:
    """Whether leaders get a group brief: as in the round's first file, else by contributors."""
    if round_number == ledger.round:
        return ledger.brief
    return not rule.figures_allowed(figures.contributors)


def check_next(round_number: int, rule: Rule, ledger: Ledger) -> bool:
    """Whether a file is another one of the last round; UserError where none may follow it."""
    if rule.k < ledger.threshold:
        raise UserError(
            _(
                "The threshold was {was} at the last digest for leaders and cannot be lowered; set "
                "that of the group to {group} or more."
            ).format(was=ledger.threshold, group=rule.reaching(ledger.threshold))
        )
    if round_number < max(1, ledger.round):
        raise UserError(
            _(
                "Round {round} has been released to leaders; an earlier one cannot follow it."
            ).format(round=ledger.round)
        )
    return round_number == ledger.round


Entries = dict[str, dict[str, Entry]]


def _advance(
    figures: Figures, ledger: Ledger, round_number: int, rule: Rule, key: bytes
) -> Entries:
    after: Entries = {}
    for linked in _linked(figures.tables):
        after |= _advance_together(linked, ledger, round_number, rule, key)
    for one in figures.singles:
        past = ledger.figures.get(one.id, {}).get(WHOLE)
        after[one.id] = {WHOLE: single.advance(one, past, round_number, rule, key)}
    return _not_printed_before(after) if ledger.brief else after


def _not_printed_before(figures: Entries) -> Entries:
    """After a brief, which printed no figures, there are none to set beside the new ones."""
    return {
        figure: {row: entry.model_copy(update={"was": None}) for row, entry in rows.items()}
        for figure, rows in figures.items()
    }


def _linked(tables: Iterable[CountTable]) -> Iterable[list[CountTable]]:
    """Tables of the same rows together, every other table by itself."""
    groups: dict[str, list[CountTable]] = {}
    for table in tables:
        groups.setdefault(table.rows_of or f"only {table.id}", []).append(table)
    return groups.values()


def _advance_together(
    tables: list[CountTable], ledger: Ledger, round_number: int, rule: Rule, key: bytes
) -> Entries:
    """Linked tables, until what one of them hides is hidden in all."""
    sources = [Sources(table, key) for table in tables]
    hidden = frozenset[str]()
    while True:
        after = {
            one.table.id: advance.advance(
                one, ledger.figures.get(one.table.id, {}), round_number, rule.k, hidden
            )
            for one in sources
        }
        found = {
            row
            for entries in after.values()
            for row, entry in entries.items()
            if entry.page == round_number and entry.total == HIDDEN and row not in (SMALL, WHOLE)
        }
        if len(tables) == 1 or found <= hidden:
            return after
        hidden |= found


def forget(figures: Figures, ledger: Ledger, key: bytes) -> Entries:
    """What was released of these figures, without what was withdrawn since."""
    after: Entries = {}
    for table in figures.tables:
        past = ledger.figures.get(table.id)
        if past:
            after[table.id] = Sources(table, key).all_still(past)
    for one in figures.singles:
        past = ledger.figures.get(one.id)
        if past:
            after[one.id] = {row: single.still(one, entry, key) for row, entry in past.items()}
    return after
