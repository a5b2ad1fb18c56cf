"""The facilitator's role as a file: keys, ledger, decisions and admissions, sealed by a code.

Any age tool opens it with the code, typed without its hyphens: https://age-encryption.org/v1
"""

import json
import re
from typing import Annotated, Any, Literal

import pyrage
import rfc8785
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journal.bundle import limits
from journal.bundle.seal import is_sealed, refuse_long_beginning
from journal.errors import UserError
from journal.group import identities, keys
from journal.group.announcement import HEX_KEY
from journal.group.apart import by_code
from journal.group.collection import Collection, read_admissions
from journal.group.decisions import Decisions
from journal.ids import clean_code, is_crockford
from journal.language import _

LARGEST = 200_000_000  # bytes
CODE_BYTES = 10
CODE_LENGTH = 16
# The format lets a file ask for any amount of work: each step doubles time and memory, and the 21st
# takes 2 GB. Those who write take a second of theirs, which is the 18th to the 20th.
MOST_WORK = 20
_BEGINNING = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,2})\n[A-Za-z0-9+/]{43}\n--- "
)


class KeptLedger(BaseModel):
    """What was released to leaders: the secret of its hashes and its canonical JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern=r"^[0-9a-f]{32,}$")]
    content: str

    @property
    def round(self) -> int:
        """The round of the last release, 0 before the first."""
        number = json.loads(self.content)["round"]
        return int(number)


class Role(BaseModel):
    """Everything by which somebody else goes on as the facilitator of a group.

    `people` is the group's announcement with its admissions, in the form of a file of admissions;
    `inbox` and `reading` hold every identity there was, the newest first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["role 1"] = Field(default="role 1", alias="trialJournal")
    facilitator_key: str = Field(pattern=HEX_KEY)
    inbox: str
    reading: str
    people: str
    decisions: Decisions
    ledger: KeptLedger | None

    @property
    def group(self) -> str:
        """The id of the group."""
        return self.collection.signed.announcement.id

    @property
    def collection(self) -> Collection:
        """The announcement and the verified admissions."""
        return read_admissions(self.people.encode())


def seal_role(role: Role, code: str) -> bytes:
    """The file, which opens with `code` alone. Takes a second or two by design."""
    return by_code("encrypt", rfc8785.dumps(role.model_dump(mode="json", by_alias=True)), code)


def open_role(data: bytes, typed: str) -> Role:
    """The role in a file, opened with the code as it was told and typed.

    Takes a second or two by design, unless something is wrong with the file or the form of the
    code at first sight. Raises UserError for a wrong code and for a file that is damaged or none.
    """
    code = clean_code(typed)
    if len(code) != CODE_LENGTH or not is_crockford(code):
        raise UserError(
            _("The code has {n} letters and digits, as in {like}; check it for slips.").format(
                n=CODE_LENGTH, like="4F7K-9Q2M-1ABC-8XYZ"
            )
        )
    if not is_sealed(data):
        raise UserError(_("This is not a file of a facilitator's role; ask for it again."))
    refuse_long_beginning(data)
    _refuse_much_work(data)
    try:
        plain = by_code("decrypt", data, code)
    except pyrage.DecryptError as error:
        raise UserError(_why_closed(str(error))) from error
    return _checked(plain)


def _refuse_much_work(data: bytes) -> None:
    beginning = _BEGINNING.match(data)
    works = beginning and int(beginning[1]) <= MOST_WORK
    if not works and b"\n-> scrypt " in data[: limits.SEALED_BEGINNING]:
        raise _damaged()


def _why_closed(said: str) -> str:
    if said == "Decryption failed":
        return _("The code does not open this file; check it for slips, or ask for both again.")
    if "No matching keys" in said:
        return _("This is not a file of a facilitator's role; ask for it again.")
    return _("The file is incomplete or damaged; ask for it again.")


def _checked(plain: bytes) -> Role:
    """The role in these bytes, its keys those of its group; UserError where they are not."""
    try:
        values: Any = json.loads(plain)
    except (ValueError, RecursionError) as error:
        raise _damaged() from error
    form = values.get("trialJournal") if isinstance(values, dict) else None
    if str(form).startswith("role ") and form != "role 1":
        raise UserError(
            _("This was written by a newer Trial Journal; install it to read the file.")
        )
    try:
        role = Role.model_validate(values)
        announced = role.collection.signed.announcement
        ledger_reads = role.ledger is None or role.ledger.round >= 0
    except (ValidationError, ValueError, KeyError, TypeError) as error:
        raise _damaged() from error
    fits = (
        keys.public_of(role.facilitator_key) == announced.facilitator
        and _holds(role.inbox, announced.inbox)
        and _holds(role.reading, announced.reading)
    )
    if not (fits and ledger_reads):
        raise _damaged()
    return role


def _holds(kept: str, recipient: str) -> bool:
    """Whether these are identities, and one of them opens what is sealed to `recipient`."""
    try:
        return identities.that_opens(recipient, kept) is not None
    except UserError:
        return False


def _damaged() -> UserError:
    return UserError(_("The file is incomplete or damaged; ask for it again."))
