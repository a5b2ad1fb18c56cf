"""One request of the group: what is asked, of whom, by when, and what came of it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton

from journal.group.decisions import LONGEST_TEXT, Action
from journal.vocabulary import terms
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import Card


class ActionRow(Card):
    """`removal_wanted` tells that it should go, `edited` that something is written otherwise."""

    removal_wanted = Signal()
    edited = Signal()

    def __init__(self, action: Action | None = None) -> None:
        super().__init__()
        action = action or Action.model_construct(ask="")
        self.ask = may_leave(_line(action.ask))
        self.owner = _choice([(one.id, one.label) for one in terms("owner_role")])
        self.kind = _choice(
            [("", self.tr("Not said")), *((one.id, one.label) for one in terms("roadmap_kind"))]
        )
        self.by_when = _line(action.by_when)
        self.answer = _choice(
            [
                ("", self.tr("No answer yet")),
                *((one.id, one.label) for one in terms("action_answer")),
            ]
        )
        self.because = may_leave(_line(action.because))
        _choose(self.owner, action.owner_role)
        _choose(self.kind, action.kind or "")
        _choose(self.answer, action.answer or "")
        self.answer.currentIndexChanged.connect(self._show_because)
        self._because = Field(self.tr("Because"), self.because)
        self._lay_out()
        self._show_because()
        for line in (self.ask, self.by_when, self.because):
            line.textChanged.connect(lambda _: self.edited.emit())
        for box in (self.owner, self.kind, self.answer):
            box.currentIndexChanged.connect(lambda _: self.edited.emit())

    def typed(self) -> dict[str, str | None]:
        """What stands here, asked yet or not."""
        return {
            "ask": self.ask.text().strip(),
            "kind": self.kind.currentData() or None,
            "answer": self.answer.currentData() or None,
            "because": self.because.text().strip(),
            "owner_role": self.owner.currentData(),
            "by_when": self.by_when.text().strip(),
        }

    def action(self) -> Action | None:
        """What stands here; None while nothing is asked."""
        typed = self.typed()
        return Action.model_validate(typed) if typed["ask"] else None

    def _lay_out(self) -> None:
        remove = QPushButton(self.tr("Remove"))
        set_role(remove, "quiet")
        remove.clicked.connect(self.removal_wanted)
        first = _row((Field(self.tr("What is asked"), self.ask), 1))
        first.addWidget(remove)
        self.body.addLayout(first)
        self.body.addLayout(
            _row(
                (Field(self.tr("Of whom"), self.owner), 2),
                (Field(self.tr("Kind"), self.kind), 1),
                (Field(self.tr("By when"), self.by_when), 2),
            )
        )
        self.body.addLayout(_row((Field(self.tr("Answer"), self.answer), 1), (self._because, 3)))

    def _show_because(self) -> None:
        self._because.setEnabled(bool(self.answer.currentData()))


def _line(text: str) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(LONGEST_TEXT)
    line.setText(text)
    line.setCursorPosition(0)
    return line


def _choice(choices: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for value, name in choices:
        box.addItem(name, value)
    return box


def _choose(box: QComboBox, value: str) -> None:
    """A value that is none of the choices, from a file say, stays as it is."""
    if box.findData(value) < 0:
        box.addItem(QCoreApplication.translate("Digest", "As it was: {v}").format(v=value), value)
    box.setCurrentIndex(box.findData(value))


def _row(*fields: tuple[Field, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field, share in fields:
        row.addWidget(field, share)
    return row
