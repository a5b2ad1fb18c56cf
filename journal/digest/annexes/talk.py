"""What a session talks about: prompts made of the group's own trials, and of what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journal.digest.annexes.news import told
from journal.digest.annexes.picking import UNSURE, Talk, unsure
from journal.digest.document import Statements
from journal.digest.gather.tallies import spread
from journal.digest.gather.trials import Trial
from journal.digest.peers.cards import job_with_tool, outcome_of
from journal.digest.peers.reading import Reading
from journal.digest.wording import cut
from journal.language import _, plural
from journal.vocabulary import label, terms

LONGEST_QUOTE = 220
_ELSEWHERE = frozenset(
    {"other", "not-stated", "not-class-based", "whole-primary", "whole-secondary"}
)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to talk about: what it is called, what is read aloud, and the question."""

    title: str
    read: tuple[str, ...]
    question: str

    def block(self) -> Statements:
        """The prompt as a list, its question last."""
        return Statements(self.title, (*self.read, self.question))


def prompts(reading: Reading, talk: Talk, trials: Mapping[int, Trial]) -> tuple[Prompt, ...]:
    """All that there is to talk about, the best first; there are always two."""
    found = [
        *_disagreement(reading, talk, trials),
        *_failure(reading, talk, trials),
        *_moved(reading, talk, trials),
        *_not_known_safe(reading),
        *_blank(reading),
    ]
    if len(found) < 2:
        found += [_decided_not_to(), _nobody_sure()]
    return tuple(found)


def _disagreement(reading: Reading, talk: Talk, trials: Mapping[int, Trial]) -> Iterator[Prompt]:
    if talk.disagreement is None:
        return
    failed, worked = (trials[row] for row in talk.disagreement)
    yield Prompt(
        _("It worked for one of us and not for another"),
        (
            _("Same job, same tool: {what}.").format(what=job_with_tool(reading, worked)),
            _said(reading, worked, "worked"),
            _said(reading, failed, "didnt"),
        ),
        _(
            "Ask: what may have been different, the class, the prompt, the checking, the time? "
            "What would you have to see before you rely on it?"
        ),
    )


def _failure(reading: Reading, talk: Talk, trials: Mapping[int, Trial]) -> Iterator[Prompt]:
    if talk.failure is None:
        return
    trial = trials[talk.failure]
    did = _quoted(reading, trial, "did")
    yield Prompt(
        _("A failure that is worth our time"),
        (
            told(reading, trial),
            *((_("What was done: {quote}").format(quote=did),) if did else ()),
            _said(reading, trial, "didnt"),
        ),
        _("Ask: who could have walked into this too? What would spare a colleague the same?"),
    )


def _moved(reading: Reading, talk: Talk, trials: Mapping[int, Trial]) -> Iterator[Prompt]:
    if talk.moved is None:
        return
    trial = trials[talk.moved]
    whom = reading.several("effort_moved_to", trial["effort_moved_to"])
    yield Prompt(
        _("Effort that moved: who did the work?"),
        (
            told(reading, trial),
            _("Effort moved to: {whom}.").format(whom=whom),
        ),
        _("Ask: was it saved, or did somebody else do it? Would they say the same?"),
    )


def _not_known_safe(reading: Reading) -> Iterator[Prompt]:
    counts = unsure(reading.scope)
    for answer in UNSURE:
        checks = [term.id for term in terms("safe_use_check") if (term.id, answer) in counts]
        if checks:
            check = max(checks, key=lambda one: counts[one, answer])
            n = plural("{n} trial", "{n} trials", counts[check, answer])
            yield Prompt(
                _("Something that is not known to be safe"),
                (
                    _("“{check}”: in {n} the answer was “{answer}”.").format(
                        check=label("safe_use_check", check),
                        n=n,
                        answer=label("safe_use_answer", answer),
                    ),
                ),
                _("Ask: who could tell us, and what do we do until then? Write down whose it is."),
            )
            return


def _blank(reading: Reading) -> Iterator[Prompt]:
    """Kinds of work and phases that others have tried, but not together."""
    counts: dict[tuple[str, str], int] = {}
    areas, phases = dict[str, int](), dict[str, int]()
    for one in spread(reading.scope):
        if one.first and one.second and not {one.first, one.second} & _ELSEWHERE:
            counts[one.first, one.second] = one.trials
            areas[one.first] = areas.get(one.first, 0) + one.trials
            phases[one.second] = phases.get(one.second, 0) + one.trials
    blanks = [
        (area.id, phase.id)
        for area in terms("work_area")
        for phase in terms("phase")
        if area.id in areas and phase.id in phases and (area.id, phase.id) not in counts
    ]
    if blanks:
        area, phase = max(blanks, key=lambda one: areas[one[0]] + phases[one[1]])
        yield Prompt(
            _("A blank on our map"),
            (
                _("{area}, in {phase}: not tried or not shared.").format(
                    area=label("work_area", area), phase=label("phase", phase)
                ),
            ),
            _("Ask: has nobody tried it, or did nobody say? Is there a good reason to leave it?"),
        )


def _decided_not_to() -> Prompt:
    return Prompt(
        _("Decided not to"),
        (_("Each thinks of one job that they decided to keep for themselves."),),
        _("Ask: what made you decide so? What would have to change?"),
    )


def _nobody_sure() -> Prompt:
    return Prompt(
        _("A tool that nobody is sure about"),
        (_("Each names one tool that they met lately, and whose account it was."),),
        _("Ask: is it approved, assessed, right for the age? Who could tell us, and by when?"),
    )


def _said(reading: Reading, trial: Trial, field: str) -> str:
    """What a trial came to, in its writer's words where there are any."""
    quote = _quoted(reading, trial, field)
    head = _("{code}, {outcome}").format(code=trial["code"], outcome=outcome_of(trial))
    return _("{head}: {quote}").format(head=head, quote=quote) if quote else head + "."


def _quoted(reading: Reading, trial: Trial, field: str) -> str:
    text = cut(reading.scanner.printed(trial[field]), LONGEST_QUOTE)
    return _("“{text}”").format(text=text) if text else ""
