"""The board sheet: one page for those who govern, assurance before minutes.

Each question has its answer with what it rests on, or stands in the card of what cannot be said
yet; all of it comes out of released figures, released lines and what the group wrote for its
leaders.
"""

from collections.abc import Iterable, Sequence

from journal.digest.annexes.sheet import Questions, as_section, asked, next_steps, one_page
from journal.digest.disclosure.protected import Shown
from journal.digest.gather.effort import NOBODY
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.blocks import (
    LeadersAnswer,
    LeadersDocument,
    LeadersHeadline,
    LeadersSection,
)
from journal.digest.guarded.register import Lack
from journal.digest.guarded.words import (
    Sentence,
    TableFigure,
    joined,
    round_of,
    say,
    shortened,
    threshold,
    total_of,
)
from journal.digest.leaders.front import failed_by_kind, failure
from journal.digest.leaders.picking import (
    effort_of,
    figures_shown,
    largest,
    unregistered,
)
from journal.digest.leaders.reading import Reading
from journal.digest.leaders.unsaid import Unsaid, gathered
from journal.language import _

MOST_ANSWERS = 3
MOST_TOOLS, LONGEST_TOOL = 4, 28
LONGEST_LINE = 200
SILENT = frozenset({NOT_RECORDED, NOBODY, "not-checked-yet", "doesn-t-apply"})


def compose_board(reading: Reading) -> LeadersDocument:
    """The sheet as a document of its own, out of the release that the leaders' edition prints."""
    return one_page(reading.occasion, _questions(reading))


def board_section(reading: Reading) -> LeadersSection:
    """The sheet as an annex of the leaders' edition."""
    return as_section(reading.occasion, _questions(reading))


def _questions(reading: Reading) -> Questions:
    cards = (
        _what_this_is(reading),
        _personal_data(reading),
        _checking(reading),
        _tools(reading),
        _concerns(reading),
        _workload(reading),
        _left_out(reading),
        _lasted(reading),
        _failed(reading),
        asked(reading.occasion),
        next_steps(reading.occasion),
    )
    # What is not known of safety stands before minutes too.
    return gathered(cards, reading.occasion.rule, after=1)


def _what_this_is(reading: Reading) -> LeadersHeadline:
    told = (
        say(
            _("What colleagues chose to share of their trials with AI in round {round}."),
            round=round_of(reading.released),
        ),
        say(_("It is no audit and not a measure of anyone.")),
    )
    basis = say(
        _("{basis}; figures count people, rounded to fives, and none under {k} is shown"),
        basis=reading.basis(),
        k=threshold(reading.occasion.rule),
    )
    return LeadersHeadline(
        say(_("What this is, and what it is not")), tuple(map(LeadersAnswer, told)), basis
    )


def _personal_data(reading: Reading) -> LeadersHeadline | Unsaid:
    kept_out = _check(reading, "no-personal-data-entered")
    put_in = [one for one in _shown(reading, "data_put_in") if one.answer != "nothing-personal"]
    answers = [
        *(_with_row(one) for one in kept_out),
        *(LeadersAnswer(say(_("Put in: {what}"), what=one.answer_name), one) for one in put_in),
    ]
    question = say(_("Is personal data staying out?"))
    return _card(reading, question, answers, say(_("whether personal data is staying out")))


def _checking(reading: Reading) -> LeadersHeadline | Unsaid:
    answers = [_with_row(one) for one in _check(reading, "i-checked-it-before-use")]
    # Where nobody ticked that check, how each trial was checked answers it as well.
    how = [one for one in _shown(reading, "checking") if not answers or one.answer == "not-checked"]
    answers += map(_plain, how)
    question = say(_("Is output checked before use?"))
    return _card(reading, question, answers, say(_("whether output is checked before use")))


def _tools(reading: Reading) -> LeadersHeadline | Unsaid:
    question = say(_("Which tools lack approval, an assessment or an age check?"))
    answers = _lacks(reading)
    basis, unlisted = say(_("from the group’s tool register")), unregistered(reading)
    if unlisted is not None:
        answers.append(LeadersAnswer(unlisted))
        basis = say(_("from the group’s tool register and its trials"))
    if not answers and not reading.register.entries:
        what = say(_("which tools lack approval, an assessment or an age check"))
        return Unsaid(what, say(_("nobody has filled in the group’s tool register")))
    if not answers:
        answers = [LeadersAnswer(say(_("Every tool in the register has all three.")))]
    return LeadersHeadline(question, tuple(answers), basis)


def _lacks(reading: Reading) -> list[LeadersAnswer]:
    """What tools of the register lack; lacks of the same tools stand in one line."""
    lacks: tuple[tuple[Lack, Sentence], ...] = (
        ("approval", say(_("Not approved, or not known to be"))),
        ("assessment", say(_("No data protection assessment"))),
        ("age", say(_("No age limit on record"))),
    )
    found: dict[str, tuple[Sentence, list[Sentence]]] = {}
    for lack, what in lacks:
        if tools := _lacking(reading, lack):
            found.setdefault(tools.text, (tools, []))[1].append(what)
    return [
        LeadersAnswer(say("{what}: {tools}", what=joined("; ", alike), tools=tools))
        for tools, alike in found.values()
    ]


