"""Every limit that the README states: as it stands in the program, and tested at it and over it."""

import re
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from pydantic import ValidationError

from journal.bundle import limits
from journal.bundle.archive import write_archive
from journal.bundle.read import MOST_PARTS, read_bundle
from journal.bundle.refused import Refused
from journal.bundle.seal import refuse_long_beginning
from journal.errors import UserError
from journal.group import announcement, collection, collection_index, decisions, invitation
from journal.group.admission import Admission
from journal.group.announcement import Announcement
from journal.group.collection import read_admissions, write_admissions
from journal.group.decisions import read_decisions
from journal.group.invitation import read_invitation
from journal.group.role_file import LARGEST, MOST_WORK, _refuse_much_work
from tests.fixtures.groups import NOW, plain_group

ROOT = Path(__file__).parents[3]
GROUP = plain_group()
HERE = "tests/unit/group/test_group_limits.py"
OF_BUNDLES = "tests/unit/bundle/test_bundle_limits.py"
OF_ARCHIVES = "tests/unit/bundle/test_bundle_archive.py"
OF_COLLECTIONS = "tests/unit/group/test_merging_large.py"

# What the README's table says, from the constants; and the test that goes to the limit and over it.
ROWS: dict[str, tuple[str, str, str]] = {
    "trials of a bundle": (f"{limits.TRIALS:,}", OF_BUNDLES, "records_of_a_bundle"),
    "check-ins; tools of the register": (
        f"{limits.CHECK_INS}; {limits.TOOLS}", OF_BUNDLES, "records_of_a_bundle",
    ),
    "a text; a prompt": (
        f"{limits.TEXT:,}; {limits.PROMPT:,} characters", OF_BUNDLES, "a_text_is_counted",
    ),
    "a tool, task, tag or name; a line for leaders": (
        f"{limits.SHORT_TEXT}; {limits.LINE_FOR_LEADERS} characters",
        OF_BUNDLES, "a_text_is_counted",
    ),
    "tasks; tools; tags of a trial": (
        f"{limits.ONE_OR_TWO}; {limits.TOOLS_OF_A_TRIAL}; {limits.TAGS}",
        OF_BUNDLES, "lists_of_own_words",
    ),
    "sequence of a bundle, counter of a record": (
        f"{limits.SEQUENCE:,} (2^53 - 1)", OF_BUNDLES, "the_sequence",
    ),
    "rounds of a group; an age limit": (
        f"{limits.ROUND:,}; {limits.AGE_LIMIT}", OF_BUNDLES, "numbers",
    ),
    "a part of a bundle; a bundle; sealed": (
        f"{limits.MEMBER // 2**20}; {limits.BUNDLE // 2**20}; {limits.SEALED // 2**20} MB",
        OF_BUNDLES, "a_member_and_a_bundle_in_bytes",
    ),
    "parts of a bundle": (f"{MOST_PARTS}", HERE, "parts_of_a_bundle"),
    "a line; the description; README.txt": (
        f"{limits.LINE // 1024}; {limits.MANIFEST // 1024}; {limits.README // 1024} kB",
        OF_BUNDLES, "a_longer_line_is_not_looked_at",
    ),
    "before the lock of a sealed file": (
        f"{limits.SEALED_BEGINNING // 1024} kB", HERE, "before_the_lock",
    ),
    "parts of a collection; its size": (
        f"{collection.LIMITS.members:,}; {(collection.LIMITS.total + 1) // 2**30} GB",
        OF_COLLECTIONS, "a_library_larger_than_a_file_can_be",
    ),
    "admissions, alone or in a collection": (
        f"{collection_index.LARGEST_INDEX // 2**20} MB", HERE, "a_file_of_admissions",
    ),
    "an invitation": (f"{invitation.LONGEST:,} characters", HERE, "an_invitation"),
    "a group's name; what it is for": (
        f"{announcement.LONGEST_NAME}; {announcement.LONGEST_PURPOSE:,} characters",
        HERE, "what_a_group_says",
    ),
    "threshold; people invited": (
        f"{announcement.LEAST_THRESHOLD} to {announcement.MOST_THRESHOLD:,}; "
        f"{announcement.MOST_INVITED:,}",
        HERE, "what_a_group_says",
    ),
    "decisions: statements; stories; a text": (
        f"{decisions.MOST_STATEMENTS}; {decisions.MOST_STORIES}; "
        f"{decisions.LONGEST_TEXT:,} characters",
        HERE, "decisions_of_a_facilitator",
    ),
    "a role handed over: its size; the work to open it": (
        f"{LARGEST // 10**6} MB; 2^{MOST_WORK}", HERE, "the_work_to_open_a_role",
    ),
}  # fmt: skip


