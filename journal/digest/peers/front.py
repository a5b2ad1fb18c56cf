"""Page one for peers: what was shared, what failed, what was repeated, what to try, what is asked.

Each answer leads to its trials; nothing on it ranks people, schools or tools.
"""

from collections.abc import Iterator, Sequence

from journal.digest.document import Answer, Behind, Cell, Headline
from journal.digest.gather.evidence import LABELS
from journal.digest.gather.trials import Trial
from journal.digest.guarded.roadmap import wanted
from journal.digest.peers.cards import job_with_tool, outcome_of
from journal.digest.peers.reading import Reading
from journal.digest.peers.stories import no_start, start_told
from journal.digest.peers.tables import results
from journal.digest.wording import cut, nothing_shared
from journal.language import _

MOST_STARTS = 3
MOST_ASKED = 5
LONGEST_STORY = 220  # characters of a writer's words that page one has room for


def front(reading: Reading) -> tuple[Headline, ...]:
    """The headlines in their order."""
    asked = _asked(reading)
    if not reading.totals.trials:
        basis = reading.basis(reading.totals.contributors)
        return (Headline(_("What was shared"), (Answer(nothing_shared()),), basis), *asked)
    return (
        Headline(
            _("What was shared"), tuple(_shared(reading)), reading.basis(reading.totals.writers)
        ),
        Headline(
            _("Something that failed"),
            tuple(_failed(reading)),
            _("printed beside those that worked, in section 8"),
        ),
        Headline(
            _("Repeated by a colleague"),
            (_repeated(reading),),
            _("each of the rest rests on one person")
            if reading.totals.repeated
            else _("so far each rests on one person"),
        ),
        _starts(reading),
        *asked,
    )


def _shared(reading: Reading) -> Iterator[Answer]:
    yield Answer(_("Trials"), Cell(str(reading.totals.trials)))
    if reading.answered and not reading.narrowed:
        yield Answer(_("Check-ins of this round"), Cell(str(reading.answered)))


def _failed(reading: Reading) -> Iterator[Answer]:
    told = _told(reading)
    for trial in told:
        yield _answer(_story(reading, trial), trial)
    for result in ("failed", "mixed"):
        found = reading.results.get(result)
        if found:
            behind = (("result", result),)
            yield Answer(results()[result], _figure(reading, found.trials, behind))
    if not any(reading.results.get(result) for result in ("failed", "mixed")):
        yield Answer(_("Nobody has shared one that failed yet."))


def _told(reading: Reading) -> Sequence[Trial]:
    """Those picked to lead that failed or were mixed; where none was, the one with most behind it.

    That is the one with the strongest evidence, and of those the newest.
    """
    picked = reading.printed(reading.stories)
    told = [one for one in picked if one["result"] in ("failed", "mixed")]
    if told:
        return told
    failed = (one for one in reading.trials.values() if one["result"] == "failed" and one["didnt"])
    best = max(
        failed,
        key=lambda one: (LABELS.index(one["label"]), one["period"] or "", one["id"]),
        default=None,
    )
    return [best] if best else []


def _story(reading: Reading, trial: Trial) -> str:
    """A trial that failed in its writer's words, as far as a page one has room."""
    said = reading.scanner.printed(trial["didnt"] or trial["worked"] or trial["did"])
    head = _("{what}: {outcome}.").format(
        what=job_with_tool(reading, trial), outcome=outcome_of(trial)
    )
    return f"{head} {cut(said, LONGEST_STORY)}" if said else head


def _repeated(reading: Reading) -> Answer:
    n = reading.totals.repeated
    if not n:
        return Answer(_("None yet."))
    text = _("Trials that repeat a colleague’s, or were repeated by one")
    return Answer(text, _figure(reading, n, (("repeated", "others"),)))


def _starts(reading: Reading) -> Headline:
    found = reading.printed(reading.starts.rows[:MOST_STARTS])
    answers = tuple(_answer(start_told(reading, trial), trial) for trial in found)
    return Headline(
        _("What to try next"),
        answers or (Answer(no_start()),),
        _("low risk, checked, and a colleague’s repeat worked too: section 11") if found else "",
    )


def _asked(reading: Reading) -> tuple[Headline, ...]:
    asked = wanted(reading.decisions, reading.scanner)
    if not asked:
        return ()
    more = len(asked) - MOST_ASKED
    return (
        Headline(
            _("What the group asks"),
            tuple(Answer(sentence.text) for sentence in asked[:MOST_ASKED]),
            _("{n} more, and the answers so far: section 12").format(n=more)
            if more > 0
            else _("the answers so far: section 12"),
        ),
    )


def _answer(text: str, trial: Trial) -> Answer:
    return Answer(text, Cell(trial["code"], behind=(("code", trial["code"]),)))


def _figure(reading: Reading, n: int, behind: Behind) -> Cell:
    whole = reading.totals.trials
    text = _("{n} of {whole}").format(n=n, whole=whole)
    return Cell(text, round(n / whole, 3), behind=behind)
