"""Between groups: passing on to one further up, taking one in there, and letting go of it again."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.group.merge.plan import Stranger
from journal.group.taking_in import TakenIn
from ui.sharing.above.taken_in_card import called, here_of
from ui.sharing.above.view import UpwardsView
from ui.sharing.desk import Desk
from ui.widgets.confirm import ask_first
from ui.work import upwards
from ui.worker import Task


class Upwards(QObject):
    """`taken_in` and `let_go` tell that the group takes in another one now, or no longer."""

    shown = Signal()
    taken_in = Signal()
    let_go = Signal()
    join_wanted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.view = UpwardsView()
        self.view.left.connect(desk.go_home)
        self.view.join_wanted.connect(self.join_wanted)
        self.view.save_wanted.connect(self._ask_where)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.view]

    def open(self) -> None:
        """Say what would be passed on, and ask where to."""
        group, home = self._desk.here.id, self._context.home

        def read(found: upwards.Offer) -> None:
            self.view.show_offer(found)
            self._desk.show(self.view)
            self.shown.emit()

        self._context.worker.ask(lambda session: upwards.offer(session, home, group), read)

    def ask_to_take_in(self, stranger: Stranger) -> None:
        """Take in the group that a file came from, if that is meant; then `taken_in`."""
        here = self._desk.here
        more = self.tr(
            "What its people released to leaders then counts here, without their texts. Its own "
            "facilitator lets them in and removes them."
        )
        if not here.takes_in:
            more += " " + self.tr(
                "As one person may be in two groups, a figure then stands for at least {n} people "
                "here instead of {threshold}, and stays so while a group is taken in."
            ).format(n=2 * here.threshold, threshold=here.threshold)
        ask_first(
            self._desk.page,
            self.tr("Take in the group {name}?").format(name=stranger.name),
            more,
            self.tr("Take it in"),
            lambda: self.take_in(stranger),
        )

    def take_in(self, stranger: Stranger) -> None:
        """Take in the group that a file came from."""
        group, home = self._desk.here.id, self._context.home

        def done(_: object) -> None:
            self._context.notices.say(
                self.tr("{name} is taken in from now on.").format(name=stranger.name)
            )
            self._context.changes.groups_changed.emit()
            self.taken_in.emit()

        self._context.worker.ask(
            lambda session: upwards.take_in(session, home, group, stranger.group, stranger.name),
            done,
        )

    def ask_to_stop(self, one: TakenIn) -> None:
        """Take a group in no longer, if that is meant."""
        ask_first(
            self._desk.page,
            self.tr("Stop taking in {name}?").format(name=called(one)),
            self.tr(
                "What came from it ({here}) is deleted here, and on the members' computers once "
                "they merge your next file. The group itself keeps all of it, and can be taken in "
                "again with a new file. A printed digest cannot be recalled."
            ).format(here=here_of(one)),
            self.tr("Stop taking it in"),
            lambda: self.stop(one),
        )

    def stop(self, one: TakenIn) -> None:
        """Take a group in no longer."""
        group, home = self._desk.here.id, self._context.home

        def done(_: object) -> None:
            self._context.changes.libraries_merged.emit(group)
            self._context.changes.groups_changed.emit()
            self._context.notices.say(
                self.tr(
                    "{name} is taken in no longer; what came from it is gone from here."
                ).format(name=called(one))
            )
            self.let_go.emit()

        self._context.worker.ask(
            lambda session: upwards.stop_taking_in(session, home, group, one.group),
            done,
            task=Task(self.tr("Taking it away")),
        )

    def _ask_where(self, to: str) -> None:
        self._desk.ask_where(
            self.tr("Save the file for the group further up"),
            self._desk.file_name("for-leaders.trialcollection"),
            self.tr("Collections ({ending})").format(ending="*.trialcollection"),
            lambda path: self.save_to(to, path),
        )

    def save_to(self, to: str, path: Path) -> None:
        """Write what goes to the group further up."""
        group, home = self._desk.here.id, self._context.home

        def done(path: Path) -> None:
            self._context.notices.say(
                self.tr("Saved {name}. Send it to the facilitator of that group.").format(
                    name=path.name
                )
            )
            self._desk.go_home()

        task = Task(self.tr("Saving the file"))
        self._context.worker.ask(
            lambda session: upwards.pass_on(session, home, group, to, path, task), done, task=task
        )
