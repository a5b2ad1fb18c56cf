"""The board sheet: one page for those who govern, assurance before minutes.

Each question has its answer with what it rests on, or "cannot say yet"; all of it comes out of
released figures, released lines and what the group wrote for its leaders.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from journal.digest.annexes.sheet import Questions, as_section, asked, next_steps, one_page
from journal.digest.disclosure.protected import Shown
from journal.digest.gather.leaders_facts import NOBODY
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.blocks import (
    LeadersAnswer,
    LeadersDocument,
    LeadersHeadline,
    LeadersSection,
    unanswered,
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
from journal.digest.leaders.front import effort_of, failure, figures_shown
from journal.digest.leaders.reading import Reading
from journal.language import _

MOST_ANSWERS = 3
MOST_TOOLS = 4
LONGEST_LINE = 200
UNSAID = frozenset({NOT_RECORDED, NOBODY, "not-checked-yet", "doesn-t-apply"})


def compose_board(reading: Reading, as_of: date) -> LeadersDocument:
    """The sheet as a document of its own, out of the release that the leaders' edition prints."""
    return one_page(
        reading.group,
        reading.round,
        reading.decisions,
        reading.scanner,
        as_of,
        _questions(reading),
    )


def board_section(reading: Reading) -> LeadersSection:
    """The sheet as an annex of the leaders' edition."""
    return as_section(reading.decisions, reading.scanner, _questions(reading))


def _questions(reading: Reading) -> Questions:
    return (
        _what_this_is(reading),
        _personal_data(reading),
        _checking(reading),
        _tools(reading),
        _concerns(reading),
        _workload(reading),
        _left_out(reading),
        _lasted(reading),
        _failed(reading),
        asked(reading.decisions, reading.scanner),
        next_steps(reading.decisions, reading.scanner),
    )


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
        k=threshold(reading.rule),
    )
    return LeadersHeadline(
        say(_("What this is, and what it is not")), tuple(map(LeadersAnswer, told)), basis
    )


def _personal_data(reading: Reading) -> LeadersHeadline:
    kept_out = _check(reading, "no-personal-data-entered")
    put_in = [
        one for one in _shown(reading, "data_put_in") if one.answer not in ("nothing-personal",)
    ]
    answers = [
        *(_with_row(one) for one in kept_out),
        *(LeadersAnswer(say(_("Put in: {what}"), what=one.answer_name), one) for one in put_in),
    ]
    return _headline(reading, say(_("Is personal data staying out?")), answers)


def _checking(reading: Reading) -> LeadersHeadline:
    answers = [_with_row(one) for one in _check(reading, "i-checked-it-before-use")]
    answers += [_plain(one) for one in _shown(reading, "checking") if one.answer == "not-checked"]
    return _headline(reading, say(_("Is output checked before use?")), answers)


def _tools(reading: Reading) -> LeadersHeadline:
    question = say(_("Which tools lack approval, an assessment or an age check?"))
    lacks: tuple[tuple[Lack, Sentence], ...] = (
        ("approval", say(_("Not approved, or not known to be"))),
        ("assessment", say(_("No data protection assessment"))),
        ("age", say(_("No age limit on record"))),
    )
    answers = [
        LeadersAnswer(say("{what}: {tools}", what=what, tools=tools))
        for lack, what in lacks
        if (tools := _lacking(reading, lack))
    ]
    if not reading.register.entries:
        return unanswered(question, say(_("nobody has filled in the group’s tool register")))
    if not answers:
        answers = [LeadersAnswer(say(_("Every tool in the register has all three.")))]
    return LeadersHeadline(question, tuple(answers), say(_("from the group’s tool register")))


def _lacking(reading: Reading, lack: Lack) -> Sentence | None:
    lacking = (one.name for one in reading.register.entries if lack in one.lacks)
    names = list({name.text: name for name in lacking}.values())
    if not names:
        return None
    tools = joined(
        ", ", [shortened(name, LONGEST_LINE // MOST_TOOLS) for name in names[:MOST_TOOLS]]
    )
    if len(names) > MOST_TOOLS:
        return say(_("{tools} and others"), tools=tools)
    return say("{tools}", tools=tools)


def _concerns(reading: Reading) -> LeadersHeadline:
    raised = [_plain(one) for one in _largest(_shown(reading, "concern"), MOST_ANSWERS - 1)]
    raised = raised or [LeadersAnswer(say(_("Which concerns: too few to show")))]
    done = [
        LeadersAnswer(say(_("Done about it: {what}"), what=one.answer_name), one)
        for one in _largest(_shown(reading, "concern_action"), MOST_ANSWERS - 1)
    ]
    question = say(_("Which concerns arose, and what was done?"))
    shown = any(one.figure for one in (*raised, *done))
    return _headline(reading, question, [*raised, *done] if shown else [])


def _workload(reading: Reading) -> LeadersHeadline:
    figures = effort_of(reading.released.tables["effort"])
    answers = [LeadersAnswer(say("{what}", what=one.row_name), one) for one in figures]
    found = _headline(reading, say(_("Is workload falling or moving?")), answers)
    moved = say(_("{basis}; effort moved is not effort saved"), basis=found.basis)
    return LeadersHeadline(found.question, found.answers, moved) if answers else found


def _left_out(reading: Reading) -> LeadersHeadline:
    answers = [_plain(one) for one in _largest(_shown(reading, "could_not_use"), MOST_ANSWERS)]
    return _headline(reading, say(_("Who could not use it?")), answers)


def _lasted(reading: Reading) -> LeadersHeadline:
    answers = [_plain(one) for one in _largest(_shown(reading, "still_using"), MOST_ANSWERS)]
    answers += [
        LeadersAnswer(say(_("Tried again by a colleague")), one)
        for one in _shown(reading, "evidence")
        if one.answer == "repeated-by-others"
    ]
    return _headline(reading, say(_("What lasted, after six teaching weeks?")), answers)


def _failed(reading: Reading) -> LeadersHeadline:
    question, line = say(_("Something that failed")), failure(reading)
    if line is None:
        return unanswered(question, say(_("no line about a trial that failed was released")))
    told = say("“{line}”", line=shortened(line.text, LONGEST_LINE))
    return LeadersHeadline(question, (LeadersAnswer(told),), say(_("one writer’s own words")))


def _headline(
    reading: Reading, question: Sentence, answers: Sequence[LeadersAnswer]
) -> LeadersHeadline:
    if not answers:
        basis = say(
            _("too few to show: fewer than {k} people gave each answer, or nearly all the same"),
            k=threshold(reading.rule),
        )
        return unanswered(question, basis)
    return LeadersHeadline(question, tuple(answers), _basis(one.figure for one in answers))


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
    return [one for one in shown if one.answer not in UNSAID]


def _largest(figures: list[TableFigure], most: int) -> list[TableFigure]:
    """The largest printed figures, in their own order."""
    sizes = [one.cell.n if isinstance(one.cell, Shown) else 0 for one in figures]
    chosen = sorted(range(len(figures)), key=lambda at: -sizes[at])[:most]
    return [figures[at] for at in sorted(chosen)]


def _plain(one: TableFigure) -> LeadersAnswer:
    return LeadersAnswer(say("{what}", what=one.answer_name), one)


def _with_row(one: TableFigure) -> LeadersAnswer:
    return LeadersAnswer(say("{what}: {said}", what=one.row_name, said=one.answer_name), one)
