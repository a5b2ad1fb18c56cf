"""A question with its control, and one sentence beside it when something needs mending."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.style import dress_again, in_role

TROUBLE, REMARK = "trouble", "hint"  # the roles of what is said about an answer


class Field(QWidget):
    """`control` under the words that ask for it, or `beside` them; `after` stands behind it."""

    def __init__(
        self,
        question: str,
        control: QWidget,
        hint: str = "",
        beside: bool = False,
        after: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.control = control
        self._label = QLabel()
        self._label.setProperty("role", "question")
        self._label.setBuddy(control)
        self._hint = QLabel()
        self._hint.setProperty("role", "hint")
        top = self._top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        top.addWidget(self._label)
        top.addWidget(control if beside else self._hint, 1)
        self._sentences: dict[str, QLabel] = {}  # by role, made once there is one to say
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        if after:
            layout.addLayout(_in_row(control, after))
        else:
            layout.addWidget(self._hint if beside else control)
        layout.addStretch(1)  # beside a field with a sentence, this one stays at the top
        self.ask(question, hint)

    def ask(self, question: str, hint: str = "") -> None:
        """Put the question in these words; none where the control says it all."""
        self._label.setText(question)
        self._label.setVisible(bool(question))
        self._hint.setText(hint)
        self._hint.setVisible(bool(question and hint))
        if question:
            self.control.setAccessibleName(question)

    @property
    def remark(self) -> str:
        """The remark on show, empty where there is none."""
        return self._said(REMARK)

    def show_remark(self, sentence: str) -> None:
        """Say something about the answer that needs no mending; nothing takes it back."""
        self._say(REMARK, sentence)

    def add_to_question(self, widget: QWidget) -> None:
        """Put something behind the question and its hint, where it moves nothing down."""
        self._top.setStretch(1, 0)
        self._top.addWidget(widget)
        self._top.addStretch(1)

    @property
    def trouble(self) -> str:
        """The sentence on show, empty where all is well."""
        return self._said(TROUBLE)

    def show_trouble(self, sentence: str) -> None:
        """Say what needs mending, beside the control; an empty sentence takes it back."""
        if sentence == self.trouble:
            return
        self._say(TROUBLE, sentence)
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("trouble", bool(sentence))
        dress_again(self.control)

    def _said(self, role: str) -> str:
        return self._sentences[role].text() if role in self._sentences else ""

    def _say(self, role: str, sentence: str) -> None:
        if sentence and role not in self._sentences:
            label = self._sentences[role] = in_role(role, QLabel())
            label.setWordWrap(True)
            # Trouble stands next to the question and its control, a remark below it.
            self._column.insertWidget(2 if role == TROUBLE else self._column.count() - 1, label)
        if role in self._sentences:
            self._sentences[role].setText(sentence)
            self._sentences[role].setVisible(bool(sentence))


def _in_row(control: QWidget, after: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(control)
    row.addWidget(after, 1)
    return row
