"""What a leaders' page may hold: protected figures, released lines, words that somebody chose.

No type here takes a number that was counted. A sentence is a fixed template without a digit, filled
with protected counts and chosen words; a table is a ProtectedTable; everything else is refused when
the document is built. So a section cannot reach a page around the protection.
"""

import re
from dataclasses import dataclass

from journal.digest.disclosure.protected import (
    Blank,
    Cell,
    Hidden,
    Nothing,
    ProtectedCount,
    ProtectedMedian,
    Shown,
)
from journal.digest.document import (
    ActionLine,
    Actions,
    Data,
    Document,
    Empty,
    Headline,
    Line,
    Lines,
    Note,
    Paragraph,
    Section,
    Statements,
    Tone,
)
from journal.digest.wording import not_tried, too_few, withdrawn
from journal.language import _
from journal.vocabulary import label

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that may stand in a leaders' sentence; made by one of the functions below."""

    text: str


def chosen(text: str) -> Words:
    """Words that a person wrote or released for this page, already scanned."""
    return Words(text)


def term(field: str, value: str) -> Words:
    """The label of a term of the vocabulary."""
    return Words(label(field, value))


def announced(number: int) -> Words:
    """A number that the group itself announced: a round, how many were invited, the threshold."""
    return Words(str(number))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A finished sentence of a leaders' page; made by `say` only."""

    text: str


def say(template: str, **values: ProtectedCount | Words) -> Sentence:
    """The template with its values; TypeError for a digit in it or for any other kind of value."""
    for name, value in values.items():
        if not isinstance(value, ProtectedCount | Words):
            raise TypeError(f"{name} is neither protected nor chosen")
    if _DIGIT.search(template):
        raise TypeError("a template of a leaders' sentence has no digit of its own")
    words = {
        name: value.text if isinstance(value, Words) else figure(value.cell)
        for name, value in values.items()
    }
    return Sentence(template.format(**words))


def figure(cell: Cell) -> str:
    """A protected cell in words: a count rounded to five, or why there is none."""
    match cell:
        case Shown(n):
            return str(n)
        case Hidden():
            return too_few()
        case Blank():
            return withdrawn()
        case Nothing():
            return not_tried()


class LeadersBlock:
    """The mark of a block that may stand in a leaders' edition."""

    __slots__ = ()

    def data(self) -> Data:
        """The block as JSON-serialisable data."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class LeadersText(LeadersBlock):
    """A paragraph."""

    sentence: Sentence

    def data(self) -> Data:
        return Paragraph(self.sentence.text).data()


@dataclass(frozen=True, slots=True)
class LeadersNote(LeadersBlock):
    """A sentence set apart."""

    sentence: Sentence
    tone: Tone = "plain"

    def data(self) -> Data:
        return Note(self.sentence.text, self.tone).data()


@dataclass(frozen=True, slots=True)
class LeadersEmpty(LeadersBlock):
    """A section or a part of one with nothing in it."""

    sentence: Sentence

    def data(self) -> Data:
        return Empty(self.sentence.text).data()


@dataclass(frozen=True, slots=True)
class LeadersLines(LeadersBlock):
    """Lines for leaders, each its writer's own."""

    title: Sentence
    items: tuple[Line, ...]

    def data(self) -> Data:
        return Lines(self.title.text, self.items).data()


@dataclass(frozen=True, slots=True)
class LeadersStatements(LeadersBlock):
    """A list of sentences."""

    title: Sentence
    items: tuple[Words, ...]

    def data(self) -> Data:
        return Statements(self.title.text, tuple(words.text for words in self.items)).data()


@dataclass(frozen=True, slots=True)
class LeadersActions(LeadersBlock):
    """Actions, in the facilitator's words."""

    title: Sentence
    items: tuple[ActionLine, ...]
    none: Sentence

    def data(self) -> Data:
        return Actions(self.title.text, self.items, self.none.text).data()


@dataclass(frozen=True, slots=True)
class LeadersMedian(LeadersBlock):
    """A median and its quartiles as bands."""

    protected: ProtectedMedian

    def __post_init__(self) -> None:
        insist(self.protected, ProtectedMedian)

    def data(self) -> Data:
        found = self.protected
        if found.median is None:
            reason = figure(found.state) if not isinstance(found.state, Shown) else too_few()
            text = _("{title}: {reason}.").format(title=found.title, reason=reason)
        elif found.lower_quartile is None or found.upper_quartile is None:
            text = _("{title}: the middle answer is “{median}”.").format(
                title=found.title, median=found.median
            )
        else:
            text = _(
                "{title}: the middle answer is “{median}”; the middle half lies from “{low}” to "
                "“{high}”."
            ).format(
                title=found.title,
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
class LeadersHeadline:
    """A question of page one with its answers and what they rest on."""

    question: Sentence
    answers: tuple[Sentence, ...]
    basis: Sentence


def leaders_headline(headline: LeadersHeadline) -> Headline:
    """The headline as a document holds it."""
    sentences = (headline.question, *headline.answers, headline.basis)
    for sentence in sentences:
        insist(sentence, Sentence)
    answers = tuple(sentence.text for sentence in headline.answers)
    return Headline(headline.question.text, answers, headline.basis.text)


def leaders_section(section: LeadersSection) -> Section:
    """The section as a document holds it; TypeError for a block that no leaders' page may hold."""
    for block in section.blocks:
        insist(block, LeadersBlock)
    lead = section.lead.text if section.lead else ""
    return Section(section.id, section.title.text, lead, section.blocks)


@dataclass(frozen=True, slots=True)
class LeadersDocument(Document):
    """A document for leaders: refused when it is built unless every block is made for them."""

    def __post_init__(self) -> None:
        for section in self.sections:
            for block in section.blocks:
                insist(block, LeadersBlock)


def insist(value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise TypeError(f"a leaders' page takes {kind.__name__}, not {type(value).__name__}")
