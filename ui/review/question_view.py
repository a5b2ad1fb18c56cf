"""One open question at a time: what was found, every place of it, what would leave instead."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QProgressBar, QPushButton

from journal.language import plural
from journal.sharing.questions import Place as Asked
from ui.actions import Actions
from ui.review.marks import place_html, short, translate
from ui.review.question_words import CASE, LISTED, answers, asked, counts_for
from ui.review.rewording import Rewording
from ui.review.tools import KEYS, key_button, with_key
from ui.style import set_role
from ui.widgets.prose import Prose, coloured, marked
from ui.widgets.sheet import Card, Sheet, button_row, words
from ui.work.leaving import Place, Question


class QuestionView(Sheet):
    """`answered` carries the question and "hide", "keep" or {"reword": …}.

    `rest_hidden` carries those that are left, `gone_back` the question before this one, `done`
    comes after the last. What is answered is decided at once, so that nothing is lost by leaving.
    """

    answered = Signal(object, object)
    rest_hidden = Signal(list)
    gone_back = Signal(object)
    names_wanted = Signal(object)
    keep_here_wanted = Signal(object)
    done = Signal()
    left = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__(820)
        self._actions = actions
        self._questions: list[Question] = []
        self._skipped: set[str] = set()
        self._moot: dict[str, list[Question]] = {}  # by the case that took them out
        self._at = 0
        self.title = words("", "title")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._card = Card()
        self.rewording = Rewording()
        self.rewording.reworded.connect(lambda said: self._answer({"reword": said}))
        self.rewording.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.hide_button = key_button(actions, "review-hide", "primary")
        self.keep_button = key_button(actions, "review-keep")
        self.reword_button = key_button(actions, "review-reword")
        self.names_button = key_button(actions, "review-names")
        self.here_button = QPushButton(self.tr("Keep this trial here"))
        self.back_button = key_button(actions, "review-back", "quiet")
        self.skip_button = key_button(actions, "review-skip", "quiet")
        self.rest_button, self.leave_button = QPushButton(), QPushButton(self.tr("Go on later"))
        set_role(self.rest_button, "quiet")
        set_role(self.leave_button, "quiet")
        self._counts_for = words("", "hint")
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def ask(self, questions: Sequence[Question]) -> None:
        """Begin with the first of these."""
        self._questions = list(questions)
        self._skipped, self._moot = set(), {}
        self._at = 0
        self._show()

    @property
    def question(self) -> Question | None:
        """The one that is asked now."""
        return self._questions[self._at] if self._at < len(self._questions) else None

    def go_on(self) -> None:
        """To the next question; `done` after the last."""
        self._at += 1
        self._show()
        if self.question is None:
            self.done.emit()

    def _answer(self, answer: object) -> None:
        question = self.question
        if question is None:
            return
        self.answered.emit(question, answer)
        if question.kind == CASE and answer != "keep":
            self._pass_over(question, lambda place: (place.record, place.field))
        self.go_on()

    def _keep_here(self) -> None:
        question = self.question
        if question is not None:
            self.keep_here_wanted.emit(question)
            self._pass_over(question, lambda place: place.record)
            self.go_on()

    def _pass_over(self, case: Question, where: Callable[[Asked], object]) -> None:
        """What is asked about words that do not leave now is no question any more."""
        out = {where(place) for place in case.item.places}
        rest = self._questions[self._at + 1 :]
        moot = [one for one in rest if {where(place) for place in one.item.places} <= out]
        self._moot[case.item.id] = moot
        self._questions[self._at + 1 :] = [one for one in rest if one not in moot]

    def _go_back(self) -> None:
        if self._at:
            self._at -= 1
            question = self._questions[self._at]
            self._questions[self._at + 1 : self._at + 1] = self._moot.pop(question.item.id, [])
            if question.item.id in self._skipped:
                self._skipped.discard(question.item.id)
            else:
                self.gone_back.emit(question)
            self._show()

    def _skip(self) -> None:
        if self.question is not None:
            self._skipped.add(self.question.item.id)
            self.go_on()

    def _reword(self) -> None:
        if self.rewording.isVisible():
            self.rewording.take()
        elif self.question is not None:
            is_case = self.question.kind == CASE
            item = self.question.item
            self.rewording.begin(item.text if is_case else item.suggestion)

    def _add_to_names(self) -> None:
        if self.question is not None:
            self.names_wanted.emit(self.question)

    def _show(self) -> None:
        question = self.question
        if question is None:
            return
        self.rewording.hide()
        total, left = len(self._questions), len(self._questions) - self._at
        self.title.setText(self.tr("Question {n} of {total}").format(n=self._at + 1, total=total))
        self._bar.setRange(0, total)
        self._bar.setValue(self._at)
        self.back_button.setEnabled(self._at > 0)
        self.rest_button.setVisible(left > 1)
        self.rest_button.setText(plural("Hide it", "Hide all {n} that are left", left))
        self._fill(question)
        self.to_top()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        # The focus was here before: a screen reader is told that there is something else to read.
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))

    def _fill(self, question: Question) -> None:
        while taken := self._card.body.takeAt(0):
            taken.widget().hide()
            taken.widget().deleteLater()
        item = question.item
        self._card.body.addWidget(words(asked(item), "heading"))
        for place in question.places:
            self._show_place(place, question)
        more = question.count - len(question.places)
        if more > 0:
            self._say(plural("and {n} more place", "and {n} more places", more))
        also = [form for form in item.forms if form and form != item.text]
        if also:
            self._say(self.tr("Also written: {forms}").format(forms=", ".join(map(short, also))))
        self._say(self.tr("Why it is asked: {why}").format(why=item.why))
        self._card.body.addWidget(Prose(lambda colours: _instead(question, colours)))
        self._counts_for.setText(counts_for(item))
        buttons = (self.hide_button, self.keep_button, self.reword_button)
        for button, name, label in zip(buttons, KEYS, answers(item), strict=True):
            button.setText(with_key(self._actions, name, label))
            button.setAccessibleName(label)
        self.names_button.setVisible(question.kind in LISTED)
        self.here_button.setVisible(question.kind == CASE)
        context = (
            f"{question.places[0].before}{question.places[0].words}" if question.places else ""
        )
        after = question.places[0].after if question.places else ""
        self.setAccessibleName(
            f"{self.title.text()}: {asked(item)} {short(item.text)}. {context}{after}. {item.why}"
        )

    def _show_place(self, place: Place, question: Question) -> None:
        size = 17 if len(question.places) == 1 and question.kind != CASE else 15
        self._card.body.addWidget(Prose(lambda colours: place_html(place, colours, size)))
        self._say(f"{place.title} · {place.field}")

    def _say(self, text: str) -> None:
        self._card.body.addWidget(words(text, "hint"))

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._card)
        buttons = (self.hide_button, self.keep_button, self.reword_button)
        self.column.addLayout(button_row(*buttons, self.here_button, self.names_button))
        self.column.addWidget(self.rewording)
        self.column.addWidget(self._counts_for)
        others = (self.back_button, self.skip_button, self.rest_button, self.leave_button)
        self.column.addLayout(button_row(*others))
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.hide_button.clicked.connect(lambda: self._answer("hide"))
        self.keep_button.clicked.connect(lambda: self._answer("keep"))
        self.reword_button.clicked.connect(self._reword)
        self.names_button.clicked.connect(self._add_to_names)
        self.here_button.clicked.connect(self._keep_here)
        self.back_button.clicked.connect(self._go_back)
        self.skip_button.clicked.connect(self._skip)
        self.rest_button.clicked.connect(lambda: self.rest_hidden.emit(self._questions[self._at :]))
        self.leave_button.clicked.connect(self.left)
        for name, act in (
            ("review-hide", self.hide_button.click),
            ("review-keep", self.keep_button.click),
            ("review-reword", self.reword_button.click),
            ("review-names", self._click_names),
            ("review-skip", self.skip_button.click),
            ("review-back", self.back_button.click),
        ):
            self._actions.attach(name, self, act)

    def _click_names(self) -> None:
        if self.names_button.isVisible():
            self.names_button.click()


def _instead(question: Question, colours: object) -> str:
    if question.kind == CASE:
        said = translate("Review", "If left out, it says: ")
    else:
        said = translate("Review", "If hidden, it says: ")
    return coloured(said, "muted", colours) + marked(
        [(question.item.suggestion, "wash", "on_wash")], colours
    )
