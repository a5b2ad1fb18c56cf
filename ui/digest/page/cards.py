"""Trials of one job: what did not work beside what did, each trial a card in full wording."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from journal.bundle.codes import PRINTED, usual
from journal.digest.document import Data
from journal.render.markdown import to_html
from ui.digest.page.column import Column, Columns
from ui.digest.page.parts import stacked
from ui.digest.page.result_mark import ResultMark
from ui.digest.page.ways import Ways
from ui.palettes import Palette
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.reading import open_outside
from ui.widgets.sheet import readable, words

# What Markdown may read as more than words; a line end begins a line in both.
_MARKUP = re.compile(r"[*_`#\[\]|~\\]|://|^\s*([-+>=]|\d+[.)])|^ {4}|\n\s*\n", re.MULTILINE)

_HEADING = re.compile(r"<(/?)h[1-6]>")  # in a card a heading is a bold line


class Beside(QWidget):
    """One piece of a job (ui.digest.page.pieces)."""

    def __init__(self, block: Data, ways: Ways) -> None:
        super().__init__()
        self.cards: dict[str, TrialCard] = {}
        sides = block["columns"]
        named = block["names_sides"]
        column = Column(6, self)
        if not block["goes_on"]:
            column.setContentsMargins(0, 10, 0, 0)
            column.addWidget(words(block["title"], "subheading"))
            column.addWidget(words(block["lead"], "hint"))
        if len(sides) == 1:  # one side alone takes the whole width, in two columns
            cards = sides[0]["cards"]
            if named:
                column.addWidget(words(sides[0]["title"], "question"))
            stacks = [self._stack(cards[at::2], "", ways) for at in (0, 1)]
        else:
            stacks = [self._stack(s["cards"], s["title"] if named else "", ways) for s in sides]
        column.addWidget(_beside(stacks))

    def _stack(self, cards: list[Data], title: str, ways: Ways) -> QWidget:
        made = {card["code"]: TrialCard(card, ways) for card in cards}
        self.cards |= made
        heading = [words(title, "question")] if title else []
        return stacked([*heading, *made.values()], gap=10)


class TrialCard(QFrame):
    """One trial, without a name; its mark is a shape as well as a colour."""

    def __init__(self, card: Data, ways: Ways) -> None:
        super().__init__()
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on from a trial that was shown
        self.setAccessibleName(f"{card['code']}, {card['tool']}, {card['outcome']}")
        self.attempt: QPushButton | None = None
        body = Column(8, self)
        body.setContentsMargins(16, 12, 16, 12)
        body.addWidget(_head(card))
        body.addWidget(_prose(partial(_texts, card), ways))
        body.addWidget(_prose(partial(_facts, card), ways))
        body.addWidget(self._foot(card["code"], ways))
        if ways.lead is not None or ways.hide is not None:
            body.addWidget(_decisions(card["code"], ways))

    def _foot(self, code: str, ways: Ways) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        shown = readable(code, "code")
        shown.setWordWrap(False)
        row.addWidget(shown, 1)
        translate = QCoreApplication.translate
        if usual(code) in ways.mine:
            yours = words(translate("Digest", "Yours"), "hint")
            yours.setWordWrap(False)
            row.addWidget(yours)
        elif ways.attempt is not None:
            name = translate("Digest", "I’ll try this: {code}").format(code=code)
            attempt = partial(ways.attempt, code)
            self.attempt = _button(translate("Digest", "I’ll try this"), name, attempt)
            row.addWidget(self.attempt)
        return holder


def _decisions(code: str, ways: Ways) -> QWidget:
    """What a facilitator may decide on a trial."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    translate = QCoreApplication.translate
    if ways.hide is not None:
        name = translate("Digest", "Hide {code}").format(code=code)
        row.addWidget(_button(translate("Digest", "Hide…"), name, partial(ways.hide, code)))
    if ways.lead is not None:
        text, name = translate("Digest", "Lead with this"), translate("Digest", "Lead with {code}")
        if usual(code) in ways.leading:
            text = translate("Digest", "Leads · take out")
            name = translate("Digest", "Lead with {code} no longer")
        row.addWidget(_button(text, name.format(code=code), partial(ways.lead, code)))
    return holder


def _button(text: str, name: str, press: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    set_role(button, "quiet")
    button.setAccessibleName(name)
    button.clicked.connect(lambda: press())
    return button


def _prose(make: Callable[[Palette], str], ways: Ways) -> Prose:
    """Words; an address in them opens outside, the code of a trial shows that trial."""
    made = Prose(make)
    if "<a " in made.text():
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        made.linkActivated.connect(partial(_follow, ways))
    return made


def _follow(ways: Ways, address: str) -> None:
    if PRINTED.fullmatch(address):
        ways.go_to(address)
    else:
        open_outside(QUrl(address))


def _head(card: Data) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ResultMark(card["result"]), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(f"{card['tool']}: {card['outcome']}", "question"), 1)
    return holder


def _beside(widgets: list[QWidget]) -> QWidget:
    holder = QWidget()
    columns = Columns(len(widgets), 16, holder)
    for widget in widgets:
        columns.addWidget(widget)
    return holder


def _texts(card: Data, colours: Palette) -> str:
    return "".join(
        f'<p style="margin:0 0 2px 0">{coloured(text["label"], "muted", colours)}</p>'
        f'<div style="margin:0 0 8px 0">{_said(text["text"], colours.ink)}</div>'
        for text in card["texts"]
    )


@lru_cache(maxsize=512)
def _said(text: str, ink: str) -> str:
    """A trial's text as HTML, as the journal's own reading view shows it."""
    if not _MARKUP.search(text):
        return plain(text)  # the same, in a fraction of the time
    html = _HEADING.sub(lambda tag: "</b></p>" if tag[1] else "<p><b>", to_html(text))
    return html.replace("<a ", f'<a style="color:{ink}" ')


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
            PRINTED.sub(
                lambda found: f'<a style="color:{ink}" href="{found[0]}">{found[0]}</a>', marks
            )
        )
    return f'<div style="font-size:13px">{"<br>".join(lines)}</div>'
