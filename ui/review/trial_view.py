"""One record at a time: private text and what would leave side by side, and all that goes along."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton

from journal.language import plural
from ui.context import Context
from ui.review.change_row import ChangeRow
from ui.review.record_body import RecordBody
from ui.review.tools import key_button, with_key
from ui.safeguarding.cards import NoteCard
from ui.style import set_role
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Footed, words
from ui.widgets.tab_order import come_after
from ui.work.leaving import CHANGED, NEW, Going


class TrialView(Footed):
    """Signals carry what is wanted of the record on show; the page carries it out."""

    answered = Signal(object, object)  # what was found, the answer
    undo_wanted = Signal()
    looked_through = Signal(str)
    visibility_chosen = Signal(str, str)
    edit_wanted = Signal(str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(1240)
        actions = self._actions = context.actions
        self._waited = False  # whether a question of this record was open before the last answer
        self._title, self._standing = words("", "title"), words("", "lead")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.body = RecordBody(actions)
        self.note = NoteCard(context)
        self.visibility = Segmented(
            [
                ("me", self.tr("Only me")),
                ("group", self.tr("My group")),
                ("leaders", self.tr("My group and leaders")),
            ],
            self.tr("Who may see it"),
        )
        self.right_button = key_button(actions, "review-right", "primary")
        self.edit_button = QPushButton(self.tr("Edit the trial"))
        self.keep_here_button = QPushButton(self.tr("Keep it here"))
        self.undo_button = key_button(actions, "review-back", "quiet")
        self.undo_button.setText(with_key(actions, "review-back", self.tr("Undo")))
        self.undo_button.setAccessibleName(self.tr("Undo the last answer"))
        self.undo_button.setToolTip(self.tr("Undo the last answer"))
        self.back_button = QPushButton(self.tr("Overview"))
        set_role(self.back_button, "quiet")
        self._lay_out()
        self._connect()

    @property
    def going(self) -> Going | None:
        """The record on show."""
        return self.body.going

    def show_going(
        self, going: Going, place: tuple[int, int], contributors: int, least: int
    ) -> None:
        """Show this record, the nth of so many; the same one keeps its place and the focus."""
        is_same = self.going is not None and self.going.id == going.id
        self.body.show_going(going, contributors, least)
        self._say(going, place)
        if is_same:
            self._go_on()
        else:
            self.body.current = None
            self.to_top()
            self.begin()
        self._waited = bool(going.open)

    def forget(self) -> None:
        """The next record is shown from its beginning, even if it is the same."""
        self.body.going = None

    def begin(self) -> None:
        """Put the keyboard where one begins: at the first open question, or at the answer."""
        row = self.body.next_open()
        if row is not None:
            self.body.reach(row)
        else:
            self.right_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """After an answer: to the next open question, or to the answer about the whole."""
        row = self.body.next_open()
        if self._waited and row is not None:
            self.body.reach(row)
        elif self._waited or self.body.current is None:
            self.right_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, going: Going, place: tuple[int, int]) -> None:
        number, total = place
        title = self.tr("{n} of {total}: {title}") if total > 1 else "{title}"
        self._title.setText(title.format(n=number, total=total, title=going.called))
        parts = [self._standing_of(going)]
        if going.changed:
            parts.append(
                plural("other words in {n} place", "other words in {n} places", going.changed)
            )
        if going.open:
            parts.append(plural("{n} question to answer", "{n} questions to answer", going.open))
        self._standing.setText(" · ".join(parts))
        self._bar.setVisible(total > 1)
        self._bar.setRange(0, total)
        self._bar.setValue(number - 1)
        self._bar.setAccessibleName(self._title.text())
        self.note.show_for(going.id)
        self.note.setVisible(going.named_work)
        self.visibility.set_values([going.visibility])
        for widget in (self.visibility, self.edit_button, self.keep_here_button):
            widget.setVisible(going.is_trial)
        self.setAccessibleName(f"{self._title.text()}. {self._standing.text()}")

    def _standing_of(self, going: Going) -> str:
        return {
            NEW: self.tr("New since you last looked"),
            CHANGED: self.tr("Changed since you last looked"),
        }.get(going.standing, self.tr("As you left it"))

    def _reveal(self, row: ChangeRow) -> None:
        """Show it once it is laid out."""
        QTimer.singleShot(0, row, lambda: self.sheet.ensureWidgetVisible(row, 0, 120))

    def _looks_right(self) -> None:
        waiting = self.body.next_open()
        if waiting is not None:
            self.body.reach(waiting)
        else:
            self._of_record(self.looked_through.emit)

    def _of_record(self, act: Callable[[str], object]) -> None:
        if self.going is not None:
            act(self.going.id)

    def _lay_out(self) -> None:
        seen = QHBoxLayout()
        seen.setSpacing(10)
        seen.addWidget(self._standing, 1)
        seen.addWidget(self.visibility)
        self.column.addWidget(self._title)
        self.column.addLayout(seen)
        for widget in (self._bar, self.note, self.body):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.set_foot(
            self.right_button,
            self.edit_button,
            self.keep_here_button,
            self.undo_button,
            self.back_button,
        )

    def _connect(self) -> None:
        choose = self.visibility_chosen.emit
        self.body.answered.connect(self.answered)
        self.body.reached.connect(self._reveal)
        self.right_button.clicked.connect(self._looks_right)
        self.edit_button.clicked.connect(lambda: self._of_record(self.edit_wanted.emit))
        self.keep_here_button.clicked.connect(
            lambda: self._of_record(lambda record: choose(record, "me"))
        )
        self.visibility.changed.connect(
            lambda: self._of_record(lambda record: choose(record, self.visibility.value()))
        )
        self.undo_button.clicked.connect(self.undo_wanted)
        self.back_button.clicked.connect(self.left)
        self.body.attach(self)
        self.body.remade.connect(lambda: come_after(self.visibility.chips[-1], self.body))
        for name, act in (
            ("review-right", self.right_button.click),
            ("review-back", self.undo_button.click),
            ("edit", self.edit_button.click),
        ):
            self._actions.attach(name, self, act)
