"""Who is in a group: shown by code, let in, given roles, set aside and counted again."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.group.admission import Role
from ui.sharing.desk import Desk
from ui.sharing.people.aside_dialog import AsideDialog
from ui.sharing.people.view import PeopleView
from ui.work import people
from ui.work.people import Person

Roles = Mapping[str, Sequence[Role]]  # by key


class PeopleOfGroup(QObject):
    """`let_in_wanted` carries keys, `remove_wanted` a person: other parts carry these out."""

    let_in_wanted = Signal(list)
    remove_wanted = Signal(object)
    shown = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        view = self.view = PeopleView(desk.context.actions)
        view.left.connect(desk.go_home)
        view.let_in_wanted.connect(self.let_in_wanted)
        view.card.let_in_wanted.connect(lambda person: self.let_in_wanted.emit([person.key]))
        view.card.remove_wanted.connect(self.remove_wanted)
        view.card.aside_wanted.connect(self._ask_why)
        view.card.again_wanted.connect(self.count_again)
        view.card.roles_wanted.connect(self.give_roles)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.view]

    def open(self) -> None:
        """Show who is in."""
        self._desk.show(self.view)
        self.refresh()

    def refresh(self) -> None:
        """Read everybody anew."""
        group, home = self._desk.here.id, self._context.home
        today = self._context.now().astimezone().date()

        def found(read: people.People) -> None:
            self.view.show_people(read)
            self.shown.emit()

        self._context.worker.ask(lambda session: people.read(session, home, group, today), found)

    def give_roles(self, person: Person, roles: Sequence[Role]) -> None:
        """Let somebody keep the register, bring slips in, both or neither."""
        group, home = self._desk.here.id, self._context.home
        keeps = people.KEEPER in roles and people.KEEPER not in person.roles
        said = (
            self.tr("{code} keeps the tool register now, and nobody else.")
            if keeps
            else self.tr("Changed for {code}.")
        ).format(code=person.code)
        said += " " + self.tr("The others hear of it by the next file that you send.")

        def done(before: Roles) -> None:
            self._changed(group, said, partial(self._put_roles_back, group, before))

        self._context.worker.ask(
            lambda session: people.give_roles(session, home, group, person.key, roles), done
        )

    def _put_roles_back(self, group: str, before: Roles) -> None:
        home = self._context.home
        self._context.worker.ask(
            lambda session: people.put_roles_back(session, home, group, before),
            lambda _: self._changed(group, self.tr("As it was before."), None),
        )

    def set_aside(self, person: Person, why: str) -> None:
        """Let a contribution count no longer in digests written here."""
        self._set_aside(self._desk.here.id, person, why)

    def _set_aside(self, group: str, person: Person, why: str) -> None:
        home = self._context.home
        self._change(
            group,
            lambda session: people.set_aside(session, home, group, person.key, why),
            self.tr("{code} is set aside and counts in no digest written here from here on."),
            person,
            partial(self._count_again, group, person),
        )

    def count_again(self, person: Person) -> None:
        """Let it count again."""
        self._count_again(self._desk.here.id, person)

    def _count_again(self, group: str, person: Person) -> None:
        home = self._context.home
        again = partial(self._set_aside, group, person, person.why) if person.why else None
        self._change(
            group,
            lambda session: people.count_again(session, home, group, person.key),
            self.tr("{code} counts again."),
            person,
            again,
        )

    def _ask_why(self, person: Person) -> None:
        dialog = AsideDialog(person.code, self._desk.page)
        dialog.accepted.connect(lambda: self.set_aside(person, dialog.reason))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(
        self,
        group: str,
        work: Callable[..., object],
        said: str,
        person: Person,
        undo: Callable[[], object] | None,
    ) -> None:
        self._context.worker.ask(
            work, lambda _: self._changed(group, said.format(code=person.code), undo)
        )

    def _changed(self, group: str, said: str, undo: Callable[[], object] | None) -> None:
        self._context.changes.libraries_merged.emit(group)
        self.refresh()
        if undo:
            self._context.notices.say(said, self.tr("Undo"), undo)
        else:
            self._context.notices.say(said)
