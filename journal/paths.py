"""Where things lie in the owner's data folder."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "TRIAL_JOURNAL_HOME"
COMMAND_VARIABLE = "TRIAL_JOURNAL_COMMAND"


@dataclass(frozen=True)
class Home:
    """One owner's data folder. `journal.db` is private; each group's library is its own file."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "journal.db"

    @property
    def settings_file(self) -> Path:
        return self.root / "settings.json"

    @property
    def groups(self) -> Path:
        return self.root / "groups"

    def library(self, group_id: str) -> Path:
        return self.groups / f"{group_id}.db"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def backup_key(self) -> Path:
        return self.root / "backup-key.txt"

    @property
    def remembered_scores(self) -> Path:
        """What the name model said of which text; disposable, without a word in it."""
        return self.root / "remembered-scores.db"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        return self.root / "window.lock"


def program_name() -> str:
    """What a person types to start this program."""
    return os.environ.get(COMMAND_VARIABLE, "trial-journal")


def find_home(chosen: str | None = None) -> Home:
    """The folder `chosen`, else that of TRIAL_JOURNAL_HOME, else the platform's place for it."""
    named = chosen or os.environ.get(HOME_VARIABLE)
    if named:
        return Home(Path(named).expanduser().resolve())
    return Home(Path(platformdirs.user_data_dir("TrialJournal", appauthor=False)))
