"""What changed since the last digest for leaders: first what is new, then what stands."""

from collections.abc import Callable, Iterator, Sequence

from journal.digest.annexes.moved import (
    Moves,
    blank,
    largest,
    median_moves,
    shown,
    standing,
)
from journal.digest.disclosure.protected import ProtectedTable, Released, Shown
from journal.digest.gather.leaders_figures import CONTRIBUTORS
from journal.digest.guarded.blocks import (
    LeadersActions,
    LeadersBlock,
    LeadersEmpty,
    LeadersSection,
    LeadersText,
)
from journal.digest.guarded.roadmap import lines_of
from journal.digest.guarded.words import (
    Sentence,
    TableFigure,
    Words,
    fixed,
    joined,
    round_of,
    say,
    threshold,
    title_of,
)
from journal.digest.leaders.reading import Reading
from journal.digest.wording import section_title
from journal.language import _

MOST_NAMED = 3


def what_changed(reading: Reading) -> LeadersSection:
    """The annex for leaders, out of what this release and the one before it print."""
    before = reading.released.before
    title = say(_("What changed since the last round"))
    if before is None:
        lost = say(_("What the last digest printed was not kept, so nothing is set beside it."))
        return LeadersSection("changes", title, None, (LeadersEmpty(lost),))
    if before.round == 0:
        return LeadersSection("changes", title, None, (LeadersEmpty(_first(reading)),))
    if not _had_figures(reading.released, before):
        told = LeadersEmpty(say(_("The last digest had no figures to set beside these.")))
        return LeadersSection("changes", title, None, (told, *_answered(reading)))
    lead = say(
        _(
            "Set beside the digest of round {before}. Each counts the people behind what was first "
            "shared in its own round, rounded to fives: a small move may be none. Only the largest "
            "moves are named."
        ),
        before=round_of(before),
    )
    blocks = (
        *_contributors(reading, before),
        *_answered(reading),
        *_moved(reading, before),
        _lines(),
        *_blank(reading),
        *_standing(reading),
    )
    return LeadersSection("changes", title, lead, blocks)


def _had_figures(now: Released, before: Released) -> bool:
    return any(
        before.tables[table.id].shows_something or standing(now, table) or blank(table)
        for table in now.tables.values()
    )


def _first(reading: Reading) -> Sentence:
    if reading.occasion.round == 1:
        return say(_("This is the first round."))
    return say(_("This is the first digest for leaders, so there is nothing to set beside it."))


def _answered(reading: Reading) -> Iterator[LeadersBlock]:
    none = say(_("Nothing that was asked has been answered since."))
    answered = lines_of(reading.answered, reading.occasion.scanner)
    if answered or reading.occasion.decisions.actions:
        yield LeadersActions(say(_("Answered since")), answered, none)


def _contributors(reading: Reading, before: Released) -> Iterator[LeadersBlock]:
    now, then = reading.contributors, before.counts[CONTRIBUTORS]
    if now.round < reading.occasion.round:
        return
    yield LeadersText(
        say(_("From {basis}; at the last digest about {n}."), basis=reading.basis(), n=then)
        if isinstance(then.cell, Shown)
        else say(_("From {basis}."), basis=reading.basis())
    )


def _moved(reading: Reading, before: Released) -> Iterator[LeadersBlock]:
    rounds = (before.round, reading.occasion.round)
    found = [
        Moves(f"moved-{number}", title, moves, rounds)
        for number, (title, figures) in enumerate(_themes(), start=1)
        if (moves := largest(reading.released, figures))
    ]
    yield from found
    yield from median_moves(reading.released)
    if not found:
        yield LeadersText(say(_("No figure moved.")))


def _themes() -> tuple[tuple[Sentence, tuple[str, ...]], ...]:
    """What leaders look for first stands first."""
    return (
        (say(_("What staff ask for, and where they feel stuck")), ("support_wanted", "barrier")),
        (
            say(_("What is safe, and what is not known to be")),
            ("safe_use", "data_put_in", "checking", "concern", "concern_action"),
        ),
        (
            say(_("Effort, and what lasted")),
            ("effort", "effort_moved_to", "still_using"),
        ),
        (
            say(_("Who could not use it, where it was tried, and how it went")),
            ("could_not_use", "spread", "by_job"),
        ),
    )


def _lines() -> LeadersBlock:
    # Said in any case: a sentence only where one was withdrawn would point to who has left.
    told = say(
        _(
            "The lines for leaders under “{section}” are new in this digest, or changed. Earlier "
            "ones are not printed again; some may have been taken back since."
        ),
        section=fixed(section_title("by-job")),
    )
    return LeadersText(told)


def _blank(reading: Reading) -> Iterator[LeadersBlock]:
    names = _named(reading, blank)
    if names:
        told = _("Blank for now, since something in it was taken back: {names}.")
        yield LeadersText(say(told, names=joined("; ", names)))


def _standing(reading: Reading) -> Iterator[LeadersBlock]:
    names = _named(reading, lambda table: standing(reading.released, table))
    names += [
        title_of(median)
        for median in reading.released.medians.values()
        if median.median is not None and median.round < reading.occasion.round
    ]
    if not names:
        return
    told = _(
        "{which}, because fewer than {k} people changed or a new figure would have given one of "
        "them away: {names}."
    )
    which = _since(reading.released)
    k = threshold(reading.occasion.rule)
    yield LeadersText(say(told, which=which, k=k, names=joined("; ", names)))


def _since(released: Released) -> Sentence:
    rounds = {
        one.since.text: one.since
        for table in released.tables.values()
        for one in standing(released, table)
    }
    if len(rounds) == 1:
        return say(_("Unchanged since round {since}"), since=next(iter(rounds.values())))
    return say(_("Unchanged since an earlier round"))


def _named(
    reading: Reading, rows_of: Callable[[ProtectedTable], Sequence[TableFigure]]
) -> list[Words]:
    """The tables in which there are such rows; the rows by name where it is not the whole table."""
    names = []
    for table in reading.released.tables.values():
        rows = rows_of(table)
        if not rows:
            continue
        if len(rows) >= len([*shown(table), *blank(table)]):
            names.append(title_of(table))
        elif len(rows) > MOST_NAMED:
            names.append(joined("", [say(_("{table} (in part)"), table=title_of(table))]))
        else:
            inside = joined(", ", [one.row_name for one in rows])
            told = say(_("{table} ({rows})"), table=title_of(table), rows=inside)
            names.append(joined("", [told]))
    return names
