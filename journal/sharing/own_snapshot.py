"""The owner's newest snapshot outside of her journal: in the library, the folder, a file."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from journal.bundle.contents import Contents
from journal.bundle.manifest import Header
from journal.bundle.read import Bundle, read_snapshot
from journal.bundle.refused import Refused
from journal.errors import UserError
from journal.files import read_file
from journal.group.folder.place import own_in_folder
from journal.group.membership import identities_of
from journal.group.merge.reading import LARGEST, open_file
from journal.group.refreshing import SEQUENCES_A_WEEK
from journal.language import _
from journal.model.membership import Membership
from journal.sharing.known_shares import accounts_for


@dataclass(frozen=True)
class Own:
    """A snapshot of the owner's that is found outside of her journal.

    `is_known`: this journal wrote it or dealt with it. `highest` is the greatest number of all
    that were found.
    """

    header: Header
    manifest_hash: str
    contents: Contents
    is_known: bool
    highest: int


def newest_own(
    library_session: Session | None, mine: Membership, files: Iterable[Path] = ()
) -> Own | None:
    """The owner's newest snapshot in the library, in the group's folder or in the files given.

    Where one is there that this journal does not account for, the newest of those; else the newest
    of all. Raises UserError for a file given that holds none of hers.
    """
    found = {one.manifest_hash: one for one in _all_own(library_session, mine, files)}
    if not found:
        return None
    ranked = sorted(found.values(), key=lambda one: (one.header.sequence, one.manifest_hash))
    unknown = [one for one in ranked if not accounts_for(mine, one.header, one.manifest_hash)]
    newest = (unknown or ranked)[-1]
    return Own(
        header=newest.header,
        manifest_hash=newest.manifest_hash,
        contents=newest.contents,
        is_known=not unknown,
        highest=ranked[-1].header.sequence,
    )


def weeks_of_others(library_session: Session, mine: Membership) -> list[int]:
    """The weeks since 1970 in which the shares of others in the library were numbered."""
    rows = library_session.connection().exec_driver_sql(
        """SELECT DISTINCT sequence / ? FROM snapshot
        WHERE standing = 'admitted' AND contributor <> ?""",
        (SEQUENCES_A_WEEK, mine.contributor),
    )
    return [int(row[0]) for row in rows]


def _all_own(
    library_session: Session | None, mine: Membership, files: Iterable[Path]
) -> Iterator[Bundle]:
    if library_session is not None:
        yield from _in_library(library_session, mine)
    yield from _in_folder(mine)
    for path in files:
        yield _in_file(path, mine)


def _in_library(session: Session, mine: Membership) -> Iterator[Bundle]:
    connection = session.connection()
    rows = connection.exec_driver_sql(
        'SELECT id, manifest, signature FROM snapshot WHERE contributor = ? AND "group" = ?',
        (mine.contributor, mine.group_id),
    )
    for snapshot, manifest, signature in rows.all():
        parts = connection.exec_driver_sql(
            "SELECT path, bytes FROM member WHERE snapshot = ?", (snapshot,)
        )
        yield read_snapshot(manifest, signature, {row[0]: row[1] for row in parts})


def _in_folder(mine: Membership) -> Iterator[Bundle]:
    """The owner's snapshots in the group's folder. She is not told of what cannot be read there:
    sharing never waits for a stick or a drive.
    """
    if mine.folder:
        with suppress(UserError):
            yield from own_in_folder(Path(mine.folder), mine)


def _in_file(path: Path, mine: Membership) -> Bundle:
    opened = open_file(read_file(path, LARGEST), identities_of(mine))
    bundles = [opened.bundle] if opened.bundle else []
    bundles += opened.collection.bundles if opened.collection else ()
    for bundle in bundles:
        if _is_hers(bundle, mine):
            return bundle
    raise Refused(_("{name} holds nothing that you shared with this group.").format(name=path.name))


def _is_hers(bundle: Bundle, mine: Membership) -> bool:
    return (bundle.header.group, bundle.header.contributor) == (mine.group_id, mine.contributor)
