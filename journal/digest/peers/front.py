"""Page one for peers: what was shared, what failed, what was repeated, what to try, what is asked.

Each answer leads to its trials; nothing on it ranks people, schools or tools.
"""

from collections.abc import Iterator

from journal.digest.document import Answer, Behind, Cell, Headline
from journal.digest.gather.tallies import Tally
from journal.digest.gather.trials import Trial
from journal.digest.peers.cards import outcome_of, tool_of
from journal.digest.peers.reading import Reading
from journal.digest.peers.stories import no_start, start
from journal.digest.roadmap import wanted
from journal.digest.wording import nothing_shared
from journal.language import _, plural

MOST_STARTS = 3
MOST_ASKED = 5


def front(reading: Reading) -> tuple[Headline, ...]:
    """The headlines in their order."""
    shared = _("What was shared")
    basis = reading.basis(reading.totals.contributors)
    asked = _asked(reading)
    if not reading.totals.trials:
        return (Headline(shared, (Answer(nothing_shared()),), basis), *asked)
    return (
        Headline(shared, (Answer(_trials(reading.totals.trials), _of_all(reading)),), basis),
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


def _failed(reading: Reading) -> Iterator[Answer]:
    told = [one for one in reading.printed(reading.stories) if one["result"] in ("failed", "mixed")]
    for trial in told:
        yield _answer(_story(reading, trial), trial)
    for result, one, many in (
        (
            "failed",
            _("{n} trial did not work, or cost more than it gave"),
            _("{n} trials did not work, or cost more than they gave"),
        ),
        (
            "mixed",
            _("{n} trial was mixed, or a start only"),
            _("{n} trials were mixed, or a start only"),
        ),
    ):
        found = reading.results.get(result, Tally(result, 0, 0))
        if found.trials:
            text = plural(one, many, found.trials)
            yield Answer(text, _figure(reading, found.trials, (("result", result),)))
    if not told and not any(reading.results.get(one) for one in ("failed", "mixed")):
        yield Answer(_("No trial that failed was shared yet: that is news from few, not success."))


def _story(reading: Reading, trial: Trial) -> str:
    """A trial that failed in its writer's words, as far as a page one has room."""
    said = reading.scanner.printed(trial["didnt"] or trial["worked"] or trial["did"])
    head = _("{job}, with {tool}: {outcome}.").format(
        job=reading.words("task", trial["job"]),
        tool=tool_of(reading, trial),
        outcome=outcome_of(trial),
    )
    return f"{head} {said}" if said else head


def _repeated(reading: Reading) -> Answer:
    n = reading.totals.repeated
    if not n:
        return Answer(_("none yet"))
    return Answer(_trials(n), _figure(reading, n, (("repeated", "others"),)))


def _starts(reading: Reading) -> Headline:
    found = reading.printed(reading.starts.rows[:MOST_STARTS])
    answers = tuple(_answer(start(reading, trial), trial) for trial in found)
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


def _of_all(reading: Reading) -> Cell:
    return _figure(reading, reading.totals.trials, ())


def _figure(reading: Reading, n: int, behind: Behind) -> Cell:
    return Cell(str(n), round(n / reading.totals.trials, 3) if behind else None, behind=behind)


def _trials(n: int) -> str:
    return plural("{n} trial", "{n} trials", n)
