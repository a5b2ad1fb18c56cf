"""A facilitator's decisions on a digest: what is left out, what the scan found, words, actions.

They are one canonical JSON file (RFC 8785) that can be kept and handed over. Nothing in them can
add to a figure.
"""

import json
from typing import Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from journal.errors import UserError
from journal.group.announcement import HEX_KEY
from journal.language import _
from journal.vocabulary import is_term

MOST_STATEMENTS = 5
MOST_STORIES = 3
LONGEST_TEXT = 4_000
LONGEST_BOARD_NAME = 80


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=LONGEST_TEXT)


class Hide(_Frozen):
    """A trial that is left out of every edition, by its code, with the reason."""

    code: str = Field(min_length=4)
    why: str = ""


class Retired(_Frozen):
    """A contribution that counts in no digest from here on, by its contributor, with the reason."""

    contributor: str = Field(pattern=HEX_KEY)
    why: str = ""


class Mask(_Frozen):
    """A string that is printed as `replacement` wherever it stands."""

    text: str = Field(min_length=1)
    replacement: str = ""


class Action(_Frozen):
    """What was asked and what came of it; `answer` is None while nobody has answered."""

    ask: str = Field(min_length=1)
    kind: Literal["train", "try", "support"] | None = None
    answer: Literal["yes", "not-yet", "done"] | None = None
    because: str = ""
    owner_role: str = "not-known"
    by_when: str = ""

    @field_validator("owner_role")
    @classmethod
    def _known(cls, role: str) -> str:
        if not is_term("owner_role", role):
            raise ValueError("there is no such role")
        return role


class Decisions(_Frozen):
    """All decisions for the digests of one group; `kept` are found strings that may stay.

    `board_name` is what those who govern are called here; "" for the app's own word.
    """

    version: Literal[1] = 1
    hides: tuple[Hide, ...] = ()
    retired: tuple[Retired, ...] = ()
    masks: tuple[Mask, ...] = ()
    kept: tuple[str, ...] = ()
    foreword: str = ""
    statements: tuple[str, ...] = Field(default=(), max_length=MOST_STATEMENTS)
    stories: tuple[str, ...] = Field(default=(), max_length=MOST_STORIES)
    actions: tuple[Action, ...] = ()
    board_name: str = Field(default="", max_length=LONGEST_BOARD_NAME)

    def to_bytes(self) -> bytes:
        """The canonical file: the same decisions give the same bytes."""
        return rfc8785.dumps(self.model_dump(mode="json"))


_FIELDS = frozenset(
    name for kind in (Decisions, Hide, Retired, Mask, Action) for name in kind.model_fields
)


def _is_newer(data: bytes) -> bool:
    """Whether this is of a version to come, whose fields are not known here."""
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        return False
    version = held.get("version") if isinstance(held, dict) else None
    return isinstance(version, int) and version > 1


def read_decisions(data: bytes) -> Decisions:
    """The decisions in a file's bytes; UserError where they are none."""
    try:
        return Decisions.model_validate_json(data)
    except ValidationError as error:
        if _is_newer(data):
            raise UserError(
                _(
                    "These digest decisions come from a newer version of Trial Journal; "
                    "bring this one up to date to read them."
                )
            ) from error
        first = error.errors(include_url=False, include_input=False)[0]
        # The name of a foreign field is a stranger's text and is not repeated.
        known = [str(part) for part in first["loc"] if isinstance(part, int) or part in _FIELDS]
        place = ".".join(known) or _("the file as a whole")
        raise UserError(
            _(
                "This is not a file of digest decisions, or it is damaged; choose another one "
                "({place}: {reason})."
            ).format(place=place, reason=first["msg"])
        ) from error
