"""What the owner means to share with a group, before the review: the records and their texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from journal import vocabulary
from journal.bundle import limits
from journal.language import _, in_full
from journal.model import fields
from journal.model.check_in import CheckIn
from journal.model.register import RegisteredTool
from journal.model.trial import ChainLink, Trial
from journal.sharing import generalise

WORD_FIELDS = (*fields.SHARED_WORDS, "tool_version", "version")


@dataclass(frozen=True)
class Material:
    """What the owner means to share with the group, before the review."""

    trials: Sequence[Trial] = ()
    check_ins: Sequence[CheckIn] = ()
    tools: Sequence[RegisteredTool] = ()
    links: dict[str, ChainLink] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One record and its texts as (field, words), and whether one may describe a pupil's case."""

    id: str
    texts: tuple[tuple[str, str], ...]
    may_be_case: bool = True


def sources(material: Material) -> Iterator[Source]:
    """The records that go along, with every text that would leave in them."""
    for trial in material.trials:
        if not why_held_back(trial):
            link = material.links.get(trial.id)
            yield Source(trial.id, tuple(_texts_of_trial(trial, link)))
    for check_in in material.check_ins:
        yield Source(check_in.id, tuple(_present(check_in, ("using", "curious", "stuck"))))
    for tool in material.tools:
        names = ("tool", "version", "approved_uses", "data_limits")
        yield Source(tool.id, tuple(_present(tool, names)), may_be_case=False)


def why_held_back(trial: Trial) -> str | None:
    """Why a trial stays here although its visibility would let it go; None if it goes."""
    if trial.pupil_at_risk:
        return _("A pupil may be at risk: this stays here and goes to the safeguarding lead.")
    if trial.kind == "watched-a-colleague" and not trial.colleague_agreed:
        return _("The colleague you watched has not agreed to sharing it.")
    # Nobody types such a date: a computer whose clock was far off wrote it.
    if trial.tried_on and generalise.month(f"{trial.tried_on:%Y-%m}") is None:
        wrong = _("Its date, {day}, cannot be right; correct it, and it goes along.")
        return wrong.format(day=in_full(trial.tried_on))
    return None


def most_characters(name: str) -> int:
    """How long the shared wording of a text may be."""
    if name in WORD_FIELDS:
        return limits.SHORT_TEXT
    return {"prompt": limits.PROMPT, "line_for_leaders": limits.LINE_FOR_LEADERS}.get(
        name, limits.TEXT
    )


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
