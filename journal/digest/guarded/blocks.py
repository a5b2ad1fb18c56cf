"""What a leaders' page may hold: protected figures, released lines, words that somebody chose.

No type here takes a number that was counted: sentences come from journal.digest.guarded.words, a
table is a ProtectedTable, and everything else is refused when the document is built. So a section
cannot reach a page around the protection.
"""

from dataclasses import InitVar, dataclass
from typing import Literal

from journal.digest.disclosure.protected import Blank, ProtectedMedian, Shown, Unextended
from journal.digest.document import (
    Answer,
    Data,
    Document,
    Empty,
    Headline,
    Note,
    Paragraph,
    Section,
    Statements,
    Tone,
)
from journal.digest.guarded.cells import printed_figure
from journal.digest.guarded.lines import ActionLine, Actions, Line, Lines
from journal.digest.guarded.words import Sentence, TableFigure, Words, figure, say
from journal.digest.scan import Scanned
from journal.digest.wording import too_few
from journal.language import _

MAKERS = frozenset(
    f"journal.digest.{name}"
    for name in ("guarded.blocks", "guarded.tables", "guarded.register", "annexes.moved")
)
"""The only modules that say how something is printed for leaders."""

_SEAL = object()

Gap = Literal["too-few", "nobody", "most"]
"""Why a figure is not worth a block of its own: too few to show, recorded by nobody, not recorded
by most.
"""


class LeadersBlock:
    """The mark of a block that may stand in a leaders' edition; made in MAKERS only."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        if cls.__module__ not in MAKERS:
            raise TypeError(f"{cls.__module__} makes no blocks for leaders")

    def data(self) -> Data:
        """The block as JSON-serialisable data."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class LeadersText(LeadersBlock):
    """A paragraph."""

    sentence: Sentence

    def __post_init__(self) -> None:
        insist(self.sentence, Sentence)

    def data(self) -> Data:
        return Paragraph(self.sentence.text).data()


@dataclass(frozen=True, slots=True)
class LeadersNote(LeadersBlock):
    """A sentence set apart."""

    sentence: Sentence
    tone: Tone = "plain"

    def __post_init__(self) -> None:
        insist(self.sentence, Sentence)

    def data(self) -> Data:
        return Note(self.sentence.text, self.tone).data()


@dataclass(frozen=True, slots=True)
class LeadersEmpty(LeadersBlock):
    """A section or a part of one with nothing in it."""

    sentence: Sentence

    def __post_init__(self) -> None:
        insist(self.sentence, Sentence)

    def data(self) -> Data:
        return Empty(self.sentence.text).data()


@dataclass(frozen=True, slots=True)
class LeadersLines(LeadersBlock):
    """Lines for leaders, each its writer's own."""

    title: Sentence
    items: tuple[Line, ...]

    def __post_init__(self) -> None:
        insist(self.title, Sentence)
        for line in self.items:
            insist(line, Line)

    def data(self) -> Data:
        return Lines(self.title.text, self.items).data()


@dataclass(frozen=True, slots=True)
class LeadersStatements(LeadersBlock):
    """A list of sentences."""

    title: Sentence
    items: tuple[Words, ...]

    def __post_init__(self) -> None:
        insist(self.title, Sentence)
        for words in self.items:
            insist(words, Words)

    def data(self) -> Data:
        return Statements(self.title.text, tuple(words.text for words in self.items)).data()


@dataclass(frozen=True, slots=True)
class LeadersActions(LeadersBlock):
    """Actions, in the facilitator's words."""

    title: Sentence
    items: tuple[ActionLine, ...]
    none: Sentence

    def __post_init__(self) -> None:
        insist(self.title, Sentence)
        insist(self.none, Sentence)
        for action in self.items:
            insist(action, ActionLine)

    def data(self) -> Data:
        return Actions(self.title.text, self.items, self.none.text).data()


