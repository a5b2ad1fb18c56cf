"""What the Journal page says where its list is empty, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from ui.finding import results
from ui.widgets.invitation import Way
from ui.work.finding import Cause

MOST_CAUSES = 3
Said = tuple[str, str, list[Way]]


def nothing_found(
    typed: str,
    causes: Sequence[Cause],
    ask: Callable[[str], object],
) -> Said:
    """For a search without a result: which part is the likely cause, and one press to drop it."""
    everything = (_tr("Show all trials"), lambda: ask(""))
    if not causes:
        words = _tr("No trial here holds “{typed}”. Try fewer words, or other ones.")
        return _tr("Nothing found"), words.format(typed=typed.strip()), [everything]
    likely = causes[0]
    n = QLocale().toString(likely.count)
    one = _tr("Everything but “{part}” fits one trial.")
    several = _tr("Everything but “{part}” fits {n} trials.")
    words = (one if likely.count == 1 else several).format(part=likely.part, n=n)
    ways = [
        (_tr("Leave out {part}").format(part=cause.part), lambda rest=cause.rest: ask(rest))
        for cause in causes[:MOST_CAUSES]
    ]
    return _tr("Nothing found"), words, [*ways, everything]


def nothing_in_tab(tab: str | None, ask: Callable[[str], object]) -> Said:
    """For a tab without trials."""
    everything = (_tr("Show all trials"), lambda: ask(""))
    if tab == results.TRASH:
        words = _tr("What you move to the trash stays here for 30 days.")
        return _tr("The trash is empty"), words, [everything]
    words = _tr("None of your trials has come out like this.")
    return _tr("Nothing here"), words, [everything]


def nothing_unfinished(ask: Callable[[str], object]) -> Said:
    """For is:draft without a draft."""
    words = _tr("What you begin and do not save waits here, with the day you last touched it.")
    return _tr("Nothing is unfinished"), words, [(_tr("Show all trials"), lambda: ask(""))]


def empty_journal(ways: list[Way]) -> Said:
    """For a journal that nobody has written in."""
    words = _tr(
        "Log what you tried with AI, what worked and what didn't: it takes two minutes. "
        "Or bring in trials that you keep in a spreadsheet already."
    )
    return _tr("Your journal is empty"), words, ways


def _tr(words: str) -> str:
    return QCoreApplication.translate("Nothing", words)
