"""Page one for leaders: asks, what is not known to be safe, effort, a failure, decisions wanted."""

from collections.abc import Sequence

from journal.bundle.codes import code_of
from journal.digest.disclosure.protected import ProtectedTable, Shown
from journal.digest.gather.leaders_facts import EFFORT
from journal.digest.guarded.basis import few_enough_to_doubt, whole_of
from journal.digest.guarded.blocks import LeadersAnswer, LeadersHeadline, unanswered
from journal.digest.guarded.lines import Line
from journal.digest.guarded.roadmap import wanted
from journal.digest.guarded.words import (
    Sentence,
    TableFigure,
    Words,
    joined,
    say,
    shortened,
    threshold,
)
from journal.digest.leaders.reading import Reading
from journal.ids import clean_code
from journal.language import _

MOST_ANSWERS = 4
MOST_DECISIONS = 3
LONGEST_LINE = 280
UNSURE = ("no", "not-sure")


def front(reading: Reading) -> tuple[LeadersHeadline, ...]:
    """The five answers of page one, each with what it rests on or "cannot say yet"."""
    return (
        _asks(reading),
        _not_known_safe(reading),
        _effort(reading),
        _failed(reading),
        _decisions(reading),
    )


def _asks(reading: Reading) -> LeadersHeadline:
    """What most ask for first: a ranking of answers, never of people."""
    table = reading.released.tables["support_wanted"]
    asked = [one for one in figures_shown(table) if one.answer != "nothing-just-now"]
    answers = [LeadersAnswer(_of(one.answer_name), one) for one in _largest_first(asked)]
    return _headline(reading, _("What staff ask for"), answers, _rests_on(table))


def _not_known_safe(reading: Reading) -> LeadersHeadline:
    """The checks with most who said no or were not sure, and tools with something unsettled."""
    table = reading.released.tables["safe_use"]
    every = [one for row in range(len(table.rows)) for one in figures_shown(table, row)]
    unsure = _largest_first([one for one in every if one.answer in UNSURE])
    unknown = [entry.name for entry in reading.register.entries if entry.unknown]
    answers = [
        LeadersAnswer(say(_("{check}: “{what}”"), check=one.row_name, what=one.answer_name), one)
        for one in unsure[: MOST_ANSWERS - bool(unknown)]
    ]
    if unknown:
        tools = joined(", ", unknown)
        text = say(_("In the register with something unsettled: {tools}"), tools=tools)
        answers.append(LeadersAnswer(text))
    basis = _doubted(table, reading.basis()) if unsure else say(_("from the tool register alone"))
    return _headline(reading, _("What is not known to be safe"), answers, basis)


def _effort(reading: Reading) -> LeadersHeadline:
    table = reading.released.tables["effort"]
    answers = [LeadersAnswer(_of(one.row_name), one) for one in effort_of(table)]
    return _headline(reading, _("Effort saved, and effort moved"), answers, _rests_on(table))


def effort_of(table: ProtectedTable) -> list[TableFigure]:
    """How many saved effort or moved it, where that is shown, without those who left it open."""
    every = (TableFigure(table, at, None) for at, row in enumerate(table.rows) if row.id in EFFORT)
    return [one for one in every if isinstance(one.cell, Shown)]


def _failed(reading: Reading) -> LeadersHeadline:
    question, line = say(_("Something that failed")), failure(reading)
    if line is None:
        return unanswered(question, say(_("No line about a trial that failed was released.")))
    place = [words for words in (line.work_area, line.tool) if words.text]
    return LeadersHeadline(
        question,
        (LeadersAnswer(say("“{line}”", line=shortened(line.text, LONGEST_LINE))),),
        say(_("one writer’s own words; {place}"), place=joined(" · ", place)),
    )


def failure(reading: Reading) -> Line | None:
    """The line about a trial that failed which is told first: one of the stories, if any is."""
    stories = {code_of(clean_code(code)) for code in reading.decisions.stories}
    told = [one for one in reading.lines if one.result == "failed" and one.line.text.text]
    told.sort(key=lambda one: one.code not in stories)
    return told[0].line if told else None


def _decisions(reading: Reading) -> LeadersHeadline:
    asked = tuple(LeadersAnswer(one) for one in wanted(reading.decisions, reading.scanner))
    return LeadersHeadline(
        say(_("Decisions wanted, and by whom")),
        asked[:MOST_DECISIONS] or (LeadersAnswer(say(_("The group has asked for none yet."))),),
        say(_("The rest stand in the last section.")) if len(asked) > MOST_DECISIONS else say(""),
    )


def _headline(
    reading: Reading, question: str, answers: Sequence[LeadersAnswer], basis: Sentence
) -> LeadersHeadline:
    if not answers:
        basis = say(
            _("too few answers to show; fewer than {k} people are never counted"),
            k=threshold(reading.rule),
        )
        return unanswered(say(question), basis)
    return LeadersHeadline(say(question), tuple(answers[:MOST_ANSWERS]), basis)


def _rests_on(table: ProtectedTable) -> Sentence:
    """Of how many people a card's figures are, and of which round where it is an older one."""
    whole = whole_of(table)
    if not isinstance(whole.cell, Shown):
        return say(_("how many answered is too few to show"))
    told = say(_("of about {n} people who answered"), n=whole)
    if whole.line.round < table.round:
        told = say(_("{told}, as of an earlier round"), told=told)
    return _doubted(table, told)


def _doubted(table: ProtectedTable, told: Sentence) -> Sentence:
    if few_enough_to_doubt(whole_of(table).cell):
        return say(_("{told}: so few that it is a hint, no more"), told=told)
    return told


def _of(words: Words) -> Sentence:
    return say("{words}", words=words)


def _largest_first(figures: Sequence[TableFigure]) -> list[TableFigure]:
    return sorted(figures, key=lambda one: -one.cell.n if isinstance(one.cell, Shown) else 0)


def figures_shown(table: ProtectedTable, row: int = 0) -> list[TableFigure]:
    """The figures of a row that are shown, in the order of the vocabulary."""
    if not table.rows:
        return []
    every = (TableFigure(table, row, column) for column in range(len(table.columns)))
    return [one for one in every if isinstance(one.cell, Shown)]
