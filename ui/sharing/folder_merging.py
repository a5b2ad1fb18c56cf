"""Merges what comes into a group's folder, where that is wanted, and says what came."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from journal.group.merge_files import FileMerge
from journal.language import plural
from ui.context import Context
from ui.work import folders
from ui.work.folders import Came, FolderLook, Watched
from ui.worker import Task


class FolderMerging(QObject):
    """`done` carries the group, also where nothing could be merged."""

    done = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._at_work: set[str] = set()
        self._tried: dict[str, frozenset[tuple[str, int, int]]] = {}

    def is_at_work(self, group: str) -> bool:
        """Whether files of this group are being merged."""
        return group in self._at_work

    def merge(self, one: Watched, look: FolderLook) -> None:
        """Merge what is new, unless just these files were tried before: nothing is said twice."""
        if look.state is None or self.is_at_work(one.group):
            return
        if self._tried.get(one.group) == look.stamps:
            return
        self._tried[one.group] = look.stamps
        self._at_work.add(one.group)
        home, paths = self._context.home, look.state.to_merge
        task = self._task(one)
        planned: list[FileMerge] = []
        self._context.worker.compute(
            lambda: folders.plan(home, one.mine, paths, task),
            planned.append,
            self._context.notices.trouble,
            task,
        )
        task.ended.connect(lambda: self._apply(one, planned[0]) if planned else self._end(one))

    def _apply(self, one: Watched, planned: FileMerge) -> None:
        home, now = self._context.home, self._context.now()
        came: list[Came] = []
        task = self._task(one)
        self._context.worker.ask(
            lambda session: folders.take_in(session, home, one.group, planned, now, task),
            came.append,
            self._context.notices.trouble,
            task,
        )
        task.ended.connect(lambda: self._end(one, *came))

    def _end(self, one: Watched, came: Came | None = None) -> None:
        self._at_work.discard(one.group)
        if came is not None:
            self._say(one, came)
            self._context.changes.libraries_merged.emit(one.group)
        self.done.emit(one.group)

    def _say(self, one: Watched, came: Came) -> None:
        said = plural(
            "{n} file merged from the folder", "{n} files merged from the folder", came.files
        )
        said = f"{said} ({one.name})."
        if not came.waiting:
            self._context.notices.say(said)
            return
        said += " " + plural(
            "{n} person waits to be let in.", "{n} people wait to be let in.", came.waiting
        )
        self._context.notices.say(
            said,
            self.tr("See who"),
            lambda: self._context.navigation.group_wanted.emit(one.group),
        )

    def _task(self, one: Watched) -> Task:
        return Task(self.tr("Merging from the folder of {name}").format(name=one.name))
