"""Watches the groups' folders and tells what is in them.

What the system says of a folder is a hint only: it merges events, loses a file that was replaced,
and says nothing of a network drive. So each hint, each turn to the window and a slow timer have the
folder looked at anew, in the pool, and never twice at one time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer

from journal.group.folder.seen import Remembered
from ui.context import Context
from ui.frame import Frame
from ui.sharing.folder.merging import FolderMerging
from ui.work import folders
from ui.work.folders import FolderLook, Watched
from ui.worker import Task

DEBOUNCE_MILLISECONDS = 400
SOON_MILLISECONDS = 5_000  # while a file is arriving, or the folder is not there
SLOW_MILLISECONDS = 60_000


class Watching(QObject):
    """`Changes.folder_seen` tells what it saw. One for the whole window."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._watched: dict[str, Watched] = {}
        self._seen: dict[str, FolderLook] = {}
        self._remembered: dict[str, Remembered] = {}
        self._looking: dict[str, Task] = {}
        self._again: set[str] = set()
        self._asking = self._ask_again = False
        self.soon = SOON_MILLISECONDS
        self.merging = FolderMerging(context, self)
        self.merging.done.connect(self._look_where_wanted)
        self._hints = QFileSystemWatcher(self)
        self._hints.directoryChanged.connect(self._on_hint)
        self._debounce = _timer(self, DEBOUNCE_MILLISECONDS, self.look)
        self._slow = _timer(self, SLOW_MILLISECONDS, self.look)
        frame.installEventFilter(self)
        frame.closing.connect(self._call_off)
        context.changes.groups_changed.connect(self.look)
        context.changes.libraries_merged.connect(self.look_again)
        context.navigation.folder_look_wanted.connect(self._tell_again)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def look(self) -> None:
        """Look into every group's folder."""
        self._slow.start(SLOW_MILLISECONDS)
        if self._asking:
            self._ask_again = True
        elif self._context.worker.has_journal:
            self._asking = True
            task = self._context.worker.ask_beside(folders.watched, self._watch, lambda error: None)
            task.ended.connect(self._asked)

    def _asked(self) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self.look()

    def look_again(self, group: str) -> None:
        """Look into one group's folder."""
        if group in self._watched:
            self._look_into(self._watched[group])

    def _tell_again(self, group: str) -> None:
        if group in self._seen:
            self._context.changes.folder_seen.emit(self._seen[group])
        self.look()

    def _on_hint(self, folder: str) -> None:
        if not self._debounce.isActive():  # else a folder that never rests is never looked at
            self._debounce.start()

    def _watch(self, watched: Sequence[Watched]) -> None:
        before = self._watched
        self._watched = {one.group: one for one in watched}
        for group, old in before.items():
            now = self._watched.get(group)
            if now is None or now.folder != old.folder:
                self._seen.pop(group, None)
                self._remembered.pop(group, None)
                self._hints.removePath(str(old.folder))
        for one in watched:
            self._look_into(one)

    def _look_into(self, one: Watched) -> None:
        if one.group in self._looking or self.merging.is_at_work(one.group):
            self._again.add(one.group)
            return
        home, now = self._context.home, self._context.now()
        is_first = one.group not in self._remembered
        remembered = self._remembered.setdefault(one.group, Remembered())
        # Only the first look reads every file; the others would push away what is being said.
        title = self.tr("Looking into the folder of {name}").format(name=one.name)
        task = Task(title if is_first else "")
        self._looking[one.group] = task
        task.ended.connect(lambda: self._looked(one.group))
        self._context.worker.compute(
            lambda: folders.look(home, one, remembered, now, task),
            lambda look: self._come(one, look),
            self._context.notices.trouble,
            task,
        )

    def _looked(self, group: str) -> None:
        del self._looking[group]
        self._look_where_wanted(group)

    def _look_where_wanted(self, group: str) -> None:
        if group in self._again and not self.merging.is_at_work(group):
            self._again.discard(group)
            self.look_again(group)

    def _come(self, one: Watched, look: FolderLook) -> None:
        now = self._watched.get(one.group)
        if now is None or now.folder != one.folder:
            return
        self._seen[one.group] = look
        folder = str(one.folder)
        if look.state is None:
            self._hints.removePath(folder)
        elif folder not in self._hints.directories():
            self._hints.addPath(folder)  # it was just read, so asking for it takes no time
        if look.state is None or any(file.state == "arriving" for file in look.state.files):
            self._slow.start(min(self.soon, self._slow.remainingTime()))
        self._context.changes.folder_seen.emit(look)
        if now.merges_itself and look.state and look.state.to_merge:
            self.merging.merge(now, look, self._remembered[one.group])

    def _call_off(self) -> None:
        for task in self._looking.values():
            task.cancel()


def _timer(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(then)
    return timer
