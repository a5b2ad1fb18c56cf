"""The plain blocks of a digest as widgets: paragraphs, notes, lists, lines, actions, chains."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from journal.digest.document import Data
from journal.language import plural
from ui.digest.page.column import Column, Columns, Trailing
from ui.digest.page.figures import Bar, FigureButton
from ui.digest.page.rule import Rule
from ui.digest.page.table import Behind
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.sheet import readable, words

TEXT_WIDTH = 680
FRONT_BAR = 90
LONGEST_AT_THE_END = 8  # signs; the code of a trial would leave its words half a line
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


def front(headlines: Sequence[Data], show_behind: Behind | None = None) -> QWidget:
    """The answers of page one, two in a row; three stand side by side."""
    holder = QWidget()
    cards = Columns(3 if len(headlines) == 3 else 2, 14, holder, fills=True)
    for headline in headlines:
        card = QFrame()
        set_role(card, "card")
        card.setAccessibleName(headline["question"])
        body = Column(9, card)
        body.setContentsMargins(20, 16, 20, 18)
        body.addWidget(words(headline["question"], "headline"))
        for answer in headline["answers"]:
            body.addWidget(_answer(answer, show_behind))
        if headline["basis"]:
            body.addWidget(words(headline["basis"], "hint"))
        cards.addWidget(card)
    return holder


def _answer(answer: Data, show_behind: Behind | None) -> QWidget:
    """Words, and the figure with its bar at the end of their line; a trial's code stands below."""
    said = readable(answer["text"], "answer")
    figure = answer.get("figure")
    if figure is None:
        return said
    shown = _figure(answer["text"], figure, show_behind)
    if figure["share"] is None and len(figure["text"]) > LONGEST_AT_THE_END:
        return stacked((said, _at_the_start(shown)), gap=4)
    holder = QWidget()
    line = Trailing(12, holder)
    line.addWidget(said)
    line.addWidget(shown)
    if figure["state"] == "shown" and figure["share"] is not None:
        line.addWidget(Bar(figure["share"], FRONT_BAR))
    return holder


def _at_the_start(widget: QWidget) -> QWidget:
    """The widget as wide as it wants to be."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder


def _figure(text: str, figure: Data, show_behind: Behind | None) -> QWidget:
    if figure["state"] != "shown" or not (figure.get("behind") and show_behind):
        shown = words(figure["text"], "answer" if figure["state"] == "shown" else "hint")
        shown.setWordWrap(False)
        shown.setAccessibleName(f"{text}: {figure['text']}")
        return shown
    name = f"{figure['text']}: {text}"
    button = FigureButton(figure, name)
    set_role(button, "answer")
    button.clicked.connect(lambda: show_behind(button.behind, name))
    return button


def more(block: Data, show_behind: Behind | None) -> QWidget:
    """How many trials of a job are not printed, and the way to all of them."""
    said = plural(
        "{n} more trial of this job is not printed here",
        "{n} more trials of this job are not printed here",
        block["more"],
    )
    if not (show_behind and block.get("more_behind")):
        return words(said, "hint")
    text = QCoreApplication.translate("Digest", "{more}. Show all").format(more=said)
    name = f"{block['title']}: {text}"
    button = FigureButton({"text": text, "share": None, "behind": block["more_behind"]}, name)
    button.clicked.connect(lambda: show_behind(button.behind, block["title"]))
    return button


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
