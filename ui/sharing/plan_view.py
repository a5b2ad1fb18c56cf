"""What merging would do, in plain words, before anything is done; then what it did."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from journal.group.admitting import member_code
from journal.group.merging import Arrival, MergePlan, Refusal
from journal.language import plural
from ui.style import set_role
from ui.widgets.sheet import Card, Sheet, button_row, selectable, words

SHOWN = 40


class PlanView(Sheet):
    """`merge_wanted` carries the keys of the people who are let in with it."""

    merge_wanted = Signal(list)
    left = Signal()
    digest_wanted = Signal()
    collection_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(820)
        self.title = words("", "title")
        self.lead = words("", "lead")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self.people: dict[str, QCheckBox] = {}
        self.merge_button = QPushButton()
        set_role(self.merge_button, "primary")
        self.merge_button.clicked.connect(self._merge)
        self.digest_button = QPushButton(self.tr("Read the digest"))
        set_role(self.digest_button, "primary")
        self.digest_button.clicked.connect(self.digest_wanted)
        self.send_button = QPushButton(self.tr("Send to members…"))
        self.send_button.clicked.connect(self.collection_wanted)
        self.back_button = QPushButton()
        set_role(self.back_button, "quiet")
        self.back_button.clicked.connect(self.left)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addLayout(self._parts)
        buttons = (self.merge_button, self.digest_button, self.send_button, self.back_button)
        self.column.addLayout(button_row(*buttons))
        self.column.addStretch(1)

    def show_plan(self, plan: MergePlan, may_let_in: bool) -> None:
        """What would happen; nothing has happened yet."""
        self._begin(self.tr("What these files would change"))
        for heading, arrivals in self._kinds(plan):
            if arrivals:
                self._add(self._files(heading, arrivals))
        if plan.awaiting_admission:
            self._add(self._awaiting(plan.awaiting_admission, may_let_in))
        if plan.refused:
            self._add(self._refused(plan.refused))
        if plan.admissions:
            self._add(words(_told_of(len(plan.admissions))))
        something = bool(plan.to_store or plan.admissions)
        self.lead.setText(
            self.tr("Nothing has been changed yet.")
            if something
            else self.tr("There is nothing new in these files.")
        )
        self.merge_button.setVisible(something)
        self.back_button.setText(self.tr("Leave it") if something else self.tr("Back"))
        self._name_button()
        (self.merge_button if something else self.back_button).setFocus()

    def show_result(self, fingerprint: str, refused: int, is_facilitator: bool) -> None:
        """What is there now, with the letters to compare."""
        self._begin(self.tr("Merged"))
        said = self.tr("The library of this group is up to date on this computer.")
        if refused:
            said += " " + plural(
                "{n} file was refused and left as it was.",
                "{n} files were refused and left as they were.",
                refused,
            )
        self.lead.setText(said)
        card = Card(self.tr("Read it aloud"))
        told = selectable(fingerprint, "figure")
        told.setAccessibleName(self.tr("Fingerprint {letters}").format(letters=fingerprint))
        card.body.addWidget(told)
        card.body.addWidget(
            words(self.tr("Whoever sees the same letters has the same library."), "hint")
        )
        self._add(card)
        self.digest_button.show()
        self.send_button.setVisible(is_facilitator)
        self.back_button.setText(self.tr("Back to the group"))
        self.digest_button.setFocus()

    def chosen(self) -> list[str]:
        """The keys of the people who are ticked."""
        return [key for key, box in self.people.items() if box.isChecked()]

    def _begin(self, title: str) -> None:
        self.title.setText(title)
        self.people = {}
        while item := self._parts.takeAt(0):
            item.widget().deleteLater()
        for button in (self.merge_button, self.digest_button, self.send_button):
            button.hide()
        self.to_top()

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

    def _kinds(self, plan: MergePlan) -> Iterator[tuple[str, Sequence[Arrival]]]:
        yield self.tr("New"), plan.new
        yield self.tr("Changed"), plan.changed
        yield self.tr("Withdrawn: their trials go from here"), plan.withdrawn
        yield self.tr("As here already"), plan.unchanged
        yield self.tr("Older than what is here, so left alone"), plan.superseded
        yield (
            self.tr("Older than what is here, and written on another computer"),
            plan.superseded_from_elsewhere,
        )
        yield self.tr("From people who were removed from the group"), plan.removed

    def _files(self, heading: str, arrivals: Sequence[Arrival]) -> Card:
        card = Card(f"{heading} ({len(arrivals)})")
        card.body.addWidget(words(_listed([_line(one) for one in arrivals])))
        return card

    def _awaiting(self, arrivals: Sequence[Arrival], may_let_in: bool) -> Card:
        card = Card(self.tr("Waiting to be let in ({n})").format(n=len(arrivals)))
        said = (
            self.tr("They count once let in. If in doubt who sent a file, ask for the code.")
            if may_let_in
            else self.tr("They count once your facilitator has let them in.")
        )
        card.body.addWidget(words(said, "hint"))
        for one in arrivals:
            key = one.bundle.header.contributor
            if may_let_in:
                box = QCheckBox(f"{member_code(key)} · {_line(one)}")
                box.setChecked(True)
                box.toggled.connect(self._name_button)
                self.people[key] = box
                card.body.addWidget(box)
            else:
                card.body.addWidget(words(f"{member_code(key)} · {_line(one)}"))
        return card

    def _refused(self, refused: Sequence[Refusal]) -> Card:
        card = Card(self.tr("Refused ({n})").format(n=len(refused)))
        for one in refused[:SHOWN]:
            card.body.addWidget(words(one.file, "question"))
            card.body.addWidget(words(one.reason))
        if len(refused) > SHOWN:
            card.body.addWidget(words(_more(len(refused) - SHOWN), "hint"))
        return card


def _line(one: Arrival) -> str:
    trials = plural("{n} trial", "{n} trials", len(one.bundle.contents.group_trials))
    return f"{one.file} · {trials}"


def _listed(lines: list[str]) -> str:
    shown = lines[:SHOWN]
    if len(lines) > SHOWN:
        shown.append(_more(len(lines) - SHOWN))
    return "\n".join(shown)


def _more(count: int) -> str:
    return plural("and {n} more", "and {n} more", count)


def _told_of(count: int) -> str:
    return plural(
        "The files say of {n} person that the facilitator let them in, or removed them.",
        "The files say of {n} people that the facilitator let them in, or removed them.",
        count,
    )
