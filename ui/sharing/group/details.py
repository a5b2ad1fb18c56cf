"""What a group shows only to someone who asks: what it says of itself, codes, the fingerprint."""

from collections.abc import Iterator

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFormLayout, QWidget

from ui.sharing.group.context_words import in_words
from ui.widgets.sheet import selectable, words
from ui.work.groups import Group


class GroupDetails(QWidget):
    """Plain facts that can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = QFormLayout(self)
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.facts.setHorizontalSpacing(24)
        self.facts.setVerticalSpacing(8)

    def show_group(self, group: Group) -> None:
        """The facts of this group."""
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for name, value in (*self._of_group(group), *self._of_library(group)):
            told = selectable(value)
            told.setAccessibleName(f"{name}: {value}")
            label = words(name, "hint")
            label.setWordWrap(False)
            self.facts.addRow(label, told)

    def _of_group(self, group: Group) -> Iterator[tuple[str, str]]:
        opened = QLocale().toString(group.round_opened_on, "d MMMM yyyy")
        if group.purpose:
            yield self.tr("What it is for"), group.purpose
        yield (
            self.tr("Round"),
            self.tr("{n}, opened on {day}").format(n=group.round, day=opened),
        )
        yield self.tr("Who is the facilitator"), self._who_leads(group)
        yield self.tr("Who opens what members send"), self._who_opens(group)
        yield self.tr("Who keeps the register of tools"), self._who_keeps(group)
        yield self.tr("What may go along with a trial"), in_words(group.context)
        yield self.tr("Fewest people a figure may stand for"), str(group.threshold)
        if group.folder is not None:
            yield self.tr("The group's folder"), str(group.folder)

    def _of_library(self, group: Group) -> Iterator[tuple[str, str]]:
        yield self.tr("Your code, for the facilitator"), group.code
        yield (
            self.tr("People and trials in the library"),
            f"{group.contributors} · {group.trials}",
        )
        yield self.tr("Fingerprint of the library"), group.fingerprint
        yield self.tr("Id of the group"), group.id

    def _who_leads(self, group: Group) -> str:
        if group.is_facilitator:
            return self.tr("you")
        if group.handed_over_on is None:
            return self.tr("somebody else")
        day = QLocale().toString(group.handed_over_on, "d MMMM yyyy")
        return self.tr("somebody else, since you handed the role over on {day}").format(day=day)

    def _who_opens(self, group: Group) -> str:
        if group.is_open:
            return self.tr("every member")
        if group.keeps_role:
            return self.tr("the facilitator, and you until you forget the role here")
        return self.tr("you, as the facilitator") if group.reads else self.tr("the facilitator")

    def _who_keeps(self, group: Group) -> str:
        others = [code for code in group.keepers if code != group.code]
        if group.code in group.keepers:
            return ", ".join([self.tr("you"), *others])
        return ", ".join(others) or self.tr("nobody that is known here")
