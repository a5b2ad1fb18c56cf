"""A line of the tool register in the words of its table; what is not known says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal import vocabulary
from journal.language import month_pattern

if TYPE_CHECKING:
    from ui.work.register import Line

SHORT = 160  # characters of one cell
HEADINGS = (
    QT_TRANSLATE_NOOP("Register", "Tool"),
    QT_TRANSLATE_NOOP("Register", "Status"),
    QT_TRANSLATE_NOOP("Register", "Review"),
    QT_TRANSLATE_NOOP("Register", "Approved uses"),
    QT_TRANSLATE_NOOP("Register", "Data limits"),
    QT_TRANSLATE_NOOP("Register", "Assessed"),
    QT_TRANSLATE_NOOP("Register", "Age"),
    QT_TRANSLATE_NOOP("Register", "Owner"),
)


def heading(english: str) -> str:
    """What people read over a column."""
    return QCoreApplication.translate("Register", english)


def name_of(values: Mapping[str, Any]) -> str:
    """The tool, with its version where it has one."""
    name = vocabulary.label("tool", values["tool"])
    return f"{name} ({values['version']})" if values.get("version") else name


def cells(line: Line) -> tuple[str, ...]:
    """The cells under HEADINGS."""
    values = line.values
    unknown = heading("Not known")
    age = values["age_limit"]
    return (
        name_of(values),
        vocabulary.label("tool_status", values["status"]),
        _review(line) or unknown,
        _short(values["approved_uses"]) or unknown,
        _short(values["data_limits"]) or unknown,
        vocabulary.label("dpia_status", values["dpia_status"]),
        unknown if age is None else heading("From {years}").format(years=age),
        vocabulary.label("owner_role", values["owner_role"]),
    )


def _short(text: str | None) -> str:
    """The beginning of a long text; the whole of it is one key away."""
    return text if not text or len(text) <= SHORT else f"{text[: SHORT - 1]}…"


def _review(line: Line) -> str:
    if not line.values["review_on"]:
        return ""
    year, month = map(int, line.values["review_on"].split("-"))
    when = month_pattern(month).format(year=year)
    if line.review == "past":
        return heading("Was due in {month}").format(month=when)
    if line.review == "soon":
        return heading("Soon, by {month}").format(month=when)
    return heading("By {month}").format(month=when)
