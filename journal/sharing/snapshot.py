"""The owner's next snapshot for a group: what goes along, its number, and the bytes that leave."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session, col, select

from journal.bundle.archive import ArchiveLimits, read_archive
from journal.bundle.contents import Contents
from journal.bundle.manifest import MANIFEST, Header
from journal.bundle.seal import seal
from journal.bundle.write import build_bundle
from journal.errors import UserError
from journal.group.keys import private_key
from journal.group.membership import announcement_of, own_recipient
from journal.language import _
from journal.logbook import chains
from journal.logbook.register import registered_tools
from journal.logbook.sharings import sharings
from journal.model.check_in import CheckIn
from journal.model.membership import Membership, Sharing
from journal.model.register import RegisteredTool
from journal.model.trial import Trial
from journal.privacy.decisions import Decision
from journal.privacy.finder import Finder
from journal.privacy.finding import Kind
from journal.sharing.decided import decisions_for, hidden_names
from journal.sharing.known_shares import note_written
from journal.sharing.material import Material
from journal.sharing.numbering import next_sequence
from journal.sharing.records import Placing, contents, secret_of
from journal.sharing.review import review
from journal.sharing.reviewed import Review
from journal.sharing.seen import compare, seen
from journal.sharing.standing import Standings

SHARED = ("group", "leaders")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ToPrepare:
    """All that a review of the owner's next bundle for a group reads, read from the journal."""

    group: str
    material: Material
    decided: dict[str, Decision]
    seen: dict[str, str]
    placing: Placing
    standings: Standings | None = None
    hidden: Sequence[tuple[Kind, str]] = ()

    def same_as(self, other: "ToPrepare") -> bool:
        """Whether nothing changed between the two that could change what leaves."""
        return self._stamp() == other._stamp()

    def _stamp(self) -> object:
        material = self.material
        rows = (*material.trials, *material.check_ins, *material.tools, *material.links.values())
        return [row.model_dump() for row in rows], self.decided, self.placing


@dataclass(frozen=True)
class Prepared:
    """A reviewed contribution that is not written yet."""

    material: Material
    review: Review
    contents: Contents


@dataclass(frozen=True)
class Written:
    """A snapshot: its records, the bundle's bytes as previewed, the same sealed, its number."""

    contents: Contents
    plain: bytes
    sealed: bytes
    sequence: int
    manifest_hash: str


def prepare(
    session: Session,
    membership: Membership,
    finder: Finder,
    register_keeper: bool,
    progress: Progress = lambda done, of: None,
    standings: Standings | None = None,
) -> Prepared:
    """Review what the owner shares with a group and make its records; nothing is written.

    Records with an open question are not among the contents. The register goes along only from
    its keeper. Raises UserError for a group that she left: nothing is shared again by chance.
    """
    return prepared(to_prepare(session, membership, register_keeper, standings), finder, progress)


def to_prepare(
    session: Session,
    membership: Membership,
    register_keeper: bool,
    standings: Standings | None = None,
    without: Collection[str] = (),
) -> ToPrepare:
    """All that a review reads of the journal; UserError for a group that the owner left.

    `without` are the ids of records that she is taking back.
    """
    if membership.left_at is not None:
        name = announcement_of(membership).name
        raise UserError(
            _("You left {name}; join it again by an invitation to share there.").format(name=name)
        )
    group = membership.group_id
    return ToPrepare(
        group=group,
        material=material_for(session, membership, register_keeper, without),
        decided=decisions_for(session, group),
        seen=seen(session, group),
        placing=placing_for(session, membership),
        standings=standings,
        hidden=hidden_names(session, group),
    )


def prepared(
    wanted: ToPrepare, finder: Finder, progress: Progress = lambda done, of: None
) -> Prepared:
    """The review and its records. Needs no journal: it may take its time anywhere."""
    made = review(
        wanted.material,
        wanted.group,
        finder,
        wanted.decided,
        progress,
        wanted.standings,
        wanted.hidden,
    )
    records = contents(wanted.material, made, wanted.placing)
    compare(made, records, wanted.placing, wanted.seen)
    return Prepared(wanted.material, made, records)


