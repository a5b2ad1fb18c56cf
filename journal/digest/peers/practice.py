"""Sections 4 to 6 for peers: spread and gaps, who benefited, safe use."""

from journal.digest.document import Block, Empty, Note, Paragraph, Section
from journal.digest.gather.tallies import half_rests_on, safe_use, spread, tally, tool_accounts
from journal.digest.peers.reading import Reading
from journal.digest.peers.tables import counted, crossed
from journal.digest.register import read_register
from journal.digest.wording import not_tried, nothing_shared, section_title
from journal.language import _


def spread_and_gaps(reading: Reading) -> Section:
    """Work area against phase, and how much rests on few contributors."""
    blocks: list[Block] = []
    if reading.trials:
        found = spread(reading.scope)
        blocks.append(
            crossed(
                "spread",
                _("Trials by kind of work and phase; a trial over two phases counts in both"),
                "work_area",
                "phase",
                found,
                reading.words,
                not_tried(),
            )
        )
        blocks.append(Paragraph(_rests_on(reading)))
        blocks.append(
            Note(_("A blank says only that nothing was shared, not that nobody tried."), "unknown")
        )
    return _section("spread-and-gaps", blocks)


def _rests_on(reading: Reading) -> str:
    writers = reading.totals.writers
    if writers < reading.group.threshold:
        return _("How much rests on few contributors: too few to show.")
    return _("Half of the trials or more come from {few} of {all} contributors.").format(
        few=half_rests_on(reading.scope), all=writers
    )


def who_benefited(reading: Reading) -> Section:
    """Pupil benefit, and who could not use it."""
    blocks: list[Block] = []
    for field, caption in (
        ("pupil_benefit", _("What pupils gained, as their teachers saw it")),
        ("could_not_use", _("Who could not use it")),
    ):
        found = tally(reading.scope, field)
        if any(one.value is not None for one in found):
            blocks.append(counted(field, caption, field, found, len(reading.trials)))
    return _section("who-benefited", blocks)


def safety(reading: Reading) -> Section:
    """Checks, what was put in, concerns and what was done, the tool register with its unknowns."""
    blocks: list[Block] = []
    checks = safe_use(reading.scope)
    if any(check.second is not None for check in checks):
        blocks.append(
            crossed(
                "safe_use",
                _("Safe-use checks, in numbers of trials"),
                "safe_use_check",
                "safe_use_answer",
                checks,
                reading.words,
            )
        )
    for field, caption in (
        ("data_put_in", _("What was put in")),
        ("concern", _("Concerns")),
        ("concern_action", _("What was done about concerns")),
    ):
        found = tally(reading.scope, field)
        if any(one.value is not None for one in found):
            blocks.append(counted(field, caption, field, found, len(reading.trials)))
    accounts = tool_accounts(reading.scope)
    if accounts:
        caption = _("Tools and whose accounts, in numbers of trials")
        blocks.append(crossed("accounts", caption, "tool", "tool_access", accounts, reading.words))
    if blocks:
        blocks.append(read_register(reading.scope, reading.scanner))
    return _section("safe-use", blocks)


def _section(section: str, blocks: list[Block]) -> Section:
    return Section(section, section_title(section), "", tuple(blocks) or (Empty(nothing_shared()),))
