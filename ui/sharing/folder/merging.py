"""Merges what comes into a group's folder, where that is wanted, and says what came."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from journal.group.folder.seen import Remembered
from journal.language import plural
from ui.context import Context
from ui.work import folders
from ui.work.folders import FolderLook, MergedItself, Watched
from ui.worker import Task


class FolderMerging(QObject):
    """`done` carries the group, also where nothing could be merged."""

    done = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._at_work: set[str] = set()
        self._tried: dict[str, frozenset[tuple[str, int, int]]] = {}
        self._told: dict[str, str] = {}

    def is_at_work(self, group: str) -> bool:
        """Whether files of this group are being merged."""
        return group in self._at_work

    def merge(self, one: Watched, look: FolderLook, remembered: Remembered) -> None:
        """Merge what is new, unless just these files were tried before: nothing is said twice."""
        if self.is_at_work(one.group) or self._tried.get(one.group) == look.stamps:
            return
        self._tried[one.group] = look.stamps
        self._at_work.add(one.group)
        home, now = self._context.home, self._context.now()
        task = Task(self.tr("Merging from the folder of {name}").format(name=one.name))
        self._context.worker.ask(
            lambda session: folders.merge_by_itself(
                session, home, one.group, now, remembered, task
            ),
            lambda came: self._come(one, came),
            lambda error: self._fail(one.group, error),
            task,
        )
        task.ended.connect(lambda: self._end(one.group))

    def _fail(self, group: str, error: Exception) -> None:
        """Said once; tried again at the next look, since it may pass by itself."""
        del self._tried[group]
        if self._told.get(group) != str(error):
            self._told[group] = str(error)
            self._context.notices.trouble(error)

    def _come(self, one: Watched, came: MergedItself | None) -> None:
        self._told.pop(one.group, None)
        if came is not None:
            self._say(one, came)
            self._context.changes.libraries_merged.emit(one.group)

    def _end(self, group: str) -> None:
        self._at_work.discard(group)
        self.done.emit(group)

    def _say(self, one: Watched, came: MergedItself) -> None:
        said = list(came.warnings)
        if came.files:
            merged = plural(
                "{n} file merged from the folder", "{n} files merged from the folder", came.files
            )
            said.insert(0, f"{merged} ({one.name}).")
        if not came.waiting:
            self._context.notices.say(" ".join(said), stays=bool(came.warnings))
            return
        said.append(
            plural("{n} person waits to be let in.", "{n} people wait to be let in.", came.waiting)
        )
        self._context.notices.say(
            " ".join(said),
            self.tr("See who"),
            lambda: self._context.navigation.group_wanted.emit(one.group),
        )
