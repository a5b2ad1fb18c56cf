"""The plain blocks of a digest as widgets: paragraphs, notes, lists, lines, actions, chains."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from journal.digest.document import Data
from ui.digest.column import Column, Columns
from ui.digest.rule import Rule
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.sheet import Card, readable, words

TEXT_WIDTH = 680
STEPS_SIDE_BY_SIDE = 4


def paragraph(block: Data) -> QWidget:
    """Words to read."""
    return _read(block["text"])


def empty(block: Data) -> QWidget:
    """That there is nothing, said quietly."""
    return _read(block["text"], "hint")


def note(block: Data) -> QWidget:
    """A sentence set apart by a rule beside it: double for safety, dotted for what is unknown."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(12)
    row.addWidget(Rule(block["tone"]))
    row.addWidget(_read(block["text"]), 100)
    row.addStretch(1)
    return holder


def statements(block: Data) -> QWidget:
    """Sentences under one title."""
    return _titled(block["title"], (_read(f"•  {item}") for item in block["items"]))


def lines(block: Data) -> QWidget:
    """Lines for leaders, each with what goes with it."""
    return _titled(block["title"], (_line(line) for line in block["items"]))


def actions(block: Data) -> QWidget:
    """What was asked, the answer, whose it is."""
    if not block["items"]:
        return _titled(block["title"], [_read(block["none"], "hint")])
    return _titled(block["title"], (_action(action) for action in block["items"]))


def chain(block: Data) -> QWidget:
    """The steps of a chain beside one another."""
    holder = QWidget()
    steps = Columns(STEPS_SIDE_BY_SIDE, 14, holder)
    for step in block["steps"]:
        rule = QFrame()
        set_role(rule, "rule")
        steps.addWidget(
            stacked([rule, words(step["label"], "hint"), readable(step["text"])], gap=4)
        )
    return _titled(block["title"], [holder])


def front(headlines: Sequence[Data]) -> QWidget:
    """The answers of page one, two in a row; three stand side by side."""
    holder = QWidget()
    cards = Columns(3 if len(headlines) == 3 else 2, 14, holder)
    for headline in headlines:
        card = Card()
        card.body.addWidget(words(headline["question"], "headline"))
        for answer in headline["answers"]:
            card.body.addWidget(readable(answer["text"], "answer"))
        card.body.addStretch(1)
        if headline["basis"]:
            card.body.addWidget(words(headline["basis"], "hint"))
        cards.addWidget(card)
    return holder


def stacked(widgets: Iterable[QWidget], gap: int = 8, above: int = 0) -> QWidget:
    """Widgets one under another, as one."""
    holder = QWidget()
    column = Column(gap, holder)
    column.setContentsMargins(0, above, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _titled(title: str, widgets: Iterable[QWidget]) -> QWidget:
    heading = [words(title, "subheading")] if title else []
    return stacked([*heading, *widgets], above=6)


def _read(text: str, role: str = "") -> QLabel:
    label = readable(text, role)
    label.setMaximumWidth(TEXT_WIDTH)
    return label


def _line(line: Data) -> QWidget:
    text = line["text"] or QCoreApplication.translate("Digest", "No line was written.")
    origin = [line["name"], line["work_area"], line["tool"], line["outcome"]]
    return _pair(f"“{text}”" if line["text"] else text, origin)


def _action(action: Data) -> QWidget:
    return _pair(action["ask"], [action["answer"], action["owner"], action["by_when"]])


def _pair(text: str, under: list[Any]) -> QWidget:
    beneath = " · ".join(part for part in under if part)
    shown = Prose(
        lambda colours: (
            f"{plain(text)}<br>{coloured(beneath, 'muted', colours)}" if beneath else plain(text)
        )
    )
    shown.setMaximumWidth(TEXT_WIDTH)
    return shown


BLOCKS: dict[str, Callable[[Data], QWidget]] = {
    "paragraph": paragraph,
    "empty": empty,
    "note": note,
    "statements": statements,
    "lines": lines,
    "actions": actions,
    "chain": chain,
}
