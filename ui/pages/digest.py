"""The Digest page: choose a group and an edition, read it, prepare it, save it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from journal.errors import UserError
from ui.context import Context
from ui.digest.composing import Composing
from ui.digest.empty import EmptyDigest
from ui.digest.files_strip import FilesStrip, LettingInStrip
from ui.digest.prepare.changed import what_changed
from ui.digest.prepare.deciding import Deciding
from ui.digest.reading.moving import Moving
from ui.digest.reading.reader import Reader
from ui.digest.saving.release_view import ReleaseView
from ui.digest.saving.saving import Saving
from ui.digest.top import Top
from ui.sharing.desk import Desk
from ui.style import set_role
from ui.widgets.tab_order import come_after
from ui.widgets.waiting import WaitingView
from ui.work import digest_decisions, groups
from ui.work.digests import PEERS, Page
from ui.work.groups import Group

if TYPE_CHECKING:
    from ui.work.folders import FolderLook


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is read: the digest of a group. It is current until another one is being composed."""

    group: str
    page: Page
    is_current: bool = True


class DigestPage(QWidget):
    """Composed anew whenever the library may have changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._edition = PEERS
        self._stale = True
        self._shown: _Shown | None = None  # stays while one in its place is composed
        self._stack = QStackedWidget()
        self.waiting = WaitingView()
        self.reader = Reader()
        self.empty = EmptyDigest()
        self.release_view = ReleaseView(context.style)
        self.desk = Desk(context, self, self._show, self._go_home, self.waiting)
        self.composing = Composing(context, self)
        self.moving = Moving(context, self.reader, self.composing)
        self.deciding = Deciding(self.desk, self)
        self.saving = Saving(self.desk, self.composing.memory, self)
        self.top, self.files, self.letting_in = Top(), FilesStrip(), LettingInStrip()
        self._lay_out()
        self._connect()

    @property
    def view(self) -> QWidget:
        """What is on show."""
        return self._stack.currentWidget()

    @property
    def _page(self) -> Page | None:
        """The digest on show; None while another one is being composed."""
        return self._shown.page if self._shown is not None and self._shown.is_current else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def open_group(self, group: str) -> None:
        """Read the digest of another group."""
        self._refresh(group)

    def choose_edition(self, edition: str) -> None:
        """Read the edition for the group, or the one for leaders."""
        self._edition = edition
        self.top.edition.set_values([edition])
        self._compose()

    def save(self) -> None:
        """Ask how the digest on show is saved, and where."""
        if self._page is not None:
            self.saving.begin(self._page, self.deciding.has_typed)

    def _lay_out(self) -> None:
        for view in (
            self.waiting,
            self.reader,
            self.empty,
            self.release_view,
        ):
            self._stack.addWidget(view)
        rule = QFrame()
        set_role(rule, "rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.top, rule, self.files, self.letting_in):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        context, top = self._context, self.top
        top.group_chosen.connect(self.open_group)
        top.edition_chosen.connect(self.choose_edition)
        top.save_wanted.connect(self.save)
        top.prepare_wanted.connect(self.deciding.begin)
        top.release_wanted.connect(self._show_release)
        self.release_view.left.connect(self._go_home)
        self.release_view.save_wanted.connect(self.save)
        self.deciding.decided.connect(lambda: self._compose(keep_place=True))
        self.composing.composed.connect(self._read)
        self.composing.failed.connect(self._fail)
        self.composing.called_off.connect(self._call_off)
        self.waiting.cancel_button.clicked.connect(self._call_off)
        self.saving.released.connect(lambda: self._compose(keep_place=True))
        self.reader.opened.connect(self._on_read)
        self.empty.share_wanted.connect(self._go_to_share)
        self.empty.again_wanted.connect(self._compose)
        for strip in (self.files, self.letting_in):
            strip.share_wanted.connect(self._go_to_share)
        self.reader.attach(context.actions)
        self.moving.narrowed.connect(lambda: self._compose(keep_place=True))
        self.moving.stayed.connect(self._stay)
        self.deciding.made.connect(self._take_in)
        context.actions.attach("dismiss", self.release_view, self._go_home)
        context.actions.attach("dismiss", self.waiting, self.waiting.cancel_button.click)
        context.changes.libraries_merged.connect(self._grow_stale)
        context.changes.groups_changed.connect(self._grow_stale)
        context.changes.folder_seen.connect(self._see_folder)

    def _grow_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    @property
    def _is_busy(self) -> bool:
        """Whether something is on show that nothing but the reader turns from."""
        return self.view is self.release_view or self.deciding.is_view(self.view)

    def _take_in(self, view: QWidget) -> None:
        """Give what was made on first use its place, and its keys."""
        self._stack.addWidget(view)
        come_after(self.reader, view)
        self._context.actions.attach("dismiss", view, self._go_home)

    def _go_home(self) -> None:
        if self._shown is not None:
            self._show_ways()
            self._show(self.reader)
        elif self.composing.is_at_work:
            self._show(self.waiting)
        else:
            self._compose()

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
            self.files.show_group(self.desk.group)
            self.letting_in.show_group(self.desk.group)
            if self.desk.group and self.desk.group.folder is not None:
                self._context.navigation.folder_look_wanted.emit(self.desk.group.id)
            here = self.desk.group and self.desk.group.id
            is_read = self._shown is not None and self._shown.group == here
            self._compose(keep_place=self._is_busy or is_read)

        self._context.worker.ask(lambda session: groups.groups(session, home), found, self._fail)

    def _compose(self, keep_place: bool = False) -> None:
        group = self.desk.group
        before, self._shown = self._shown, None
        if keep_place:
            self.top.hold()
        else:
            self.top.show_ways(None, group)
        if group is None or not group.trials:
            self.composing.stop()
            self.empty.show_why(group, self.files.count)
            self._show(self.empty)
            return
        narrowing = self.moving.begin(group.id)
        task = self.composing.begin(group.id, self._edition, narrowing)
        self.waiting.follow(task)
        self.moving.follow(task)
        if keep_place and before is not None:
            self._shown = replace(before, is_current=False)
        else:
            self._show(self.waiting)

    def _read(self, page: Page) -> None:
        here, before = self.desk.here, self._shown
        if before is not None and before.group == here.id:
            then = before.page
            if (then.edition, then.narrowed) == (page.edition, page.narrowed):
                self.deciding.tell_effect(what_changed(then.data, page.data))
        self._shown = _Shown(here.id, page)
        self.deciding.show_page(page)
        self.release_view.show_page(page)
        self.moving.show_edition(page.edition)
        may_decide = here.is_facilitator and page.edition == PEERS
        self.reader.show_document(
            page.data,
            self.deciding.ask_why if may_decide else None,
            before is not None,
            self.deciding.lead_with if may_decide else None,
            digest_decisions.leading(page.decisions),
            page.mine,
        )

    def _on_read(self) -> None:
        self._show_ways()
        if not self._is_busy:
            self._show(self.reader)

    def _show_ways(self) -> None:
        if self._page is not None:  # else the next one is being composed already
            self.top.show_ways(self._page, self.desk.group, self.deciding.has_typed)

    def _show_release(self) -> None:
        if self._page is not None:
            self._show(self.release_view)

    def _stay(self) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, is_current=True)
            self._on_read()

    def _call_off(self) -> None:
        self.composing.stop()
        self._shown = None
        self.top.show_ways(None, self.desk.group)
        self.empty.show_called_off()
        self._show(self.empty)

    def _fail(self, error: Exception) -> None:
        self._shown = None
        self.top.show_ways(None, self.desk.group)
        inside = self.tr("Something went wrong inside the app; nothing is lost.")
        self.empty.show_trouble(error.sentence if isinstance(error, UserError) else inside)
        self._show(self.empty)
        self._context.notices.trouble(error)

    def _see_folder(self, look: FolderLook) -> None:
        self.files.show_look(look)
        if self.view is self.empty and self.desk.group and not self.desk.group.trials:
            self.empty.show_why(self.desk.group, self.files.count)

    def _go_to_share(self) -> None:
        if self.desk.group is not None:
            self._context.navigation.group_wanted.emit(self.desk.group.id)
        else:
            self._context.navigation.page_wanted.emit("share")

    def _show(self, view: QWidget) -> None:
        focus = self.window().focusWidget()
        stays = view is self.view and focus is not None and view.isAncestorOf(focus)
        self._stack.setCurrentWidget(view)
        self.top.setEnabled(not self._is_busy)
        for strip in (self.files, self.letting_in):
            strip.set_wanted(view is not self.empty)
        self.setFocusProxy(view)
        if self.isVisible() and not stays:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
