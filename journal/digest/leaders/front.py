"""Page one for leaders: asks, what is not known to be safe, effort, a failure, decisions wanted."""

from collections.abc import Iterable

from journal.bundle.codes import code_of
from journal.digest.disclosure.protected import ProtectedTable, Shown
from journal.digest.leaders.reading import Reading
from journal.digest.leaders_blocks import LeadersAnswer, LeadersHeadline
from journal.digest.leaders_words import (
    Sentence,
    TableFigure,
    joined,
    say,
    threshold,
)
from journal.digest.roadmap import wanted
from journal.digest.wording import cannot_say
from journal.ids import clean_code
from journal.language import _

MOST_DECISIONS = 3
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
    asked = [
        LeadersAnswer(_about(one), one)
        for one in _shown(reading.released.tables["support_wanted"], row=0)
        if one.answer != "nothing-just-now"
    ]
    return _headline(reading, _("What staff ask for"), asked)


def _not_known_safe(reading: Reading) -> LeadersHeadline:
    table = reading.released.tables["safe_use"]
    found = []
    for row in range(len(table.rows)):
        unsure = [one for one in _shown(table, row) if one.answer in UNSURE]
        if unsure:
            said = [say(_("“{what}”, about {n}"), what=one.answer_name, n=one) for one in unsure]
            check = unsure[0].row_name
            text = say(_("{check}: {said}"), check=check, said=joined("; ", said))
            found.append(LeadersAnswer(text))
    unknown = [entry.name for entry in reading.register.entries if entry.unknown]
    if unknown:
        tools = joined(", ", unknown)
        text = say(_("In the register with something unsettled: {tools}"), tools=tools)
        found.append(LeadersAnswer(text))
    return _headline(reading, _("What is not known to be safe"), found)


def _effort(reading: Reading) -> LeadersHeadline:
    found = [
        LeadersAnswer(_about(one), one) for one in _shown(reading.released.tables["effort"], row=0)
    ]
    return _headline(reading, _("Effort saved, and effort moved"), found)


def _failed(reading: Reading) -> LeadersHeadline:
    stories = {code_of(clean_code(code)) for code in reading.decisions.stories}
    told = sorted(
        (one for one in reading.lines if one.result == "failed" and one.line.text.text),
        key=lambda one: one.code not in stories,
    )
    question = say(_("Something that failed"))
    if not told:
        basis = say(_("No line about a trial that failed was released."))
        return LeadersHeadline(question, (LeadersAnswer(say(cannot_say())),), basis)
    line = told[0].line
    place = [words for words in (line.work_area, line.tool) if words.text]
    return LeadersHeadline(
        question,
        (LeadersAnswer(say("“{line}”", line=line.text)),),
        say(_("one writer’s own words; {place}"), place=joined(" · ", place)),
    )


def _decisions(reading: Reading) -> LeadersHeadline:
    asked = tuple(LeadersAnswer(one) for one in wanted(reading.decisions, reading.scanner))
    return LeadersHeadline(
        say(_("Decisions wanted, and by whom")),
        asked[:MOST_DECISIONS] or (LeadersAnswer(say(_("The group has asked for none yet."))),),
        say(_("The rest stand in the last section.")) if len(asked) > MOST_DECISIONS else say(""),
    )


def _headline(reading: Reading, question: str, answers: Iterable[LeadersAnswer]) -> LeadersHeadline:
    found = tuple(answers)
    if not found:
        basis = say(
            _("too few answers to show; fewer than {k} people are never counted"),
            k=threshold(reading.rule),
        )
        return LeadersHeadline(say(question), (LeadersAnswer(say(cannot_say())),), basis)
    return LeadersHeadline(say(question), found, reading.basis())


def _about(one: TableFigure) -> Sentence:
    return say(_("{what}: about {n}"), what=one.answer_name, n=one)


def _shown(table: ProtectedTable, row: int) -> list[TableFigure]:
    """The figures of a row that are shown, in the order of the vocabulary."""
    if not table.rows:
        return []
    every = (TableFigure(table, row, column) for column in range(len(table.columns)))
    return [one for one in every if isinstance(one.cell, Shown)]
