"""Invitations as people send them: wrapped, quoted, cut, inflated, forged."""

import base64
import json
import textwrap
import zlib
from pathlib import Path
from typing import Any

import pytest

from journal.bundle.seal import new_identity
from journal.errors import UserError
from journal.group import membership
from journal.group.invitation import LONGEST, PREFIX, Invitation, read_invitation
from journal.paths import Home
from tests.fixtures.groups import Computer, plain_group

READING, INBOX = new_identity(), new_identity()
GROUP = plain_group(1, reading=READING[1], inbox=INBOX[1])
INVITATION = Invitation(GROUP.signed, READING[0], INBOX[0])
TEXT = INVITATION.to_text()


def packed(values: Any) -> str:
    raw = values if isinstance(values, bytes) else json.dumps(values).encode()
    return PREFIX + base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def values(**changes: Any) -> dict[str, Any]:
    made = {
        "signed": GROUP.signed.model_dump(mode="json"),
        "reading": READING[0],
        "inbox": INBOX[0],
    }
    return made | changes


def test_what_is_written_is_read_again() -> None:
    assert read_invitation(TEXT) == INVITATION
    closed = Invitation(GROUP.signed, READING[0], None)
    assert read_invitation(closed.to_text()) == closed
    assert " " not in TEXT
    assert len(TEXT) < 1_500


@pytest.mark.parametrize(
    "sent",
    [
        "\n".join(textwrap.wrap(TEXT, 76)),
        "\r\n".join(textwrap.wrap(TEXT, 60)) + "\r\n\r\n",
        "\n".join(f"> > {line}" for line in textwrap.wrap(TEXT, 70)),
        f"\ufeff{TEXT}\n",
        f"\t {TEXT[:40]} \u00a0 {TEXT[40:]}",
        f"Dear Ben,\n\nhere it is:\n{TEXT}\n\nBest wishes, Ada",
        f"“{TEXT}”",
        f"{TEXT} {TEXT}",
    ],
)
def test_what_mail_and_editors_put_between_does_no_harm(sent: str) -> None:
    assert read_invitation(sent) == INVITATION


@pytest.mark.parametrize("sent", ["", "x", "https://example.org", TEXT[5:], "A" * (LONGEST + 1)])
def test_what_is_no_invitation_is_said_to_be_none(sent: str) -> None:
    with pytest.raises(UserError, match="not an invitation"):
        read_invitation(sent)


def part(hundredths: int) -> int:
    """So far into the text; its length is another one in each run, which names of tests are not."""
    return len(PREFIX) + (len(TEXT) - len(PREFIX) - 1) * hundredths // 100


@pytest.mark.parametrize("share", range(0, 101, 4))
def test_a_cut_invitation_is_damaged(share: int) -> None:
    with pytest.raises(UserError, match="damaged, perhaps cut off"):
        read_invitation(TEXT[: part(share)])


@pytest.mark.parametrize("share", range(0, 101, 6))
def test_a_changed_letter_is_noticed(share: int) -> None:
    at = part(share)
    with pytest.raises(UserError):
        read_invitation(TEXT[:at] + ("A" if TEXT[at] != "A" else "B") + TEXT[at + 1 :])


@pytest.mark.parametrize(
    "sent",
    [
        packed(b" " * 50_000_000),  # a bomb: 50 kB that unpack to 50 MB
        packed(b"[" * 100_000),
        packed([]),
        packed(None),
        packed(b"\xff\xfe"),
        packed({}),
        packed(values(reading=7)),
        packed(values(inbox=["x"])),
        packed(values(reading="AGE-SECRET-KEY-1XYZ")),
        packed(values(reading=new_identity()[0])),
        packed(values(inbox=new_identity()[0])),
        PREFIX + "é",
    ],
)
def test_anything_else_is_damaged(sent: str) -> None:
    with pytest.raises(UserError, match=r"damaged|not an invitation"):
        read_invitation(sent)


def test_a_forged_announcement_is_refused() -> None:
    forged = values()
    forged["signed"]["announcement"]["threshold"] = 3
    with pytest.raises(UserError, match="not signed by its facilitator"):
        read_invitation(packed(forged))


def test_only_an_open_group_gives_its_inbox_key_away(tmp_path: Path) -> None:
    for is_open in (False, True):
        computer = Computer(Home(tmp_path / str(is_open))).found(open_to_all=is_open)
        made = read_invitation(membership.invitation_to(computer.mine).to_text())
        assert (made.inbox_identity is not None) is is_open
        assert computer.mine.facilitator_key not in made.to_text()
