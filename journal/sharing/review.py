"""The review: what would leave for one group, what is hidden in it, and what is still to decide."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from journal import vocabulary
from journal.bundle import limits
from journal.bundle.texts import clean_short_text, clean_text
from journal.ids import crockford
from journal.language import _
from journal.model import fields
from journal.model.check_in import CheckIn
from journal.model.register import RegisteredTool
from journal.model.trial import ChainLink, Trial
from journal.privacy.decisions import Decision, Hide
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Outcome
from journal.privacy.own_names import OwnNames
from journal.privacy.person_numbers import PersonNumbers
from journal.privacy.shared_wording import shared_wording

CONTEXT = 48  # characters shown on either side of what was found
QUESTION_BYTES = 10
WORD_FIELDS = (*fields.SHARED_WORDS, "tool_version", "version")


@dataclass(frozen=True, slots=True)
class Item:
    """One word or person that was found: hidden, or asked about, wherever it stands."""

    id: str
    trial: str
    field: str
    text: str
    context: str
    suggestion: str
    kind: str
    why: str

    def as_json(self) -> dict[str, str]:
        """The shape that `review --json` prints."""
        names = ("id", "trial", "field", "text", "context", "suggestion", "kind", "why")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A trial that does not go along, and why."""

    trial: str
    why: str


@dataclass(frozen=True, slots=True)
class SharedText:
    """One text as it would leave, beside the private one."""

    field: str
    private: str
    shared: str
    findings: tuple[Finding, ...]


@dataclass
class Reviewed:
    """A trial (or check-in, or line of the register) with its texts as they would leave."""

    id: str
    texts: list[SharedText] = field(default_factory=list)
    open_questions: set[str] = field(default_factory=set)

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
    may be decided otherwise.
    """

    questions: list[Item] = field(default_factory=list)
    hidden: list[Item] = field(default_factory=list)
    decided: list[Item] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    reviewed: dict[str, Reviewed] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What `review --json` prints."""
        return {
            "questions": [item.as_json() for item in self.questions],
            "hidden": [item.as_json() for item in self.hidden],
            "decided": [item.as_json() for item in self.decided],
            "held_back": [{"trial": one.trial, "why": one.why} for one in self.held_back],
        }


@dataclass(frozen=True)
class Material:
    """What the owner means to share with the group, before the review."""

    trials: Sequence[Trial] = ()
    check_ins: Sequence[CheckIn] = ()
    tools: Sequence[RegisteredTool] = ()
    links: dict[str, ChainLink] = field(default_factory=dict)


def review(
    material: Material,
    group_id: str,
    finder: Finder,
    decided: dict[str, Decision],
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Review:
    """Find, decide by what was decided before, and put into shared wording. Reads nothing else.

    `decided` maps the ids of questions to decisions; what is hidden at once may be decided too.
    """
    made = Review()
    sources = list(_sources(material, made))
    for done, (identity, texts) in enumerate(sources):
        progress(done, len(sources))
        _review_one(made, identity, texts, group_id, finder, decided)
    progress(len(sources), len(sources))
    return made


def question_id(group_id: str, found: Finding, words: str) -> str:
    """The same for the same word or person in one group, different in every other group."""
    content = json.dumps([group_id, str(found.kind), " ".join(words.casefold().split())])
    return crockford(hashlib.sha256(content.encode()).digest()[:QUESTION_BYTES])


def why_held_back(trial: Trial) -> str | None:
    """Why a trial stays here although its visibility would let it go; None if it goes."""
    if trial.pupil_at_risk:
        return _("A pupil may be at risk: this stays here and goes to the safeguarding lead.")
    if trial.kind == "watched-a-colleague" and not trial.colleague_agreed:
        return _("The colleague you watched has not agreed to sharing it.")
    return None


def most_characters(name: str) -> int:
    """How long the shared wording of a text may be."""
    if name in WORD_FIELDS:
        return limits.SHORT_TEXT
    return {"prompt": limits.PROMPT, "line_for_leaders": limits.LINE_FOR_LEADERS}.get(
        name, limits.TEXT
    )


def _sources(material: Material, made: Review) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for trial in material.trials:
        why = why_held_back(trial)
        if why:
            made.held_back.append(HeldBack(trial.id, why))
        else:
            yield trial.id, list(_texts_of_trial(trial, material.links.get(trial.id)))
    for check_in in material.check_ins:
        yield check_in.id, _present(check_in, ("using", "curious", "stuck"))
    for tool in material.tools:
        names = ("tool", "version", "approved_uses", "data_limits")
        yield tool.id, _present(tool, names)


def _texts_of_trial(trial: Trial, made_link: ChainLink | None) -> Iterator[tuple[str, str]]:
    for name in fields.SHARED_WORDS:
        for word in getattr(trial, name):
            if name == "tag" or not vocabulary.is_term(name, word):
                yield name, word
    for name in fields.SHARED_TEXTS:
        if name == "prompt" and not trial.prompt_released:
            continue
        if name == "line_for_leaders" and trial.visibility != "leaders":
            continue
        yield from _present(trial, (name,))
    if made_link:
        if made_link.expected:
            yield "change_expected", made_link.expected
        if made_link.happened:
            yield "change_happened", made_link.happened


def _present(source: object, names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, getattr(source, name)) for name in names if getattr(source, name)]


def _review_one(
    made: Review,
    identity: str,
    texts: list[tuple[str, str]],
    group_id: str,
    finder: Finder,
    decided: dict[str, Decision],
) -> None:
    reviewed = Reviewed(identity)
    persons = PersonNumbers(finder.own)
    for name, text in texts:
        findings = finder.find(text)

        def decide(found: Finding, words: str) -> Decision:
            return decided.get(question_id(group_id, found, words), Hide())

        wording = shared_wording(text, findings, decide, persons)
        clean = clean_short_text if name in WORD_FIELDS else clean_text
        reviewed.texts.append(SharedText(name, text, clean(wording), tuple(findings)))
    too_long = [one for one in reviewed.texts if len(one.shared) > most_characters(one.field)]
    if too_long:
        made.held_back.append(HeldBack(identity, _why_too_long(too_long[0].field)))
        return
    made.reviewed[identity] = reviewed
    for one in reviewed.texts:
        for found in one.findings:
            _note(made, reviewed, found, one, group_id, decided, finder.own)


def _note(
    made: Review,
    reviewed: Reviewed,
    found: Finding,
    place: SharedText,
    group_id: str,
    decided: dict[str, Decision],
    own: OwnNames,
) -> None:
    words = place.private[found.start : found.end]
    identity = question_id(group_id, found, words)
    if found.outcome is Outcome.HIDE:
        listed = made.hidden
    elif identity in decided:
        listed = made.decided
    else:
        listed = made.questions
        reviewed.open_questions.add(identity)
    if any(item.id == identity for item in listed):
        return
    alone = Finding(0, len(words), found.kind, found.outcome, found.why)
    listed.append(
        Item(
            id=identity,
            trial=reviewed.id,
            field=place.field,
            text=words,
            context=place.private[max(0, found.start - CONTEXT) : found.end + CONTEXT],
            suggestion=shared_wording(words, [alone], persons=PersonNumbers(own)),
            kind=str(found.kind),
            why=found.why,
        )
    )


def _why_too_long(name: str) -> str:
    return _("“{field}” is longer than the {limit:,} characters that a bundle holds.").format(
        field=_(fields.LABELS.get(name, name)), limit=most_characters(name)
    )
