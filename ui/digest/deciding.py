"""What a facilitator decides on a digest: a trial hidden, words printed, what the group says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from sqlmodel import Session

from journal.bundle.codes import shown
from journal.digest.scan import Found
from journal.group.decisions import Action, Decisions, Hide
from ui.digest.hidden_dialog import HiddenDialog
from ui.digest.hide_dialog import HideDialog
from ui.digest.masked_dialog import MaskedDialog
from ui.digest.voice_view import VoiceView
from ui.sharing.desk import Desk
from ui.work import digests


class Deciding(QObject):
    """`decided` tells that the digest reads otherwise now; each decision can be undone."""

    decided = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.voice_view = VoiceView()
        self.voice_view.kept.connect(self.keep_voice)
        self.voice_view.left.connect(desk.go_home)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.voice_view]

    def ask_why(self, code: str) -> None:
        """Ask for the reason, then hide the trial with this code."""
        dialog = HideDialog(code, self._desk.page)
        dialog.accepted.connect(lambda: self.hide_trial(code, dialog.reason))
        self._open(dialog)

    def hide_trial(self, code: str, why: str) -> None:
        """Leave a trial out of the digests written here, for a reason."""
        group, home = self._desk.here.id, self._context.home
        self._decide(
            lambda session: digests.hide(session, home, group, code, why),
            self.tr("{code} is hidden here from now on.").format(code=code),
        )

    def list_hidden(self, hides: Sequence[Hide]) -> None:
        """Show which trials are hidden and why; each may be shown again."""
        dialog = HiddenDialog(hides, self._desk.page)
        dialog.again_wanted.connect(self.show_again)
        self._open(dialog)

    def show_again(self, code: str) -> None:
        """Hide a trial no longer."""
        group, home = self._desk.here.id, self._context.home
        self._decide(
            lambda session: digests.show_again(session, home, group, code),
            self.tr("{code} is shown again.").format(code=shown(code)),
        )

    def ask_about_words(self, found: Sequence[Found]) -> None:
        """Ask which of the words that were found are printed all the same."""
        dialog = MaskedDialog(found, self._desk.page)
        dialog.accepted.connect(lambda: self.print_words(list(dialog.boxes), dialog.printed()))
        self._open(dialog)

    def print_words(self, shown: Sequence[str], printed: Sequence[str]) -> None:
        """Print these of the words shown as they were written, the others masked."""
        group, home = self._desk.here.id, self._context.home
        self._decide(
            lambda session: digests.print_words(session, home, group, shown, printed),
            self.tr("Decided for every digest written here."),
        )

    def write_voice(self) -> None:
        """Let what the group says be written."""
        group, home = self._desk.here.id, self._context.home

        def read(made: Decisions) -> None:
            self.voice_view.show_decisions(made)
            self._desk.show(self.voice_view)

        self._context.worker.ask(lambda session: digests.decided(home, group), read)

    def keep_voice(self, statements: Sequence[str], actions: Sequence[Action]) -> None:
        """Keep what the group says."""
        group, home = self._desk.here.id, self._context.home
        self._decide(
            lambda session: digests.decide(
                session, home, group, statements=tuple(statements), actions=tuple(actions)
            ),
            self.tr("Kept; it stands in every digest written here."),
        )

    def _decide(self, work: Callable[[Session], Decisions], said: str) -> None:
        group = self._desk.here.id

        def done(before: Decisions) -> None:
            self.decided.emit()
            self._context.notices.say(said, self.tr("Undo"), lambda: self._put_back(group, before))

        self._context.worker.ask(work, done)

    def _put_back(self, group: str, before: Decisions) -> None:
        home = self._context.home
        self._context.worker.ask(
            lambda session: digests.put_back(home, group, before),
            lambda done: self.decided.emit(),
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
