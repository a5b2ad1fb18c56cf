"""What a facilitator decides on a digest, each decision with its effect and a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from journal.bundle.codes import shown
from journal.group.decisions import Decisions
from journal.ids import clean_code
from journal.paths import Home
from ui.digest.prepare.hide_dialog import HideDialog
from ui.sharing.desk import Desk
from ui.sharing.group.opening_round import ask_for_round
from ui.widgets.ask_files import ask_files
from ui.widgets.confirm import ask_first
from ui.work import decision_changes, preparing
from ui.work import digest_decisions as decisions
from ui.work.digests import Page
from ui.work.preparing import Prepared

if TYPE_CHECKING:
    from ui.digest.prepare.view import PrepareView


class Deciding(QObject):
    """`decided` tells that the digest reads otherwise now; each decision can be undone."""

    decided = Signal()
    made = Signal(object)  # the view, made when it is first wanted: a facilitator's alone

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._page: Page | None = None
        self._prepared: Prepared | None = None
        self._last: tuple[str, str, Decisions] | None = None  # said of it, its group, as before
        self._view: PrepareView | None = None

    @property
    def view(self) -> PrepareView:
        """Where all there is to prepare stands."""
        if self._view is None:
            # Deferred, its modules too: the page opens for everybody without it.
            from ui.digest.prepare.view import PrepareView

            self._view = PrepareView()
            self._connect(self._view)
            self.made.emit(self._view)
        return self._view

    def is_view(self, shown: QWidget) -> bool:
        """Whether this is where one prepares."""
        return shown is self._view

    @property
    def has_typed(self) -> bool:
        """Whether something is typed for the digest on show that is not kept yet."""
        if self._view is not None and self._view.is_of(self._desk.here.id):
            return self._view.is_touched
        return self._page is not None and self._page.typed

    def begin(self, part: str = "foreword") -> None:
        """Show what there is to prepare, from this part on."""
        self.view.turn_to(part)
        self._read(lambda: self._desk.show(self.view))

    def show_page(self, page: Page) -> None:
        """The digest that is on show now: its words are those to decide on."""
        self._page = page
        if self._view is not None and self._view.isVisible():
            self._read()

    def tell_effect(self, effect: str) -> None:
        """Say what the last decision changed, with the way back."""
        if self._last is not None:
            said, group, before = self._last
            self._say(f"{said} {effect}", group, before)
            self._last = None

    def ask_why(self, code: str) -> None:
        """Ask for the reason, then hide the trial with this code."""
        dialog = HideDialog(code, self._desk.page)
        dialog.accepted.connect(lambda: self.hide_trial(code, dialog.reason))
        self._open(dialog)

    def hide_trial(self, code: str, why: str) -> None:
        """Leave a trial out of the digests written here, for a reason."""
        self._decide(
            lambda session, *where: decisions.hide(session, *where, code, why),
            self.tr("{code} is hidden here from now on.").format(code=code),
        )

    def show_again(self, code: str) -> None:
        """Hide a trial no longer."""
        self._decide(
            lambda session, *where: decisions.show_again(session, *where, code),
            self.tr("{code} is shown again.").format(code=shown(clean_code(code))),
        )

    def lead_with(self, code: str) -> None:
        """Let a trial lead, after those that do, or no longer where it does."""
        leads = self._page is not None and code in decisions.leading(self._page.decisions)
        said = self.tr("{code} leads no longer.") if leads else self.tr("{code} leads.")
        self._decide(
            lambda session, *where: decisions.lead_with(session, *where, code),
            said.format(code=code),
        )

    def order_stories(self, codes: Sequence[str]) -> None:
        """Let these trials lead, in this order."""
        self._decide(
            lambda session, *where: decisions.decide(session, *where, stories=tuple(codes)),
            self.tr("The stories that lead are others now."),
        )

    def answer_word(self, word: str, answer: str) -> None:
        """Print, mask or reword a word that was found, or decide on it no more."""
        self._decide(
            lambda session, *where: decisions.answer_words(
                session, *where, [word], {word: answer} if answer else {}
            ),
            self.tr("Decided for every digest written here."),
        )

    def keep(self, written: dict[str, Any]) -> None:
        """Keep what was written, and go back to the digest."""
        self.view.let_go()
        self._decide(
            lambda session, *where: decisions.decide(session, *where, **written),
            self.tr("Kept; it stands in every digest written here."),
            self._desk.go_home,
        )

    def ask_for_round(self) -> None:
        """Open the next round, if that is meant."""
        group = self._desk.here.id

        def opened(number: int) -> None:
            self._context.changes.groups_changed.emit()
            self._read()
            self._context.notices.say(
                self.tr("Round {n} is open. Members learn of it with your next file.").format(
                    n=number
                ),
                self.tr("Go to Share"),
                lambda: self._context.navigation.group_wanted.emit(group),
            )

        ask_for_round(self._desk, opened)

    def ask_where(self) -> None:
        """Ask for a file for the decisions."""
        self._desk.ask_where(
            self.tr("Save the decisions"),
            self._desk.file_name("decisions.json"),
            self.tr("Decisions ({ending})").format(ending="*.json"),
            self.save_to,
        )

    def save_to(self, path: Path) -> None:
        """Write all decisions to a file."""
        group, home = self._desk.here.id, self._context.home
        self._context.worker.compute(
            lambda: decisions.save_to_file(home, group, path),
            lambda saved: self._context.notices.say(
                self.tr("Saved {name}.").format(name=saved.name)
            ),
            self._context.notices.trouble,
        )

    def ask_which(self) -> None:
        """Ask for a file of decisions."""
        ask_files(
            self._desk.page,
            self.tr("Read decisions"),
            self._desk.folder,
            self.tr("Decisions ({ending})").format(ending="*.json"),
            lambda paths: self.read_from(paths[0]),
        )

    def read_from(self, path: Path) -> None:
        """Show what the decisions in a file would change, and take them over if that is meant."""
        group, home = self._desk.here.id, self._context.home
        self._desk.remember(path)

        def compared(both: tuple[Decisions, list[str]]) -> None:
            made, changes = both
            if not changes:
                self._context.notices.say(
                    self.tr("{name} holds what is decided here already.").format(name=path.name)
                )
                return
            ask_first(
                self._desk.page,
                self.tr("Take these decisions over?"),
                "\n".join(changes),
                self.tr("Take them over"),
                lambda: self._take_over(made, path.name),
            )

        self._context.worker.compute(
            lambda: _compared(home, group, decisions.read_from_file(path)),
            compared,
            self._context.notices.trouble,
        )

    def _take_over(self, made: Decisions, name: str) -> None:
        self._decide(
            lambda session, *where: decisions.decide(session, *where, **dict(made)),
            self.tr("What {name} says is decided here now.").format(name=name),
        )

    def _connect(self, view: PrepareView) -> None:
        view.kept.connect(self.keep)
        view.typed.connect(self._keep_typed)
        view.left.connect(self._desk.go_home)
        view.round.round_wanted.connect(self.ask_for_round)
        view.stories.ordered.connect(self.order_stories)
        view.hidden.again_wanted.connect(self.show_again)
        view.found.answered.connect(self.answer_word)
        view.file.save_wanted.connect(self.ask_where)
        view.file.read_wanted.connect(self.ask_which)

    def _read(self, then: Callable[[], object] = lambda: None) -> None:
        group, home = self._desk.here, self._context.home
        today = self._context.now().astimezone().date()

        def found(prepared: Prepared) -> None:
            self._prepared = prepared
            self.view.show_prepared(prepared, group)
            self.view.show_found(self._page.found if self._page else (), prepared)
            then()

        self._context.worker.ask(
            lambda session: preparing.prepared(session, home, group.id, today), found
        )

    def _keep_typed(self, group: str, typed: dict[str, Any] | None) -> None:
        home = self._context.home
        self._context.worker.ask(lambda session: preparing.keep_typed(home, group, typed))

    def _decide(
        self,
        work: Callable[..., Decisions],
        said: str,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        group, home = self._desk.here.id, self._context.home

        def done(before: Decisions) -> None:
            self._last = said, group, before
            self._say(said, group, before)
            then()
            self.decided.emit()

        self._context.worker.ask(lambda session: work(session, home, group), done)

    def _say(self, sentence: str, group: str, before: Decisions) -> None:
        self._context.notices.say(sentence, self.tr("Undo"), lambda: self._put_back(group, before))

    def _put_back(self, group: str, before: Decisions) -> None:
        home = self._context.home
        self._last = None
        self._context.worker.ask(
            lambda session: decisions.put_back(home, group, before),
            lambda done: self.decided.emit(),
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _compared(home: Home, group: str, made: Decisions) -> tuple[Decisions, list[str]]:
    changes = decision_changes.changes(decisions.decided(home, group), made)
    if changes and (missing := decisions.missing(home, group, made)):
        changes = [missing, "", *changes]
    return made, changes
