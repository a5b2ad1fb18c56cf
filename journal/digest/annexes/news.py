"""What changed since the last round, for the group itself: by code, a few of each and how many."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from journal.digest.annexes.picking import (
    Few,
    first_jobs,
    first_repeats,
    first_shared,
    first_tools,
    followed_up,
    now_beside,
)
from journal.digest.document import Block, Empty, Paragraph, Section, Statements
from journal.digest.gather.printed import printed_trials
from journal.digest.gather.shelf import OTHER, OWN_WORDS
from journal.digest.gather.trials import Trial
from journal.digest.peers.cards import job_with_tool, outcome_of
from journal.digest.peers.reading import Reading
from journal.language import _, plural
from journal.vocabulary import label


def what_is_new(reading: Reading) -> Section:
    """The annex for peers, out of the round in which each trial was first shared."""
    title = _("What changed since the last round")
    if reading.scope.round == 1:
        return Section("changes", title, "", (Empty(_("This is the first round.")),))
    blocks = tuple(_blocks(reading))
    return Section("changes", title, "", blocks)


def _blocks(reading: Reading) -> Iterator[Block]:
    scope = reading.scope
    shared, repeats, followed = first_shared(scope), first_repeats(scope), followed_up(scope)
    rows = [*shared.some, *followed.some, *(row for pair in repeats.some for row in pair)]
    trials = printed_trials(scope, rows)
    if not shared.some:
        yield Paragraph(_("No trial was first shared in this round."))
    yield from _listed(
        _("First shared in this round"), shared, lambda row: told(reading, trials[row])
    )
    yield from _listed(
        _("Now with a failure beside a success, or the other way"),
        now_beside(scope),
        lambda one: _beside(reading, *one),
    )
    yield from _listed(
        _("Repeated by a colleague for the first time"),
        repeats,
        lambda pair: _repeated(trials[pair[0]], trials[pair[1]]),
    )
    yield from _listed(
        _("Jobs that nobody had shared before"), first_jobs(scope), lambda one: _job(reading, *one)
    )
    yield from _listed(
        _("Tools that nobody had named before"),
        first_tools(scope),
        lambda tool: reading.words("tool", tool),
    )
    yield from _listed(
        _("Of earlier rounds: is it still in use?"),
        followed,
        lambda row: _("{code}: {answer}").format(
            code=trials[row]["code"], answer=label("still_using", trials[row]["still_using"])
        ),
    )


def told(reading: Reading, trial: Trial) -> str:
    """A trial in one line: its code, its job, its tool and what came of it."""
    return _("{code}: {what}. {outcome}.").format(
        code=trial["code"], what=job_with_tool(reading, trial), outcome=outcome_of(trial)
    )


def _listed(title: str, few: Few, words: Callable[[Any], str]) -> Iterable[Block]:
    if not few.some:
        return []
    items = [words(one) for one in few.some]
    if few.more:
        items.append(plural("and {n} more", "and {n} more", few.more))
    return [Statements(title, tuple(items))]


def _job(reading: Reading, area: str, job: str) -> str:
    name = _("jobs in their writers’ own words") if job == OWN_WORDS else reading.words("task", job)
    if area == OTHER:
        return name
    return _("{area}: {job}").format(area=label("work_area", area), job=name)


def _beside(reading: Reading, area: str, job: str, failed_before: int) -> str:
    came = _("something now worked too") if failed_before else _("something now failed too")
    return _("{job}: {came}").format(job=_job(reading, area, job), came=came)


def _repeated(earlier: Trial, later: Trial) -> str:
    return _("{code}, repeated as {later}: {outcome}").format(
        code=earlier["code"], later=later["code"], outcome=outcome_of(later)
    )
