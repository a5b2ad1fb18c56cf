"""The files that a merge is to read: found by the paths named, and their names as shown."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from journal.bundle.texts import clean_short_text
from journal.errors import UserError
from journal.group.folder.names import is_ours
from journal.language import _


def shown_name(path: Path) -> str:
    """A file's name as it can be shown: what hides or turns words around in it is left out."""
    return clean_short_text(path.name) or _("a file without a name that can be shown")


def first_missing(paths: Iterable[Path]) -> Path | None:
    """The first path that is neither a file nor a folder, None where all are there."""
    return next((path for path in paths if not _is_there(path)), None)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of this program in the folders named, in order of their names.

    Raises UserError for a folder that cannot be read. What is no plain file in a folder is left
    alone: reading a pipe there might never end.
    """
    for path in paths:
        try:
            found = sorted(path.iterdir()) if path.is_dir() else None
        except OSError as error:
            raise UserError(
                _("{path} could not be read ({reason}).").format(path=path, reason=error.strerror)
            ) from error
        if found is None:
            yield path
            continue
        for file in found:
            if is_ours(file.name) and file.is_file():
                yield file


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True
