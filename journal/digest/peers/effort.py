"""Sections 9, 10 and 12 for peers: time, still in use, roadmap."""

from journal.digest.document import Block, Empty, Note, Section
from journal.digest.gather.tallies import tally, usual_against_ai
from journal.digest.peers.reading import Reading
from journal.digest.peers.tables import counted, crossed
from journal.digest.roadmap import to_come
from journal.digest.wording import nothing_shared, section_title
from journal.language import _, plural


def time(reading: Reading) -> Section:
    """Usual against all in, the basis and the quality beside it, and whom effort moved to."""
    blocks: list[Block] = []
    pairs = usual_against_ai(reading.scope)
    known = sum(pair.trials for pair in pairs)
    unknown = len(reading.trials) - known
    if known:
        caption = _("Minutes the usual way (down) against minutes with AI, all in (across)")
        blocks.append(
            crossed("usual_against_ai", caption, "usual_band", "ai_band", pairs, reading.words)
        )
        for field, caption in (
            ("net_per_item_band", _("Net minutes an item")),
            ("time_basis", _("How the minutes are known")),
            ("quality_vs_usual", _("Quality against the usual")),
            ("time_went_to", _("Where the time went")),
        ):
            found = tally(reading.scope, field)
            if any(one.value is not None for one in found):
                blocks.append(counted(field, caption, field, found, len(reading.trials)))
    moved = tally(reading.scope, "effort_moved_to")
    if any(one.value is not None for one in moved):
        note = _("Effort moved is not effort saved: somebody still did the work.")
        caption = _("Whom effort moved to")
        blocks.append(
            counted("effort_moved_to", caption, "effort_moved_to", moved, len(reading.trials), note)
        )
    if blocks and unknown:
        blocks.append(
            Note(
                plural(
                    "{n} trial did not record both times. That is not a time of nought.",
                    "{n} trials did not record both times. That is not a time of nought.",
                    unknown,
                ),
                "unknown",
            )
        )
    return _section("time", blocks)


def still_in_use(reading: Reading) -> Section:
    """The answer after six teaching weeks."""
    found = tally(reading.scope, "still_using")
    blocks: list[Block] = []
    if any(one.value is not None for one in found):
        caption = _("Still using it, asked after six teaching weeks")
        blocks.append(counted("still_using", caption, "still_using", found, len(reading.trials)))
    return _section("still-in-use", blocks)


def roadmap(reading: Reading) -> Section:
    """Train, try, support: what was asked, of whom and by when."""
    if not reading.decisions.actions:
        return _section("roadmap", [])
    return _section("roadmap", list(to_come(reading.decisions, reading.scanner)))


def _section(section: str, blocks: list[Block]) -> Section:
    return Section(section, section_title(section), "", tuple(blocks) or (Empty(nothing_shared()),))
