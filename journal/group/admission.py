"""Who counts: signed records that a contributor's key is admitted to the group, or removed."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journal.bundle.limits import SEQUENCE
from journal.errors import UserError
from journal.group import keys
from journal.group.announcement import HEX_KEY, HEX_SIGNATURE
from journal.language import _

PURPOSE = "admission 1"
_NONE_YET = "0" * 128
Standing = Literal["admitted", "removed"]
Role = Literal["register-keeper", "slips"]
Who = tuple[str, str]  # a group's id and a contributor's key


class Admission(BaseModel):
    """One signed record about one key; the greater counter wins, at a tie "removed"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    group: str
    contributor: str = Field(pattern=HEX_KEY)
    counter: int = Field(ge=1, le=SEQUENCE)
    standing: Standing
    roles: tuple[Role, ...] = ()
    signature: str = Field(pattern=HEX_SIGNATURE)

    @property
    def who(self) -> Who:
        """The key in its group: a facilitator speaks of no other group's contributors."""
        return (self.group, self.contributor)

    def statement(self) -> dict[str, Any]:
        """What is signed."""
        return self.model_dump(mode="json", exclude={"signature"})


def admission(
    facilitator_key: str,
    group: str,
    contributor: str,
    standing: Standing,
    counter: int,
    roles: Iterable[Role] = (),
) -> Admission:
    """A record about a key, signed by the facilitator."""
    unsigned = Admission(
        group=group,
        contributor=contributor,
        counter=counter,
        standing=standing,
        roles=tuple(sorted(set(roles))),
        signature=_NONE_YET,
    )
    signature = keys.sign(facilitator_key, PURPOSE, unsigned.statement())
    return unsigned.model_copy(update={"signature": signature})


def verified(values: Any, facilitator: str, group: str) -> Admission:
    """An admission from elsewhere; UserError unless this group's facilitator signed it."""
    try:
        found = Admission.model_validate(values)
    except ValidationError as error:
        raise UserError(_("An admission in this file is damaged.")) from error
    if found.group != group:
        raise UserError(_("These admissions are for another group."))
    if not keys.is_signed(facilitator, PURPOSE, found.statement(), found.signature):
        raise UserError(_("An admission in this file was not signed by the facilitator."))
    return found


def newest(records: Iterable[Admission]) -> dict[Who, Admission]:
    """The record that counts for each key in each group, whatever the order of the records."""
    winners: dict[Who, Admission] = {}
    for record in records:
        known = winners.get(record.who)
        if known is None or _rank(record) > _rank(known):
            winners[record.who] = record
    return winners


def is_admitted(admissions: Mapping[Who, Admission], who: Who) -> bool:
    """Whether a key counts, by the word of its own group."""
    record = admissions.get(who)
    return record is not None and record.standing == "admitted"


def is_removed(admissions: Mapping[Who, Admission], who: Who) -> bool:
    """Whether a key was removed from its group."""
    record = admissions.get(who)
    return record is not None and record.standing == "removed"


def _rank(record: Admission) -> tuple[int, bool, tuple[str, ...], str]:
    return (record.counter, record.standing == "removed", record.roles, record.signature)
