"""What a board sheet is made of, with figures or without: its page, what is asked, what is next."""

import re
from collections.abc import Iterable
from datetime import date

from journal.digest.gather.scope import GroupFacts
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
from journal.digest.scan import Scanner
from journal.digest.wording import closing, month
from journal.group.decisions import Action, Decisions
from journal.language import _, in_use

# What a card of the page can hold, so that all of them stay on one page.
MOST_ASKS = 3
LONGEST_ASK = 110
LONGEST_REASON = 70

Questions = tuple[LeadersHeadline, ...]


def one_page(
    group: GroupFacts,
    round_number: int,
    decisions: Decisions,
    scanner: Scanner,
    as_of: date,
    questions: Questions,
) -> LeadersDocument:
    """The sheet as a document of its own."""
    return LeadersDocument(
        edition="board",
        title=group.name,
        subtitle=sheet_title(decisions, scanner).text,
        group=group.name,
        round=round_number,
        period=month(as_of),
        language=in_use(),
        foreword="",
        front=tuple(leaders_headline(one) for one in questions),
        sections=(),
        closing=closing(),
    )


def as_section(decisions: Decisions, scanner: Scanner, questions: Questions) -> LeadersSection:
    """The sheet as an annex."""
    blocks: list[LeadersBlock] = []
    for one in questions:
        blocks.append(LeadersStatements(one.question, tuple(map(_told, one.answers))))
        if one.basis.text:
            blocks.append(LeadersText(one.basis))
    return LeadersSection("board-sheet", sheet_title(decisions, scanner), None, tuple(blocks))


def sheet_title(decisions: Decisions, scanner: Scanner) -> Sentence:
    """What the sheet is called, with the local name of the board where the group gave one."""
    if not decisions.board_name.strip():
        return say(_("One page for the board"))
    # "One page for the The governors" would come of the whole name.
    name = re.sub(r"(?i)^the\s+(?=\S)", "", decisions.board_name.strip())
    board = written(scanner.printed(name))
    return say(_("One page for the {board}"), board=board)


def asked(decisions: Decisions, scanner: Scanner) -> LeadersHeadline:
    """What waits for a decision, each with whose it is."""
    asked_for = waiting(decisions)
    return _actions(
        say(_("What is asked, and of whom")),
        (_ask(action, scanner) for action in asked_for[:MOST_ASKS]),
        say(_("The group has asked for nothing yet.")),
        len(asked_for) > MOST_ASKS,
    )


def next_steps(decisions: Decisions, scanner: Scanner) -> LeadersHeadline:
    """What was answered and what happens next; what is done stands last."""
    settled = sorted(answered(decisions), key=lambda action: action.answer == "done")
    return _actions(
        say(_("What was answered, and what happens next")),
        (_step(action, scanner) for action in settled[:MOST_ASKS]),
        say(_("Nothing that was asked has an answer yet."))
        if decisions.actions
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
