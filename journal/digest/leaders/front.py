"""Page one for leaders: asks, what is not known to be safe, effort, a failure, decisions wanted."""

from collections.abc import Iterable

from journal.digest.disclosure.protected import ProtectedRow, ProtectedTable, Shown
from journal.digest.leaders.reading import Reading
from journal.digest.leaders_blocks import (
    LeadersHeadline,
    Sentence,
    Words,
    announced,
    chosen,
    say,
    term,
)
from journal.digest.wording import cannot_say
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
    table = reading.released.tables["support_wanted"]
    asked = [
        say(_("{what}: about {n}"), what=name, n=n)
        for name, n in _shown(table, leave_out=("nothing-just-now",))
    ]
    return _headline(reading, _("What staff ask for"), asked)


def _not_known_safe(reading: Reading) -> LeadersHeadline:
    table = reading.released.tables["safe_use"]
    found = [
        say(
            _("{check}: {answers}"),
            check=chosen(row.label),
            answers=chosen("; ".join(one.text for one in answers)),
        )
        for row in table.rows
        if (answers := _unsure(table, row))
    ]
    unknown = [entry.tool for entry in reading.register.entries if entry.unknown]
    if unknown:
        names = chosen(", ".join(unknown))
        found.append(say(_("In the register with something unsettled: {tools}"), tools=names))
    return _headline(reading, _("What is not known to be safe"), found)


def _unsure(table: ProtectedTable, row: ProtectedRow) -> list[Sentence]:
    return [
        say(_("“{answer}”, about {n}"), answer=chosen(name), n=_number(cell))
        for (answer, name), cell in zip(table.columns, row.cells, strict=True)
        if answer in UNSURE and isinstance(cell, Shown)
    ]


def _effort(reading: Reading) -> LeadersHeadline:
    table = reading.released.tables["effort"]
    found = [say(_("{what}: about {n}"), what=name, n=n) for name, n in _shown(table)]
    return _headline(reading, _("Effort saved, and effort moved"), found)


def _failed(reading: Reading) -> LeadersHeadline:
    stories = [code.removeprefix("T-").replace("-", "") for code in reading.decisions.stories]
    told = sorted(
        (one for one in reading.lines if one.result == "failed" and one.line.text),
        key=lambda one: one.code not in stories,
    )
    question = say(_("Something that failed"))
    if not told:
        basis = say(_("No line about a trial that failed was released."))
        return LeadersHeadline(question, (say(cannot_say()),), basis)
    line = told[0].line
    place = " · ".join(part for part in (line.work_area, line.tool) if part)
    return LeadersHeadline(
        question,
        (say("“{line}”", line=chosen(line.text)),),
        say(_("one writer’s own words; {place}"), place=chosen(place)),
    )


def _decisions(reading: Reading) -> LeadersHeadline:
    scanned = reading.scanner.printed
    wanted = [action for action in reading.decisions.actions if action.answer is None]
    answers = [
        say(
            _("{ask} ({owner})"),
            ask=chosen(scanned(action.ask)),
            owner=term("owner_role", action.owner_role),
        )
        for action in wanted[:MOST_DECISIONS]
    ]
    return LeadersHeadline(
        say(_("Decisions wanted, and by whom")),
        tuple(answers) or (say(_("The group has asked for none yet.")),),
        say(_("The rest stand in the last section.")) if len(wanted) > MOST_DECISIONS else say(""),
    )


def _headline(reading: Reading, question: str, answers: Iterable[Sentence]) -> LeadersHeadline:
    found = tuple(answers)
    if not found:
        basis = say(
            _("too few answers to show; fewer than {k} people are never counted"),
            k=announced(reading.rule.k),
        )
        return LeadersHeadline(say(question), (say(cannot_say()),), basis)
    return LeadersHeadline(say(question), found, reading.basis())


def _shown(table: ProtectedTable, leave_out: tuple[str, ...] = ()) -> list[tuple[Words, Words]]:
    """The answers of a table with one row that may be shown, in the order of the vocabulary."""
    return [
        (chosen(name), _number(cell))
        for row in table.rows[:1]
        for (answer, name), cell in zip(table.columns, row.cells, strict=True)
        if isinstance(cell, Shown) and cell.n and answer not in leave_out
    ]


def _number(cell: Shown) -> Words:
    """The figure of a released cell: rounded and above the threshold, so that it may be said."""
    return Words(str(cell.n))
