"""The file of a snapshot, in an order that no crash can turn into a lie."""

from pathlib import Path

from sqlmodel import Session

from journal.files import write_atomically
from journal.model.membership import Membership
from journal.sharing.snapshot import Written, note_shared


def send_to_file(session: Session, membership: Membership, written: Written, path: Path) -> None:
    """Write the sealed snapshot to `path`; UserError, nothing noted as shared, where that fails.

    Its number is committed first: two different files of one number must never be out there. What
    it holds counts as shared only once the file is.
    """
    session.commit()
    write_atomically(path, written.sealed)
    note_shared(session, membership, written.contents)
