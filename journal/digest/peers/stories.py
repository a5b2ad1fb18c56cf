"""Sections 7, 8 and 11 for peers: chains, trials by job, and where to start."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from journal.digest.document import Block, Empty, Paragraph, Section
from journal.digest.gather.evidence import BY_OTHERS, ELSEWHERE
from journal.digest.gather.trials import NOT_TRIED, Trial
from journal.digest.peers.cards import card, tool_of
from journal.digest.peers.reading import OTHER, Reading, job, result
from journal.digest.trial_blocks import Beside, Card, Chain
from journal.digest.wording import nothing_shared, section_title
from journal.language import _, plural
from journal.vocabulary import is_term, label, terms

_RESULTS = ("failed", "mixed", "open", "worked")
_RISKY = frozenset({"personal-data", "unsafe-output", "not-right-for-age"})


def chains(reading: Reading) -> Section:
    """Trials that follow one another, with what was changed; mixed and failed first."""
    own = [repeat for repeat in reading.repeats if repeat.same_person]
    found = []
    for repeat in own:
        later, earlier = reading.by_id[repeat.later], reading.by_id[repeat.earlier]
        if later["follows"] == repeat.earlier:
            found.append(
                (_RESULTS.index(result(later)), later["id"], _chain(reading, earlier, later))
            )
    blocks = tuple(chain for _rank, _id, chain in sorted(found, key=lambda one: one[:2]))
    return Section("chains", section_title("chains"), "", blocks or (Empty(nothing_shared()),))


def _chain(reading: Reading, earlier: Trial, later: Trial) -> Chain:
    steps = [
        (
            _("First"),
            _("{code}: {outcome}").format(code=_code(reading, earlier), outcome=_said(earlier)),
        ),
        (_("Changed"), label("change_made", later["change_made"]) if later["change_made"] else ""),
        (_("Expected"), reading.scanner.printed(later["change_expected"])),
        (_("Happened"), reading.scanner.printed(later["change_happened"])),
        (
            _("Then"),
            _("{code}: {outcome}").format(code=_code(reading, later), outcome=_said(later)),
        ),
    ]
    title = _("{job}, with {tool}").format(
        job=reading.words("task", job(later)[1]), tool=tool_of(reading, later)
    )
    return Chain(title, result(later), tuple((name, text) for name, text in steps if text))


def by_job(reading: Reading) -> Section:
    """Every trial under its job: what did not work beside what did."""
    groups: dict[tuple[str, str], list[Trial]] = defaultdict(list)
    for trial in reading.trials:
        groups[job(trial)].append(trial)
    order = {term.id: at for at, term in enumerate((*terms("work_area"), *terms("task")))}
    blocks: list[Block] = [
        _beside(reading, area, task, groups[area, task])
        for area, task in sorted(
            groups, key=lambda one: (order[one[0]], order.get(one[1], len(order)), one[1])
        )
    ]
    lead = _("What did not work stands beside what did. One trial says what happened once.")
    return Section(
        "by-job",
        section_title("by-job"),
        lead if blocks else "",
        tuple(blocks) or (Empty(nothing_shared()),),
    )


def _beside(reading: Reading, area: str, task: str, trials: Sequence[Trial]) -> Beside:
    columns: dict[str, list[Card]] = {title: [] for title in _columns()}
    for trial in sorted(trials, key=lambda one: (tool_of(reading, one), one["id"])):
        columns[_column(trial)].append(card(reading, trial))
    return Beside(
        _job_title(reading, area, task),
        " ".join(_summary(reading, trials)),
        tuple((name, tuple(cards)) for name, cards in columns.items() if cards),
    )


def _job_title(reading: Reading, area: str, task: str) -> str:
    """The job after its kind of work; a job in own words of no known kind stands for itself."""
    name = reading.words("task", task)
    if area == OTHER and not is_term("task", task):
        return name
    return _("{area}: {job}").format(area=label("work_area", area), job=name)


def _columns() -> tuple[str, ...]:
    return (
        _("Did not work, or cost more than it gave"),
        _("Mixed, or a start only"),
        _("Worked for its writer"),
        _("Decided not to, or too early to say"),
        _("The usual way, timed"),
    )


def _column(trial: Trial) -> str:
    failed, mixed, worked, undecided, usual = _columns()
    if trial["kind"] == "usual-way-timed":
        return usual
    if trial["kind"] == "decided-not-to-use-it":
        return undecided
    return {"failed": failed, "mixed": mixed, "worked": worked}.get(result(trial), undecided)


def _summary(reading: Reading, trials: Sequence[Trial]) -> Iterator[str]:
    tried = [trial for trial in trials if trial["kind"] not in NOT_TRIED]
    if len(trials) == 1:
        yield _("One trial.")
        return
    yield plural("{n} trial.", "{n} trials.", len(trials))
    results: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for trial in tried:
        results[trial["tool"]].add(result(trial))
    for tools in sorted(results):
        if {"worked", "failed"} <= results[tools]:
            yield _("With {tool} some found that it worked and some that it did not.").format(
                tool=reading.several("tool", tools) or _("a tool not named")
            )
    labels = Counter(reading.evidence.label(trial["id"]) for trial in tried)
    repeated = labels[BY_OTHERS] + labels[ELSEWHERE]
    if repeated:
        yield plural(
            "{n} of them repeats a colleague’s or was repeated by one.",
            "{n} of them repeat a colleague’s or were repeated by one.",
            repeated,
        )


def start_here(reading: Reading) -> Section:
    """Low-risk trials that others repeated, by code."""
    found = sorted(
        (trial for trial in reading.trials if _starts(reading, trial)),
        key=lambda trial: trial["id"],
    )
    blocks: list[Block] = [
        Paragraph(
            _("{code}: {job}, with {tool}. {evidence}.").format(
                code=_code(reading, trial),
                job=reading.words("task", job(trial)[1]),
                tool=tool_of(reading, trial),
                evidence=label("evidence_label", reading.evidence.label(trial["id"])),
            )
        )
        for trial in found
    ]
    lead = _("Nothing personal was put in, the output was checked, and a colleague repeated it.")
    return Section(
        "start-here",
        section_title("start-here"),
        lead if blocks else "",
        tuple(blocks) or (Empty(_("No low-risk trial was repeated by a colleague yet.")),),
    )


def _starts(reading: Reading, trial: Trial) -> bool:
    """Whether a trial worked, did again for somebody else, and put nobody at risk."""
    repeated = reading.evidence.label(trial["id"]) in (BY_OTHERS, ELSEWHERE)
    return (
        repeated
        and result(trial) == "worked"
        and trial["data_put_in"] == ("nothing-personal",)
        and trial["checking"] in ("checked-all", "checked-by-a-colleague")
        and trial["hands_on"] in (None, "me", "another-adult")
        and not _RISKY & set(trial["concern"])
        and _worked_for_somebody_else(reading, trial)
    )


def _worked_for_somebody_else(reading: Reading, trial: Trial) -> bool:
    return any(
        result(reading.by_id[other]) == "worked"
        for repeat in reading.repeats
        if not repeat.same_person and trial["id"] in (repeat.later, repeat.earlier)
        for other in (repeat.later, repeat.earlier)
        if other != trial["id"]
    )


def _code(reading: Reading, trial: Trial) -> str:
    return reading.codes[trial["id"]]


def _said(trial: Trial) -> str:
    return label("outcome", trial["outcome"] or "not-stated")
