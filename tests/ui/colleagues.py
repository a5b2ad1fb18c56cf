"""Colleagues at their own computers, whose files come to the window under test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.trials import as_draft, edit_trial, save_trial, trial_by_id
from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Outcome
from journal.store.journal_file import Journal
from tests.fixtures.finders import FindsWords
from tests.fixtures.fresh import laid
from tests.fixtures.journals import draft
from ui.widgets.confirm import Confirm
from ui.work import deciding, folders, groups, inviting, making_groups, receiving, sharing
from ui.work.findings import Memory

NOW = utc_now()  # by the clock of the window, which asks about one that is far ahead


def day_said(moment: datetime) -> str:
    """The day of a moment as the window writes it."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y}"


@dataclass
class Colleague:
    """One person with a data folder of her own."""

    home: Home
    group: str = ""

    def __post_init__(self) -> None:
        laid(self.home, backed_up=True)

    def log(self, **values: Any) -> str:
        """Save a trial; its id."""
        journal = Journal(self.home)
        with journal.session() as session:
            saved = save_trial(session, draft(**values), NOW).id
        journal.close()
        return saved

    def edit(self, trial: str, **values: Any) -> None:
        """Change a stored trial."""
        journal = Journal(self.home)
        with journal.session() as session:
            known = trial_by_id(session, trial)
            edit_trial(session, known, as_draft(known).model_copy(update=values), NOW)
        journal.close()

    def found(self, name: str, invited: int = 5) -> str:
        """Make a group; the text of its invitation."""
        journal = Journal(self.home)
        with journal.session() as session:
            self.group = making_groups.make(session, self.home, NOW, name, invited, False, 5)
            text = inviting.invitation(session, self.group)
        journal.close()
        return text

    def join(self, invitation: str) -> None:
        """Join a group."""
        journal = Journal(self.home)
        with journal.session() as session:
            self.group = making_groups.join(session, invitation, NOW)
        journal.close()

    def use_folder(self, folder: Path, merges_itself: bool = False) -> None:
        """Exchange the group's files in a folder."""
        journal = Journal(self.home)
        with journal.session() as session:
            folders.use(session, self.home, self.group, folder, merges_itself)
        journal.close()

    def bundle(self, path: Path) -> Path:
        """Hide whatever is asked about and write the bundle."""
        memory = Memory()
        journal = Journal(self.home)
        with journal.session() as session:
            first = sharing.look(sharing.to_read(session, self.home, self.group, memory, NOW))
            items = [one.item for one in first.questions]
            deciding.decide(session, self.group, items, "hide", NOW)
        with journal.session() as session:
            wanted = sharing.to_read(session, self.home, self.group, memory, NOW)
            look = sharing.look_at_bytes(session, self.home, self.group, sharing.look(wanted), NOW)
        with journal.session() as session:
            sharing.save_bundle(session, self.home, self.group, memory, NOW, look.plain, path)
        journal.close()
        return path

    def merge(self, paths: Sequence[Path], lets_in: bool = True) -> None:
        """Let everybody in who sent one of these files, or nobody, and merge them."""
        journal = Journal(self.home)
        with journal.session() as session:
            mine = groups.member_of(session, self.group)
            planned = receiving.plan(self.home, mine, paths, lambda done, of: None)
            waiting = [one.header.contributor for one in planned.plan.awaiting_admission]
            let_in = waiting if lets_in else []
            receiving.merge(
                session, self.home, self.group, planned, let_in, False, NOW, lambda done, of: None
            )
        journal.close()


class AsksAbout(Finder):
    """Asks about these words and finds nothing else."""

    def __init__(self, words: Mapping[str, Outcome]) -> None:
        super().__init__()
        self._words = FindsWords(words)

    def find(self, text: str) -> list[Finding]:
        return sorted(self._words.find(text), key=lambda finding: finding.start)


def choose_file(qtbot: QtBot, page: QWidget, path: Path) -> None:
    """Answer the file dialog that is open."""
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    dialog = page.findChild(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)


def agree(qtbot: QtBot, page: QWidget) -> None:
    """Go on, where the window asks first."""
    _answered(qtbot, page).agree_button.click()


def think_better(qtbot: QtBot, page: QWidget) -> None:
    """Do not go on, where the window asks first."""
    _answered(qtbot, page).cancel_button.click()


def _answered(qtbot: QtBot, page: QWidget) -> Confirm:
    qtbot.waitUntil(lambda: page.findChild(Confirm) is not None)
    found = page.findChild(Confirm)
    found.finished.connect(lambda: found.setParent(None))
    return found
