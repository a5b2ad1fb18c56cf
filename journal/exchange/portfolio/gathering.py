"""From the chosen trials of the journal to what a portfolio says, nothing checked yet."""

from collections.abc import Sequence

from sqlmodel import Session

from journal import vocabulary
from journal.exchange.portfolio.choosing import Choice, chosen
from journal.exchange.portfolio.contents import Entry, Growth, Portfolio, Said, Step
from journal.exchange.portfolio.pictures import confidence_of, saved_of
from journal.exchange.portfolio.timed import timed_pairs
from journal.exchange.portfolio.wording import minutes, words
from journal.language import _, in_full, plural
from journal.logbook.chains import links
from journal.model import fields
from journal.model.trial import ChainLink, Trial, minutes_all_in, net_minutes

TEXTS = ("did", "worked", "didnt", "next", "kept", "priority")
FACTS = (
    "aim", "for_whom", "phase", "year_label", "setting", "subject", "pupil_reach", "use",
    "hands_on", "tool_version", "evidence", "checking", "fixes", "data_put_in", "concern",
    "concern_action", "effort_moved_to", "pupil_benefit", "could_not_use", "decision",
    "still_using", "learned_from", "tag",
)  # fmt: skip


def gather(
    session: Session,
    choice: Choice,
    title: str | None = None,
    owner: str = "",
    foreword: str = "",
    with_prompts: bool = False,
) -> Portfolio:
    """The portfolio of a choice. `foreword` is Markdown; it and `title` are checked like a
    trial's texts, `owner` stands as it is given.

    Raises UserError where the choice holds no trial, or too many.
    """
    trials = chosen(session, choice)
    levels, unsaid = confidence_of(trials)
    return Portfolio(
        title=Said(title) if title else _("My trials of AI in teaching"),
        owner=owner,
        period=_period(trials, choice),
        foreword=Said(foreword) if foreword else "",
        count=plural("{n} trial", "{n} trials", len(trials)),
        growth=_growth(trials),
        pairs=timed_pairs(trials),
        chains=_chains(trials, links(session)),
        confidence=levels,
        unsaid=unsaid,
        saved=saved_of(trials),
        entries=tuple(_entry(trial, with_prompts) for trial in trials),
    )


def _period(trials: Sequence[Trial], choice: Choice) -> str:
    first, last = choice.first or trials[0].tried_on, choice.last or trials[-1].tried_on
    if first == last:
        return in_full(first)
    return _("{first} to {last}").format(first=in_full(first), last=in_full(last))


def _entry(trial: Trial, with_prompts: bool) -> Entry:
    names = (*TEXTS, "prompt") if with_prompts else TEXTS
    return Entry(
        trial=trial.id,
        title=_title(trial),
        day=in_full(trial.tried_on),
        outcome=_outcome(trial),
        result=_result(trial),
        texts=tuple(
            (_(fields.LABELS[name]), Said(text)) for name in names if (text := getattr(trial, name))
        ),
        facts=(*_facts(trial), *_time(trial), *_confidence(trial), *_checks(trial)),
    )


def _title(trial: Trial) -> tuple[str, ...]:
    jobs = [words("task", one) for one in trial.task]
    return (*jobs, *(words("tool", one) for one in trial.tool)) or (_outcome(trial),)


def _outcome(trial: Trial) -> str:
    if trial.kind == "decided-not-to-use-it" or (trial.kind != "tried-it" and not trial.outcome):
        return words("kind", trial.kind)
    return words("outcome", trial.outcome or "not-stated")


def _result(trial: Trial) -> str:
    return vocabulary.about("outcome", trial.outcome or "not-stated", "result") or "open"


def _facts(trial: Trial) -> list[tuple[str, str]]:
    facts = []
    for name in FACTS:
        value = getattr(trial, name)
        values = value if isinstance(value, list) else [value] if value else []
        facts += [(_(fields.LABELS[name]), words(name, one)) for one in values]
    reasons = [(_(fields.LABELS["reason_not_used"]), one) for one in trial.reason_not_used]
    return facts + [(label, words("reason_not_used", one)) for label, one in reasons]


