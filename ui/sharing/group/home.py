"""In a group: who it is, and cards for what one does there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from journal.language import plural
from ui.sharing.above.taken_in_card import TakenInCard
from ui.sharing.group.details import GroupDetails
from ui.sharing.group.menu import GroupMenu
from ui.sharing.received import ReceivedCard
from ui.sharing.role.resting_card import RestingCard
from ui.sharing.sending_card import SendingCard
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Card, Sheet, button_row, words
from ui.work.groups import Group
from ui.work.leaving import Look


class GroupHome(Sheet):
    """Signals tell what is wanted; the page carries it out."""

    group_chosen = Signal(str)
    another_wanted = Signal()
    share_wanted = Signal()
    trials_wanted = Signal()
    take_back_wanted = Signal()
    invite_wanted = Signal()
    copy_invitation_wanted = Signal()
    digest_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(1080)
        self.title = words("", "title")
        self.standing = words("", "lead")
        self.switch = QComboBox()
        self.switch.setAccessibleName(self.tr("Group"))
        self.switch.setMaximumWidth(280)
        self.switch.activated.connect(
            lambda place: self.group_chosen.emit(self.switch.itemData(place))
        )
        self.another = QPushButton(self.tr("Another group"))
        set_role(self.another, "quiet")
        self.another.clicked.connect(self.another_wanted)
        self.more = GroupMenu()
        self.received = ReceivedCard()
        self._share = self._share_card()
        self.resting = RestingCard()
        self._invite = self._invite_card()
        self.sending = SendingCard()
        self._back = self._back_card()
        self.taken_in = TakenInCard()
        self.details = GroupDetails()
        self.details_part = Disclosure(self.tr("Details"), self.details, style)
        self._grid = QGridLayout()
        self._cards: list[QWidget] = []
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._columns()
        if columns != 1 + self._grid.columnStretch(1):
            self._place_cards(columns)

    def show_group(self, group: Group, others: list[Group]) -> None:
        """Show `group`; `others` are all the groups that one can turn to."""
        self.title.setText(group.name)
        self.standing.setText(self._standing_of(group))
        self.switch.clear()
        for one in others:
            self.switch.addItem(one.name, one.id)
        self.switch.setCurrentIndex(self.switch.findData(group.id))
        self.switch.setVisible(len(others) > 1)
        self.received.show_group(group)
        self.details.show_group(group)
        self.more.show_group(group)
        may_invite = group.is_facilitator
        self._arrange(may_invite, group)
        self.sending.show_group(group)
        self.resting.show_group(group)
        self.taken_in.show_group(group)

    def show_going(self, trials: int, held_back: int, others: int) -> None:
        """How many trials, and other records, would go, before anything is read."""
        said = self.tr("No trial is set to be seen by a group yet.")
        if trials:
            said = plural("{n} trial would go.", "{n} trials would go.", trials)
        if others:
            said += " " + plural(
                "{n} check-in or line of the tool register would go.",
                "{n} check-ins or lines of the tool register would go.",
                others,
            )
        if held_back:
            said += " " + plural("{n} is held back.", "{n} are held back.", held_back)
        self.going.setText(said)
        goes = bool(trials or others)
        could_go = self.share_button.isEnabled()
        self.share_button.setEnabled(goes)
        self.setFocusProxy(self.share_button if goes else self.trials_button)
        if goes and not could_go and self.trials_button.hasFocus():
            self.share_button.setFocus(Qt.FocusReason.OtherFocusReason)  # the first to be shared
        self.questions.setText(self.tr("Reading them…") if goes else "")

    def show_look(self, look: Look) -> None:
        """How many questions are open and what is new, once everything is read."""
        if not self.share_button.isEnabled():
            return
        count = len(look.questions)
        said = (
            plural("{n} question to answer first.", "{n} questions to answer first.", count)
            if count
            else self.tr("No open questions.")
        )
        fresh = len(look.unreviewed)
        if not count and not fresh:
            said += " " + self.tr("Nothing is new since last time.")
        if fresh:
            said += " " + plural(
                "{n} is new or changed since last time.",
                "{n} are new or changed since last time.",
                fresh,
            )
        self.questions.setText(said)

    def _standing_of(self, group: Group) -> str:
        parts = [self.tr("Round {number}").format(number=group.round)]
        if group.is_facilitator or group.let_in:
            parts.append(
                self.tr("{n} of {invited} invited let in").format(
                    n=group.let_in, invited=group.invited
                )
                if group.invited
                else plural("{n} let in", "{n} let in", group.let_in)
            )
        if group.is_facilitator:
            parts.append(self.tr("you are the facilitator"))
        if group.is_open:
            parts.append(self.tr("every member may open files"))
        return " · ".join(parts)

    def _share_card(self) -> Card:
        card = Card(self.tr("Share with this group"))
        self.going = words("")
        self.questions = words("", "hint")
        self.share_button = QPushButton(self.tr("See what would leave"))
        set_role(self.share_button, "primary")
        self.share_button.clicked.connect(self.share_wanted)
        self.trials_button = QPushButton(self.tr("Choose trials"))
        self.trials_button.clicked.connect(self.trials_wanted)
        card.body.addWidget(self.going)
        card.body.addWidget(self.questions)
        card.body.addLayout(button_row(self.share_button, self.trials_button))
        card.body.addStretch(1)
        return card

    def _back_card(self) -> Card:
        card = Card(self.tr("Take back"))
        card.body.addWidget(
            words(
                self.tr(
                    "Take a trial or everything back. It goes from every library that your next "
                    "file reaches. A printed digest cannot be recalled."
                )
            )
        )
        self.back_button = QPushButton(self.tr("Take back…"))
        self.back_button.clicked.connect(self.take_back_wanted)
        card.body.addStretch(1)
        card.body.addLayout(button_row(self.back_button))
        return card

    def _invite_card(self) -> Card:
        card = Card(self.tr("Invite"))
        card.body.addWidget(words(self.tr("Send it to the people you invite, and to nobody else.")))
        self.copy_button = QPushButton(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self.copy_invitation_wanted)
        self.invite_button = QPushButton(self.tr("Show the invitation"))
        self.invite_button.clicked.connect(self.invite_wanted)
        card.body.addStretch(1)
        card.body.addLayout(button_row(self.invite_button, self.copy_button))
        return card

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.switch)
        top.addWidget(self.another)
        top.addWidget(self.more)
        self.column.addLayout(top)
        self.column.addWidget(self.standing)
        self._grid.setSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        for card in self._all_cards():
            card.setParent(self.widget())  # in the grid they stand only where a group has them
            card.hide()
        self.column.addWidget(self.details_part)
        self.column.addStretch(1)

    def _arrange(self, may_invite: bool, group: Group) -> None:
        cards: list[QWidget] = [self._share, self.received]
        cards += [self._invite, self.sending] if may_invite else []
        cards += [self.taken_in] if group.takes_in else []
        cards += [self._back, self.resting] if group.keeps_role else [self._back]
        self._cards = cards
        for card in self._all_cards():
            card.setVisible(card in cards)
        self._place_cards(self._columns())

    def _all_cards(self) -> tuple[QWidget, ...]:
        return (
            *(self._share, self.received, self._invite, self.sending),
            *(self.taken_in, self._back, self.resting),
        )

    def _columns(self) -> int:
        """Two, unless a card would be cut in the narrower of them."""
        margins = self.column.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right() - self._grid.spacing()
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return 2 if 2 * widest <= room else 1

    def _place_cards(self, columns: int) -> None:
        while self._grid.takeAt(0):
            pass
        self._grid.setColumnStretch(1, columns - 1)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
