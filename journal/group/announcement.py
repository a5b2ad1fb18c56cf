"""What a group says of itself, signed by its facilitator: name, threshold, rounds, keys to seal to.

The group's id is made from the facilitator's first public key, so nobody else can speak for it.
"""

import hashlib
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from journal.bundle.limits import SEQUENCE
from journal.bundle.texts import SHORT_TEXT_PATTERN, TEXT_PATTERN
from journal.errors import UserError
from journal.group import keys
from journal.ids import ID_LENGTH, crockford
from journal.language import _

PURPOSE = "announcement 1"
LEAST_THRESHOLD = 3
USUAL_THRESHOLD = 5
MOST_THRESHOLD = 1_000
MOST_INVITED = 100_000
LONGEST_NAME = 120
LONGEST_PURPOSE = 2_000
HEX_KEY = r"^[0-9a-f]{64}$"
# One form only: a signature that may be written in two ways would make one library two collections.
HEX_SIGNATURE = r"^[0-9a-f]{128}$"
GROUP_ID = rf"^[0-9A-Z]{{{ID_LENGTH}}}$"
# Which context fields of a trial a group may ask for; the contributor chooses which go along.
CONTEXT = (
    "phase", "subject_area", "setting", "role_band", "pupil_reach", "tool_access", "priority",
)  # fmt: skip


class Round(BaseModel):
    """A numbered round and the day on which the facilitator opened it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(ge=1, le=9_999)
    opened_on: date


class Announcement(BaseModel):
    """A group as its facilitator announces it; the greater `counter` is the newer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=GROUP_ID)
    counter: int = Field(ge=1, le=SEQUENCE)
    name: str = Field(min_length=1, max_length=LONGEST_NAME, pattern=SHORT_TEXT_PATTERN)
    purpose: str = Field(default="", max_length=LONGEST_PURPOSE, pattern=TEXT_PATTERN)
    threshold: int = Field(default=USUAL_THRESHOLD, ge=LEAST_THRESHOLD, le=MOST_THRESHOLD)
    invited: int | None = Field(default=None, ge=1, le=MOST_INVITED)
    open: bool = False
    facilitator: str = Field(pattern=HEX_KEY)
    inbox: str = Field(max_length=200)
    reading: str = Field(max_length=200)
    rounds: tuple[Round, ...] = Field(min_length=1, max_length=9_999)
    context: tuple[str, ...] = CONTEXT
    accepts: tuple[Annotated[str, Field(pattern=GROUP_ID)], ...] = ()

    @model_validator(mode="after")
    def _speaks_for_its_group(self) -> Self:
        if self.id != group_id_of(self.facilitator):
            raise ValueError("the id does not belong to the facilitator's key")
        numbers = [one.number for one in self.rounds]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("the rounds are not numbered from 1")
        return self

    @property
    def upper_level(self) -> bool:
        """Whether it takes collections of other groups, which doubles the threshold."""
        return bool(self.accepts)

    @property
    def round(self) -> int:
        """The number of the newest round."""
        return self.rounds[-1].number

    def statement(self) -> dict[str, Any]:
        """What is signed."""
        return self.model_dump(mode="json")


class SignedAnnouncement(BaseModel):
    """An announcement with the facilitator's signature; made by `signed` or `verified`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    announcement: Announcement
    signature: str = Field(pattern=HEX_SIGNATURE)


def rank_of(signed: SignedAnnouncement) -> tuple[int, str]:
    """By which of two announcements of a group the newer one is told."""
    return (signed.announcement.counter, signed.signature)


def group_id_of(facilitator: str) -> str:
    """The id of the group that this facilitator's key founded."""
    digest = hashlib.sha256(b"trial-journal group\n" + bytes.fromhex(facilitator)).digest()
    return crockford(digest[:16])


def signed(announcement: Announcement, facilitator_key: str) -> SignedAnnouncement:
    """The announcement with a signature by the facilitator's private key."""
    signature = keys.sign(facilitator_key, PURPOSE, announcement.statement())
    return SignedAnnouncement(announcement=announcement, signature=signature)


def checked_and_signed(facilitator_key: str, values: dict[str, Any]) -> SignedAnnouncement:
    """The announcement with these values, for the group of this facilitator's private key.

    Raises UserError, with the sentence for what she typed, for values that will not do.
    """
    public = keys.public_of(facilitator_key)
    try:
        made = Announcement.model_validate(
            {**values, "facilitator": public, "id": group_id_of(public)}
        )
    except ValidationError as error:
        raise UserError(_what_will_not_do(error)) from error
    return signed(made, facilitator_key)


def _what_will_not_do(error: ValidationError) -> str:
    """The sentence for what a facilitator typed, by the first field that will not do."""
    match error.errors()[0]["loc"]:
        case ("threshold", *_more):
            return _(
                "The threshold is at least {least}, so that nobody is picked out, at most {most:,}."
            ).format(least=LEAST_THRESHOLD, most=MOST_THRESHOLD)
        case ("invited", *_more):
            return _("The number of people invited lies between 1 and {most:,}.").format(
                most=MOST_INVITED
            )
        case ("purpose", *_more):
            return _("What a group is for takes up to {most:,} characters.").format(
                most=LONGEST_PURPOSE
            )
        case ("accepts", *_more):
            return _("A group to take in is named by its id, which “group list” shows there.")
        case ("name", *_more):
            return _("A group needs a name of up to {most} characters.").format(most=LONGEST_NAME)
    return _("This is more than a group's announcement can say; nothing was changed.")


def verified(values: Any) -> SignedAnnouncement:
    """A signed announcement from elsewhere; UserError unless it is whole and truly signed."""
    try:
        found = SignedAnnouncement.model_validate(values)
    except ValidationError as error:
        raise UserError(_("The group's announcement in this file is damaged.")) from error
    statement = found.announcement.statement()
    if not keys.is_signed(found.announcement.facilitator, PURPOSE, statement, found.signature):
        raise UserError(_("The group's announcement was not signed by its facilitator."))
    return found
