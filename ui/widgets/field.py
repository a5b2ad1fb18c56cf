"""A question with its control, and one sentence beside it when something needs mending."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.style import set_role


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
        self._trouble, self._remark = _sentence("trouble"), _sentence("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        if after:
            layout.addLayout(_in_row(control, after))
        else:
            layout.addWidget(self._hint if beside else control)
        layout.addWidget(self._trouble)
        layout.addWidget(self._remark)
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
        return self._remark.text()

    def show_remark(self, sentence: str) -> None:
        """Say something about the answer that needs no mending; nothing takes it back."""
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))

    def add_to_question(self, widget: QWidget) -> None:
        """Put something behind the question and its hint, where it moves nothing down."""
        self._top.setStretch(1, 0)
        self._top.addWidget(widget)
        self._top.addStretch(1)

    @property
    def trouble(self) -> str:
        """The sentence on show, empty where all is well."""
        return self._trouble.text()

    def show_trouble(self, sentence: str) -> None:
        """Say what needs mending, beside the control; an empty sentence takes it back."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("trouble", bool(sentence))
        set_role(self.control, str(self.control.property("role") or ""))


def _sentence(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.hide()
    return label


def _in_row(control: QWidget, after: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(control)
    row.addWidget(after, 1)
    return row
