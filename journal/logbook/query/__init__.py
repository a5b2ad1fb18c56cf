"""What is typed into the search box: read, completed while typing, changed by a click."""

from journal.logbook.query.completing import Completion, completions
from journal.logbook.query.editing import has_value, with_value
from journal.logbook.query.operators import OPERATORS, Operator, meant
from journal.logbook.query.parsing import Clause, Query, parse

__all__ = [
    "OPERATORS",
    "Clause",
    "Completion",
    "Operator",
    "Query",
    "completions",
    "has_value",
    "meant",
    "parse",
    "with_value",
]
