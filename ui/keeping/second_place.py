"""The second place for backups: chosen, sealed where others keep the folder, and no more used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.store.second_place import SecondPlace
from journal.store.synced import synced_by
from ui.context import Context
from ui.keeping.passphrase_dialog import PassphraseDialog
from ui.style import set_role
from ui.widgets.ask_files import ask_folder
from ui.widgets.confirm import Confirm
from ui.widgets.sheet import button_row, words
from ui.work import keeping
from ui.work.keeping import Standing
from ui.worker import Task


class SecondPlaceRows(QWidget):
    """A sentence on how it stands, and what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.said = words("")
        self.choose_button = QPushButton(self.tr("Choose a second place…"))
        self.choose_button.clicked.connect(self._ask_folder)
        self.stop_button = QPushButton(self.tr("Stop using it"))
        set_role(self.stop_button, "quiet")
        self.stop_button.clicked.connect(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(words(self.tr("A second place"), "question"))
        layout.addWidget(self.said)
        layout.addLayout(button_row(self.choose_button, self.stop_button))

    def show_standing(self, found: Standing) -> None:
        """Say how it stands."""
        self.stop_button.setVisible(found.place is not None)
        self.said.setText(self._sentence(found))

    def use(self, folder: Path, passphrase: str | None) -> Task:
        """Use this folder from now on, and put a backup there at once."""
        now = self._context.now()

        def done(place: SecondPlace) -> None:
            self._context.settings.change(
                backup_folder=str(place.folder), backup_sealed=place.sealed
            )
            self._context.notices.say(
                self.tr("A backup is in {folder} now, and one follows each day.").format(
                    folder=place.folder
                )
            )

        return self._context.worker.ask_journal(
            lambda journal: keeping.choose_place(journal, folder, passphrase, now),
            done,
            task=Task(self.tr("Putting a backup in the second place")),
        )

    def stop(self) -> None:
        """Use it no more; what lies there stays."""
        self._context.settings.change(backup_folder=None, backup_sealed=False)

    def _sentence(self, found: Standing) -> str:
        if found.place is None:
            return self.tr(
                "Backups lie beside the journal. A copy on a stick or in another folder helps "
                "when the computer itself is lost."
            )
        folder = found.place.folder
        if not found.place_is_there:
            return self.tr(
                "{folder} is not there now. Backups go on here, and there once it is back."
            ).format(folder=folder)
        if found.newest_there is None:
            return self.tr("{folder} holds no backup yet.").format(folder=folder)
        when = QLocale().toString(found.newest_there.astimezone(), "d MMM yyyy, HH:mm")
        said = self.tr("{folder}, sealed, newest of {when}.")
        if not found.place.sealed:
            said = self.tr("{folder}, newest of {when}.")
        return said.format(folder=folder, when=when)

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("Where should backups go, too?"), Path.home(), self.ask_how)

    def ask_how(self, folder: Path) -> Confirm:
        """Sealed or as it is? The safer answer for this folder is the first."""
        service = synced_by(folder)
        more = self.tr(
            "Whoever can read this folder can read backups that are not sealed. A sealed one "
            "opens with a passphrase, which nobody can look up for you."
        )
        if service:
            told = self.tr("{service} syncs this folder.").format(service=service)
            more = f"{told} {more}"
        dialog = Confirm(
            self.tr("Seal the backups there?"), more, self.tr("Seal with a passphrase"), self
        )
        plain = dialog.also(self.tr("Put them there as they are"))
        plain.setVisible(service is None)
        plain.clicked.connect(lambda: (dialog.reject(), self.use(folder, None)))
        dialog.accepted.connect(lambda: self._ask_passphrase(folder))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _ask_passphrase(self, folder: Path) -> None:
        dialog = PassphraseDialog(
            self.tr("A passphrase for the backups"),
            self.tr(
                "At least 12 characters, four words say. Write it down away from this computer: "
                "without it the sealed backups open on this computer only."
            ),
            self.tr("Use it"),
            True,
            self,
        )
        dialog.accepted.connect(lambda: self.use(folder, dialog.passphrase))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
