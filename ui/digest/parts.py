"""The plain blocks of a digest as widgets: paragraphs, notes, lists, lines, actions, chains."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.digest.document import Data
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
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(14)
    for place, step in enumerate(block["steps"]):
        cell = QVBoxLayout()
        cell.setSpacing(4)
        rule = QFrame()
        set_role(rule, "rule")
        cell.addWidget(rule)
        cell.addWidget(words(step["label"], "hint"))
        cell.addWidget(readable(step["text"]))
        cell.addStretch(1)
        grid.addLayout(cell, place // STEPS_SIDE_BY_SIDE, place % STEPS_SIDE_BY_SIDE)
    for column in range(STEPS_SIDE_BY_SIDE):
        grid.setColumnStretch(column, 1)
    return _titled(block["title"], [holder])


def front(headlines: Sequence[Data]) -> QWidget:
    """The answers of page one, two in a row; three stand side by side."""
    across = 3 if len(headlines) == 3 else 2
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(14)
    for place, headline in enumerate(headlines):
        card = Card()
        question = words(headline["question"], "headline")
        card.body.addWidget(question)
        for answer in headline["answers"]:
            card.body.addWidget(readable(answer, "answer"))
        card.body.addStretch(1)
        if headline["basis"]:
            card.body.addWidget(words(headline["basis"], "hint"))
        grid.addWidget(card, place // across, place % across)
    for column in range(across):
        grid.setColumnStretch(column, 1)
    return holder


def _titled(title: str, widgets: Iterable[QWidget]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(8)
    if title:
        column.addWidget(words(title, "subheading"))
    for widget in widgets:
        column.addWidget(widget)
    return holder


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
