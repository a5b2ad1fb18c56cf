"""What of released tables and lines page one and the board sheet print."""

from collections.abc import Sequence

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.protected import ProtectedTable, Shown
from journal.digest.gather.effort import EFFORT
from journal.digest.gather.leaders_facts import OTHER
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.lines import Line
from journal.digest.guarded.words import Sentence, TableFigure, joined, say
from journal.digest.leaders.reading import Reading
from journal.language import _

MOST_TOOLS = 3
NOTHING_NOW = "nothing-just-now"
"""The answer among the support wanted that asks for nothing."""


def figures_shown(table: ProtectedTable, row: int = 0) -> list[TableFigure]:
    """The figures of a row that are shown, in the order of the vocabulary."""
    if not table.rows:
        return []
    every = (TableFigure(table, row, column) for column in range(len(table.columns)))
    return [one for one in every if isinstance(one.cell, Shown)]


def effort_of(table: ProtectedTable) -> list[TableFigure]:
    """How many saved effort or moved it, where that is shown, without those who left it open."""
    return [one for one in _totals_shown(table) if one.line.id in EFFORT]


def failed_in(table: ProtectedTable) -> list[TableFigure]:
    """How many tell of a failure in each kind of work, where that is shown."""
    every = [one for at in range(len(table.rows)) for one in figures_shown(table, at)]
    return [one for one in every if one.answer == "failed" and one.line.id != SMALL]


def unregistered(reading: Reading) -> Sentence | None:
    """The tools that enough people named for a figure and that the group's register lacks."""
    listed = {entry.tool.text for entry in reading.register.entries}
    found = [
        one
        for one in _totals_shown(reading.released.tables["accounts"])
        if one.line.id not in (SMALL, OTHER, NOT_RECORDED) and one.row_name.text not in listed
    ]
    if not found:
        return None
    named = [_with_number(one) for one in largest(found, MOST_TOOLS)]
    if len(found) > MOST_TOOLS:
        named.append(say(_("and others")))
    tools = joined(", ", named)
    if not listed:
        return say(_("Named in trials, and the tool register is empty: {tools}"), tools=tools)
    return say(_("Named in trials, and not in the tool register: {tools}"), tools=tools)


def _with_number(tool: TableFigure) -> Sentence:
    if tool.line.round < tool.table.round:
        told = _("{tool} (about {n} as of round {round})")
        return say(told, tool=tool.row_name, n=tool, round=tool.since)
    return say(_("{tool} (about {n})"), tool=tool.row_name, n=tool)


def own_words(line: Line) -> Sentence:
    """Whose words a line on page one is, and of what."""
    place = [words for words in (line.work_area, line.tool) if words.text]
    if not place:
        return say(_("one writer’s own words"))
    return say(_("one writer’s own words; {place}"), place=joined(" · ", place))


def largest(figures: Sequence[TableFigure], most: int) -> list[TableFigure]:
    """The largest printed figures, in their own order."""
    chosen = largest_first(figures)[:most]
    return [one for one in figures if one in chosen]


def largest_first(figures: Sequence[TableFigure]) -> list[TableFigure]:
    """The largest printed figures first, those of one size in their own order."""
    return sorted(figures, key=lambda one: -one.cell.n if isinstance(one.cell, Shown) else 0)


def _totals_shown(table: ProtectedTable) -> list[TableFigure]:
    every = (TableFigure(table, at, None) for at in range(len(table.rows)))
    return [one for one in every if isinstance(one.cell, Shown)]
