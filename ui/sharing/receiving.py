"""The way in: files dropped or chosen, the plan, letting people in, merging; what is sent on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal.group.admitting import MoreThanInvited
from journal.group.merge_files import FileMerge
from journal.language import plural
from journal.model.membership import Membership
from ui.sharing.desk import Desk, Where
from ui.sharing.plan_view import PlanView
from ui.widgets.ask_files import ask_files
from ui.widgets.confirm import ask_first
from ui.work import groups, receiving
from ui.work.receiving import Merged
from ui.worker import Task


class Receiving(QObject):
    """`merged` tells the fingerprint afterwards, `people_let_in` that the group has changed."""

    merged = Signal(str)
    people_let_in = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._planned: FileMerge | None = None
        self._paths: Sequence[Path] = ()
        self.plan_view = PlanView(desk.context.style)
        self.plan_view.left.connect(desk.go_home)
        self.plan_view.merge_wanted.connect(self.merge)
        self.plan_view.collection_wanted.connect(self.send_on)

    def ask_for_files(self) -> None:
        """Let files be chosen."""
        kinds = self.tr("Files for a group ({endings});;All files (*)").format(
            endings="*.trialbundle *.trialcollection *.trialadmissions"
        )
        ask_files(
            self._desk.page, self.tr("Files received"), self._desk.folder, kinds, self.receive
        )

    def receive(self, paths: Sequence[Path]) -> None:
        """Read files and folders, and show what merging them would do."""
        if not paths:
            return
        self._paths = paths
        self._desk.remember(paths[0])
        group, home = self._desk.here.id, self._context.home
        task = self._desk.waiting.follow(Task(self.tr("Reading the files")))
        task.ended.connect(lambda: self._desk.go_home() if task.called_off else None)
        self._desk.show(self._desk.waiting)

        def found(mine: Membership) -> None:
            self._context.worker.compute(
                lambda: receiving.plan(home, mine, list(paths), task),
                self._show_plan,
                self._failed,
                task,
            )

        self._context.worker.ask(
            lambda session: groups.member_of(session, group), found, self._failed
        )

    def receive_again(self) -> None:
        """The same files once more: what they would change is another thing now."""
        self.receive(self._paths)

    def merge(self, let_in: Sequence[str], more_than_invited: bool = False) -> None:
        """Carry out the plan that is on show, with these people let in."""
        planned = self._planned
        if planned is None:
            return
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        task = self._desk.waiting.follow(Task(self.tr("Merging")))
        task.ended.connect(lambda: self._merge_called_off() if task.called_off else None)
        self._desk.show(self._desk.waiting)

        def failed(error: Exception) -> None:
            self._desk.show(self.plan_view)
            if isinstance(error, MoreThanInvited):
                self._ask_about_more(len(let_in), lambda: self.merge(let_in, True))
            else:
                self._context.notices.trouble(error)

        self._context.worker.ask(
            lambda session: receiving.merge(
                session, home, group, planned, let_in, more_than_invited, now, task
            ),
            self._show_result,
            failed,
            task,
        )

    def let_in(self, keys: Sequence[str], more_than_invited: bool = False) -> None:
        """Let people in whose files are here already."""
        group, home = self._desk.here.id, self._context.home

        def done(count: int) -> None:
            self._context.notices.say(
                plural("{n} person is let in.", "{n} people are let in.", count)
            )
            self._context.changes.libraries_merged.emit(group)
            self.people_let_in.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, MoreThanInvited):
                self._ask_about_more(len(keys), lambda: self.let_in(keys, True))
            else:
                self._context.notices.trouble(error)

        self._context.worker.ask(
            lambda session: receiving.admit(session, home, group, keys, more_than_invited),
            done,
            failed,
        )

    def send_on(self) -> None:
        """Send the members what they may read, by the group's folder if there is one."""
        self.send_collection(self._desk.here.folder is not None)

    def send_collection(self, into_folder: bool) -> None:
        """Write what members may read."""
        ending, home = "trialcollection", self._context.home
        group = self._desk.here.id
        if into_folder:
            where = self._desk.own_place(f".{ending}")
            self._put(lambda s: receiving.save_collection(s, home, group, where(s)))
            return
        self._desk.ask_where(
            self.tr("Save the file for the members"),
            self._desk.file_name(ending),
            self.tr("Collections ({ending})").format(ending=f"*.{ending}"),
            lambda path: self._context.worker.ask(
                lambda session: receiving.save_collection(session, home, group, path), self._told
            ),
        )

    def send_admissions(self, into_folder: bool) -> None:
        """Write who is let in."""
        ending, home = "trialadmissions", self._context.home
        group = self._desk.here.id
        if into_folder:
            where = self._desk.own_place(f".{ending}")
            self._put(lambda s: receiving.save_admissions(s, home, group, where(s)))
            return
        self._desk.ask_where(
            self.tr("Save who is let in"),
            self._desk.file_name(ending),
            self.tr("Who is let in ({ending})").format(ending=f"*.{ending}"),
            lambda path: self._context.worker.ask(
                lambda session: receiving.save_admissions(session, home, group, path), self._told
            ),
        )

    def _put(self, write: Where) -> None:
        self._context.worker.ask(write, self._told_of_folder, task=Task(self.tr("Writing it")))

    def _show_plan(self, planned: FileMerge) -> None:
        self._planned = planned
        self.plan_view.show_plan(planned.plan, self._desk.here)
        self._desk.show(self.plan_view)

    def _show_result(self, done: Merged) -> None:
        refused = len(self._planned.plan.refused) if self._planned else 0
        self._planned = None
        self.plan_view.show_result(done, refused, self._desk.here)
        self._desk.show(self.plan_view)
        self._context.changes.libraries_merged.emit(self._desk.here.id)
        self.merged.emit(done.fingerprint)

    def _merge_called_off(self) -> None:
        self._desk.show(self.plan_view)
        self._context.notices.say(self.tr("Called off; nothing was merged."))

    def _failed(self, error: Exception) -> None:
        self._desk.go_home()
        self._context.notices.trouble(error)

    def _told(self, path: Path) -> None:
        self._context.notices.say(self.tr("Saved {name}.").format(name=path.name))

    def _told_of_folder(self, path: Path) -> None:
        self._context.notices.say(
            self.tr("{name} is in the group's folder.").format(name=path.name)
        )

    def _ask_about_more(self, count: int, agreed: Callable[[], object]) -> None:
        here = self._desk.here
        ask_first(
            self._desk.page,
            self.tr("That would let {n} people in where {invited} were invited.").format(
                n=here.let_in + count, invited=here.invited
            ),
            self.tr(
                "Somebody may have joined twice, or somebody joined whom you did not invite. Ask "
                "each for their code before you let them in."
            ),
            self.tr("Let them in all the same"),
            agreed,
        )
