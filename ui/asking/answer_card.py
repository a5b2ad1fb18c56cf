"""One trial of a group as an answer: what it was, how it came out, where the words stand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journal.digest.asking.answers import Answer
from ui.digest.page.result_mark import ResultMark
from ui.palettes import Palette
from ui.style import in_role, set_role
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.sheet import readable, words


class AnswerCard(QFrame):
    """`try_pressed` when its reader wants to try this too, unless it is the reader's own."""

    try_pressed = Signal()

    def __init__(self, answer: Answer, names_group: bool, is_own: bool = False) -> None:
        super().__init__()
        self.answer = answer
        self._is_whole = False
        set_role(self, "card")
        self.setAccessibleName(f"{answer.code}, {answer.job}, {answer.outcome}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ResultMark(answer.result), 0, Qt.AlignmentFlag.AlignTop)
        job = f"{answer.job}, {answer.tool}" if answer.tool else answer.job
        head.addWidget(words(job, "question"), 1)
        code = readable(answer.code, "code")
        code.setWordWrap(False)
        head.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        self.text = Prose(self._text)
        self.whole = in_role("aside", QPushButton())
        self.whole.clicked.connect(self._turn)
        self.attempt = None if is_own else self._attempt()
        foot = QHBoxLayout()
        foot.addWidget(self.attempt or words(self.tr("Yours"), "hint"))
        foot.addStretch(1)
        foot.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(words(answer.outcome, "hint"))
        column.addWidget(self.text)
        column.addWidget(words(_about(answer, names_group), "hint"))
        column.addLayout(foot)
        self.whole.setVisible(len(answer.texts) > 1 or len(answer.excerpt) < _length(answer))
        self._name_button()

    def first_button(self) -> QPushButton | None:
        """Where the keyboard begins here, if there is anything to press."""
        return self.attempt or (self.whole if not self.whole.isHidden() else None)

    def _attempt(self) -> QPushButton:
        button = in_role("quiet", QPushButton(self.tr("I’ll try this")))
        button.setAccessibleName(self.tr("I’ll try this: {code}").format(code=self.answer.code))
        button.clicked.connect(self.try_pressed)
        return button

    def _turn(self) -> None:
        self._is_whole = not self._is_whole
        self.text.draw()
        self._name_button()

    def _name_button(self) -> None:
        self.whole.setText(self.tr("Less") if self._is_whole else self.tr("Read all"))
        self.whole.setAccessibleName(f"{self.whole.text()}: {self.answer.code}")

    def _text(self, colours: Palette) -> str:
        if self._is_whole:
            return "".join(_paragraph(*text, colours) for text in self.answer.texts)
        if not self.answer.excerpt:
            return ""
        shown = _marked(self.answer.excerpt, self.answer.marks, colours)
        return f"{coloured(self.answer.about, 'muted', colours)}<br>{shown}"


def _length(answer: Answer) -> int:
    return sum(len(text) for _about, text in answer.texts)


def _about(answer: Answer, names_group: bool) -> str:
    group = answer.group_name if names_group else ""
    evidence, time = answer.evidence, answer.time
    return " · ".join(p for p in (group, answer.context, answer.when, evidence, time) if p)


def _paragraph(about: str, text: str, colours: Palette) -> str:
    return f'<p style="margin:0 0 8px 0">{coloured(about, "muted", colours)}<br>{plain(text)}</p>'


def _marked(text: str, marks: tuple[tuple[int, int], ...], colours: Palette) -> str:
    """The text as HTML, its marks tinted and underlined, so that they show without colour."""
    parts, at = [], 0
    style = f"background-color:{colours.mark};color:{colours.text};text-decoration:underline"
    for start, end in marks:
        parts.append(plain(text[at:start]))
        parts.append(f'<span style="{style}">{escape(text[start:end])}</span>')
        at = end
    return "".join([*parts, plain(text[at:])])
