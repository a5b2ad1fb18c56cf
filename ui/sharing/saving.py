"""The file for the group: where it goes, and what is said once it is there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal.errors import UserError
from journal.sharing.numbering import ClockAhead
from journal.sharing.only_there import WrittenElsewhere
from ui.review.reader import Reader
from ui.sharing.desk import Desk, Where
from ui.work import sharing
from ui.worker import Task


class Saving(QObject):
    """`changed` tells that something else would leave by now, so that nothing was written."""

    saved = Signal(str)
    changed = Signal()
    merge_wanted = Signal(list)

    def __init__(self, desk: Desk, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self._context = desk.context
        self._offered = ""
        self._at_work = False

    def ask_where(self) -> None:
        """Ask for the file, then write it."""
        self._desk.ask_where(
            self.tr("Save the file for the group"),
            *self._desk.bundle_name(),
            self.save_to,
        )

    def save_to(self, path: Path) -> None:
        """Write the bundle that is on show."""
        self._save(lambda session: path, self._say_saved)

    def put_into_folder(self) -> None:
        """Write it as the owner's own file in the group's folder."""
        self._save(self._desk.own_place(), self._say_there)

    def _save(self, where: Where, say: Callable[[Path], object]) -> None:
        if self._at_work:  # asked for twice in one breath, the second finds what the first changed
            return
        self._at_work = True
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        memory, seen = self._desk.memory, self._reader.look.plain
        agreed = self._desk.agreed()

        def written(path: Path) -> None:
            say(path)
            self._desk.go_home()
            self.saved.emit(path.name)

        def failed(error: Exception) -> None:
            if not isinstance(error, WrittenElsewhere | ClockAhead):  # the page asks about these
                self._context.notices.trouble(error)
            if isinstance(error, UserError):
                self.changed.emit()

        task = self._context.worker.ask(
            lambda session: sharing.save_bundle(
                session, home, group, memory, now, seen, where(session), agreed
            ),
            written,
            failed,
            Task(self.tr("Saving the file")),
        )
        task.ended.connect(self._end)

    def _end(self) -> None:
        self._at_work = False

    def _say_saved(self, path: Path) -> None:
        if self._desk.here.is_facilitator:
            self._offered = self.tr(
                "Saved {name}. It counts once it is merged, like the others."
            ).format(name=path.name)
            self._context.notices.say(
                self._offered,
                self.tr("Merge it here now"),
                lambda: self.merge_wanted.emit([path]),
            )
        else:
            self._context.notices.say(
                self.tr(
                    "Saved {name}. Put it where your group collects its files, or send it to "
                    "your facilitator."
                ).format(name=path.name)
            )

    def take_back_offer(self) -> None:
        """Offer no longer to merge what is merged."""
        self._context.notices.take_back(self._offered)

    def _say_there(self, path: Path) -> None:
        here = self._desk.here
        if here.reads and not here.merges_itself:
            self._offered = self.tr(
                "It is in the group's folder. Here it counts once it is merged."
            )
            self._context.notices.say(
                self._offered,
                self.tr("Merge it here now"),
                lambda: self.merge_wanted.emit([path]),
            )
        else:
            self._context.notices.say(
                self.tr("It is in the group's folder; nothing else is to be done.")
            )
