"""What the owner decides about a finding: hide it, keep it, or put it in other words."""

from dataclasses import dataclass
from typing import Any

from journal.errors import UserError
from journal.language import _


@dataclass(frozen=True, slots=True)
class Hide:
    """Replaced by a general wording."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Left as it stands."""


@dataclass(frozen=True, slots=True)
class Reword:
    """Replaced by the owner's own words."""

    text: str


Decision = Hide | Keep | Reword


def to_json(decision: Decision) -> str | dict[str, str]:
    """`"hide"`, `"keep"` or `{"reword": "…"}`, as a file of decisions holds it."""
    match decision:
        case Hide():
            return "hide"
        case Keep():
            return "keep"
        case Reword(text):
            return {"reword": text}


def from_json(value: Any) -> Decision:
    """The decision that a file of decisions states; UserError for anything else."""
    match value:
        case "hide":
            return Hide()
        case "keep":
            return Keep()
        case {"reword": str(text)} if len(value) == 1:
            return Reword(text)
    raise UserError(
        _('A decision is "hide", "keep" or {{"reword": "…"}}, not {value}.').format(value=value)
    )
