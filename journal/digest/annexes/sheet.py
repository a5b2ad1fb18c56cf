"""What a board sheet is made of, with figures or without: its page, what is asked, what is next."""

import re
from collections.abc import Iterable

from journal.digest.guarded.blocks import (
    LeadersAnswer,
    LeadersBlock,
    LeadersDocument,
    LeadersHeadline,
    LeadersSection,
    LeadersStatements,
    LeadersText,
    leaders_headline,
)
from journal.digest.guarded.roadmap import answered, owner_of, waiting
from journal.digest.guarded.words import (
    NO_WORDS,
    Sentence,
    Words,
    fixed,
    joined,
    say,
    shortened,
    written,
)
from journal.digest.occasion import Occasion
from journal.digest.scan import Scanner
from journal.digest.wording import closing, month
from journal.group.decisions import Action
from journal.language import _, in_use

# What a card of the page can hold, so that all of them stay on one page.
MOST_ASKS = 3
LONGEST_ASK = 110
LONGEST_REASON = 70

Questions = tuple[LeadersHeadline, ...]


def one_page(occasion: Occasion, questions: Questions) -> LeadersDocument:
    """The sheet as a document of its own."""
    return LeadersDocument(
        edition="board",
        title=occasion.group.name,
        subtitle=sheet_title(occasion).text,
        group=occasion.group.name,
        round=occasion.round,
        period=month(occasion.as_of),
        language=in_use(),
        foreword="",
        front=tuple(leaders_headline(question) for question in questions),
        sections=(),
        closing=closing(),
    )


def as_section(occasion: Occasion, questions: Questions) -> LeadersSection:
    """The sheet as an annex."""
    blocks: list[LeadersBlock] = []
    for card in questions:
        blocks.append(LeadersStatements(card.question, tuple(map(_told, card.answers))))
        if card.basis.text:
            blocks.append(LeadersText(card.basis))
    return LeadersSection("board-sheet", sheet_title(occasion), None, tuple(blocks))


def sheet_title(occasion: Occasion) -> Sentence:
    """What the sheet is called, with the local name of the board where the group gave one."""
    if not occasion.decisions.board_name.strip():
        return say(_("One page for the board"))
    # "One page for the The governors" would come of the whole name.
    name = re.sub(r"(?i)^the\s+(?=\S)", "", occasion.decisions.board_name.strip())
    board = written(occasion.scanner.printed(name))
    return say(_("One page for the {board}"), board=board)


def asked(occasion: Occasion) -> LeadersHeadline:
    """What waits for a decision, each with whose it is."""
    asked_for = waiting(occasion.decisions)
    return _actions(
        say(_("What is asked, and of whom")),
        (_ask(action, occasion.scanner) for action in asked_for[:MOST_ASKS]),
        say(_("The group has asked for nothing yet.")),
        len(asked_for) > MOST_ASKS,
    )


def next_steps(occasion: Occasion) -> LeadersHeadline:
    """What was answered and what happens next; what is done stands last."""
    settled = sorted(answered(occasion.decisions), key=lambda action: action.answer == "done")
    return _actions(
        say(_("What was answered, and what happens next")),
        (_step(action, occasion.scanner) for action in settled[:MOST_ASKS]),
        say(_("Nothing that was asked has an answer yet."))
        if occasion.decisions.actions
        else say(_("The group has asked for nothing yet.")),
        len(settled) > MOST_ASKS,
    )


def _actions(
    question: Sentence, told: Iterable[Sentence], none: Sentence, more: bool
) -> LeadersHeadline:
    answers = tuple(LeadersAnswer(one) for one in told) or (LeadersAnswer(none),)
    rest = say(_("The rest stand in the digest’s roadmap.")) if more else say("")
    return LeadersHeadline(question, answers, rest)


def _ask(action: Action, scanner: Scanner) -> Sentence:
    ask = _short(scanner, action.ask, LONGEST_ASK)
    by_when = _short(scanner, action.by_when, LONGEST_REASON)
    parts = [owner_of(action), by_when]
    return say("{ask} ({whose})", ask=ask, whose=joined(", ", [one for one in parts if one.text]))


def _step(action: Action, scanner: Scanner) -> Sentence:
    answer = fixed(_("not yet")) if action.answer == "not-yet" else fixed(_("yes"))
    if action.answer == "done":
        answer = fixed(_("done"))
    parts = [
        answer,
        _short(scanner, action.because, LONGEST_REASON),
        owner_of(action) if action.owner_role != "not-known" else NO_WORDS,
        _short(scanner, action.by_when, LONGEST_REASON),
    ]
    told = joined("; ", [part for part in parts if part.text])
    return say("{ask}: {told}", ask=_short(scanner, action.ask, LONGEST_ASK), told=told)


def _short(scanner: Scanner, text: str, most: int) -> Words:
    return shortened(written(scanner.printed(text)), most)


def _told(answer: LeadersAnswer) -> Words:
    if answer.figure is None:
        return joined("", [answer.text])
    return joined("", [say(_("{what}: about {n}"), what=answer.text, n=answer.figure)])
