"""The peers' edition of a digest as a document."""

from datetime import date

from sqlmodel import Session

from journal.digest.document import Answer, Document, Headline
from journal.digest.gather.evidence import BY_OTHERS, ELSEWHERE
from journal.digest.gather.scope import GroupFacts, current_round, open_scope
from journal.digest.peers.effort import roadmap, still_in_use, time
from journal.digest.peers.opening import leaders_own, listening, what_this_is
from journal.digest.peers.practice import safety, spread_and_gaps, who_benefited
from journal.digest.peers.reading import Reading, read, result
from journal.digest.peers.stories import by_job, chains, start_here
from journal.digest.scan import Scanner
from journal.digest.wording import closing, month, nothing_shared
from journal.group.decisions import Decisions
from journal.language import _, plural

SECTIONS = (
    what_this_is,
    listening,
    leaders_own,
    spread_and_gaps,
    who_benefited,
    safety,
    chains,
    by_job,
    time,
    still_in_use,
    start_here,
    roadmap,
)


def compose_peers(
    session: Session,
    group: GroupFacts,
    decisions: Decisions,
    as_of: date,
    scanner: Scanner,
    language: str = "en",
) -> Document:
    """The digest for the group itself: trials in full wording, nobody's name."""
    scope = open_scope(session, group, as_of, decisions)
    reading = read(scope, group, decisions, scanner, as_of)
    return Document(
        edition="peers",
        title=group.name,
        subtitle=_("What we tried and what we learned: the peers’ edition"),
        group=group.name,
        round=current_round(group, as_of),
        period=month(as_of),
        language=language,
        foreword=scanner.printed(decisions.foreword),
        front=tuple(_front(reading)),
        sections=tuple(section(reading) for section in SECTIONS),
        closing=closing(),
    )


def _front(reading: Reading) -> list[Headline]:
    results = [result(trial) for trial in reading.trials]
    repeated = sum(
        reading.evidence.label(trial["id"]) in (BY_OTHERS, ELSEWHERE) for trial in reading.trials
    )
    basis = reading.basis(reading.totals.contributors)
    if not results:
        return [Headline(_("What was shared"), (Answer(nothing_shared()),), basis)]
    failed = results.count("failed") + results.count("mixed")
    return [
        Headline(
            _("What was shared"),
            (Answer(plural("{n} trial", "{n} trials", len(results))),),
            basis,
        ),
        Headline(
            _("Did not work, or only partly"),
            (Answer(plural("{n} trial", "{n} trials", failed)),),
            _("printed beside those that worked, in section 8"),
        ),
        Headline(
            _("Repeated by a colleague"),
            (Answer(plural("{n} trial", "{n} trials", repeated) if repeated else _("none yet")),),
            _("each of the rest rests on one person")
            if repeated
            else _("so far each rests on one person"),
        ),
    ]
