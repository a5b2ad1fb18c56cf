"""Page one for leaders: asks, what is not known to be safe, effort, a failure, decisions wanted."""

from journal.bundle.codes import code_of
from journal.digest.disclosure.protected import ProtectedTable
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.guarded.basis import (
    aged,
    few_enough_to_doubt,
    nobody_recorded,
    rests_on,
    whole_of,
)
from journal.digest.guarded.blocks import LeadersAnswer, LeadersHeadline
from journal.digest.guarded.lines import Line
from journal.digest.guarded.roadmap import wanted
from journal.digest.guarded.words import Sentence, TableFigure, Words, joined, say, shortened
from journal.digest.leaders.picking import (
    NOTHING_NOW,
    effort_of,
    failed_in,
    figures_shown,
    largest,
    largest_first,
    own_words,
    unregistered,
)
from journal.digest.leaders.reading import Reading
from journal.digest.leaders.unsaid import Unsaid, gathered, no_time, why_none
from journal.ids import clean_code
from journal.language import _

MOST_ANSWERS = 4
MOST_DECISIONS = 3
MOST_KINDS = 3
LONGEST_LINE = 280
UNSURE = ("no", "not-sure")


def front(reading: Reading) -> tuple[LeadersHeadline, ...]:
    """The five answers of page one, each with what it rests on; what cannot be said stands last."""
    cards = (
        _asks(reading),
        _not_known_safe(reading),
        _effort(reading),
        _failed(reading),
        _decisions(reading),
    )
    return gathered(cards, reading.occasion.rule)


def _asks(reading: Reading) -> LeadersHeadline | Unsaid:
    """What most ask for first: a ranking of answers, never of people."""
    question, table = say(_("What staff ask for")), reading.released.tables["support_wanted"]
    said = figures_shown(table)
    asked = [one for one in said if one.answer != NOTHING_NOW] or said
    if not asked:
        why = _("{why}. Each check-in asks what would help; slips of paper count too.")
        return Unsaid(question, say(why, why=why_none(table, reading.occasion.rule)))
    answers = tuple(LeadersAnswer(_of(one.answer_name), one) for one in largest_first(asked))
    return LeadersHeadline(question, answers[:MOST_ANSWERS], _doubted(table, rests_on(table)))


def _not_known_safe(reading: Reading) -> LeadersHeadline | Unsaid:
    """The checks with most who said no or were not sure, and what the register does not settle."""
    question, table = say(_("What is not known to be safe")), reading.released.tables["safe_use"]
    tools = [LeadersAnswer(one) for one in (unregistered(reading), _unsettled(reading)) if one]
    every = [one for row in range(len(table.rows)) for one in figures_shown(table, row)]
    unsure = largest_first([one for one in every if one.answer in UNSURE])
    checks = [_with_row(one) for one in unsure[: MOST_ANSWERS - len(tools)]]
    where = say(_("the trial form asks for checks under “Safety and concerns”"))
    basis = _doubted(table, aged(table, reading.basis()))
    if nobody_recorded(table):
        checks = [LeadersAnswer(say(_("Nobody recorded a safe-use check")))]
        basis = say(_("{basis}; {where}"), basis=basis, where=where)
    elif all(one.answer == NOT_RECORDED for one in every):
        why = say(_("safe-use checks: {why}"), why=why_none(table, reading.occasion.rule))
        if not tools:
            return Unsaid(question, say(_("{why}; {where}."), why=why, where=where))
        basis = say(_("{basis}; {why}"), basis=basis, why=why)
    elif not tools and not checks:
        unproven = _(
            "those who said no or were not sure are too few to show, which proves nothing."
        )
        return Unsaid(question, say(unproven))
    return LeadersHeadline(question, (*checks, *tools), basis)


def _unsettled(reading: Reading) -> Sentence | None:
    unknown = [entry.name for entry in reading.register.entries if entry.unknown]
    if not unknown:
        return None
    tools = joined(", ", unknown)
    return say(_("In the register with something unsettled: {tools}"), tools=tools)


def _effort(reading: Reading) -> LeadersHeadline | Unsaid:
    question, table = say(_("Effort saved, and effort moved")), reading.released.tables["effort"]
    answers = tuple(LeadersAnswer(_row(one), one) for one in effort_of(table))
    if not answers:
        why = _("{why}. The trial form asks for both times under “Time and quality”.")
        return Unsaid(question, say(why, why=no_time(table, reading.occasion.rule)))
    return LeadersHeadline(question, answers, _doubted(table, rests_on(table)))


def _failed(reading: Reading) -> LeadersHeadline | Unsaid:
    """One writer's own words; without them the kinds of work in which something failed."""
    question, line = say(_("Something that failed")), failure(reading)
    if line is not None:
        told = LeadersAnswer(say("“{line}”", line=shortened(line.text, LONGEST_LINE)))
        return LeadersHeadline(question, (told,), own_words(line))
    return failed_by_kind(reading)


def failed_by_kind(reading: Reading) -> LeadersHeadline | Unsaid:
    """In which kinds of work something failed, where no writer tells of it."""
    question, table = say(_("Something that failed")), reading.released.tables["by_job"]
    answers = tuple(_with_row(one) for one in largest(failed_in(table), MOST_KINDS))
    none = say(_("no line about a trial that failed was released"))
    if not answers:
        why = _("{none}, and too few people tell of one to count them by kind of work.")
        return Unsaid(question, say(why, none=none))
    basis = _doubted(table, say(_("{basis}; {none}"), basis=rests_on(table), none=none))
    return LeadersHeadline(question, answers, basis)


def failure(reading: Reading) -> Line | None:
    """The line about a trial that failed which is told first: one of the stories, if any is."""
    stories = {code_of(clean_code(code)) for code in reading.occasion.decisions.stories}
    told = [one for one in reading.lines if one.result == "failed" and one.line.text.text]
    told.sort(key=lambda one: one.code not in stories)
    return told[0].line if told else None


def _decisions(reading: Reading) -> LeadersHeadline:
    asked = tuple(
        LeadersAnswer(one) for one in wanted(reading.occasion.decisions, reading.occasion.scanner)
    )
    return LeadersHeadline(
        say(_("Decisions wanted, and by whom")),
        asked[:MOST_DECISIONS] or (LeadersAnswer(say(_("The group has asked for none yet."))),),
        say(_("The rest stand in the last section.")) if len(asked) > MOST_DECISIONS else say(""),
    )


def _doubted(table: ProtectedTable, told: Sentence) -> Sentence:
    if few_enough_to_doubt(whole_of(table).cell):
        return say(_("{told}: so few that it is a hint, no more"), told=told)
    return told


def _with_row(one: TableFigure) -> LeadersAnswer:
    return LeadersAnswer(say(_("{check}: “{what}”"), check=_row(one), what=one.answer_name), one)


def _row(one: TableFigure) -> Sentence:
    """The name of its row, with the round where more may stand in it than those it is told of."""
    if one.line.round < whole_of(one.table).line.round:
        return say(_("{name} (as of round {round})"), name=one.row_name, round=one.since)
    return _of(one.row_name)


def _of(words: Words) -> Sentence:
    return say("{words}", words=words)
