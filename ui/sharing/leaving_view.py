"""The one page that shows what leaves: texts side by side, who sees what, the exact bytes."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from journal.digest.disclosure.rule import Rule
from journal.language import plural
from ui.sharing.going_card import GoingCard
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Card, Footed, words
from ui.work.groups import Group
from ui.work.leaving import Look

OPEN_AT_ONCE = 6
LONGEST_SHOWN = 200_000


class LeavingView(Footed):
    """`save_wanted` asks for the bundle; `change_wanted` carries a finding and another answer."""

    save_wanted = Signal()
    change_wanted = Signal(object, object)
    trials_wanted = Signal()
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(1180)
        self._style = style
        self.cards: list[GoingCard] = []
        self.title = words(self.tr("What leaves"), "title")
        self.lead = words("", "lead")
        self.save_button = QPushButton(self.tr("Save the file…"))
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self.save_wanted)
        self.trials_button = QPushButton(self.tr("Choose trials"))
        self.trials_button.clicked.connect(self.trials_wanted)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(14)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addLayout(self._parts)
        self.column.addStretch(1)
        self.set_foot(self.save_button, self.trials_button, back)

    def show_look(self, look: Look, group: Group, keep_place: bool = False) -> None:
        """What would leave to `group`."""
        while item := self._parts.takeAt(0):
            item.widget().deleteLater()
        self.cards = []
        self.lead.setText(_summary(look))
        self._parts.addWidget(self._who_sees(group))
        if look.held_back:
            self._parts.addWidget(self._held_back(look.held_back))
        least = Rule(group.threshold).for_figures
        for place, going in enumerate(look.going):
            card = GoingCard(going, self._style, place < OPEN_AT_ONCE, least)
            card.change_wanted.connect(self.change_wanted)
            self.cards.append(card)
            self._parts.addWidget(card)
        self._parts.addWidget(
            Disclosure(self.tr("The exact bytes"), lambda: self._bytes(look.members), self._style)
        )
        if not keep_place:
            self.to_top()

    def _who_sees(self, group: Group) -> Card:
        card = Card(self.tr("Who can see what"))
        if group.is_open:
            said = self.tr(
                "Whoever sees this folder sees who saved which file. Every member of this group "
                "can open the files as sent; the digest prints all reviewed trials, without "
                "names, those of one writer linked."
            )
        else:
            said = self.tr(
                "Whoever sees this folder sees who saved which file. Only your facilitators can "
                "open the files as sent; members later get all reviewed trials, without names, "
                "those of one writer linked."
            )
        for sentence in (
            said,
            self.tr("Private from your group and leaders, not from the law or your school's IT."),
            self.tr(
                "Names and details are removed, but in a small group people may still guess. You "
                "can take a trial back later; a printed digest cannot be recalled."
            ),
        ):
            card.body.addWidget(words(sentence))
        return card

    def _held_back(self, held_back: list[tuple[str, str]]) -> Card:
        card = Card(self.tr("What stays here"))
        for title, why in held_back:
            card.body.addWidget(words(title, "question"))
            card.body.addWidget(words(why))
        return card

    def _bytes(self, members: dict[str, bytes]) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            words(
                self.tr(
                    "These parts are sealed into the file, to the byte. Nothing else is in it."
                ),
                "hint",
            )
        )
        for name, content in members.items():
            said = plural("{n} byte", "{n:,} bytes", len(content))
            if not name.endswith((".json", ".jsonl", ".txt")):
                layout.addWidget(words(f"{name} · {said}", "question"))
                continue
            text = content.decode("utf-8", "replace")[:LONGEST_SHOWN]
            layout.addWidget(
                Disclosure(f"{name} · {said}", partial(_shown, text, name), self._style)
            )
        return holder


def _summary(look: Look) -> str:
    parts = [plural("{n} trial leaves", "{n} trials leave", look.trials)]
    others = len(look.going) - look.trials
    if others:
        parts.append(plural("{n} other record", "{n} other records", others))
    changed = sum(one.changed for one in look.going)
    if changed:
        parts.append(plural("other words in {n} place", "other words in {n} places", changed))
    return " · ".join(parts)


def _shown(text: str, name: str) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setAccessibleName(name)
    box.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    box.setFixedHeight(220)
    return box