def _lacking(reading: Reading, lack: Lack) -> Sentence | None:
    lacking = (one.name for one in reading.register.entries if lack in one.lacks)
    names = list({name.text: name for name in lacking}.values())
    if not names:
        return None
    tools = joined(", ", [shortened(name, LONGEST_TOOL) for name in names[:MOST_TOOLS]])
    if len(names) > MOST_TOOLS:
        return say(_("{tools} and others"), tools=tools)
    return say("{tools}", tools=tools)


def _concerns(reading: Reading) -> LeadersHeadline | Unsaid:
    raised = [_plain(one) for one in largest(_shown(reading, "concern"), MOST_ANSWERS - 1)]
    raised = raised or [LeadersAnswer(say(_("Which concerns: too few to show")))]
    done = [
        LeadersAnswer(say(_("Done about it: {what}"), what=one.answer_name), one)
        for one in largest(_shown(reading, "concern_action"), MOST_ANSWERS - 1)
    ]
    question = say(_("Which concerns arose, and what was done?"))
    told = [*raised, *done] if any(one.figure for one in (*raised, *done)) else []
    return _card(reading, question, told, say(_("which concerns arose, and what was done")))


def _workload(reading: Reading) -> LeadersHeadline | Unsaid:
    table = reading.released.tables["effort"]
    answers = [LeadersAnswer(say("{what}", what=one.row_name), one) for one in effort_of(table)]
    question = say(_("Is workload falling or moving?"))
    found = _card(reading, question, answers, say(_("whether workload is falling or moving")))
    if isinstance(found, Unsaid):
        return found
    moved = say(_("{basis}; effort moved is not effort saved"), basis=found.basis)
    return LeadersHeadline(question, found.answers, moved)


def _left_out(reading: Reading) -> LeadersHeadline | Unsaid:
    answers = [_plain(one) for one in largest(_shown(reading, "could_not_use"), MOST_ANSWERS)]
    question = say(_("Who could not use it?"))
    return _card(reading, question, answers, say(_("who could not use it")))


def _lasted(reading: Reading) -> LeadersHeadline | Unsaid:
    answers = [_plain(one) for one in largest(_shown(reading, "still_using"), MOST_ANSWERS)]
    answers += [
        LeadersAnswer(say(_("Tried again by a colleague")), one)
        for one in _shown(reading, "evidence")
        if one.answer == "repeated-by-others"
    ]
    question = say(_("What lasted, after six teaching weeks?"))
    return _card(reading, question, answers, say(_("what lasted, after six teaching weeks")))


def _failed(reading: Reading) -> LeadersHeadline | Unsaid:
    line = failure(reading)
    if line is None:
        return failed_by_kind(reading)
    told = say("“{line}”", line=shortened(line.text, LONGEST_LINE))
    words = say(_("one writer’s own words"))
    return LeadersHeadline(say(_("Something that failed")), (LeadersAnswer(told),), words)


def _card(
    reading: Reading, question: Sentence, answers: Sequence[LeadersAnswer], unknown: Sentence
) -> LeadersHeadline | Unsaid:
    """The answers with what they rest on; without any, why `unknown` cannot be said."""
    if answers:
        return LeadersHeadline(question, tuple(answers), _basis(one.figure for one in answers))
    why = say(
        _("fewer than {k} people gave each answer, or nearly all gave the same, or left it open"),
        k=threshold(reading.occasion.rule),
    )
    return Unsaid(unknown, why)


def _basis(figures: Iterable[TableFigure | None]) -> Sentence:
    """On how many people the figures rest, and of which round they are where it is an older one."""
    found: dict[str, Sentence] = {}
    for one in figures:
        if one is None or not isinstance(one.total, Shown):
            continue
        told = say(_("of about {n} people"), n=total_of(one))
        if one.line.round < one.table.round:
            told = say(_("{n}, as of round {round}"), n=told, round=one.since)
        found[told.text] = told
    return say("{basis}", basis=joined("; ", found.values()))


def _check(reading: Reading, check: str) -> list[TableFigure]:
    """The answers to one safe-use check that are shown."""
    table = reading.released.tables["safe_use"]
    places = [at for at, row in enumerate(table.rows) if row.id == check]
    return [one for at in places for one in _shown(reading, "safe_use", at)]


def _shown(reading: Reading, figure: str, row: int = 0) -> list[TableFigure]:
    """The figures of a row that are shown and say something, in the order of the vocabulary."""
    shown = figures_shown(reading.released.tables[figure], row)
    return [one for one in shown if one.answer not in SILENT]


def _plain(one: TableFigure) -> LeadersAnswer:
    return LeadersAnswer(say("{what}", what=one.answer_name), one)


def _with_row(one: TableFigure) -> LeadersAnswer:
    return LeadersAnswer(say("{what}: {said}", what=one.row_name, said=one.answer_name), one)
