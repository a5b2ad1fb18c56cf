"""The way in: files dropped or chosen, the plan, letting people in, merging; what is sent on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from sqlmodel import Session

from journal.group.admitting import MoreThanInvited
from journal.group.merge.files import FileMerge
from journal.language import plural
from journal.model.membership import Membership
from journal.paths import Home
from ui.sharing.desk import Desk
from ui.sharing.plan_view import PlanView
from ui.widgets.ask_files import ask_files
from ui.widgets.confirm import ask_first
from ui.work import groups, receiving
from ui.work.receiving import Merged
from ui.worker import Task

Save = Callable[[Session, Home, str, Path], Path]  # of a group, to a file


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
        self._at_work = False
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
        task.ended.connect(lambda: self._go_home(group) if task.called_off else None)
        self._desk.show(self._desk.waiting)

        def found(mine: Membership) -> None:
            self._context.worker.compute(
                lambda: receiving.plan(home, mine, list(paths), task),
                lambda planned: self._show_plan(group, planned),
                lambda error: self._failed(group, error),
                task,
            )

        self._context.worker.ask(
            lambda session: groups.member_of(session, group),
            found,
            lambda error: self._failed(group, error),
        )

    def receive_again(self) -> None:
        """The same files once more: what they would change is another thing now."""
        self.receive(self._paths)

    def merge(self, let_in: Sequence[str], more_than_invited: bool = False) -> None:
        """Carry out the plan that is on show, with these people let in."""
        planned = self._planned
        if planned is None or self._at_work:
            return
        self._at_work = True
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        task = self._desk.waiting.follow(Task(self.tr("Merging")))
        task.ended.connect(lambda: self._merge_called_off(group) if task.called_off else None)
        task.ended.connect(self._end)
        self._desk.show(self._desk.waiting)

        def failed(error: Exception) -> None:
            self._show_plan_again(group)
            if self._is_open(group) and isinstance(error, MoreThanInvited):
                self._ask_about_more(len(let_in), lambda: self.merge(let_in, True))
            else:
                self._context.notices.trouble(error)

        self._context.worker.ask(
            lambda session: receiving.merge(
                session, home, group, planned, let_in, more_than_invited, now, task
            ),
            lambda done: self._show_result(group, done),
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
        self._send(
            into_folder,
            "trialcollection",
            self.tr("Save the file for the members"),
            self.tr("Collections ({ending})"),
            receiving.save_collection,
        )

    def send_admissions(self, into_folder: bool) -> None:
        """Write who is let in."""
        self._send(
            into_folder,
            "trialadmissions",
            self.tr("Save who is let in"),
            self.tr("Who is let in ({ending})"),
            receiving.save_admissions,
        )

    def _send(self, into_folder: bool, ending: str, title: str, kind: str, save: Save) -> None:
        group, home = self._desk.here.id, self._context.home
        if into_folder:
            where = self._desk.own_place(f".{ending}")
            self._context.worker.ask(
                lambda session: save(session, home, group, where(session)),
                self._told_of_folder,
                task=Task(self.tr("Writing it")),
            )
            return
        self._desk.ask_where(
            title,
            self._desk.file_name(ending),
            kind.format(ending=f"*.{ending}"),
            lambda path: self._context.worker.ask(
                lambda session: save(session, home, group, path), self._told
            ),
        )

    def _is_open(self, group: str) -> bool:
        """Whether it is still this group that is open: what takes a while outlasts that."""
        return self._desk.here.id == group

    def _go_home(self, group: str) -> None:
        if self._is_open(group):
            self._desk.go_home()

    def _show_plan(self, group: str, planned: FileMerge) -> None:
        if not self._is_open(group):
            return
        self._planned = planned
        self.plan_view.show_plan(planned.plan, self._desk.here)
        self._desk.show(self.plan_view)

    def _show_plan_again(self, group: str) -> None:
        if self._is_open(group):
            self._desk.show(self.plan_view)

    def _show_result(self, group: str, done: Merged) -> None:
        if self._is_open(group):
            refused = len(self._planned.plan.refused) if self._planned else 0
            self._planned = None
            self.plan_view.show_result(done, refused, self._desk.here)
            self._desk.show(self.plan_view)
        self._context.changes.libraries_merged.emit(group)
        self.merged.emit(done.fingerprint)

    def _end(self) -> None:
        self._at_work = False

    def _merge_called_off(self, group: str) -> None:
        self._show_plan_again(group)
        self._context.notices.say(self.tr("Called off; nothing was merged."))

    def _failed(self, group: str, error: Exception) -> None:
        self._go_home(group)
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
