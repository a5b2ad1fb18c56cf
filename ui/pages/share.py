"""The Share page: a group, what leaves for it, and the files that come from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.sharing.above.upwards import Upwards
from ui.sharing.choosing import Choosing
from ui.sharing.desk import Desk
from ui.sharing.drop_veil import DropVeil
from ui.sharing.folder.exchange import FolderExchange
from ui.sharing.giving import Giving
from ui.sharing.group.affairs import GroupAffairs
from ui.sharing.group.beginning import Beginning
from ui.sharing.group.home import GroupHome
from ui.sharing.history.showing import MergeHistory
from ui.sharing.parting import Parting
from ui.sharing.people.handling import PeopleOfGroup
from ui.sharing.receiving import Receiving
from ui.widgets.waiting import WaitingView
from ui.work import groups
from ui.work.groups import Group

INVITATION = ".trialinvitation"
ROLE = ".trialrole"


class SharePage(QWidget):
    """One view at a time; where it begins depends on whether there is a group."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._groups: list[Group] = []
        self._stale = True
        self._stack = QStackedWidget()
        self.waiting = WaitingView()
        self.desk = Desk(context, self, self.show_view, self.go_home, self.waiting)
        self.beginning = Beginning(self.desk, self)
        self.home = GroupHome(context.style)
        self.choosing = Choosing(self.desk, self)
        self.giving = Giving(self.desk, self)
        self.receiving = Receiving(self.desk, self)
        self.exchange = FolderExchange(self.desk, self)
        self.parting = Parting(self.desk, self)
        self.affairs = GroupAffairs(self.desk, self)
        self.people = PeopleOfGroup(self.desk, self)
        self.history = MergeHistory(self.desk, self)
        self.upwards = Upwards(self.desk, self)
        self._stack.addWidget(self.waiting)
        for view in (
            *self.beginning.views(),
            self.home,
            self.receiving.plan_view,
            *self.exchange.views(),
            *self.choosing.views(),
            *self.giving.views(),
            *self.people.views(),
            *self.affairs.views(),
            *self.history.views(),
            *self.upwards.views(),
        ):
            view.setParent(self)
            view.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._veil = DropVeil(self)
        self.setAcceptDrops(True)
        self._connect()

    @property
    def view(self) -> QWidget:
        """What is on show."""
        return self._stack.currentWidget()

    def show_view(self, view: QWidget) -> None:
        """Turn to a view and put the keyboard into it."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)  # not before: a stack styles and measures all it holds
        self._stack.setCurrentWidget(view)
        self.setFocusProxy(view)
        if self.isVisible():
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_home(self) -> None:
        """Back to the group, read anew, or to the two choices where there is none."""
        self._refresh(go_home=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.giving.stop_editing()
        if self._stale:
            self._refresh(go_home=self.desk.group is None or self.view is self.home)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._veil.isVisible():
            self._veil.lift()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_in(event):
            event.acceptProposedAction()
            self._veil.lift()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.receive(_files_in(event))

    def receive(self, paths: list[Path]) -> None:
        """Take files that were dropped: an invitation, a role handed over, or what is merged."""
        if len(paths) == 1 and paths[0].suffix == ROLE:
            self.affairs.roles.begin_to_take_on(paths[0])
        elif len(paths) == 1 and (self.desk.group is None or paths[0].suffix == INVITATION):
            self.beginning.join_by_file(paths[0])
        elif self.desk.group is None:
            self._context.notices.say(
                self.tr("Make or join a group first; then these files can be read.")
            )
        else:
            self.receiving.receive(paths)

    def open_group(self, group: str) -> None:
        """Turn to another of the groups."""
        if self._groups:
            self.desk.group = next((one for one in self._groups if one.id == group), None)
        self._context.preferences.share_group = group
        self._refresh(go_home=True)

    def _connect(self) -> None:
        self.beginning.settled.connect(self._settle_in)
        self.beginning.made.connect(self.affairs.say_made)
        self._connect_home()
        self._context.actions.attach("dismiss", self, self.go_home)
        changes = self._context.changes
        changes.trial_saved.connect(self._grow_stale)
        changes.trials_removed.connect(self._grow_stale)
        changes.trials_brought_in.connect(self._grow_stale)
        changes.check_in_saved.connect(self._grow_stale)
        changes.own_names_changed.connect(self._grow_stale)
        changes.libraries_merged.connect(self._grow_stale)

    def _connect_home(self) -> None:
        home, giving, receiving = self.home, self.giving, self.receiving
        home.group_chosen.connect(self.open_group)
        home.another_wanted.connect(self.beginning.begin)
        home.share_wanted.connect(giving.begin)
        home.trials_wanted.connect(self.choosing.choose_trials)
        home.take_back_wanted.connect(self.choosing.choose_what_to_take_back)
        home.sending.collection_wanted.connect(receiving.send_collection)
        home.sending.admissions_wanted.connect(receiving.send_admissions)
        home.received.files_wanted.connect(receiving.ask_for_files)
        home.received.let_in_wanted.connect(receiving.let_in)
        home.received.digest_wanted.connect(self._read_digest)
        receiving.plan_view.digest_wanted.connect(self._read_digest)
        receiving.people_let_in.connect(self._look_again)
        giving.counted.connect(home.show_going)
        giving.read.connect(home.show_look)
        giving.merge_wanted.connect(receiving.receive)
        receiving.merged.connect(lambda: giving.saving.take_back_offer())
        giving.leaving_view.trials_wanted.connect(self.choosing.choose_trials)
        self._connect_menu()
        self._connect_affairs()
        self._connect_folder()
        self.choosing.trials_view.share_wanted.connect(giving.begin)
        self.choosing.changed.connect(self._grow_stale)

    def _connect_folder(self) -> None:
        received, exchange = self.home.received, self.exchange
        received.folder_wanted.connect(exchange.choose)
        self.beginning.folder_wanted.connect(exchange.choose)
        self.beginning.folder_found.connect(exchange.use)
        received.look_wanted.connect(exchange.show_files)
        received.merge_wanted.connect(exchange.merge)
        received.ask_wanted.connect(exchange.ask_everyone)
        received.merge_by_itself_wanted.connect(exchange.merge_by_itself)
        exchange.seen.connect(received.show_look)
        exchange.merge_wanted.connect(self.receiving.receive)

    def _connect_menu(self) -> None:
        menu, parting = self.home.more, self.parting
        menu.withdrawal_wanted.connect(parting.ask_for_code)
        menu.people_wanted.connect(self.people.open)
        menu.history_wanted.connect(self.history.open)
        menu.passing_on_wanted.connect(self.upwards.open)
        parting.parted.connect(self._look_again)
        parting.send_wanted.connect(self.receiving.send_on)
        self.people.let_in_wanted.connect(self.receiving.let_in)
        self.people.remove_wanted.connect(parting.ask_to_remove)
        self._connect_upwards()

    def _connect_upwards(self) -> None:
        upwards, receiving = self.upwards, self.receiving
        self.home.taken_in.stop_wanted.connect(upwards.ask_to_stop)
        receiving.plan_view.take_in_wanted.connect(upwards.ask_to_take_in)
        upwards.taken_in.connect(receiving.receive_again)
        upwards.let_go.connect(self.go_home)
        upwards.join_wanted.connect(self.beginning.begin)

    def _connect_affairs(self) -> None:
        affairs = self.affairs
        affairs.connect_home(self.home)
        affairs.changed.connect(self.go_home)
        affairs.settled.connect(self._settle_in)
        affairs.leaving_agreed.connect(self.parting.ask_to_leave)
        affairs.send_wanted.connect(self.receiving.send_on)

    def _look_again(self) -> None:
        """The people are others now: read them anew where they are on show, else the group."""
        at_people = self.view is self.people.view
        if at_people:
            self.people.refresh()
        self._refresh(go_home=not at_people)

    def _grow_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible() and self.view is self.home:
            self._refresh(go_home=True)

    def _refresh(self, go_home: bool) -> None:
        self._stale = False
        home = self._context.home

        def found(read: list[Group]) -> None:
            self._groups = read
            last = self._context.preferences.share_group
            wanted = self.desk.group.id if self.desk.group else last
            self.desk.group = next((one for one in read if one.id == wanted), None)
            if self.desk.group is None and read:
                self.desk.group = read[-1]
            self._show_group(go_home)

        self._context.worker.ask(lambda session: groups.groups(session, home), found)

    def _show_group(self, go_home: bool) -> None:
        group = self.desk.group
        if group is None:
            self.beginning.begin()
            return
        self.home.show_group(group, self._groups)
        self.exchange.look()
        if go_home:
            self.show_view(self.home)
        if self.view is self.home:
            self.giving.count()
        else:
            self.giving.refresh()

    def _settle_in(self, group: str) -> None:
        home = self._context.home

        def found(read: list[Group]) -> None:
            self._groups = read
            self.desk.group = next(one for one in read if one.id == group)
            self._context.preferences.share_group = group
            self._show_group(go_home=True)

        self._context.worker.ask(lambda session: groups.groups(session, home), found)
        self._context.changes.groups_changed.emit()

    def _read_digest(self) -> None:
        self._context.navigation.page_wanted.emit("digest")


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
