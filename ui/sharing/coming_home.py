"""What is asked before a share: another computer's trials, and a clock that is far ahead."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from journal.language import in_full
from journal.sharing.coming_home import BroughtIn, in_words
from journal.sharing.numbering import ClockAhead
from journal.sharing.only_there import OnlyThere, WrittenElsewhere, differences_in_words, told
from ui.sharing.desk import Desk
from ui.widgets.confirm import Confirm, ask_first
from ui.widgets.sheet import words
from ui.work import coming_home
from ui.worker import Task

TITLES = 6  # that are told by name
OTHER_WAY = 2  # what a dialog ended with that was neither agreed to nor given up
Act = Callable[[], object]


class ComingHome(QObject):
    """Asks what to do with a share from elsewhere, and does it; nothing is overwritten unasked."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context

    def asks(
        self,
        error: Exception,
        go_on: Act,
        brought: Act | None = None,
        not_now: Act = lambda: None,
    ) -> bool:
        """Ask about `error` if it is a question before a share; whether it is one.

        `go_on` follows a yes, `brought` once trials are brought in (else `go_on`), `not_now` a no.
        """
        if isinstance(error, WrittenElsewhere):
            self._ask_about(error, go_on, brought or go_on, not_now)
            return True
        if isinstance(error, ClockAhead):
            self._ask_about_clock(error, go_on, not_now)
            return True
        return False

    def _ask_about(self, error: WrittenElsewhere, go_on: Act, brought: Act, not_now: Act) -> None:
        found, overwritten = error.found, error.manifest_hash

        def take_back() -> None:
            self._agree(take_over=overwritten)
            go_on()

        if found.would_be_lost:
            dialog = self._three_ways(found, lambda: self._bring_in(brought), take_back)
        else:
            dialog = ask_first(
                self._desk.page,
                told(found) + ".",
                self.tr("Your next share replaces it: what this journal says counts then."),
                self.tr("Replace it"),
                take_back,
            )
        dialog.cancel_button.setText(self.tr("Not now"))
        dialog.rejected.connect(not_now)

    def _three_ways(self, found: OnlyThere, bring_in: Act, take_back: Act) -> Confirm:
        dialog = Confirm(
            told(found) + ".",
            self.tr(
                "Bring them in, and they go along with your next share as before; or take them "
                "back from the group."
            ),
            self.tr("Bring them in"),
            self._desk.page,
        )
        at = dialog.body.indexOf(dialog.more)
        more = [*self._titles(found), *(f"{one}." for one in differences_in_words(found))]
        for place, line in enumerate(more):
            dialog.body.insertWidget(at + place, words(line))
        button: QPushButton = dialog.also(self.tr("Take them back"))
        button.setObjectName("take_back")
        button.clicked.connect(lambda: (dialog.done(OTHER_WAY), take_back()))
        dialog.accepted.connect(bring_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _titles(self, found: OnlyThere) -> Sequence[str]:
        shown = list(found.titles[:TITLES])
        more = len(found.titles) - len(shown)
        return [*shown, self.tr("and {n} more").format(n=more)] if more else shown

    def _ask_about_clock(self, error: ClockAhead, go_on: Act, not_now: Act) -> None:
        def agreed() -> None:
            self._agree(clock_is_right=True)
            go_on()

        dialog = ask_first(
            self._desk.page,
            self.tr("Is this computer's clock right?"),
            self.tr(
                "It says {day}, over a year past anything in this journal and this group. A share "
                "is numbered by it; if it is wrong, set it right first."
            ).format(day=in_full(error.day)),
            self.tr("It is right"),
            agreed,
        )
        dialog.cancel_button.setText(self.tr("Not now"))
        dialog.rejected.connect(not_now)

    def _agree(self, **more: object) -> None:
        group = self._desk.here.id
        self._desk.agreements[group] = replace(self._desk.agreed(), **more)  # type: ignore[arg-type]

    def _bring_in(self, brought: Act) -> None:
        group, home, now = self._desk.here.id, self._context.home, self._context.now()

        def done(made: BroughtIn) -> None:
            self._tell()
            brought()
            self._context.notices.say(
                in_words(made),
                self.tr("Undo"),
                lambda: self._take_out_again(made),
                stays=True,
            )

        self._context.worker.ask(
            lambda session: coming_home.bring_in(session, home, group, now),
            done,
            task=Task(self.tr("Bringing them in")),
        )

    def _take_out_again(self, made: BroughtIn) -> None:
        def done(gone: Sequence[str]) -> None:
            self._context.changes.trials_removed.emit(list(gone))
            self._tell()
            self._desk.go_home()

        self._context.worker.ask(lambda session: coming_home.take_out_again(session, made), done)

    def _tell(self) -> None:
        changes = self._context.changes
        for signal in (changes.trials_brought_in, changes.check_in_saved, changes.register_changed):
            signal.emit()