def _time(trial: Trial) -> list[tuple[str, str]]:
    shown = [
        (_("Minutes, usual way"), trial.minutes_usual),
        (_("Minutes with AI, all in"), minutes_all_in(trial)),
        (_("Difference in minutes"), net_minutes(trial)),
    ]
    facts = [(label, minutes(value)) for label, value in shown if value is not None]
    if not facts:
        return []
    for name in ("time_basis", "quality_vs_usual"):
        value = getattr(trial, name)
        label = _(fields.LABELS[name])
        facts.append((label, words(name, value) if value else _("not recorded")))
    return facts


def _confidence(trial: Trial) -> list[tuple[str, str]]:
    names = ("confidence_before", "confidence_after")
    values = [(name, getattr(trial, name)) for name in names]
    return [(_(fields.LABELS[name]), words(name, value)) for name, value in values if value]


def _checks(trial: Trial) -> list[tuple[str, str]]:
    return [
        (
            words("safe_use_check", check),
            words("safe_use_answer", answer),
        )
        for check, answer in trial.safe_use.items()
    ]


def _growth(trials: Sequence[Trial]) -> tuple[Growth, ...]:
    carried: dict[str, list[tuple[str, str]]] = {}
    for trial in trials:
        for tag in trial.growth:
            carried.setdefault(tag, []).append((in_full(trial.tried_on), _title(trial)[0]))
    order = _framework()
    tags = sorted(carried, key=lambda tag: (order.get(tag, len(order)), tag.casefold()))
    return tuple(Growth(_growth_label(tag), tuple(carried[tag])) for tag in tags)


def _framework() -> dict[str, int]:
    parts = vocabulary.raw()["growth_tag_unesco"]
    pairs = [(a["id"], level["id"]) for a in parts["aspects"] for level in parts["levels"]]
    return {f"{aspect}:{level}": place for place, (aspect, level) in enumerate(pairs)}


def _growth_label(tag: str) -> str:
    parts = vocabulary.raw()["growth_tag_unesco"]
    known = {one["id"]: _(one["label"]) for one in (*parts["aspects"], *parts["levels"])}
    aspect, _colon, level = tag.partition(":")
    if aspect in known and level in known:
        return f"{known[aspect]}: {known[level]}"
    return Said(tag)


def _chains(trials: Sequence[Trial], made: dict[str, ChainLink]) -> tuple[tuple[Step, ...], ...]:
    """The chains among the chosen trials, each from its first trial on; a fork is two chains."""
    here = {trial.id: trial for trial in trials}
    inside = {later: link for later, link in made.items() if {later, link.earlier} <= here.keys()}
    ends = [one for one in inside if one not in {link.earlier for link in inside.values()}]
    ends.sort(key=list(here).index)  # the trials come oldest first
    return tuple(_chain(end, here, inside) for end in ends)


def _chain(end: str, here: dict[str, Trial], inside: dict[str, ChainLink]) -> tuple[Step, ...]:
    at: str | None = end
    steps: list[Step] = []
    seen: set[str] = set()
    while at and at not in seen:
        seen.add(at)
        link = inside.get(at)
        steps.insert(0, _step(here[at], link))
        at = link.earlier if link else None
    return tuple(steps)


def _step(trial: Trial, link: ChainLink | None) -> Step:
    made = link or ChainLink(later=trial.id, earlier="")
    change = words("change_made", made.change_made) if made.change_made else ""
    return Step(
        trial=trial.id,
        title=_title(trial)[0],
        day=in_full(trial.tried_on),
        outcome=_outcome(trial),
        changed=Said(made.changed) if made.changed else change,
        expected=Said(made.expected or "") or "",
        happened=Said(made.happened or "") or "",
    )
