"""The Digest page: choose a group and an edition, read it, save it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from journal.group.announcement import Announcement
from journal.language import plural
from ui.context import Context
from ui.digest.deciding import Deciding
from ui.digest.empty import EmptyDigest
from ui.digest.reader import Reader
from ui.digest.top import Top
from ui.sharing.desk import Desk
from ui.style import set_role
from ui.widgets.confirm import ask_first
from ui.widgets.waiting import WaitingView
from ui.work import digests, groups
from ui.work.digests import LEADERS, PEERS, Page
from ui.work.findings import Memory
from ui.work.groups import Group
from ui.worker import Cancelled, Task


class DigestPage(QWidget):
    """Composed anew whenever the library may have changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._edition = PEERS
        self._stale = True
        self._page: Page | None = None
        self._memory = Memory(home=context.home)
        self._task: Task | None = None
        self._stack = QStackedWidget()
        self.waiting = WaitingView()
        self.reader = Reader()
        self.empty = EmptyDigest()
        self.desk = Desk(context, self, self._show, self._go_home, self.waiting)
        self.deciding = Deciding(self.desk, self)
        self.top = Top()
        for view in (self.waiting, self.reader, self.empty, *self.deciding.views()):
            self._stack.addWidget(view)
        rule = QFrame()
        set_role(rule, "rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(rule)
        layout.addWidget(self._stack, 1)
        self.top.group_chosen.connect(self.open_group)
        self.top.edition_chosen.connect(self.choose_edition)
        self.top.save_wanted.connect(self._ask_where)
        self.top.voice_wanted.connect(self.deciding.write_voice)
        self.top.words_wanted.connect(self._ask_about_words)
        self.top.hidden_wanted.connect(self._list_hidden)
        context.actions.attach("dismiss", self.deciding.voice_view, self._go_home)
        self.deciding.decided.connect(lambda: self._compose(keep_place=True))
        self.reader.built.connect(self._on_built)
        self.empty.share_wanted.connect(lambda: context.navigation.page_wanted.emit("share"))
        context.changes.libraries_merged.connect(self._grow_stale)
        context.changes.groups_changed.connect(self._grow_stale)

    @property
    def view(self) -> QWidget:
        """What is on show."""
        return self._stack.currentWidget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and not self._is_writing:
            self._refresh()

    def open_group(self, group: str) -> None:
        """Read the digest of another group."""
        self._refresh(group)

    def choose_edition(self, edition: str) -> None:
        """Read the edition for the group, or the one for leaders."""
        self._edition = edition
        self._compose()

    def save_to(self, path: Path, format_: str) -> None:
        """Write the digest that is on show."""
        page = self._page
        if page is None:
            return
        task = Task(self.tr("Saving the digest"))
        if not page.releases:
            self._context.worker.compute(
                lambda: digests.save(page, format_, path), self._saved, task=task
            )
            return
        group, home, as_of = self.desk.here.id, self._context.home, self._today()
        memory = self._memory
        self._context.worker.ask(
            lambda session: digests.release(
                session, home, group, as_of, memory, page, format_, path
            ),
            self._released,
            task=task,
        )

    def _grow_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible() and not self._is_writing:
            self._refresh()

    @property
    def _is_writing(self) -> bool:
        return self.view is self.deciding.voice_view  # what is typed there must not be lost

    def _go_home(self) -> None:
        if self._stale:
            self._refresh()
        else:
            self._on_built()

    def _refresh(self, wanted: str = "") -> None:
        self._stale = False
        home = self._context.home
        known = wanted or (self.desk.group.id if self.desk.group else "")

        def found(read: list[Group]) -> None:
            self.desk.group = next((one for one in read if one.id == known), None) or (
                max(read, key=lambda one: one.trials, default=None)
            )
            self.top.show_groups(read, self.desk.group)
            if not (self.desk.group and self.desk.group.is_facilitator):
                self._edition = PEERS
            self.top.edition.set_values([self._edition])
            self._compose()

        self._context.worker.ask(lambda session: groups.groups(session, home), found)

    def _compose(self, keep_place: bool = False) -> None:
        group = self.desk.group
        self._page = None
        self.top.show_ways(saves=False)
        if group is None or not group.trials:
            self.empty.show_why(group)
            self._show(self.empty)
            return
        if self._task:
            self._task.cancel()
        task = self._task = self.waiting.follow(Task(self.tr("Composing the digest")))
        task.ended.connect(lambda: self._on_end(task))
        if not keep_place:
            self._show(self.waiting)
        ask = self._ask_for_leaders if self._edition == LEADERS else self._ask_for_peers
        ask(group.id, task, lambda page: self._read(page, keep_place))

    def _ask_for_peers(self, group: str, task: Task, done: Callable[[Page], None]) -> None:
        home, as_of, memory = self._context.home, self._today(), self._memory

        def found(announced: Announcement) -> None:
            self._context.worker.compute(
                lambda: digests.peers(home, announced, as_of, memory, lambda: task(0, 0)),
                done,
                self._failed,
                task,
            )

        self._context.worker.ask(
            lambda session: digests.announced(session, group), found, self._failed
        )

    def _ask_for_leaders(self, group: str, task: Task, done: Callable[[Page], None]) -> None:
        home, as_of, memory = self._context.home, self._today(), self._memory
        self._context.worker.ask(
            lambda session: digests.leaders(
                session, home, group, as_of, memory, lambda: task(0, 0)
            ),
            done,
            self._failed,
            task,
        )

    def _read(self, page: Page, keep_place: bool) -> None:
        self._page = page
        may_hide = self.desk.here.is_facilitator and page.edition == PEERS
        self.reader.show_document(
            page.data, self.deciding.ask_why if may_hide else None, keep_place
        )

    def _on_built(self) -> None:
        page = self._page
        if page is None:
            return
        self.top.show_ways(
            saves=True,
            decides=self.desk.here.is_facilitator,
            said=self.tr("Saving it as a file releases it.") if page.is_first else "",
            words=_told_of(page),
            hidden=_hidden(page),
        )
        self._show(self.reader)

    def _list_hidden(self) -> None:
        if self._page is not None:
            self.deciding.list_hidden(self._page.hides)

    def _ask_about_words(self) -> None:
        if self._page is not None:
            self.deciding.ask_about_words(self._page.found)

    def _on_end(self, task: Task) -> None:
        if task is self._task and task.called_off:
            self.empty.show_trouble(self.tr("It was called off."))
            self._show(self.empty)

    def _today(self) -> date:
        return self._context.now().astimezone().date()

    def _saved(self, path: Path) -> None:
        self._context.notices.say(self.tr("Saved {name}.").format(name=path.name))

    def _released(self, path: Path) -> None:
        self._saved(path)
        self._compose(keep_place=True)  # no preview any more

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self.empty.show_trouble(str(error))
        self._show(self.empty)
        self._context.notices.trouble(error)

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self.top.setEnabled(not self._is_writing)
        self.setFocusProxy(view)
        if self.isVisible():
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_where(self, format_: str) -> None:
        page = self._page
        if page is None:
            return
        if not page.is_first:
            self._ask_for_file(format_)
            return
        ask_first(
            self,
            self.tr("Release this to leaders?"),
            self.tr(
                "The first file for leaders fixes the figures of this round; later files print "
                "the same. A printed digest cannot be recalled."
            ),
            self.tr("Release it"),
            lambda: self._ask_for_file(format_),
        )

    def _ask_for_file(self, format_: str) -> None:
        edition = self._page.edition if self._page else PEERS
        self.desk.ask_where(
            self.tr("Save the digest"),
            self.desk.file_name(f"{edition}.{format_}"),
            f"{self.top.format_name(format_)} (*.{format_})",
            lambda path: self.save_to(path, format_),
        )


def _told_of(page: Page) -> str:
    if page.masked:
        return plural("{n} word is printed masked", "{n} words are printed masked", page.masked)
    if page.found:
        return plural("{n} word was found", "{n} words were found", len(page.found))
    return ""


def _hidden(page: Page) -> str:
    count = len(page.hides)
    return plural("{n} trial is hidden", "{n} trials are hidden", count) if count else ""
