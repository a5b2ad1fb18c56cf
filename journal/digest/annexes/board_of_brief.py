"""The board sheet of a group with a brief: what the brief says already, on one page, no figures."""

from journal.digest.annexes.sheet import Questions, asked, next_steps, one_page
from journal.digest.disclosure.rule import Rule
from journal.digest.document import Block
from journal.digest.guarded.blocks import (
    LeadersAnswer,
    LeadersDocument,
    LeadersHeadline,
    LeadersNote,
    LeadersStatements,
)
from journal.digest.guarded.words import Sentence, Words, joined, least, say, shortened
from journal.digest.occasion import Occasion
from journal.digest.wording import nothing_shared
from journal.language import _

LONGEST_STATEMENT = 200


def compose_board_of_brief(brief: LeadersDocument, occasion: Occasion) -> LeadersDocument:
    """The sheet out of the group brief: it lists nothing that the brief does not."""
    questions: Questions = (
        _what_this_is(occasion.rule),
        _agreed(brief),
        _list(brief, "concerns", say(_("Which concerns arose?"))),
        _list(brief, "support", say(_("Which support is wanted?"))),
        asked(occasion),
        next_steps(occasion),
    )
    return one_page(occasion, questions)


def _what_this_is(rule: Rule) -> LeadersHeadline:
    told = (
        say(_("What a small group chose to say of its trials with AI.")),
        say(
            _(
                "Fewer than {least} people released something, and among so few, counts identify "
                "people. So there is no figure here, and nothing can be said yet of safety, "
                "workload or what lasted."
            ),
            least=least(rule),
        ),
        say(_("It is no audit and not a measure of anyone.")),
    )
    question = say(_("What this is, and what it is not"))
    return LeadersHeadline(question, tuple(map(LeadersAnswer, told)), say(""))


def _agreed(brief: LeadersDocument) -> LeadersHeadline:
    question = say(_("What the group agreed on"))
    told = tuple(
        LeadersAnswer(say("{text}", text=shortened(words, LONGEST_STATEMENT)))
        for words in _items(brief, "statements")
    )
    none = LeadersAnswer(say(_("The group has agreed on no statement yet.")))
    return LeadersHeadline(question, told or (none,), say(""))


def _list(brief: LeadersDocument, section_id: str, question: Sentence) -> LeadersHeadline:
    """What the brief lists, or why it lists nothing; of an older round where it says so."""
    for block in _blocks(brief, section_id):
        if isinstance(block, LeadersNote):
            return LeadersHeadline(question, (LeadersAnswer(block.sentence),), say(""))
        if isinstance(block, LeadersStatements) and block.items:
            told = say("{list}", list=joined(", ", block.items))
            basis = say(_("named by somebody, and not counted"))
            if block.title.text:
                basis = say("{basis}; {as_of}", basis=basis, as_of=block.title)
            return LeadersHeadline(question, (LeadersAnswer(told),), basis)
    return LeadersHeadline(question, (LeadersAnswer(say(nothing_shared())),), say(""))


def _items(brief: LeadersDocument, section_id: str) -> tuple[Words, ...]:
    """What a section of the brief lists."""
    return tuple(
        words
        for block in _blocks(brief, section_id)
        if isinstance(block, LeadersStatements)
        for words in block.items
    )


def _blocks(brief: LeadersDocument, section_id: str) -> tuple[Block, ...]:
    sections = (section for section in brief.sections if section.id == section_id)
    return tuple(block for section in sections for block in section.blocks)
