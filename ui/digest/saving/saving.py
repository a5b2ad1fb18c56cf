"""A digest as a file: what is asked before, the release to leaders, and what is said after."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from journal.language import plural
from ui.digest.saving.dialog import DIGEST, FORMATS, Choice, SaveDialog, format_name, usual_paper
from ui.sharing.desk import Desk
from ui.sharing.folder.message import OpenAddress
from ui.widgets.confirm import ask_first
from ui.work import digests, releasing
from ui.work.digests import BRIEF, PEERS, Page
from ui.work.memory import Memory
from ui.work.releasing import Looked
from ui.worker import Task


class Saving(QObject):
    """`released` tells that leaders are given a file, so that it is no preview any more."""

    released = Signal()
    saved = Signal(object)  # the path

    def __init__(self, desk: Desk, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._memory = memory
        self.open_address: OpenAddress = QDesktopServices.openUrl

    def begin(self, page: Page, typed: bool = False) -> SaveDialog:
        """Ask what is saved, and for the first file for leaders whether it is meant.

        `typed` where something was typed for it that is not kept yet.
        """
        remarks = tuple(_remarks(page, typed))
        dialog = SaveDialog(tuple(page.extras), self._last(), remarks, self._desk.page)
        dialog.accepted.connect(lambda: self._chosen(page, dialog.choice()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save_to(self, page: Page, choice: Choice, path: Path) -> None:
        """Write a document of the digest that is on show."""
        worker = self._context.worker
        group, home = self._desk.here.id, self._context.home
        memory, as_of = self._memory, self._context.now().astimezone().date()

        def write(shown: Page) -> bytes:
            return digests.as_file(shown.document(choice.part), choice.format, choice.paper)

        if not page.releases:
            worker.compute(
                lambda: digests.save(write(page), path),
                self._say_saved,
                task=Task(self.tr("Saving the digest")),
            )
            return

        def given(path: Path) -> None:
            self._say_saved(path)
            if page.is_first:
                self.released.emit()

        def looked(again: Looked) -> None:
            worker.ask_journal(
                lambda journal: releasing.release(journal, group, again, path), given
            )

        task = Task(
            self.tr("Releasing the digest") if page.is_first else self.tr("Saving the digest")
        )
        worker.ask_beside(
            lambda session: releasing.look_again(
                session, home, group, as_of, memory, page, write, task
            ),
            looked,
            task=task,
        )

    def _chosen(self, page: Page, choice: Choice) -> None:
        preferences = self._context.preferences
        preferences.digest_format, preferences.paper = choice.format, choice.paper
        if not page.is_first:
            self._ask_where(page, choice)
            return
        figures = self.tr(
            "The first file for leaders fixes the figures of this round; later files print "
            "the same. A printed digest cannot be recalled."
        )
        lines = self.tr(
            "The first file for leaders fixes which lines they read in this round. A printed "
            "digest cannot be recalled."
        )
        ask_first(
            self._desk.page,
            self.tr("Release this to leaders?"),
            lines if page.edition == BRIEF else figures,
            self.tr("Release it"),
            lambda: self._ask_where(page, choice),
        )

    def _ask_where(self, page: Page, choice: Choice) -> None:
        name = page.edition if choice.part == DIGEST else choice.part
        if page.narrowed:
            name += "-narrowed"
        self._desk.ask_where(
            self.tr("Save the digest"),
            self._desk.file_name(f"{name}.{choice.format}"),
            f"{format_name(choice.format)} (*.{choice.format})",
            lambda path: self.save_to(page, choice, path),
        )

    def _last(self) -> Choice:
        preferences = self._context.preferences
        known = preferences.digest_format
        return Choice(
            DIGEST,
            known if known in FORMATS else FORMATS[0],
            preferences.paper or usual_paper(QLocale.system()),
        )

    def _say_saved(self, path: Path) -> None:
        self._context.notices.say(
            self.tr("Saved {name}.").format(name=path.name),
            self.tr("Open it"),
            lambda: self._open(path),
            also=[(self.tr("Show in folder"), lambda: self._open(path.parent))],
        )
        self.saved.emit(path)

    def _open(self, path: Path) -> None:
        if not self.open_address(QUrl.fromLocalFile(str(path))):
            self._context.notices.say(
                self.tr("No program here opens {name}; it lies in {folder}.").format(
                    name=path.name, folder=path.parent
                )
            )


def _remarks(page: Page, typed: bool) -> Iterator[str]:
    if typed:
        yield QCoreApplication.translate(
            "Digest",
            "What you typed under “Prepare the digest” is not in it yet: press “Keep it” there.",
        )
    if page.narrowed:
        yield page.narrowed
    if page.masked:
        yield plural(
            "{n} word that was found is printed masked, since nobody decided on it yet.",
            "{n} words that were found are printed masked, since nobody decided on them yet.",
            page.masked,
        )
    if page.edition == PEERS:
        yield _for_the_group()


def _for_the_group() -> str:
    return QCoreApplication.translate(
        "Digest",
        "For the group: it holds the trials in full wording. Leaders get an edition of their own.",
    )
