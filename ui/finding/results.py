"""The tabs over the list: a simple way to write into the search how a trial came out."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.logbook.query import meant, parse, with_value

ALL, TRASH = "all", "trash"
# How a tab is written as a value of outcome:, each meaning several outcomes.
RESULTS = {"worked": "worked", "mixed": "partly", "failed": "failed", "open": "open"}


def choices() -> list[tuple[str, str]]:
    """The tabs with their words."""
    return [
        (ALL, _tr("All")),
        ("worked", _tr("Worked")),
        ("mixed", _tr("Mixed")),
        ("failed", _tr("Didn't")),
        ("open", _tr("Open")),
        (TRASH, _tr("Trash")),
    ]


def tab_of(typed: str, today: date) -> str | None:
    """The tab that stands for what is typed; None where outcomes are asked for in another way."""
    query = parse(typed, today)
    if query.asks("is", TRASH):
        return TRASH
    asked = [clause for clause in query.conditions if clause.operator == "outcome"]
    if not asked:
        return ALL
    wanted = set(asked[0].values) if len(asked) == 1 and not asked[0].excluded else set()
    return next((tab for tab, w in RESULTS.items() if set(meant("outcome", w)) == wanted), None)


def with_tab(typed: str, tab: str, today: date) -> str:
    """What is typed, with this result asked for and no other one."""
    for clause in parse(typed, today).conditions:
        if clause.operator == "outcome":
            for value in clause.values:
                typed = with_value(typed, "outcome", value, "off")
    typed = with_value(typed, "is", TRASH, "off")
    if tab == TRASH:
        return with_value(typed, "is", TRASH, "and")
    return with_value(typed, "outcome", RESULTS[tab], "and") if tab in RESULTS else typed


def _tr(words: str) -> str:
    return QCoreApplication.translate("Results", words)