def test_the_readme_states_the_limits_as_they_are() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    _before, found, after = text.partition("### Limits\n")
    assert found
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", after.partition("\n#")[0], re.M)
    assert {what: most for what, most in rows if what not in ("what", "---")} == {
        what: most for what, (most, _file, _test) in ROWS.items()
    }


@pytest.mark.parametrize("what", ROWS)
def test_each_limit_has_its_test(what: str) -> None:
    _most, file, test = ROWS[what]
    assert re.search(rf"^def test_\w*{test}", (ROOT / file).read_text("utf-8"), re.M)


def announced(**values: Any) -> Announcement:
    return Announcement.model_validate(GROUP.signed.announcement.model_dump() | values)


ROUNDS = tuple({"number": n, "opened_on": NOW.date()} for n in range(1, 10_001))


@pytest.mark.parametrize(
    ("name", "at", "over"),
    [
        ("name", "x" * 120, "x" * 121),
        ("name", "x", ""),
        ("purpose", "x" * 2_000, "x" * 2_001),
        ("threshold", 1_000, 1_001),
        ("threshold", 3, 2),
        ("invited", 100_000, 100_001),
        ("invited", 1, 0),
        ("counter", 2**53 - 1, 2**53),
        ("counter", 1, 0),
    ],
)
def test_what_a_group_says_of_itself(name: str, at: Any, over: Any) -> None:
    assert getattr(announced(**{name: at}), name) == at
    with pytest.raises(ValidationError):
        announced(**{name: over})


def test_the_rounds_of_a_group() -> None:
    assert announced(rounds=ROUNDS[:9_999]).round == 9_999
    with pytest.raises(ValidationError):
        announced(rounds=ROUNDS)


def test_the_counter_of_an_admission() -> None:
    record = GROUP.admission("0" * 64).model_dump()
    assert Admission.model_validate(record | {"counter": 2**53 - 1}).counter == 2**53 - 1
    for over in (0, 2**53, 10**400):
        with pytest.raises(ValidationError):
            Admission.model_validate(record | {"counter": over})


def test_a_file_of_admissions() -> None:
    own = write_admissions(GROUP.signed, {})
    room = collection_index.LARGEST_INDEX - len(own)
    assert read_admissions(own + b" " * room).signed == GROUP.signed
    with pytest.raises(Refused, match="larger than 8 MB"):
        read_admissions(own + b" " * (room + 1))


def test_an_invitation() -> None:
    begun = invitation.PREFIX
    with pytest.raises(UserError, match="damaged"):
        read_invitation(begun.ljust(invitation.LONGEST, "A"))
    with pytest.raises(UserError, match="not an invitation"):
        read_invitation(begun.ljust(invitation.LONGEST + 1, "A"))


def test_parts_of_a_bundle() -> None:
    def with_parts(count: int) -> bytes:
        members = {f"{n:02}": b"" for n in range(count - 1)}
        size = len(write_archive(members | {"padding": b""}))
        return write_archive(members | {"padding": bytes(-size % limits.BLOCK)})

    with pytest.raises(Refused, match="lacks its description"):
        read_bundle(with_parts(MOST_PARTS))
    with pytest.raises(Refused, match="more parts than it may"):
        read_bundle(with_parts(MOST_PARTS + 1))


def test_before_the_lock_of_a_sealed_file() -> None:
    lock = b"\n--- "
    refuse_long_beginning(b"x" * (limits.SEALED_BEGINNING - len(lock)) + lock)
    with pytest.raises(Refused):
        refuse_long_beginning(b"x" * (limits.SEALED_BEGINNING - len(lock) + 1) + lock)


@pytest.mark.parametrize(
    ("name", "at", "over"),
    [
        ("statements", ["x"] * 5, ["x"] * 6),
        ("stories", ["x"] * 3, ["x"] * 4),
        ("foreword", "x" * 4_000, "x" * 4_001),
        ("kept", ["x" * 4_000], ["x" * 4_001]),
    ],
)
def test_decisions_of_a_facilitator(name: str, at: Any, over: Any) -> None:
    assert read_decisions(rfc8785.dumps({name: at}))
    with pytest.raises(UserError, match="not a file of digest decisions"):
        read_decisions(rfc8785.dumps({name: over}))


def test_the_work_to_open_a_role() -> None:
    def asking(work: int) -> bytes:
        header = "age-encryption.org/v1\n-> scrypt {} {}\n{}\n--- "
        return header.format("A" * 22, work, "E" * 43).encode()

    _refuse_much_work(asking(MOST_WORK))
    with pytest.raises(UserError, match="damaged"):
        _refuse_much_work(asking(MOST_WORK + 1))
