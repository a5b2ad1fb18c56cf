"""Sections 9, 10 and 12 for peers: time, still in use, roadmap."""

from collections.abc import Sequence

from journal.digest.document import Block, Note, Section
from journal.digest.gather.tallies import Crossing, crossing
from journal.digest.guarded.roadmap import to_come
from journal.digest.peers.reading import Reading, section
from journal.digest.peers.tables import crossed, recorded
from journal.language import _, plural


def time(reading: Reading) -> Section:
    """Effort saved told apart from effort moved, usual against all in, basis and quality beside."""
    blocks = [*_effort(reading), *_minutes(reading)]
    note = _("Effort moved is not effort saved: somebody still did the work.")
    blocks += recorded(reading, "time_went_to")
    blocks += recorded(reading, "effort_moved_to", note=note)
    unknown = reading.bases["usual_against_ai"].unknown
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
    return section("time", blocks)


def _effort(reading: Reading) -> list[Block]:
    found = crossing(reading.scope, "effort", "quality_vs_usual", ("effort",))
    if all(one.first == "not-recorded" for one in found):
        return []
    caption = _("Effort saved or moved (down) against quality beside the usual way (across)")
    fields = ("effort", "quality_vs_usual")
    per_item = crossing(
        reading.scope, "net_per_item_band", "quality_vs_usual", ("net_per_item_band",)
    )
    blocks: list[Block] = [crossed(reading, "effort", caption, fields, found)]
    if per_item:
        caption = _("Net minutes an item (down) against quality beside the usual way (across)")
        fields = ("net_per_item_band", "quality_vs_usual")
        blocks.append(crossed(reading, "net_per_item_band", caption, fields, per_item))
    return blocks


def _minutes(reading: Reading) -> list[Block]:
    fields = ("usual_band", "ai_band")
    pairs: Sequence[Crossing] = crossing(reading.scope, *fields, known=fields)
    if not pairs:
        return []
    caption = _("Minutes the usual way (down) against minutes with AI, all in (across)")
    return [
        crossed(reading, "usual_against_ai", caption, fields, pairs),
        *recorded(reading, "time_basis"),
    ]


def still_in_use(reading: Reading) -> Section:
    """The answer after six teaching weeks."""
    return section("still-in-use", recorded(reading, "still_using"))


def roadmap(reading: Reading) -> Section:
    """Train, try, support: what was asked, of whom and by when."""
    if not reading.decisions.actions:
        return section("roadmap", [])
    return section("roadmap", list(to_come(reading.decisions, reading.scanner)))
