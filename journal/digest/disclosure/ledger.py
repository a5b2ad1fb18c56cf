"""What was released so far, as one value: printed figures, and who stood behind them as hashes.

It travels with the facilitator's role. Whoever stores it decides where; here it is plain data.
"""

from typing import Any, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from journal.digest.disclosure.memory import People
from journal.errors import UserError
from journal.language import _

Word = Literal["hidden", "nothing", "listed"]
Token = int | str
"""A printed cell: a rounded number, a word, or the id of a band."""

HIDDEN: Word = "hidden"
NOTHING: Word = "nothing"
LISTED: Word = "listed"
"""Named in a group brief without a count; as the total of a row, that the row is such a list."""


MOST_EARLIER = 9
MOST_REMEMBERED = 100
"""Of a row, earlier releases that are remembered, and their people."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Print(_Frozen):
    """What a row printed in the release before it was shown anew; nobody behind it is kept."""

    round: int
    threshold: int
    total: Token
    cells: dict[str, Token] = {}


class _Remembering(_Frozen):
    """Who stood behind a row. Of the `forgotten`, who withdrew since, only the number is kept."""

    people: dict[str, tuple[str, ...]] = {}
    forgotten: int = 0

    @property
    def remembered(self) -> People:
        """Its contributors as the hashing of now gives them."""
        return {person: frozenset(answers) for person, answers in self.people.items()}

    def keeping(self, there: People) -> dict[str, Any]:
        """What changes in it where only so much of what it remembers still stands."""
        kept = remember(there)
        lost = sum(kept.get(person) != answers for person, answers in self.people.items())
        return {"people": kept, "forgotten": self.forgotten + lost}


class Past(_Remembering):
    """A row of an earlier release as a reader may have kept it, and who stood behind it then."""

    threshold: int
    cells: dict[str, Token] = {}
    inside: tuple[str, ...] = ()


class Entry(_Remembering):
    """A row as last released: `round` is that of its figures, `page` the last that printed it.

    `threshold` is the k it was printed under; `inside` are the rows that SMALL counted together.
    `withdrawn` says that it held data withdrawn since, so that it prints blank. `was` is what the
    last file before its figures printed, None where that was blank or there was none: taking away
    from it what was withdrawn only since would point to who took it back. `earlier` are the
    releases before: people who come back must not leave one newcomer by herself.
    """

    round: int
    page: int
    threshold: int
    total: Token
    cells: dict[str, Token] = {}
    inside: tuple[str, ...] = ()
    withdrawn: bool = False
    was: Print | None = None
    earlier: tuple[Past, ...] = ()

    @property
    def history(self) -> tuple[Past, ...]:
        """The releases that what comes after it is held against beside the last one.

        A row of many people is not kept: that they all come back is not to be known.
        """
        fields = {name: getattr(self, name) for name in Past.model_fields}
        last = (Past(**fields),) if len(self.people) <= MOST_REMEMBERED else ()
        return (*self.earlier, *last)[-MOST_EARLIER:]

    @property
    def shows_something(self) -> bool:
        """Whether any number was printed."""
        return isinstance(self.total, int)

    @property
    def printed(self) -> Print | None:
        """What it prints, to be compared with what comes after; None where it prints blank."""
        if self.withdrawn:
            return None
        return Print(round=self.round, threshold=self.threshold, total=self.total, cells=self.cells)


class LineEntry(_Frozen):
    """A released line: the last round that printed it, and the outcome it was filed under."""

    round: int
    outcome: str


class Ledger(_Frozen):
    """All rows ever released, by figure and row; `round` 0 before the first release.

    `lines` are those that still stand, by their hash. `few` says in a ledger of old, which has no
    row for it, that the last round was said to rest on a few contributors; `brief` that the file
    of the last round was a group brief. `before` is the round released before the last one, 0 for
    none and None where a ledger of old did not keep it. `asked` has the answer to each action as
    last printed, by a hash of what was asked, `asked_before` those of the round before. `more` are
    the kinds of lines of which the last round had more than it printed.
    """

    version: Literal[1] = 1
    round: int = Field(default=0, ge=0)
    threshold: int = Field(default=0, ge=0)
    figures: dict[str, dict[str, Entry]] = {}
    lines: dict[str, LineEntry] = {}
    few: bool = False
    brief: bool = False
    more: tuple[str, ...] = ()
    before: int | None = None
    asked: dict[str, str] = {}
    asked_before: dict[str, str] = {}

    @property
    def remembers_somebody(self) -> bool:
        """Whether anybody stood behind what was released, and still did at the last release."""
        return any(entry.people for rows in self.figures.values() for entry in rows.values())

    def to_bytes(self) -> bytes:
        """The canonical file (RFC 8785): the same ledger gives the same bytes."""
        return rfc8785.dumps(self.model_dump(mode="json"))


def read_ledger(data: bytes) -> Ledger:
    """The ledger in a file's bytes; UserError where they are none."""
    try:
        return Ledger.model_validate_json(data)
    except ValidationError as error:
        raise damaged() from error


def damaged() -> UserError:
    """The sentence for a ledger, or its key, that cannot be read."""
    return UserError(
        _("The record of earlier digests for leaders is damaged; restore it from a backup.")
    )


def remember(people: People) -> dict[str, tuple[str, ...]]:
    """Hashes in an order that says nothing of who came first."""
    return {person: tuple(sorted(people[person])) for person in sorted(people)}
