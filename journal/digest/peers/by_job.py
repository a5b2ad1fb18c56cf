"""Section 8 for peers: what worked and what didn't, by job, and what made the difference."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from journal.digest.document import Behind, Block, Section
from journal.digest.gather.choosing import Job
from journal.digest.gather.evidence import BY_OTHERS, ELSEWHERE
from journal.digest.gather.outcomes import NOT_TRIED
from journal.digest.gather.shelf import OTHER, OWN_WORDS
from journal.digest.gather.trials import Trial
from journal.digest.peers.blocks import Beside, Card
from journal.digest.peers.cards import card, tools_of
from journal.digest.peers.reading import Reading, section
from journal.digest.peers.stories import picked
from journal.digest.peers.tables import results
from journal.digest.wording import and_more, cut
from journal.language import _, plural
from journal.vocabulary import is_term, label, terms

MOST_CODES = 2  # that a disagreement names on each side
MOST_APART = 2  # disagreements of one job that are told, those on most trials
SIDES = ("worked", "failed")  # of a disagreement
LONGEST_LIST = 200  # characters of the names of further tools


def by_job(reading: Reading) -> Section:
    """Trials under their jobs, what did not work beside what did."""
    order = {term.id: at for at, term in enumerate((*terms("work_area"), *terms("task")))}
    last = len(order)
    blocks: list[Block] = [
        *picked(reading),
        *(
            block
            for job in sorted(
                reading.jobs,
                key=lambda one: (order.get(one.area, last), order.get(one.job, last), one.job),
            )
            for block in _job(reading, job)
        ),
    ]
    lead = _("What did not work stands beside what did. One trial says what happened once.")
    return section("by-job", blocks, lead)


def _job(reading: Reading, job: Job) -> Iterator[Beside]:
    trials = reading.printed([row for row in job.rows if row not in reading.stories])
    if not trials and not job.more:
        return  # all of them lead
    columns: dict[str, list[Card]] = {title: [] for title in _columns()}
    for trial in sorted(trials, key=lambda one: _place(reading, one)):
        columns[_columns()[trial["seat"]]].append(card(reading, trial))
    yield Beside(
        _title(reading, job),
        " ".join(_lead(reading, job)),
        tuple((name, tuple(cards)) for name, cards in columns.items() if cards),
        job.more,
        _all_of(job) if job.more else (),
    )


def _all_of(job: Job) -> Behind:
    """What leads to all trials of a job; those in own words are one job where not all stand."""
    return (("area", job.area), ("job", job.job))


def _place(reading: Reading, trial: Trial) -> tuple[str, int, str]:
    """By tool, and within it the newest first."""
    newest_first = -int((trial["period"] or "0").replace("-", ""))
    return tools_of(reading, trial).casefold(), newest_first, trial["id"]


def _title(reading: Reading, job: Job) -> str:
    """The job after its kind of work; a job in own words of no known kind stands for itself."""
    if job.job == OWN_WORDS:
        name = _("other jobs, in their writers’ words")
    else:
        name = reading.words("task", job.job)
        if job.area == OTHER and not is_term("task", job.job):
            return name
    return _("{area}: {job}").format(area=label("work_area", job.area), job=name)


def _columns() -> tuple[str, ...]:
    named = results()
    return (*(named[one] for one in ("failed", "mixed", "worked", "open")), _usual())


def _usual() -> str:
    return _("The usual way, timed")


def _lead(reading: Reading, job: Job) -> Iterator[str]:
    trials, more = reading.printed(job.rows), job.more
    if len(trials) + more == 1:
        yield _("One trial.")
        return
    yield plural("{n} trial.", "{n} trials.", len(trials) + more)
    if more:
        yield _(
            "Here stand {n}, of each outcome and each tool in turn; narrow the edition to read "
            "the other {more}."
        ).format(n=len(trials), more=more)
    else:
        yield from _repeated(trials)
    yield from _disagreements(reading, trials)


def _repeated(trials: Sequence[Trial]) -> Iterator[str]:
    labels = Counter(trial["label"] for trial in trials)
    repeated = labels[BY_OTHERS] + labels[ELSEWHERE]
    if repeated:
        yield plural(
            "{n} of them repeats a colleague’s or was repeated by one.",
            "{n} of them repeat a colleague’s or were repeated by one.",
            repeated,
        )


def _disagreements(reading: Reading, trials: Sequence[Trial]) -> Iterator[str]:
    """The tools that worked for some and not for others, with what was different about them."""
    by_tool: dict[str, dict[str, list[Trial]]] = defaultdict(lambda: defaultdict(list))
    for trial in trials:
        if trial["kind"] not in NOT_TRIED:
            by_tool[tools_of(reading, trial)][trial["result"]].append(trial)
    apart = sorted(
        (tool for tool, found in by_tool.items() if found.keys() >= set(SIDES)),
        key=lambda tool: (-_weight(by_tool[tool]), tool),
    )
    for tool in apart[:MOST_APART]:
        worked, failed = (by_tool[tool][one] for one in SIDES)
        yield _(
            "With {tool}: worked for some ({worked}), did not for others ({failed}): "
            "what was different?"
        ).format(tool=tool, worked=_codes(worked), failed=_codes(failed))
        yield from _differences(reading, worked, failed)
    if len(apart) > MOST_APART:
        yield _("So it was with others: {tools}.").format(
            tools=cut(", ".join(apart[MOST_APART:]), LONGEST_LIST)
        )


def _weight(found: Mapping[str, Sequence[Trial]]) -> int:
    """How many trials a disagreement rests on."""
    return sum(len(found[side]) for side in SIDES)


def _codes(trials: Sequence[Trial]) -> str:
    codes = sorted(trial["code"] for trial in trials)
    return and_more(", ".join(codes[:MOST_CODES]), len(codes) - MOST_CODES)


def _differences(
    reading: Reading, worked: Sequence[Trial], failed: Sequence[Trial]
) -> Iterator[str]:
    for name, said in (
        (_("Phase"), lambda one: [label("phase", phase) for phase in one["phase"]]),
        (_("Version"), lambda one: [reading.scanner.printed(one["tool_version"])]),
        (_("Checking"), lambda one: [label("checking", one["checking"] or "")]),
    ):
        here, there = (
            {word for one in side for word in said(one)} - {""} for side in (worked, failed)
        )
        if here and there and here != there:
            yield _("{what}: {worked} where it worked, {failed} where it did not.").format(
                what=name, worked=_listed(here), failed=_listed(there)
            )


def _listed(words: set[str]) -> str:
    return " / ".join(sorted(words))
