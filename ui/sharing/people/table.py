"""The people of a group as a table, found by their codes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from journal.ids import clean_code
from ui.widgets.long_table import LongTable
from ui.work.people import ASIDE, WAITING, Person

translate = QCoreApplication.translate
WIDTHS = {0: 122, 1: 136, 2: 58, 4: 182}  # what is left is for how old somebody's file is


class PeopleTable(LongTable):
    """Everybody, or those whose code is sought."""

    def __init__(self) -> None:
        super().__init__(translate("People", "People"))
        self._everybody: Sequence[Person] = ()
        self._shown: list[Person] = []
        self._sought = ""

    @property
    def chosen(self) -> Person | None:
        """Who is selected."""
        row = self.chosen_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @property
    def shown(self) -> Sequence[Person]:
        """Who is in the table now."""
        return self._shown

    def show_people(self, everybody: Sequence[Person]) -> None:
        """Show these, as far as they fit what is sought; who was chosen stays so."""
        self._everybody = everybody
        self._fill()

    def seek(self, typed: str) -> None:
        """Show those whose code has this in it."""
        self._sought = clean_code(typed)
        self._fill()

    def choose(self, key: str) -> None:
        """Select this person, if in the table."""
        places = [place for place, one in enumerate(self._shown) if one.key == key]
        if places:
            self.selectRow(places[0])

    def _fill(self) -> None:
        before = self.chosen.key if self.chosen else ""
        self._shown = [one for one in self._everybody if self._sought in clean_code(one.code)]
        places = [place for place, one in enumerate(self._shown) if one.key == before]
        rows = [_row(one) for one in self._shown]
        self.fill(_headings(), rows, WIDTHS, places[0] if places else 0)


def standing(person: Person) -> str:
    """Whether somebody counts, in a few words."""
    if person.standing == WAITING:
        return translate("People", "waits to be let in")
    if person.standing == ASIDE:
        return translate("People", "set aside")
    if person.is_own:
        return translate("People", "you")
    if person.through:
        return translate("People", "through {group}").format(group=person.through)
    return translate("People", "let in")


def last_shared(person: Person) -> str:
    """How old somebody's newest file is, in rounds."""
    if person.round is None:
        return translate("People", "nothing here yet")
    if person.is_empty:
        return translate("People", "took everything back")
    if person.refreshed == "current":
        return translate("People", "in round {n}").format(n=person.round)
    if person.refreshed == "not-refreshed":
        return translate("People", "not refreshed since round {n}").format(n=person.round)
    return translate("People", "lapsed, last in round {n}").format(n=person.round)


def looks_after(person: Person) -> str:
    """The roles that somebody has in the group."""
    names = {
        "register-keeper": translate("People", "tool register"),
        "slips": translate("People", "paper slips"),
    }
    return ", ".join(names[role] for role in person.roles)


def _row(person: Person) -> tuple[str, ...]:
    return (
        person.code,
        standing(person),
        str(person.trials),
        last_shared(person),
        looks_after(person),
    )


def _headings() -> tuple[str, ...]:
    return (
        translate("People", "Code"),
        translate("People", "Standing"),
        translate("People", "Trials"),
        translate("People", "Last shared"),
        translate("People", "Looks after"),
    )