@dataclass(frozen=True, slots=True)
class LeadersMedian(LeadersBlock):
    """A median and its quartiles as bands."""

    protected: ProtectedMedian

    def __post_init__(self) -> None:
        insist(self.protected, ProtectedMedian)

    @property
    def gap(self) -> Gap | None:
        """That it is too few to show; None where it is shown, or something was withdrawn."""
        found = self.protected
        return "too-few" if found.median is None and not isinstance(found.state, Blank) else None

    def data(self) -> Data:
        found = self.protected
        if found.median is None:
            reason = figure(found.state) if not isinstance(found.state, Shown) else too_few()
            text = _("{title}: {reason}.").format(title=found.title, reason=reason)
        elif found.lower_quartile is None or found.upper_quartile is None:
            text = _("{title}, of at least {n} people: the middle answer is “{median}”.").format(
                title=found.title, n=found.least, median=found.median
            )
        else:
            text = _(
                "{title}, of at least {n} people: the middle answer is “{median}”; the middle half "
                "lies from “{low}” to “{high}”."
            ).format(
                title=found.title,
                n=found.least,
                median=found.median,
                low=found.lower_quartile,
                high=found.upper_quartile,
            )
        return Paragraph(text).data()


@dataclass(frozen=True, slots=True)
class LeadersSection:
    """A section of a leaders' edition; its title is one of the twelve, or a brief's own."""

    id: str
    title: Sentence
    lead: Sentence | None
    blocks: tuple[LeadersBlock, ...]


@dataclass(frozen=True, slots=True)
class LeadersAnswer:
    """An answer of page one, with the protected figure that stands beside it if there is one."""

    text: Sentence
    figure: TableFigure | None = None

    def __post_init__(self) -> None:
        insist(self.text, Sentence)
        if self.figure is not None:
            insist(self.figure, TableFigure)


@dataclass(frozen=True, slots=True)
class LeadersHeadline:
    """A question of page one with its answers and what they rest on."""

    question: Sentence
    answers: tuple[LeadersAnswer, ...]
    basis: Sentence


@dataclass(frozen=True, slots=True)
class _MadeHeadline(Headline):
    """A headline out of sentences made for leaders."""

    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class _MadeSection(Section):
    """A section out of blocks made for leaders."""

    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


def leaders_actions(asked: Actions) -> LeadersActions:
    """Actions as both editions print them (guarded.roadmap), for a page of leaders."""
    return LeadersActions(say(asked.title), asked.items, say(asked.none))


def leaders_headline(headline: LeadersHeadline) -> Headline:
    """The headline as a document holds it; TypeError for what is no leaders' sentence."""
    for sentence in (headline.question, headline.basis):
        insist(sentence, Sentence)
    for answer in headline.answers:
        insist(answer, LeadersAnswer)
    answers = tuple(
        Answer(one.text.text, printed_figure(one.figure) if one.figure else None)
        for one in headline.answers
    )
    return _MadeHeadline(headline.question.text, answers, headline.basis.text, _SEAL)


def leaders_section(section: LeadersSection) -> Section:
    """The section as a document holds it; TypeError for a block that no leaders' page may hold."""
    for block in section.blocks:
        insist(block, LeadersBlock)
    insist(section.title, Sentence)
    if section.lead is not None:
        insist(section.lead, Sentence)
    lead = section.lead.text if section.lead else ""
    return _MadeSection(section.id, section.title.text, lead, section.blocks, _SEAL)


@dataclass(frozen=True, slots=True)
class LeadersDocument(Document, Unextended):
    """A document for leaders: refused when it is built unless every part is made for them."""

    def __post_init__(self) -> None:
        if self.foreword:
            insist(self.foreword, Scanned)
        for headline in self.front:
            insist(headline, _MadeHeadline)
        for section in (*self.sections, *self.annexes):
            insist(section, _MadeSection)


def insist(value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"a leaders' page takes {kind.__name__}, not {type(value).__name__}")


def _check(seal: object) -> None:
    if seal is not _SEAL:
        raise TypeError("a part of a page for leaders is made by this module only")
