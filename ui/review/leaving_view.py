"""The one page that shows what leaves: who sees what, every record, what stays, the exact bytes."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from journal.digest.disclosure.rule import Rule
from journal.language import plural
from ui.context import Context
from ui.review.bytes_view import BytesView
from ui.review.card_column import CardColumn
from ui.review.going_card import GoingCard
from ui.review.staying_card import StayingCard
from ui.review.tools import tab_down
from ui.review.who_sees import WhoSees
from ui.review.word_search import WordSearch
from ui.style import set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Card, Footed, button_row, words
from ui.work.groups import Group
from ui.work.leaving import AS_LEFT, Look


class LeavingView(Footed):
    """`save_wanted` asks for the bundle, `folder_wanted` for it in the group's folder.

    `answered` carries a finding and another answer.
    """

    save_wanted = Signal()
    folder_wanted = Signal()
    answered = Signal(object, object)
    left_out = Signal(str, str, bool)
    unreviewed_wanted = Signal()
    trials_wanted = Signal()
    decided_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(1240)
        self._style, self._actions = context.style, context.actions
        self.title = words(self.tr("What leaves"), "title")
        self.lead = words("", "lead")
        self.who_sees = WhoSees()
        self.staying = StayingCard(context)
        self.search = WordSearch()
        self.search.attach(context.actions, self)
        self.fresh, self.known = CardColumn(context), CardColumn(context)
        self._known_part = Disclosure(self.tr("As you left them"), self.known, context.style)
        self._unreviewed = self._unreviewed_card()
        self._bytes_part = QWidget()
        self._bytes = QVBoxLayout(self._bytes_part)
        self._bytes.setContentsMargins(0, 0, 0, 0)
        self.folder_button = QPushButton(self.tr("Put it into the group's folder"))
        set_role(self.folder_button, "primary")
        self.save_button = QPushButton()
        self._lay_out()
        for column in (self.fresh, self.known):
            column.answered.connect(self.answered)
            column.left_out.connect(self.left_out)
            column.laid_out.connect(lambda: tab_down(self))

    @property
    def cards(self) -> list[GoingCard]:
        """Those that are made, the new and changed first."""
        return [*self.fresh.cards.values(), *self.known.cards.values()]

    def show_look(self, look: Look, group: Group, keep_place: bool = False) -> None:
        """What would leave to `group`; with `keep_place` only what changed is drawn anew."""
        self.lead.setText(_summary(look))
        self._offer(group.folder is not None)
        self.who_sees.show_group(group)
        self.staying.show_staying(look.held_back)
        least = Rule(group.threshold).for_figures
        fresh = look.unreviewed
        known = [one for one in look.going if one.standing == AS_LEFT]
        self.fresh.show_records(fresh, group.contributors, least)
        self.known.show_records(known, group.contributors, least)
        self._known_part.setVisible(bool(known))
        self._known_part.note(str(len(known)))
        self._say_unreviewed(look)
        self.search.show_look(look)
        self._show_bytes(look)
        if not keep_place:
            self.accepted.setChecked(False)
            self.fresh.open_first()
            self._known_part.set_open(not fresh)
            self.to_top()
        tab_down(self)

    def _say_unreviewed(self, look: Look) -> None:
        count = len(look.unreviewed)
        self._unreviewed.setVisible(bool(count))
        self._names.setText(
            plural(
                "{n} that you have not looked through: ",
                "{n} that you have not looked through: ",
                count,
            )
            + "; ".join(one.called for one in look.unreviewed[:8])
            + ("; …" if count > 8 else "")
        )

    def _offer(self, has_folder: bool) -> None:
        """The group's folder first, where there is one."""
        self.folder_button.setVisible(has_folder)
        self.save_button.setText(
            self.tr("Save elsewhere…") if has_folder else self.tr("Save the file…")
        )
        set_role(self.save_button, "" if has_folder else "primary")

    def _leave(self, wanted: SignalInstance) -> None:
        """It leaves once all is looked through, one by one or on this page as a whole."""
        if self._unreviewed.isVisible() and not self.accepted.isChecked():
            self._reminder.show()
            self.accepted.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sheet.ensureWidgetVisible(self._unreviewed)
        else:
            wanted.emit()

    def _unreviewed_card(self) -> Card:
        card = Card(self.tr("Before you save"))
        self._names = words("")
        self.look_button = QPushButton(self.tr("Look at them one at a time"))
        self.look_button.clicked.connect(self.unreviewed_wanted)
        self.accepted = QCheckBox(self.tr("I have looked at the whole page"))
        self.accepted.toggled.connect(lambda: self._reminder.hide())
        self._reminder = words(
            self.tr("Look at each of them, or say here that you have looked at the page."),
            "trouble",
        )
        self._reminder.hide()
        card.body.addWidget(self._names)
        card.body.addLayout(button_row(self.look_button, self.accepted))
        card.body.addWidget(self._reminder)
        return card

    def _show_bytes(self, look: Look) -> None:
        was_open, parts = False, frozenset[str]()
        while item := self._bytes.takeAt(0):
            before = item.widget()
            was_open = before.button.isChecked()
            parts = before.content.opened if before.content else parts
            before.hide()
            before.deleteLater()
        shown = Disclosure(
            self.tr("The exact bytes"), lambda: BytesView(look, self._style, parts), self._style
        )
        self._bytes.addWidget(shown)
        shown.set_open(was_open)

    def _lay_out(self) -> None:
        parts: tuple[QWidget, ...] = (
            self.title, self.lead, self.search, self.who_sees, self.fresh, self._known_part,
            self.staying, self._bytes_part, self._unreviewed,
        )  # fmt: skip
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.folder_button.clicked.connect(lambda: self._leave(self.folder_wanted))
        self.save_button.clicked.connect(lambda: self._leave(self.save_wanted))
        self._actions.attach("save", self, self._leave_first)
        trials = QPushButton(self.tr("Choose trials"))
        trials.clicked.connect(self.trials_wanted)
        decided = QPushButton(self.tr("What I decided before"))
        decided.clicked.connect(self.decided_wanted)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.set_foot(self.folder_button, self.save_button, trials, decided, back)

    def _leave_first(self) -> None:
        here = not self.folder_button.isHidden()
        (self.folder_button if here else self.save_button).click()


def _summary(look: Look) -> str:
    parts = [plural("{n} trial leaves", "{n} trials leave", look.trials)]
    others = len(look.going) - look.trials
    if others:
        parts.append(plural("{n} other record", "{n} other records", others))
    changed = sum(one.changed for one in look.going)
    if changed:
        parts.append(plural("other words in {n} place", "other words in {n} places", changed))
    return " · ".join(parts)
