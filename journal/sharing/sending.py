"""The next snapshot and its file, in an order that no crash can turn into a lie."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.bundle.contents import Contents
from journal.files import write_atomically
from journal.model.membership import Membership
from journal.sharing.known_shares import settle
from journal.sharing.numbering import ask_about_clock
from journal.sharing.only_there import refuse_to_overwrite
from journal.sharing.own_snapshot import newest_own, weeks_of_others
from journal.sharing.snapshot import Written, note_shared, write_snapshot


def next_snapshot(
    session: Session,
    library_session: Session,
    membership: Membership,
    made: Contents,
    now: datetime,
    *,
    files: Iterable[Path] = (),
    take_over: bool | str = False,
    clock_is_right: bool = False,
) -> Written:
    """The owner's next snapshot, numbered after all of hers in library, folder and `files`.

    Raises WrittenElsewhere where the newest of these was not written here and holds what this one
    would overwrite, unless `take_over`; ClockAhead where the clock is more than a year past the
    newest record, unless `clock_is_right`. Nothing has changed then.
    """
    if not clock_is_right:
        ask_about_clock(session, membership, now, weeks_of_others(library_session, membership))
    own = newest_own(library_session, membership, files)
    if own is None:
        return write_snapshot(session, membership, made, now)
    if not own.is_known:
        if take_over not in (True, own.manifest_hash):
            refuse_to_overwrite(session, membership, own, made)
        settle(membership, own.header, own.manifest_hash)
    return write_snapshot(session, membership, made, now, own.highest)


def send_to_file(session: Session, membership: Membership, written: Written, path: Path) -> None:
    """Write the sealed snapshot to `path`; UserError, nothing noted as shared, where that fails.

    Its number is committed first: two different files of one number must never be out there. What
    it holds counts as shared only once the file is.
    """
    session.commit()
    write_atomically(path, written.sealed)
    note_shared(session, membership, written)
