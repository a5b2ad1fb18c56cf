"""Trials of one job: what did not work beside what did, each trial a card in full wording."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from journal.digest.document import Data
from journal.digest.render.html import CODE
from ui.digest.column import Column, Columns
from ui.digest.parts import stacked
from ui.digest.result_mark import ResultMark
from ui.palettes import Palette
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.sheet import readable, words

Hide = Callable[[str], object]
GoTo = Callable[[str], object]


class Beside(QWidget):
    """One piece of a job (ui.digest.pieces).

    `hide` gets a trial's code, None where the reader may hide nothing; `go_to` gets one too.
    """

    def __init__(self, block: Data, hide: Hide | None, go_to: GoTo) -> None:
        super().__init__()
        self.cards: dict[str, TrialCard] = {}
        sides = block["columns"]
        stacks = [side["cards"] for side in sides]
        if len(sides) == 1:  # one side alone takes the whole width, in two columns
            stacks = [stacks[0][0::2], stacks[0][1::2]]
        column = Column(6, self)
        if not block["goes_on"]:
            column.setContentsMargins(0, 10, 0, 0)
            column.addWidget(words(block["title"], "subheading"))
            column.addWidget(words(block["lead"], "hint"))
            column.addWidget(_beside([_bottom(side["title"]) for side in sides]))
        column.addWidget(_beside([self._stack(cards, hide, go_to) for cards in stacks]))

    def _stack(self, cards: list[Data], hide: Hide | None, go_to: GoTo) -> QWidget:
        made = {card["code"]: TrialCard(card, hide, go_to) for card in cards}
        self.cards |= made
        return stacked(made.values(), gap=10)


class TrialCard(QFrame):
    """One trial, without a name; its mark is a shape as well as a colour."""

    def __init__(self, card: Data, hide: Hide | None, go_to: GoTo) -> None:
        super().__init__()
        set_role(self, "card")
        self.setAccessibleName(f"{card['code']}, {card['tool']}, {card['outcome']}")
        facts = Prose(lambda colours: _facts(card, colours))
        if any(CODE.search(mark) for mark in card["marks"]):
            facts.linkActivated.connect(go_to)
            facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        body = Column(8, self)
        body.setContentsMargins(16, 12, 16, 12)
        body.addWidget(_head(card))
        body.addWidget(Prose(lambda colours: _texts(card, colours)))
        body.addWidget(facts)
        body.addWidget(_foot(card["code"], hide))


def _head(card: Data) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ResultMark(card["result"]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(f"{card['tool']}: {card['outcome']}", "question"), 1)
    return holder


def _foot(code: str, hide: Hide | None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    shown = readable(code, "code")
    shown.setWordWrap(False)
    row.addWidget(shown, 1)
    if hide is not None:
        button = QPushButton(QCoreApplication.translate("Digest", "Hide…"))
        set_role(button, "quiet")
        button.setAccessibleName(
            QCoreApplication.translate("Digest", "Hide {code}").format(code=code)
        )
        button.clicked.connect(lambda: hide(code))
        row.addWidget(button)
    return holder


def _bottom(title: str) -> QWidget:
    label = words(title, "question")
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
    return label


def _beside(widgets: list[QWidget]) -> QWidget:
    holder = QWidget()
    columns = Columns(len(widgets), 16, holder)
    for widget in widgets:
        columns.addWidget(widget)
    return holder


def _texts(card: Data, colours: Palette) -> str:
    said = (
        f"{coloured(text['label'], 'muted', colours)}<br>{plain(text['text'])}"
        for text in card["texts"]
    )
    return "".join(f'<p style="margin:0 0 8px 0">{one}</p>' for one in said)


def _facts(card: Data, colours: Palette) -> str:
    lines = [
        f"{coloured(fact['label'] + ':', 'muted', colours)} {escape(fact['text'])}"
        for fact in card["facts"]
    ]
    where = " · ".join(part for part in (card["context"], card["period"]) if part)
    if where:
        lines.append(coloured(where, "muted", colours))
    if card["marks"]:
        marks = escape(" · ".join(card["marks"]))
        ink = colours.ink
        lines.append(
            CODE.sub(
                lambda found: f'<a style="color:{ink}" href="{found[0]}">{found[0]}</a>', marks
            )
        )
    return f'<div style="font-size:13px">{"<br>".join(lines)}</div>'
