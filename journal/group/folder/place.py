"""Where a group's files are exchanged: the folder chosen for it, and the one file written there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlmodel import Session

from journal.bundle.limits import SEALED
from journal.bundle.read import Bundle, read_bundle
from journal.bundle.seal import is_sealed
from journal.errors import UserError
from journal.files import read_start
from journal.group.admitting import member_code
from journal.group.collection import open_collection, read_part
from journal.group.folder.files import away, files_of
from journal.group.folder.names import BUNDLE, slug_of
from journal.group.folder.reading import HEAD, opens
from journal.group.membership import announcement_of, identities_of
from journal.group.merge.opening import LARGEST, opened_plain
from journal.language import _
from journal.model.membership import Membership
from journal.paths import Home


def folder_of(mine: Membership) -> Path:
    """The folder of the owner's group; UserError where none is chosen."""
    if mine.folder is None:
        raise UserError(
            _("{name} has no folder yet; choose one, or name the files.").format(
                name=announcement_of(mine).name
            )
        )
    return Path(mine.folder)


def set_folder(
    session: Session,
    home: Home,
    mine: Membership,
    folder: Path | None,
    merges_itself: bool = False,
) -> None:
    """Exchange the group's files in `folder` from now on, None for nowhere; what is there stays.

    Raises UserError for a folder that is not there, cannot be read or written, or is the
    journal's own.
    """
    if folder is not None:
        folder = folder.expanduser().absolute()
        _check(folder, home)
    mine.folder = None if folder is None else str(folder)
    mine.merges_itself = merges_itself and folder is not None
    session.add(mine)
    session.flush()


def own_file(folder: Path, mine: Membership) -> Path:
    """The one file that this computer writes in the group's folder.

    Its name tells the group and the owner's letters to compare, no person. A file that is there
    goes on under the name it has. Nobody else's file is ever taken for it, whatever its name.
    Raises FolderAway where the folder is not there: writing must not make another in its place.
    """
    if not folder.is_dir():
        raise away(folder)
    code = member_code(mine.contributor)
    slug = slug_of(announcement_of(mine).name)
    usual = folder / f"{slug}-{code}{BUNDLE}"
    named = sorted(folder.glob(f"*-{code}{BUNDLE}"), key=lambda one: (len(one.name), one.name))
    own = [one for one in named if _is_own(one, mine)]
    if own:
        return usual if usual in own else own[0]
    path, number = usual, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{slug}-{number}-{code}{BUNDLE}"
    return path


def own_in_folder(folder: Path, mine: Membership) -> Iterator[Bundle]:
    """The owner's snapshots that can be read in the folder, in no order.

    Whatever their files are called: a copy that a sync program made and a collection count too.
    Raises FolderAway where the folder is not there, UserError where it may not be read.
    """
    for path in files_of(folder):
        with suppress(UserError):  # half a file, or one that is nobody's
            for bundle in _own_bundles(path, mine):
                header = bundle.header
                if (header.group, header.contributor) == (mine.group_id, mine.contributor):
                    yield bundle


def _check(folder: Path, home: Home) -> None:
    if folder.resolve().is_relative_to(home.root.resolve()):
        raise UserError(
            _("That folder belongs to the journal itself, which is private; choose one elsewhere.")
        )
    files_of(folder)
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".trial-journal-"):
            pass
    except OSError as error:
        raise UserError(
            _("Nothing can be written in {folder} ({reason}); choose another folder.").format(
                folder=folder, reason=error.strerror
            )
        ) from error


def _is_own(path: Path, mine: Membership) -> bool:
    """Whether a file was sealed to the owner, or nothing of it has arrived yet."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        head = read_start(path, HEAD)
    except UserError:
        return False
    return not head.strip(b"\0") or (is_sealed(head) and opens(head, [mine.own_identity]))


def _own_bundles(path: Path, mine: Membership) -> Iterator[Bundle]:
    is_bundle = path.suffix.lower() == BUNDLE
    keys = [mine.own_identity] if is_bundle else identities_of(mine)
    head = read_start(path, HEAD, SEALED if is_bundle else LARGEST)
    if is_sealed(head) and not opens(head, keys):
        return
    with opened_plain(path, keys) as plain:
        if is_bundle:
            yield read_bundle(plain.data)
            return
        about, parts = open_collection(plain.data)
        for part in parts:
            if part.name.startswith(mine.contributor):  # only hers need to be verified
                yield read_part(part, about)
