"""Page one of the group brief: what was agreed, asked for, raised and told, without a count."""

from collections.abc import Iterator, Sequence

from journal.digest.disclosure.protected import Blank, ProtectedList, ReleasedBrief
from journal.digest.guarded.blocks import LeadersAnswer, LeadersHeadline
from journal.digest.guarded.roadmap import wanted
from journal.digest.guarded.told import Told
from journal.digest.guarded.words import (
    Sentence,
    fixed,
    joined,
    least,
    listed_in,
    round_of,
    say,
    shortened,
    written,
)
from journal.digest.leaders.picking import NOTHING_NOW, own_words
from journal.digest.leaders.unsaid import Unsaid, gathered
from journal.digest.occasion import Occasion
from journal.digest.wording import too_few, withdrawn
from journal.language import _

# Characters of a statement or a line that page one has room for; its section has the whole of it.
LONGEST_FIRST = 280


def brief_front(
    occasion: Occasion, released: ReleasedBrief, lines: Sequence[Told]
) -> tuple[LeadersHeadline, ...]:
    """The answers of page one; what cannot be said among so few stands last, with why."""
    asks = say(_("each check-in asks what would help; slips of paper count too"))
    concerns = say(_("the trial form asks for concerns under “Safety and concerns”"))
    cards = (
        _agreed(occasion),
        _listed(occasion, say(_("What staff ask for")), released.lists["support_wanted"], asks),
        _listed(occasion, say(_("Concerns that were raised")), released.lists["concern"], concerns),
        *_line(lines),
        _decisions(occasion),
        _no_figures(occasion),
    )
    return gathered(cards, occasion.rule)


def _agreed(occasion: Occasion) -> LeadersHeadline:
    agreed = tuple(
        LeadersAnswer(
            say("{text}", text=shortened(written(occasion.scanner.printed(text)), LONGEST_FIRST))
        )
        for text in occasion.decisions.statements[:1]
    )
    none = LeadersAnswer(say(_("The group has agreed on no statement yet.")))
    basis = say(_("agreed by the group; the others follow")) if agreed else say("")
    return LeadersHeadline(say(_("What the group agreed on")), agreed or (none,), basis)


def _listed(
    occasion: Occasion, question: Sentence, found: ProtectedList, asked: Sentence
) -> LeadersHeadline | Unsaid:
    """What a list names in one line; why there is none, and where it is `asked` for."""
    if found.state is not None:
        reason = fixed(withdrawn() if isinstance(found.state, Blank) else too_few())
        return Unsaid(question, say(_("{reason}; {asked}."), reason=reason, asked=asked))
    basis = say(_("named by somebody, and not counted"))
    if found.round < occasion.round:
        basis = say(_("{basis}; as of round {round}"), basis=basis, round=round_of(found))
    told = LeadersAnswer(say("{list}", list=joined(", ", listed_in(found, NOTHING_NOW))))
    return LeadersHeadline(question, (told,), basis)


def _line(lines: Sequence[Told]) -> Iterator[LeadersHeadline]:
    """The first of the lines; how its trial went is not said."""
    told = [one.line for one in lines if one.line.text.text]
    if not told:
        return
    text = say("“{line}”", line=shortened(told[0].text, LONGEST_FIRST))
    question = say(_("A line for leaders"))
    yield LeadersHeadline(question, (LeadersAnswer(text),), own_words(told[0]))


def _decisions(occasion: Occasion) -> LeadersHeadline:
    asked = tuple(LeadersAnswer(ask) for ask in wanted(occasion.decisions, occasion.scanner))
    none = LeadersAnswer(say(_("The group has asked for none yet.")))
    return LeadersHeadline(say(_("Decisions wanted, and by whom")), asked or (none,), say(""))


def _no_figures(occasion: Occasion) -> Unsaid:
    few = say(
        _(
            "fewer than {least} people have released something, and among so few, counts identify "
            "people."
        ),
        least=least(occasion.rule),
    )
    why = say(_("{few} Figures come from several groups together."), few=few)
    # Several groups are together here already.
    if occasion.rule.upper_level:
        why = few
    return Unsaid(say(_("What is not known to be safe, and effort saved or moved")), why)
