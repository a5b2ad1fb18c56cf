"""Trials of one job: what did not work beside what did, each trial a card in full wording."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal.digest.document import Data
from journal.digest.render.html import CODE
from ui.digest.result_mark import ResultMark
from ui.palettes import Palette
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.sheet import Card, readable, words

Hide = Callable[[str], object]
GoTo = Callable[[str], object]


class Beside(QWidget):
    """`hide` gets a trial's code, None where the reader may hide nothing; `go_to` gets one too."""

    def __init__(self, block: Data, hide: Hide | None, go_to: GoTo) -> None:
        super().__init__()
        self.cards: dict[str, TrialCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addWidget(words(block["title"], "subheading"))
        column.addWidget(words(block["lead"], "hint"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        sides = block["columns"]
        halves = len(sides) == 1  # one side alone takes the whole width, in two columns
        for place, side in enumerate(sides):
            title = words(side["title"], "question")
            title.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(title, 0, place, 1, 2 if halves else 1)
        stacks = [side["cards"] for side in sides]
        if halves:
            stacks = [stacks[0][0::2], stacks[0][1::2]]
        for place, cards in enumerate(stacks):
            grid.addWidget(self._stack(cards, hide, go_to), 1, place)
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)

    def _stack(self, cards: list[Data], hide: Hide | None, go_to: GoTo) -> QWidget:
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for card in cards:
            made = TrialCard(card, hide, go_to)
            self.cards[card["code"]] = made
            column.addWidget(made)
        column.addStretch(1)
        return holder


class TrialCard(Card):
    """One trial, without a name; its mark is a shape as well as a colour."""

    def __init__(self, card: Data, hide: Hide | None, go_to: GoTo) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(8)
        self.setAccessibleName(f"{card['code']}, {card['tool']}, {card['outcome']}")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(ResultMark(card["result"]), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(words(f"{card['tool']}: {card['outcome']}", "question"), 1)
        self.body.addLayout(top)
        self.body.addWidget(Prose(lambda colours: _texts(card, colours)))
        facts = Prose(lambda colours: _facts(card, colours))
        facts.linkActivated.connect(go_to)
        if any(CODE.search(mark) for mark in card["marks"]):
            facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.body.addWidget(facts)
        foot = QHBoxLayout()
        foot.addWidget(readable(card["code"], "code"), 1)
        if hide is not None:
            button = QPushButton(QCoreApplication.translate("Digest", "Hide…"))
            set_role(button, "quiet")
            button.setAccessibleName(
                QCoreApplication.translate("Digest", "Hide {code}").format(code=card["code"])
            )
            button.clicked.connect(lambda: hide(card["code"]))
            foot.addWidget(button)
        self.body.addLayout(foot)


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
