"""One open question at a time: what was found, where it stands, what would leave instead."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton

from journal.language import plural
from journal.sharing.review import CONTEXT
from ui.actions import Actions
from ui.palettes import Palette
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, marked
from ui.widgets.sheet import Card, Sheet, button_row, words
from ui.work.leaving import Question


class QuestionView(Sheet):
    """`answered` carries the question and "hide", "keep" or {"reword": …}.

    `rest_hidden` carries those that are left, `gone_back` the question before this one.
    """

    answered = Signal(object, object)
    rest_hidden = Signal(list)
    gone_back = Signal(object)
    left = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__(760)
        self._questions: list[Question] = []
        self._at = 0
        self.title = words("", "title")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._card = Card()
        self._words = QLineEdit()
        self._words.setAccessibleName(self.tr("In other words"))
        self._words.setPlaceholderText(self.tr("what it should say instead"))
        self._words.returnPressed.connect(self._reworded)
        self._words.installEventFilter(self)
        room = self._words.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # so that nothing moves when it appears
        self._words.setSizePolicy(room)
        self.hide_button = _key(actions, "review-hide", "primary")
        self.keep_button = _key(actions, "review-keep")
        self.reword_button = _key(actions, "review-reword")
        self.back_button = _key(actions, "review-back", "quiet")
        self.rest_button = QPushButton()
        set_role(self.rest_button, "quiet")
        self._lay_out()
        self.hide_button.clicked.connect(lambda: self._answer("hide"))
        self.keep_button.clicked.connect(lambda: self._answer("keep"))
        self.reword_button.clicked.connect(self._reword)
        self.back_button.clicked.connect(self._go_back)
        self.rest_button.clicked.connect(lambda: self.rest_hidden.emit(self._questions[self._at :]))
        for name, button in (
            ("review-hide", self.hide_button),
            ("review-keep", self.keep_button),
            ("review-reword", self.reword_button),
            ("review-back", self.back_button),
        ):
            actions.attach(name, self, button.click)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def ask(self, questions: Sequence[Question]) -> None:
        """Begin with the first of these."""
        self._questions = list(questions)
        self._at = 0
        self._show()

    @property
    def question(self) -> Question | None:
        """The one that is asked now."""
        return self._questions[self._at] if self._at < len(self._questions) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Escape closes the field, not the question
        elif event.type() == QEvent.Type.KeyPress:
            self._words.hide()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _answer(self, answer: object) -> None:
        question = self.question
        if question is None:
            return
        self._at += 1
        self.answered.emit(question, answer)
        self._show()

    def _go_back(self) -> None:
        if self._at:
            self._at -= 1
            self.gone_back.emit(self._questions[self._at])
            self._show()

    def _reword(self) -> None:
        if self._words.isVisible():
            self._reworded()
            return
        self._words.setText(self.question.item.suggestion if self.question else "")
        self._words.show()
        self._words.selectAll()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reworded(self) -> None:
        if self._words.text().strip():
            self._answer({"reword": self._words.text().strip()})

    def _show(self) -> None:
        question = self.question
        if question is None:
            return
        self._words.hide()
        total, left = len(self._questions), len(self._questions) - self._at
        self.title.setText(self.tr("Question {n} of {total}").format(n=self._at + 1, total=total))
        self._bar.setRange(0, total)
        self._bar.setValue(self._at)
        self.back_button.setEnabled(self._at > 0)
        self.rest_button.setVisible(left > 1)
        self.rest_button.setText(plural("Hide it", "Hide all {n} that are left", left))
        self._fill(question)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, question: Question) -> None:
        while item := self._card.body.takeAt(0):
            item.widget().deleteLater()
        item = question.item
        self._card.body.addWidget(words(self.tr("Does this name or describe somebody?"), "heading"))
        shown = Prose(lambda colours: _in_context(question, colours))
        self._card.body.addWidget(shown)
        where = f"{question.title} · {question.field} · {item.why}"
        self._card.body.addWidget(words(where, "hint"))
        instead = Prose(
            lambda colours: (
                coloured(self.tr("If hidden, it says: "), "muted", colours)
                + marked([(item.suggestion, "wash", "on_wash")], colours)
            )
        )
        self._card.body.addWidget(instead)
        self.setAccessibleName(f"{self.title.text()}: {item.text}. {item.context}")

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._card)
        self.column.addLayout(button_row(self.hide_button, self.keep_button, self.reword_button))
        self.column.addWidget(self._words)
        self.column.addWidget(
            words(
                self.tr(
                    "Your answer counts for every place of the same word, and is remembered for "
                    "this group."
                ),
                "hint",
            )
        )
        leave = QPushButton(self.tr("Go on later"))
        set_role(leave, "quiet")
        leave.clicked.connect(self.left)
        self.column.addLayout(button_row(self.back_button, self.rest_button, leave))
        self.column.addStretch(1)


def _key(actions: Actions, name: str, role: str = "") -> QPushButton:
    button = QPushButton(actions.with_keys(name))
    button.setAccessibleName(actions.text(name))
    if role:
        set_role(button, role)
    return button


def _in_context(question: Question, colours: Palette) -> str:
    text, found = question.item.context, question.item.text
    # The words stand so far in, or nearer where the text begins there, and end so far before it.
    at = max((place for place in _places(text, found) if place <= CONTEXT), default=0)
    begun = "… " if at == CONTEXT else ""
    goes_on = " …" if len(text) - at - len(found) >= CONTEXT else ""
    said = marked(
        [
            (text[:at], "", ""),
            (found, "ask_wash", "text"),
            (text[at + len(found) :], "", ""),
        ],
        colours,
    )
    return f'<div style="font-size:17px; line-height:150%">{begun}{said}{goes_on}</div>'


def _places(text: str, wanted: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(wanted, at)]
