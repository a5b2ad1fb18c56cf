"""What merging would do, in plain words, before anything is done; then what it did."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from journal.group.admitting import member_code
from journal.group.merge.plan import Arrival, MergePlan
from journal.language import plural
from ui.sharing import plan_cards
from ui.sharing.plan_cards import SHOWN
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Card, Footed, selectable, words
from ui.work.groups import Group
from ui.work.receiving import Merged


class PlanView(Footed):
    """`merge_wanted` carries the keys of the people who are let in with it."""

    merge_wanted = Signal(list)
    take_in_wanted = Signal(object)  # Stranger
    left = Signal()
    digest_wanted = Signal()
    collection_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(820)
        self._style = style
        self.title = words("", "title")
        self.lead = words("", "lead")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self.people: dict[str, QCheckBox] = {}
        self.others: QCheckBox | None = None  # stands for all that are too many to be named
        self._further: list[str] = []
        self.merge_button = QPushButton()
        set_role(self.merge_button, "primary")
        self.merge_button.clicked.connect(self._merge)
        self.digest_button = QPushButton(self.tr("Read the digest"))
        set_role(self.digest_button, "primary")
        self.digest_button.clicked.connect(self.digest_wanted)
        self.send_button = QPushButton()
        self.send_button.clicked.connect(self.collection_wanted)
        self.back_button = QPushButton()
        set_role(self.back_button, "quiet")
        self.back_button.clicked.connect(self.left)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addLayout(self._parts)
        buttons = (self.merge_button, self.digest_button, self.send_button, self.back_button)
        self.column.addStretch(1)
        self.set_foot(*buttons)

    def show_plan(self, plan: MergePlan, group: Group) -> None:
        """What would happen; nothing has happened yet."""
        self._begin(self.tr("What these files would change"))
        if plan.advice:
            self._add(words(plan.advice, "question"))
        if plan.superseded_from_elsewhere:
            self._add(plan_cards.elsewhere_card(plan.superseded_from_elsewhere, group))
        if plan.awaiting_admission:
            self._add(self._awaiting(plan.awaiting_admission, group))
        self._add_what_comes(plan, group)
        self._add_left_alone(plan)
        something = bool(plan.to_store or plan.admissions)
        self.lead.setText(
            self.tr("Nothing has been changed yet.")
            if something or plan.strangers
            else self.tr("There is nothing new in these files.")
        )
        self.merge_button.setVisible(something)
        self.back_button.setText(self.tr("Leave it") if something else self.tr("Back"))
        self._name_button()
        (self.merge_button if something else self.back_button).setFocus()

    def show_result(self, done: Merged, refused: int, group: Group) -> None:
        """What is there now, with the letters to compare."""
        self._begin(self.tr("Merged"))
        said = [self.tr("What members sent is together on this computer.")]
        if refused:
            said.append(
                plural(
                    "{n} file was refused and left as it was.",
                    "{n} files were refused and left as they were.",
                    refused,
                )
            )
        if done.waiting:
            said.append(
                plural(
                    "{n} person still waits to be let in.",
                    "{n} people still wait to be let in.",
                    done.waiting,
                )
            )
        self.lead.setText(" ".join(said))
        self._add(self._now_here(done))
        self.digest_button.setVisible(bool(done.trials))
        self.send_button.setVisible(group.is_facilitator and bool(done.trials))
        self.send_button.setText(
            self.tr("Send to members…")
            if group.folder is None
            else self.tr("Put it into the folder for members")
        )
        self.back_button.setText(self.tr("Back to the group"))
        (self.digest_button if done.trials else self.back_button).setFocus()

    def chosen(self) -> list[str]:
        """The keys of the people who are ticked."""
        named = [key for key, box in self.people.items() if box.isChecked()]
        return named + (self._further if self.others and self.others.isChecked() else [])

    def _begin(self, title: str) -> None:
        self.title.setText(title)
        self.people, self._further, self.others = {}, [], None
        while item := self._parts.takeAt(0):
            item.widget().deleteLater()
        for button in (self.merge_button, self.digest_button, self.send_button):
            button.hide()
        self.to_top()

    def _now_here(self, done: Merged) -> Card:
        card = Card(self.tr("Here now"))
        trials = plural("{n} trial", "{n} trials", done.trials)
        people = plural("from {n} person", "from {n} people", done.contributors)
        card.body.addWidget(words(f"{trials} {people}", "figure"))
        letters = selectable(
            self.tr(
                "Whoever has brought the same files together sees the same letters: {letters}"
            ).format(letters=done.fingerprint),
            "hint",
        )
        card.body.addWidget(letters)
        return card

    def _add(self, widget: QWidget) -> None:
        self._parts.addWidget(widget)

    def _merge(self) -> None:
        self.merge_wanted.emit(self.chosen())

    def _name_button(self) -> None:
        count = len(self.chosen())
        self.merge_button.setText(
            plural("Let {n} person in and merge", "Let {n} people in and merge", count)
            if count
            else self.tr("Merge")
        )

    def _add_what_comes(self, plan: MergePlan, group: Group) -> None:
        for heading, arrivals in plan_cards.kinds_taken(plan):
            if arrivals:
                self._add(plan_cards.files_card(heading, arrivals))
        strange = {one.file for one in plan.strangers}
        if plan.strangers:
            wanted = self.take_in_wanted.emit
            self._add(plan_cards.stranger_card(plan.strangers, group.is_facilitator, wanted))
        refused = [one for one in plan.refused if one.file not in strange]
        if refused:
            self._add(plan_cards.refused_card(refused))
        if plan.admissions:
            self._add(words(_told_of(len(plan.admissions))))

    def _add_left_alone(self, plan: MergePlan) -> None:
        """What changes nothing, for those who ask."""
        kinds = plan_cards.kinds_left(plan)
        count = sum(len(arrivals) for _heading, arrivals in kinds)
        if count:
            part = Disclosure(
                self.tr("Left alone"), lambda: plan_cards.column_of(kinds), self._style
            )
            part.note(str(count))
            self._add(part)

    def _awaiting(self, arrivals: Sequence[Arrival], group: Group) -> Card:
        card = Card(self.tr("Waiting to be let in ({n})").format(n=len(arrivals)))
        card.body.addWidget(words(self._about_waiting(len(arrivals), group), "hint"))
        for one in arrivals[:SHOWN]:
            key = one.header.contributor
            line = f"{member_code(key)} · {plan_cards.line_of(one)}"
            if group.is_facilitator:
                self.people[key] = self._box(line)
                card.body.addWidget(self.people[key])
            else:
                card.body.addWidget(words(line))
        further = [one.header.contributor for one in arrivals[SHOWN:]]
        if further and group.is_facilitator:
            self._further = further
            self.others = self._box(plan_cards.more(len(further)))
            card.body.addWidget(self.others)
        elif further:
            card.body.addWidget(words(plan_cards.more(len(further)), "hint"))
        return card

    def _box(self, line: str) -> QCheckBox:
        box = QCheckBox(line.replace("&", "&&"))
        box.setChecked(True)
        box.toggled.connect(self._name_button)
        return box

    def _about_waiting(self, count: int, group: Group) -> str:
        if not group.is_facilitator:
            return self.tr("They count once your facilitator has let them in.")
        after = group.let_in + count
        if group.invited and after > group.invited:
            return self.tr(
                "With all of them {n} people would be in where {invited} were invited. Ask each "
                "for their code; it stands on their Share page under Details."
            ).format(n=after, invited=group.invited)
        return self.tr(
            "They count once let in. If in doubt who sent a file, ask for the code; it stands on "
            "their Share page under Details."
        )


def _told_of(count: int) -> str:
    return plural(
        "The files say of {n} person that the facilitator let them in, or removed them.",
        "The files say of {n} people that the facilitator let them in, or removed them.",
        count,
    )
