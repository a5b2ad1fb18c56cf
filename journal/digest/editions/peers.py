"""The peers' edition of a digest as a document."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from journal.digest.annexes.attached import for_peers
from journal.digest.annexes.pack import Pack, compose_pack, make_pack
from journal.digest.document import Document
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.gather.scope import GroupFacts, open_scope
from journal.digest.gather.shelf import shelved
from journal.digest.peers.by_job import by_job
from journal.digest.peers.effort import roadmap, still_in_use, time
from journal.digest.peers.front import front
from journal.digest.peers.narrowed import narrowed_in_words
from journal.digest.peers.opening import leaders_own, listening, what_this_is
from journal.digest.peers.practice import safety, spread_and_gaps, who_benefited
from journal.digest.peers.reading import Reading, read
from journal.digest.peers.stories import chains, start_here
from journal.digest.scan import Scanner
from journal.digest.wording import closing, month
from journal.group.decisions import Decisions
from journal.language import _, in_use

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
    narrowing: Narrowing = EVERYTHING,
) -> tuple[Document, Document]:
    """The digest for the group itself, and the facilitator's pack made of the same trials.

    Trials stand in full wording, with nobody's name. Narrowed to some of them, all figures and
    cards keep to these; check-ins do not.
    """
    scope = replace(open_scope(session, group, as_of, decisions), narrowing=narrowing)
    with shelved(scope):
        reading = read(scope, group, decisions, scanner, as_of)
        pack = make_pack(reading)
        edition = _document(reading, pack)
        return edition, replace(compose_pack(reading, pack), narrowed=edition.narrowed)


def _document(reading: Reading, pack: Pack) -> Document:
    return Document(
        edition="peers",
        title=reading.group.name,
        subtitle=_("What we tried and what we learned: the peers’ edition"),
        group=reading.group.name,
        round=reading.scope.round,
        period=month(reading.as_of),
        language=in_use(),
        foreword=reading.scanner.printed(reading.decisions.foreword),
        front=front(reading),
        sections=tuple(section(reading) for section in SECTIONS),
        closing=closing(),
        narrowed=narrowed_in_words(reading),
        annexes=for_peers(reading, pack),
    )
