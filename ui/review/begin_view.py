"""Where a review begins: what is new or changed since last time, and two ways through it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from journal.language import plural
from ui.context import Context
from ui.review.record_list import RecordList
from ui.review.staying_card import StayingCard
from ui.review.tools import tab_down
from ui.style import set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Card, Footed, button_row, words
from ui.work.leaving import AS_LEFT, CHANGED, NEW, Look


class BeginView(Footed):
    """Signals tell which way was chosen; `record_wanted` carries the one to look at."""

    questions_wanted = Signal()
    trials_wanted = Signal()
    all_wanted = Signal()
    record_wanted = Signal(str)
    decided_wanted = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(900)
        self.title = words(self.tr("What would leave"), "title")
        self.lead = words("", "lead")
        self.without_model = words(
            self.tr(
                "The part that recognises names by itself is not installed, so it finds fewer by "
                "itself and asks you more."
            ),
            "hint",
        )
        self.questions_button = QPushButton()
        self.trials_button = QPushButton(self.tr("One trial at a time"))
        self.all_button = QPushButton(self.tr("All that leaves"))
        self.questions_button.clicked.connect(self.questions_wanted)
        self.trials_button.clicked.connect(self.trials_wanted)
        self.all_button.clicked.connect(self.all_wanted)
        self.fresh = RecordList()
        self.fresh.chosen.connect(self.record_wanted)
        self.fresh.grown.connect(lambda: tab_down(self))
        self._fresh_card = Card(self.tr("New or changed since last time"))
        self._fresh_card.body.addWidget(self.fresh)
        self.known = RecordList()
        self.known.chosen.connect(self.record_wanted)
        self.known.grown.connect(lambda: tab_down(self))
        self._known_part = Disclosure(self.tr("As you left them"), self.known, context.style)
        self.staying = StayingCard(context)
        self._lay_out()

    def show_look(self, look: Look) -> None:
        """What stands before the owner."""
        known = [one for one in look.going if one.standing == AS_LEFT]
        self.lead.setText(_standing(look))
        self.without_model.setVisible(look.without_model)
        count = len(look.questions)
        self.questions_button.setText(
            plural("Answer the open question first", "Answer the {n} open questions first", count)
        )
        self.questions_button.setVisible(bool(count))
        self.trials_button.setVisible(bool(look.unreviewed))
        self.all_button.setVisible(not count)  # nothing leaves while a question is open
        order = (self.questions_button, self.trials_button, self.all_button)
        usual = next((one for one in order if not one.isHidden()), self.all_button)
        for button in order:
            set_role(button, "primary" if button is usual else "")
        self.setFocusProxy(usual)
        self._fresh_card.setVisible(bool(look.unreviewed))
        self.fresh.show_records(look.unreviewed)
        self._known_part.setVisible(bool(known))
        self._known_part.note(str(len(known)))
        self.known.show_records(known)
        self.staying.show_staying(look.held_back)
        tab_down(self)

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addLayout(
            button_row(self.questions_button, self.trials_button, self.all_button)
        )
        self.column.addWidget(self.without_model)
        self.column.addWidget(self._fresh_card)
        self.column.addWidget(self._known_part)
        self.column.addWidget(self.staying)
        self.column.addStretch(1)
        decided = QPushButton(self.tr("What I decided before"))
        decided.clicked.connect(self.decided_wanted)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.set_foot(decided, back)


def _standing(look: Look) -> str:
    parts = []
    new = sum(one.standing == NEW for one in look.going)
    changed = sum(one.standing == CHANGED for one in look.going)
    known = len(look.going) - new - changed
    if new:
        parts.append(plural("{n} is new", "{n} are new", new))
    if changed:
        parts.append(plural("{n} has changed", "{n} have changed", changed))
    if known:
        parts.append(plural("{n} is as you left it", "{n} are as you left them", known))
    if look.held_back:
        parts.append(plural("{n} stays here", "{n} stay here", len(look.held_back)))
    return " · ".join(parts)
