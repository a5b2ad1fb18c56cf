"""How a group's folder stands: its files, the people's contributions, what there is to merge."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from journal.group.merge.paths import shown_name

FileState = Literal[
    "own",
    "new",
    "merged",
    "older",
    "copy",
    "removed",
    "arriving",
    "unreadable",
    "sealed",
    "foreign",
]
Standing = Literal["current", "not-refreshed", "lapsed", "unreadable"]


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file in the folder, why it stands so, and whose it is as far as that can be told.

    "own": the owner's newest; "new": merging would take it; "merged": the library has it;
    "older": the library has a newer one; "copy": a newer one, or the same again, lies beside it;
    "removed": of somebody who is no longer in the group; "arriving": on its way; "unreadable": it
    will not become whole; "sealed": for the facilitators only; "foreign": of another group.
    `contributor` is a key and `code` its letters, "" where a file is nobody's or cannot be read.
    """

    path: Path
    state: FileState
    reason: str = ""
    contributor: str = ""
    code: str = ""
    from_elsewhere: bool = False

    @property
    def name(self) -> str:
        """The file's name as it can be shown."""
        return shown_name(self.path)


@dataclass(frozen=True, slots=True)
class Contribution:
    """How one person's contribution stands; `waiting` if she is not let in yet.

    Where the only file of hers here cannot be read it is "unreadable", with that file's name and
    reason; if nobody can tell whose it is, `contributor` and `code` are "" and `trials` is None.
    """

    contributor: str
    code: str
    standing: Standing
    waiting: bool = False
    is_own: bool = False
    trials: int | None = None
    sequence: int = 0
    file: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FolderState:
    """What is in a group's folder; `to_merge` are the files that would change the library.

    Where the group has no `folder` it tells what the library holds.
    """

    files: tuple[FolderFile, ...]
    contributions: tuple[Contribution, ...]
    to_merge: tuple[Path, ...]
    invited: int | None = None
    folder: Path | None = None

    def of_standing(self, standing: Standing) -> tuple[Contribution, ...]:
        """The contributions that stand so."""
        return tuple(one for one in self.contributions if one.standing == standing)

    def of_state(self, *states: FileState) -> tuple[FolderFile, ...]:
        """The files in any of these states."""
        return tuple(one for one in self.files if one.state in states)

    @property
    def shared(self) -> int:
        """How many people's contributions count today, to be held against how many are invited."""
        counting = (*self.of_standing("current"), *self.of_standing("not-refreshed"))
        return sum(not one.waiting for one in counting)

    @property
    def waiting(self) -> int:
        """How many people wait to be let in."""
        return sum(one.waiting for one in self.contributions)
