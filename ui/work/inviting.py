"""What the Share page asks about an invitation and about paper: text, code, file, sheets."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from journal.files import write_atomically
from journal.group.membership import invitation_to
from journal.group.paper import invitation_sheet, withdrawal_sheet
from journal.render.qr import qr_svg
from ui.work.groups import member_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An invitation's text, and the picture of its QR code, None where it is too long for one."""

    text: str
    code: str | None


def invitation(session: Session, group: str) -> str:
    """The text of the invitation to a group, with the keys in use now."""
    return invitation_to(member_of(session, group)).to_text()


def shown(session: Session, group: str) -> Shown:
    """The invitation with its code."""
    text = invitation(session, group)
    return Shown(text, qr_svg(text))


def save_file(session: Session, group: str, path: Path) -> Path:
    """Write the invitation's text to a file."""
    write_atomically(path, invitation(session, group).encode() + b"\n")
    return path


def save_sheet(session: Session, group: str, today: date, path: Path) -> Path:
    """Write the invitation as a sheet to be printed, a PDF."""
    write_atomically(path, invitation_sheet(member_of(session, group), today))
    return path


def save_withdrawal_sheet(session: Session, group: str, today: date, path: Path) -> Path:
    """Write the owner's withdrawal code as a sheet to be printed, a PDF."""
    write_atomically(path, withdrawal_sheet(member_of(session, group), today))
    return path
