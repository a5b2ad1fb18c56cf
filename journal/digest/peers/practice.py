"""Sections 4 to 6 for peers: spread and gaps, who benefited, safe use."""

from journal.digest.document import Block, Note, Paragraph, Section
from journal.digest.gather.tallies import half_rests_on, safe_use, spread, tool_accounts
from journal.digest.guarded.register import read_register
from journal.digest.peers.reading import Reading, section
from journal.digest.peers.tables import crossed, recorded
from journal.digest.wording import not_tried
from journal.language import _, plural


def spread_and_gaps(reading: Reading) -> Section:
    """Work area against phase, and how much rests on few contributors."""
    blocks: list[Block] = []
    if reading.totals.trials:
        blocks.extend(_spread(reading))
        blocks.append(Paragraph(_rests_on(reading)))
    return section("spread-and-gaps", blocks)


def _spread(reading: Reading) -> list[Block]:
    """The table; where one side is all unknown, that in a sentence and the other side counted."""
    found = spread(reading.scope)
    areas_known = any(one.first is not None for one in found)
    phases_known = any(one.second is not None for one in found)
    if areas_known and phases_known:
        caption = _("Trials by kind of work and phase; a trial over two phases counts in both")
        blank = _("A blank says only that nothing was shared, not that nobody tried.")
        fields = ("work_area", "phase")
        table = crossed(reading, "spread", caption, fields, found, not_tried())
        return [table, Note(blank, "unknown")]
    no_phase = Note(_("No trial has its phase on record."), "unknown")
    if areas_known:
        kinds = recorded(reading, "work_area", _("Trials by kind of work"), table="spread")
        return [no_phase, *kinds]
    missing = Note(
        _("No trial has its kind of work on record: their jobs are in the writers’ own words."),
        "unknown",
    )
    if not phases_known:
        return [missing, no_phase]
    caption = _("Trials by phase; a trial over two phases counts in both")
    return [missing, *recorded(reading, "phase", caption, table="spread")]


def _rests_on(reading: Reading) -> str:
    writers = reading.totals.writers
    if writers < reading.group.threshold:
        return _("How much rests on few contributors: too few to show.")
    return _("Half of the trials or more come from {few} of {all} contributors.").format(
        few=half_rests_on(reading.scope), all=writers
    )


def who_benefited(reading: Reading) -> Section:
    """Pupil benefit, who could not use it, and why some decided not to."""
    blocks: list[Block] = [
        *recorded(reading, "pupil_benefit"),
        *recorded(reading, "could_not_use"),
        *recorded(reading, "reason_not_used"),
    ]
    return section("who-benefited", blocks)


def safety(reading: Reading) -> Section:
    """Checks, what was put in, concerns and what was done, the tool register with its unknowns."""
    blocks: list[Block] = []
    checks = safe_use(reading.scope)
    if any(check.second is not None for check in checks):
        caption = _("Safe-use checks, in numbers of trials")
        fields = ("safe_use_check", "safe_use_answer")
        blocks.append(crossed(reading, "safe_use", caption, fields, checks))
    for field in ("data_put_in", "concern", "concern_action"):
        blocks += recorded(reading, field)
    blocks += _tools(reading)
    if blocks:
        blocks.append(read_register(reading.scope, reading.scanner))
    return section("safe-use", blocks)


def _tools(reading: Reading) -> list[Block]:
    """Tools against whose accounts, or the tools alone where no trial says whose."""
    accounts = tool_accounts(reading.scope)
    if not accounts:
        return []
    if any(one.second is not None for one in accounts):
        caption = _("Tools and whose accounts, in numbers of trials")
        return [crossed(reading, "accounts", caption, ("tool", "tool_access"), accounts)]
    note = plural(
        "Whose account was used is not recorded for {n} trial.",
        "Whose account was used is not recorded for any of the {n} trials.",
        reading.totals.trials,
    )
    tools = recorded(reading, "tool", _("Tools"), table="accounts")
    return [*tools, Note(note, "unknown")]
