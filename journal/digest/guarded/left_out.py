"""What the facilitator left out of a digest for leaders, with the reasons, and what has lapsed."""

from journal.digest.guarded.blocks import LeadersBlock, LeadersNote
from journal.digest.guarded.words import fixed, joined, say, written
from journal.digest.occasion import Occasion
from journal.language import _


def left_out(occasion: Occasion) -> list[LeadersBlock]:
    """A note on trials hidden or contributions retired, one on what has lapsed, if there are any.

    Reasons are scanned and each stands once; how many were left out is not said.
    """
    blocks: list[LeadersBlock] = []
    if occasion.hidden or occasion.retired:
        reasons = [
            *(hide.why for hide in occasion.decisions.hides if occasion.hidden),
            *(retired.why for retired in occasion.decisions.retired if occasion.retired),
        ]
        whys = sorted({occasion.scanner.printed(why) for why in reasons})
        given = [written(why) for why in whys if why]
        words = joined("; ", given) if given else fixed(_("no reason was written"))
        blocks.append(LeadersNote(say(_("The facilitator left something out: {why}"), why=words)))
    if occasion.lapsed:
        blocks.append(
            LeadersNote(say(_("What was not refreshed for two rounds has lapsed and is left out.")))
        )
    return blocks
