"""What a question to a group asks of its trials, as SQL on the tables of a search."""

from collections.abc import Iterable
from dataclasses import replace

from journal.language import _
from journal.logbook.asked import search_expression
from journal.logbook.query import Clause, Query
from journal.vocabulary import about, resolve

# The columns that hold one value, and those that hold a list of them, by operator.
_ONE = {"area": "work_area", "outcome": "outcome", "kind": "kind"}
_SEVERAL = {
    "tool": "tool", "task": "task", "phase": "phase", "concern": "concern", "tag": "tag",
    "aim": "aim", "subject": "subject_area",
}  # fmt: skip
_HAS = {
    "next": "next IS NOT NULL",
    "prompt": "prompt IS NOT NULL",
    "worked": "worked IS NOT NULL",
    "didnt": "didnt IS NOT NULL",
    "minutes": "usual_band IS NOT NULL AND ai_band IS NOT NULL",
    "link": "based_on IS NOT NULL OR follows IS NOT NULL",
    "subject": "subject_area <> '[]'",
    "concern": "concern <> '[]'",
    "tag": "tag <> '[]'",
}
Condition = tuple[str, list[str]]  # with a question mark for each of the values


def not_asked(clause: Clause) -> str:
    """The sentence for an operator that makes no sense here, "" for any other."""
    operator = clause.operator
    if operator in (None, "before", "after", *_ONE, *_SEVERAL):
        return ""
    if operator == "has" and set(clause.values) <= _HAS.keys():
        return ""
    asked = f"{operator}:{','.join(clause.values)}"
    return _("“{asked}” is not asked of a group's trials.").format(asked=asked)


def condition(table: str, clause: Clause) -> Condition:
    """The condition that a clause puts, excluded or not."""
    if clause.operator is None:
        return _words(table, clause)
    if clause.operator == "has":
        return " OR ".join(_HAS[value] for value in clause.values), []
    if clause.operator in ("before", "after"):
        compared = "<" if clause.operator == "before" else ">="
        periods = [_period(day) for day in clause.values]
        return " OR ".join([f"period {compared} ?"] * len(periods)), periods
    values = list(_areas(clause.values)) if clause.operator == "subject" else list(clause.values)
    if clause.operator in _ONE:
        said, given = _is_one(values, clause.prefix)
        return said.format(_ONE[clause.operator]), given
    said, given = _is_one(values, clause.prefix)
    column = _SEVERAL[clause.operator]
    return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE {said.format('value')})", given


def _words(table: str, clause: Clause) -> Condition:
    expression = search_expression(Query((replace(clause, excluded=False),)))
    if expression is None:
        return "1", []
    return f"n IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)", [expression]


def _is_one(values: list[str], prefix: bool) -> Condition:
    alike = " OR ".join(["{0} = ? COLLATE NOCASE"] * len(values))
    if not prefix:
        return alike, values
    begun = values[-1].casefold()
    return f"{alike} OR instr(lower({{0}}), ?) = 1", [*values, begun]


def _areas(subjects: Iterable[str]) -> Iterable[str]:
    """Subjects travel as subject areas: a subject asks for its area."""
    for subject in subjects:
        yield about("subject", subject, "area") or resolve("subject_area", subject)


def _period(day: str) -> str:
    """The two months in which a day lies, named by the first."""
    year, month, _day = day.split("-")
    odd = int(month) - 1 + int(month) % 2
    return f"{year}-{odd:02}"