def without_unsure(made: Prepared, placing: Placing) -> Prepared:
    """The same less the records in which something may show that the name model had hidden."""
    unsure = set(made.review.unsure)
    if not unsure:
        return made
    sure = {key: one for key, one in made.review.reviewed.items() if key not in unsure}
    left = contents(made.material, replace(made.review, reviewed=sure), placing)
    return replace(made, contents=left)


def material_for(
    session: Session, membership: Membership, register_keeper: bool, without: Collection[str] = ()
) -> Material:
    """What the owner means to share with a group: by visibility, less what she took back there."""
    withdrawn = set(without).union(
        one.trial for one in sharings(session, membership.group_id).values() if one.withdrawn
    )
    trials = session.exec(
        select(Trial)
        .where(col(Trial.deleted_at).is_(None), col(Trial.visibility).in_(SHARED))
        .order_by(col(Trial.n))
    ).all()
    check_ins = session.exec(
        select(CheckIn).where(col(CheckIn.visibility).in_(SHARED)).order_by(col(CheckIn.n))
    ).all()
    return Material(
        trials=[trial for trial in trials if trial.id not in withdrawn],
        check_ins=[one for one in check_ins if one.id not in withdrawn],
        tools=registered_tools(session) if register_keeper else (),
        links=chains.links(session),
    )


def write_snapshot(
    session: Session, membership: Membership, made: Contents, now: datetime, highest: int = 0
) -> Written:
    """Build, sign and seal the next snapshot; `note_shared` follows once its file is written.

    `highest` is the greatest number of hers that is known elsewhere. Whether anything of hers is
    overwritten is asked before, by `next_snapshot`.
    """
    header = Header(
        group=membership.group_id,
        contributor=membership.contributor,
        sequence=next_sequence(max(membership.last_sequence, highest), now),
        writer=membership.writer,
        withdrawal_hash=withdrawal_hash(membership.withdrawal_code),
    )
    plain = build_bundle(made, header, private_key(membership.contributor_key))
    manifest_hash = sha256(read_archive(plain, ArchiveLimits())[MANIFEST]).hexdigest()
    sealed = seal(plain, [announcement_of(membership).inbox, own_recipient(membership)])
    membership.last_sequence = header.sequence
    note_written(membership, header, manifest_hash)
    session.add(membership)
    return Written(made, plain, sealed, header.sequence, manifest_hash)


def note_shared(session: Session, membership: Membership, written: Written) -> None:
    """Remember what this snapshot holds, and in which round each of it was first shared."""
    known = sharings(session, membership.group_id)
    made = written.contents
    rounds: dict[str, int | None] = {tool.id: None for tool in made.tools}
    rounds |= {one.id: one.round for one in made.group_trials}
    rounds |= {one.id: one.round for one in made.group_check_ins}
    local_ids = [
        *session.exec(select(Trial.id)).all(),
        *session.exec(select(CheckIn.id)).all(),
        *session.exec(select(RegisteredTool.id)).all(),
    ]
    local = placing_for(session, membership).local_ids(local_ids)
    shared = {local[one]: first for one, first in rounds.items() if one in local}
    for local_id in {*shared, *known}:
        sharing = known.get(local_id) or Sharing(group_id=membership.group_id, trial=local_id)
        sharing.first_round = sharing.first_round or shared.get(local_id)
        sharing.shared_hash = written.manifest_hash if local_id in shared else None
        session.add(sharing)
    session.flush()


def withdrawal_hash(code: str) -> str:
    """What a manifest carries of a withdrawal code: its SHA-256 in hex."""
    return sha256(code.encode()).hexdigest()


def placing_for(session: Session, membership: Membership) -> Placing:
    """Where the owner's records in a group go, as she and the group want it now."""
    announced = announcement_of(membership)
    known = sharings(session, membership.group_id)
    return Placing(
        secret=secret_of(membership),
        round=announced.round,
        first_rounds={one.trial: one.first_round for one in known.values() if one.first_round},
        context=frozenset(membership.context),
        asked=frozenset(announced.context),
        shared_ids={one.trial: one.shared_id for one in known.values() if one.shared_id},
    )
