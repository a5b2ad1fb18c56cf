"""The files in a group's folder: what lies there, read and verified once for as long as it stays.

The folder is other people's: a sync program or a colleague may be writing there at this moment.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from journal.errors import UserError
from journal.group.folder.names import arriving_as, is_ours, is_placeholder
from journal.group.folder.reading import Reader
from journal.group.folder.seen import Remembered, Seen, Stamp
from journal.language import _
from journal.model.membership import Membership

MOST_LOOKED_AT = 200  # entries of a folder in the folder, to see whether it holds files of a group
Progress = Callable[[int, int], None]


class FolderAway(UserError):
    """The group's folder is not there: a stick pulled out, a drive not joined."""


def look_through(
    folder: Path,
    mine: Membership,
    now: datetime,
    remembered: Remembered,
    progress: Progress = lambda done, of: None,
) -> list[Seen]:
    """Everything in the folder that is a group's file or on its way to be one, by name.

    Only what changed since `remembered` is read; `progress` gets how many of those are done and of
    how many. Raises FolderAway, and UserError for a folder that may not be read.
    """
    entries = _entries(folder)
    names = {entry.name for entry in entries}
    found = [one for entry in entries if (one := _without_reading(entry, names, now))]
    stamps = {entry.name: stamp for entry in entries if (stamp := _to_read(entry))}
    remembered.begin(mine, stamps, now)
    fresh = [name for name in stamps if remembered.of(name) is None]
    reader = Reader.of(mine)
    for done, name in enumerate(fresh):
        progress(done, len(fresh))
        remembered.keep(name, reader.read(folder / name, stamps[name]))
    progress(len(fresh), len(fresh))
    if fresh and not folder.is_dir():
        raise away(folder)
    for name in stamps:
        if seen := remembered.of(name):
            found.append(replace(seen, is_young=seen.is_young or remembered.is_young(name, now)))
    return sorted(found, key=lambda one: one.path.name)


def away(folder: Path) -> FolderAway:
    """The sentence for a folder that is not there."""
    return FolderAway(
        _(
            "The group's folder {folder} is not there now; plug in the stick or start the program "
            "that syncs it. Nothing is lost."
        ).format(folder=folder)
    )


def files_of(folder: Path) -> list[Path]:
    """The plain files of this program in the folder, by name; errors as `look_through`."""
    return [Path(one.path) for one in _entries(folder) if is_ours(one.name) and _is_plain(one)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise away(folder) from error
    except OSError as error:
        raise UserError(
            _("The group's folder {folder} could not be read ({reason}).").format(
                folder=folder, reason=error.strerror
            )
        ) from error


def _to_read(entry: os.DirEntry[str]) -> Stamp | None:
    """The stamp of a plain file of this program, None for anything else."""
    if not is_ours(entry.name) or not _is_plain(entry):
        return None
    return _stamp(entry)


def _without_reading(entry: os.DirEntry[str], names: set[str], now: datetime) -> Seen | None:
    """What needs no look inside: a file on its way, a link, a folder; None for anything else."""
    path = Path(entry.path)
    final = arriving_as(entry.name)
    if final is not None:
        return None if final in names else _on_its_way(entry, final, now)
    if is_ours(entry.name) and not _is_plain(entry):
        return Seen(path, "refused", _what_it_is(entry))
    if entry.is_dir(follow_symlinks=False) and _holds_files(path):
        return Seen(
            path,
            "refused",
            _("Files in a folder within the group's folder are not looked at; move them up."),
        )
    return None


def _on_its_way(entry: os.DirEntry[str], final: str, now: datetime) -> Seen | None:
    stamp = _stamp(entry)
    if stamp is None:
        return None
    if is_placeholder(entry.name):
        reason = _(
            "This file is in the cloud and not on this computer yet; open the folder in the "
            "program that syncs it and have it kept here."
        )
    else:
        reason = _(
            "This is the beginning of {name}, which never arrived whole; if it does not come, "
            "ask for it again."
        ).format(name=final)
    return Seen(Path(entry.path), "incomplete", reason, is_young=stamp.is_young(now))


def _what_it_is(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return _("This is a link and not a file, so it is not followed; put the file itself here.")
    if entry.is_dir():
        return _("This is a folder and not a file; put the file itself here.")
    return _("This is no ordinary file, so it was not read.")


def _holds_files(folder: Path) -> bool:
    try:
        with os.scandir(folder) as found:
            return any(is_ours(entry.name) for entry in islice(found, MOST_LOOKED_AT))
    except OSError:
        return False


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False)


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None  # it has gone since the folder was listed
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns)
