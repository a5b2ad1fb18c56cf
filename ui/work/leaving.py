"""What would leave, put into words for the window: texts side by side, changes, cards, bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from journal import vocabulary
from journal.bundle.archive import read_archive
from journal.bundle.identifiers import hmac_id
from journal.digest.wording import two_months
from journal.group.collection import LIMITS
from journal.language import _
from journal.model import fields
from journal.model.membership import Membership
from journal.model.trial import Trial
from journal.privacy.decisions import Decision, Keep, Reword
from journal.privacy.finding import Finding
from journal.sharing.records import secret_of
from journal.sharing.review import Item, Review, SharedText, question_id
from journal.sharing.snapshot import Prepared

_NOT_SAID = {"id", "line_for_leaders", "open_name", "follows", "based_on"}


@dataclass(frozen=True, slots=True)
class Question:
    """One word or person to decide on, and the trial in which it was found."""

    item: Item
    title: str
    field: str


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the private text that was found, and why; `reworded` is "" if it is not."""

    start: int
    end: int
    words: str
    reworded: str
    kept: bool
    why: str
    item: Item


@dataclass(frozen=True, slots=True)
class Text:
    """One text, private and as it would leave."""

    label: str
    private: str
    shared: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Going:
    """One record that would leave: its texts, what goes along, and the card that leaders get."""

    title: str
    visibility: str
    texts: tuple[Text, ...]
    along: tuple[tuple[str, str], ...]
    line: str = ""
    open_name: str = ""
    for_leaders: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> int:
        """How many places leave otherwise than they were written."""
        return sum(not change.kept for text in self.texts for change in text.changes)


@dataclass(frozen=True)
class Look:
    """What would leave for one group. `plain` is the very content of the bundle."""

    questions: list[Question] = field(default_factory=list)
    going: list[Going] = field(default_factory=list)
    held_back: list[tuple[str, str]] = field(default_factory=list)
    members: dict[str, bytes] = field(default_factory=dict)
    plain: bytes = b""
    trials: int = 0


def look_at(
    mine: Membership, prepared: Prepared, answers: Mapping[str, Decision], plain: bytes
) -> Look:
    """A prepared contribution in words."""
    made, titles = prepared.review, _titles(prepared)
    records = _records(mine, prepared)
    return Look(
        questions=[_question(item, titles) for item in made.questions],
        going=[
            _going(identity, titles[identity], prepared, answers, records, mine.group_id)
            for identity in made.reviewed
        ],
        held_back=[(titles[one.trial], one.why) for one in made.held_back],
        members=read_archive(plain, LIMITS) if plain else {},
        plain=plain,
        trials=len(prepared.contents.group_trials),
    )


def title_of(trial: Trial) -> str:
    """What a trial is called in a list: its job and tool."""
    job = vocabulary.labels("task", trial.task) or vocabulary.label("kind", trial.kind)
    tool = vocabulary.labels("tool", trial.tool)
    return f"{job}, {tool}" if tool else job


def field_label(name: str) -> str:
    """What people call a field of a record that leaves."""
    return _(fields.LABELS.get(name) or _OTHERS.get(name) or name)


def _titles(prepared: Prepared) -> dict[str, str]:
    material = prepared.material
    titles = {trial.id: title_of(trial) for trial in material.trials}
    titles |= {one.id: _("Check-in") for one in material.check_ins}
    return titles | {
        one.id: _("Tool register: {tool}").format(tool=_tool(one.tool)) for one in material.tools
    }


def _tool(value: str) -> str:
    return vocabulary.label("tool", value)


def _records(mine: Membership, prepared: Prepared) -> dict[str, tuple[BaseModel | None, ...]]:
    """By local id: the record for the group and the one for leaders."""
    made, secret = prepared.contents, secret_of(mine)
    group = {one.id: one for one in (*made.group_trials, *made.group_check_ins, *made.tools)}
    leaders = {one.id: one for one in (*made.leaders_trials, *made.leaders_check_ins)}
    ids = {local: hmac_id(secret, local) for local in prepared.review.reviewed}
    return {local: (group.get(one), leaders.get(one)) for local, one in ids.items()}


def _question(item: Item, titles: Mapping[str, str]) -> Question:
    return Question(item, titles[item.trial], field_label(item.field))


def _going(
    identity: str,
    title: str,
    prepared: Prepared,
    answers: Mapping[str, Decision],
    records: Mapping[str, tuple[BaseModel | None, ...]],
    group: str,
) -> Going:
    trial = next((one for one in prepared.material.trials if one.id == identity), None)
    check_in = next((one for one in prepared.material.check_ins if one.id == identity), None)
    source = trial or check_in
    for_group, for_leaders = records[identity]
    items = _items(prepared.review)
    texts = prepared.review.reviewed[identity].texts
    return Going(
        title=title,
        visibility=source.visibility if source else "leaders",
        texts=tuple(_text(one, answers, items, group) for one in texts),
        along=tuple(_said(for_group, texts)) if for_group else (),
        line=getattr(for_leaders, "line_for_leaders", None) or "",
        open_name=getattr(for_leaders, "open_name", None) or "",
        for_leaders=tuple(_said(for_leaders, [])) if for_leaders else (),
    )


def _items(made: Review) -> dict[str, Item]:
    return {item.id: item for item in (*made.hidden, *made.decided, *made.questions)}


def _text(
    text: SharedText, answers: Mapping[str, Decision], items: Mapping[str, Item], group: str
) -> Text:
    changes = tuple(_change(text.private, one, answers, items, group) for one in text.findings)
    return Text(field_label(text.field), text.private, text.shared, changes)


def _change(
    private: str,
    found: Finding,
    answers: Mapping[str, Decision],
    items: Mapping[str, Item],
    group: str,
) -> Change:
    words = private[found.start : found.end]
    item = items[question_id(group, found, words)]
    answer = answers.get(item.id)
    reworded = answer.text if isinstance(answer, Reword) else ""
    kept = isinstance(answer, Keep)
    return Change(found.start, found.end, words, reworded, kept, found.why, item)


def _said(record: BaseModel, texts: list[SharedText]) -> Iterator[tuple[str, str]]:
    """The coded fields of a record in words, those that say something."""
    shown_beside = {one.field for one in texts} - set(fields.SHARED_WORDS)
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in _NOT_SAID or name in shown_beside or value in (None, (), "", {}):
            continue
        words = two_months(value) if name == "period" else _words(name, value)
        if words:
            yield field_label(name), words


def _words(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(
            f"{vocabulary.label('safe_use_check', check)}: "
            f"{vocabulary.label('safe_use_answer', answer)}"
            for check, answer in value.items()
            if answer
        )
    if isinstance(value, tuple):
        return ", ".join(_label(name, one) for one in value)
    return _label(name, str(value))


def _label(name: str, value: str) -> str:
    try:
        return vocabulary.label(name, value)
    except KeyError:  # a number, a period: no list of terms
        return value


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
