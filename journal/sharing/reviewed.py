"""What a review came to: the texts as they would leave, what is asked, and what stays here."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from journal.privacy.decisions import Decision
from journal.privacy.finding import Finding, Outcome
from journal.sharing.questions import Item, Place


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A trial that does not go along, and why."""

    trial: str
    why: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding in a text, the question that it belongs to, and what was decided on this place.

    No `decision`: it is hidden, and is an open question unless the finding hides at once.
    """

    finding: Finding
    place: Place
    item: Item
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether the owner has to decide before anything leaves."""
        return self.decision is None and self.finding.outcome is Outcome.ASK


@dataclass(frozen=True, slots=True)
class SharedText:
    """One text as it would leave, beside the private one.

    `marks` are the words found in it, in their order; `case` is what was found about the whole of
    it. `findings` are those of the marks.
    """

    field: str
    private: str
    shared: str
    marks: tuple[Mark, ...] = ()
    case: Mark | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of its words."""
        return tuple(mark.finding for mark in self.marks)

    @property
    def all_marks(self) -> tuple[Mark, ...]:
        """The marks of its words and of the whole of it."""
        return (*((self.case,) if self.case else ()), *self.marks)


@dataclass
class Reviewed:
    """A trial (or check-in, or line of the register) with its texts as they would leave.

    `left_out` are the context fields that its writer keeps here. `content_hash` tells what would
    leave, "" while a question is open; `looked_at`, whether she looked through just that. `unsure`:
    it was looked through with the name model and would leave otherwise now that this is missing.
    """

    id: str
    texts: list[SharedText] = field(default_factory=list)
    open_questions: set[str] = field(default_factory=set)
    left_out: frozenset[str] = frozenset()
    content_hash: str = ""
    looked_at: bool = False
    looked_at_before: bool = False
    unsure: bool = False

    def text(self, name: str) -> str | None:
        """The shared wording of a text, None if it is absent."""
        return next((one.shared or None for one in self.texts if one.field == name), None)

    def words(self, name: str) -> tuple[str, ...]:
        """The shared wordings of a list in own words."""
        found = (one.shared for one in self.texts if one.field == name)
        return tuple(dict.fromkeys(word for word in found if word))


@dataclass
class Review:
    """Everything that a group's next bundle would hold, with what was found in it.

    `questions` wait for a decision, `decided` were such questions, `hidden` is hidden at once and
    may be decided otherwise. `without_model`: the name model is not installed, so more is asked.
    """

    questions: list[Item] = field(default_factory=list)
    hidden: list[Item] = field(default_factory=list)
    decided: list[Item] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    reviewed: dict[str, Reviewed] = field(default_factory=dict)
    without_model: bool = False

    @property
    def unreviewed(self) -> list[str]:
        """The ids of the records that are new or changed since their writer looked through them."""
        return [one.id for one in self.reviewed.values() if not one.looked_at]

    @property
    def unsure(self) -> list[str]:
        """The ids of the records in which something may show that the name model had hidden."""
        return [one.id for one in self.reviewed.values() if one.unsure]

    def item(self, identity: str) -> Item | None:
        """What has this id: a question with all its places, or one place of it by itself."""
        whole = [item for item in self._items() if item.id == identity]
        if whole:
            places = {id(place): place for item in whole for place in item.places}
            forms = dict.fromkeys(form for item in whole for form in item.forms)
            return replace(whole[0], places=tuple(places.values()), forms=tuple(forms))
        for item in self._items():
            for place in item.places:
                if place.id == identity:
                    return replace(item, id=place.id, places=(place,), here=True)
        return None

    def as_json(self) -> dict[str, Any]:
        """What `review --json` prints."""
        return {
            "questions": [item.as_json() for item in self.questions],
            "hidden": [item.as_json() for item in self.hidden],
            "decided": [item.as_json() for item in self.decided],
            "held_back": [{"trial": one.trial, "why": one.why} for one in self.held_back],
            "unreviewed": self.unreviewed,
            "without_model": self.without_model,
        }

    def _items(self) -> Iterator[Item]:
        yield from (*self.questions, *self.decided, *self.hidden)
