"""What would leave, as the window shows it: questions, texts side by side, what goes along."""

from dataclasses import dataclass, field
from typing import Any

from journal import vocabulary
from journal.language import _
from journal.model import fields
from journal.model.trial import Trial
from journal.sharing.questions import Item
from journal.sharing.snapshot import Prepared

NEW, CHANGED, AS_LEFT = "new", "changed", "as-left"
OPEN, HIDDEN, KEPT, REWORDED = "open", "hidden", "kept", "reworded"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: the words around it, "…" where the text goes on."""

    record: str
    title: str
    field: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Question:
    """One word, person or text to decide on; `places` are the first of those where it stands."""

    item: Item
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.item.places)

    @property
    def kind(self) -> str:
        """What it was found to be, a value of `Kind`."""
        return self.item.kind


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the private text that was found, why, and what became of it.

    `shared_start` and `shared_end` tell where in the shared wording that stands.
    """

    start: int
    end: int
    words: str
    state: str
    why: str
    item: Item
    shared_start: int = 0
    shared_end: int = 0
    became: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One text, private and as it would leave.

    `case` is what was found about the whole of it, `evened` tells that quotes, spaces or emoji were
    made plain.
    """

    field: str
    label: str
    private: str
    shared: str
    changes: tuple[Change, ...] = ()
    case: Change | None = None
    evened: bool = False

    @property
    def all_changes(self) -> tuple[Change, ...]:
        """What was found about the whole of it and in its words."""
        return (*((self.case,) if self.case else ()), *self.changes)


@dataclass(frozen=True, slots=True)
class Along:
    """A coded field that goes along, in words.

    `others` is how many others in the group's library share it, None where that is not known;
    `optional` tells that it may be left out.
    """

    field: str
    label: str
    value: str
    others: int | None = None
    optional: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Going:
    """One record that would leave: its texts, what goes along, and the card that leaders get.

    `day` is that of the trial in words, "" for other records. `standing` is "new", "changed" or
    "as-left" since its writer last looked it through; `alone` a sentence where what goes along is
    hers only; `line` and `brief_line` the block that a digest, or a group brief, prints of it.
    """

    id: str
    title: str
    is_trial: bool
    day: str
    visibility: str
    standing: str
    texts: tuple[Text, ...]
    along: tuple[Along, ...] = ()
    alone: str = ""
    has_line: bool = False
    line: dict[str, Any] | None = None
    brief_line: dict[str, Any] | None = None
    counted: tuple[tuple[str, str], ...] = ()
    named_work: bool = False

    @property
    def called(self) -> str:
        """Its title with its day, to tell it from another of the same job and tool."""
        return f"{self.title} · {self.day}" if self.day else self.title

    @property
    def changes(self) -> list[Change]:
        """Every change in it, in the order of reading."""
        return [change for text in self.texts for change in text.all_changes]

    @property
    def changed(self) -> int:
        """How many places leave otherwise than they were written."""
        return sum(change.state in (HIDDEN, REWORDED) for change in self.changes)

    @property
    def open(self) -> int:
        """How many different questions in it wait for an answer."""
        return len({change.item.id for change in self.changes if change.state == OPEN})


@dataclass(frozen=True, slots=True)
class Staying:
    """A record that stays here, and why."""

    id: str
    title: str
    why: str
    at_risk: bool


@dataclass(frozen=True)
class Look:
    """What would leave for one group. `plain` is the very content of the bundle.

    There is none while a question is open, or where nobody asked for it.
    """

    questions: list[Question] = field(default_factory=list)
    going: list[Going] = field(default_factory=list)
    held_back: list[Staying] = field(default_factory=list)
    members: dict[str, bytes] = field(default_factory=dict)
    plain: bytes = b""
    sealed_size: int = 0
    without_model: bool = False
    prepared: Prepared | None = field(default=None, compare=False, repr=False)

    @property
    def trials(self) -> int:
        """How many trials leave."""
        return sum(one.is_trial for one in self.going)

    @property
    def unreviewed(self) -> list[Going]:
        """Those that are new or changed since their writer last looked."""
        return [one for one in self.going if one.standing != AS_LEFT]

    def find(self, record: str) -> Going | None:
        """The record with this id, if it leaves."""
        return next((one for one in self.going if one.id == record), None)


def title_of(trial: Trial) -> str:
    """What a trial is called in a list: its job and tool."""
    job = vocabulary.labels("task", trial.task) or vocabulary.label("kind", trial.kind)
    tool = vocabulary.labels("tool", trial.tool)
    return f"{job}, {tool}" if tool else job


def field_label(name: str) -> str:
    """What people call a field of a record that leaves."""
    return _(fields.LABELS.get(name) or _OTHERS.get(name) or name)


_OTHERS = {
    "round": "Round",
    "period": "When",
    "subject_area": "Subject area",
    "usual_band": "Minutes, usual way",
    "ai_band": "Minutes with AI, all in",
    "net_band": "Net minutes",
    "net_per_item_band": "Net minutes an item",
    "change_made": "Change made",
    "change_expected": "Change expected",
    "change_happened": "What happened then",
    "confidence": "Confidence",
    "curiosity": "Curiosity",
    "support_wanted": "Support wanted",
    "source": "Where it came from",
    "using": "What I already use",
    "curious": "What I am curious about",
    "stuck": "Where I feel stuck",
    "version": "Version",
    "owner_role": "Owner's role",
    "approved_uses": "Approved uses",
    "data_limits": "Data limits",
    "dpia_status": "Impact assessment",
    "age_limit": "Age limit",
    "approved_on": "Approved on",
    "review_on": "Review on",
    "status": "Status",
}
