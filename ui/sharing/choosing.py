"""Which trials go, and what is taken back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.sharing.coming_home import ComingHome
from ui.sharing.desk import Desk, Where
from ui.sharing.going_along import GoingAlong
from ui.sharing.take_back_view import TakeBackView
from ui.sharing.trials_view import TrialsView
from ui.work import sharing
from ui.worker import Task


class Choosing(QObject):
    """`changed` tells that other trials would go now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.coming_home = ComingHome(desk, self)
        self.trials_view = TrialsView()
        self._along = GoingAlong(desk, self.trials_view.along, self)
        self._along.changed.connect(self.changed)
        self.take_back_view = TakeBackView()
        for view in (self.trials_view, self.take_back_view):
            view.left.connect(desk.go_home)
        self.trials_view.visibility_chosen.connect(self._allow)
        self.trials_view.go_again_wanted.connect(lambda trial: self._let_go_again([trial]))
        self.take_back_view.take_back_wanted.connect(self._ask_to_take_back)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.trials_view, self.take_back_view]

    def choose_trials(self) -> None:
        """Show which trials go."""
        self._read_rows()
        self._along.show()
        self._desk.show(self.trials_view)

    def choose_what_to_take_back(self) -> None:
        """Show what is shared with the group now."""
        group = self._desk.here.id
        self._context.worker.ask(
            lambda session: sharing.shared_now(session, group), self.take_back_view.show_shared
        )
        self._desk.show(self.take_back_view)

    def _read_rows(self) -> None:
        group = self._desk.here.id
        self._context.worker.ask(
            lambda session: sharing.rows(session, group), self.trials_view.show_rows
        )

    def _allow(self, trial: str, visibility: str) -> None:
        now = self._context.now()

        def done(before: dict[str, str]) -> None:
            self._context.changes.trial_saved.emit(trial)
            self._context.notices.say(
                self.tr("Changed who may see it."),
                self.tr("Undo"),
                lambda: self._allow_again(trial, before[trial]),
            )
            self._on_change()

        self._context.worker.ask(
            lambda session: sharing.allow_all(session, {trial: visibility}, now), done
        )

    def _allow_again(self, trial: str, visibility: str) -> None:
        now = self._context.now()

        def done(_before: object) -> None:
            self._context.changes.trial_saved.emit(trial)
            self._on_change()

        self._context.worker.ask(
            lambda session: sharing.allow_all(session, {trial: visibility}, now), done
        )

    def _let_go_again(self, trials: list[str]) -> None:
        self._context.worker.ask(
            lambda session: sharing.let_go_again(session, trials), lambda done: self._on_change()
        )

    def _on_change(self) -> None:
        self._read_rows()
        self.changed.emit()

    def _ask_to_take_back(self, ids: list[str]) -> None:
        goes = self.tr("It goes wherever that file is merged. A printed digest cannot be recalled.")
        self._desk.ask_and_send(
            self.tr("Take this back from the group?"),
            {
                False: self.tr("Save a file now and send it like the others.") + " " + goes,
                True: self.tr("Your file in the group's folder is written anew.") + " " + goes,
            },
            self.tr("Take it back"),
            self.tr("Save the file that takes it back"),
            lambda where: self.take_back(ids, where),
        )

    def take_back(self, ids: list[str], where: Where) -> None:
        """Take these back with a file."""
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        memory, agreed = self._desk.memory, self._desk.agreed()

        def failed(error: Exception) -> None:
            if not self.coming_home.asks(error, lambda: self.take_back(ids, where)):
                self._context.notices.trouble(error)

        def done(path: Path) -> None:
            self._context.notices.say(
                self.tr("Saved {name}. It takes back what you chose wherever it is merged.").format(
                    name=path.name
                ),
                self.tr("Undo"),
                lambda: self._let_go_again(ids),
            )
            self._desk.go_home()

        self._context.worker.ask(
            lambda session: sharing.take_back(
                session, home, group, ids, memory, now, where(session), agreed
            ),
            done,
            failed,
            Task(self.tr("Taking it back")),
        )
