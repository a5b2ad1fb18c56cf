"""Sections 7 and 11 for peers: chains, and where to start; and the trials picked to lead."""

from journal.digest.document import Block, Note, Paragraph, Section
from journal.digest.gather.trials import Trial
from journal.digest.peers.blocks import Beside, Chain
from journal.digest.peers.cards import card, job_with_tool, outcome_of
from journal.digest.peers.reading import Reading, section
from journal.language import _, plural
from journal.vocabulary import label


def picked(reading: Reading) -> tuple[Block, ...]:
    """The trials that the facilitator picked to lead, in that order."""
    found = tuple(card(reading, trial) for trial in reading.printed(reading.stories))
    if not found:
        return ()
    lead = _("Picked by the facilitator to begin with. They stand here only, not under their jobs.")
    return (Beside(_("To begin with"), lead, ((_("In this order"), found),)),)


def chains(reading: Reading) -> Section:
    """Trials that follow one another, with what was changed; mixed and failed first."""
    blocks: list[Block] = [
        _chain(reading, reading.trials[earlier], reading.trials[later])
        for earlier, later in reading.chains.rows
    ]
    more = reading.chains.more
    if more:
        blocks.append(
            Note(
                plural(
                    "{n} more trial was changed and tried again: narrow it to find it.",
                    "{n} more trials were changed and tried again: narrow it to find them.",
                    more,
                )
            )
        )
    lead = _(
        "What was changed, what was expected and what happened; what failed or was mixed first."
    )
    return section("chains", blocks, lead)


def _chain(reading: Reading, earlier: Trial, later: Trial) -> Chain:
    steps = [
        (_("First"), _step(earlier)),
        (_("Changed"), label("change_made", later["change_made"]) if later["change_made"] else ""),
        (_("Expected"), reading.scanner.printed(later["change_expected"])),
        (_("Happened"), reading.scanner.printed(later["change_happened"])),
        (_("Then"), _step(later)),
    ]
    told = tuple((name, text) for name, text in steps if text)
    return Chain(job_with_tool(reading, later), later["result"], told)


def _step(trial: Trial) -> str:
    return _("{code}: {outcome}").format(code=trial["code"], outcome=outcome_of(trial))


def start_here(reading: Reading) -> Section:
    """Low-risk trials that others repeated, by code."""
    found = reading.printed(reading.starts.rows)
    blocks: list[Block] = [Paragraph(start(reading, trial)) for trial in found]
    if reading.starts.more:
        blocks.append(
            Note(
                plural(
                    "{n} more is like these: narrow it to find it.",
                    "{n} more are like these: narrow it to find them.",
                    reading.starts.more,
                )
            )
        )
    lead = _("Nothing personal was put in, the output was checked, and a colleague repeated it.")
    return section("start-here", blocks, lead, no_start())


def start(reading: Reading, trial: Trial) -> str:
    """One trial with which one can safely start, by its code, in a sentence."""
    return _("{code}: {told}").format(code=trial["code"], told=start_told(reading, trial))


def start_told(reading: Reading, trial: Trial) -> str:
    """The same where its code stands beside it."""
    evidence = label("evidence_label", trial["label"])
    return _("{what}. {evidence}.").format(what=job_with_tool(reading, trial), evidence=evidence)


def no_start() -> str:
    """What is said where there is nothing to start with."""
    return _("No low-risk trial was repeated by a colleague yet: to repeat one would tell most.")
