"""The leaders' edition of a digest as a document, out of one round's release."""

from journal.digest.annexes.attached import for_leaders
from journal.digest.guarded.blocks import LeadersDocument, leaders_headline, leaders_section
from journal.digest.leaders.front import front
from journal.digest.leaders.reading import Reading
from journal.digest.leaders.sections import SECTIONS
from journal.digest.wording import closing, month
from journal.language import _, in_use


def compose_leaders(reading: Reading) -> LeadersDocument:
    """The digest for leaders: figures above the threshold, and each writer's own line."""
    return LeadersDocument(
        edition="leaders",
        title=reading.occasion.group.name,
        subtitle=_("What staff tried and what they ask for: the leaders’ edition"),
        group=reading.occasion.group.name,
        round=reading.occasion.round,
        period=month(reading.occasion.as_of),
        language=in_use(),
        foreword=reading.occasion.scanner.printed(reading.occasion.decisions.foreword),
        front=tuple(leaders_headline(headline) for headline in front(reading)),
        sections=tuple(leaders_section(section(reading)) for section in SECTIONS),
        closing=closing(),
        annexes=for_leaders(reading),
    )
