"""What the Share page asks of sharing: which trials go, the review, the bundle, taking back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from journal import vocabulary
from journal.errors import Undecided, UserError
from journal.group import admitting
from journal.language import _
from journal.logbook.sharings import mark_taken_back, share_again
from journal.logbook.trials import set_visibility, trials
from journal.model.check_in import CheckIn
from journal.model.membership import Membership, Sharing
from journal.model.trial import Trial
from journal.paths import Home
from journal.sharing.material import why_held_back
from journal.sharing.seen import mark_reviewed
from journal.sharing.sending import next_snapshot, send_to_file
from journal.sharing.snapshot import (
    Prepared,
    ToPrepare,
    Written,
    prepared,
    to_prepare,
)
from journal.sharing.standing import standings
from journal.store.engine import let_go
from ui.work.agreed import NOTHING_AGREED, Agreed
from ui.work.findings import Memory, RememberingFinder, remembering
from ui.work.groups import member_of, opened_library
from ui.work.leaving import Look, title_of
from ui.work.looking import look_at, with_bytes

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One trial and who may see it; `shared` and `taken_back` are about one group."""

    id: str
    title: str
    outcome: str
    tried_on: str
    visibility: str
    shared: bool
    taken_back: bool
    held_back: str


@dataclass(frozen=True)
class ToRead:
    """All that a review reads; made in the lane, read anywhere."""

    wanted: ToPrepare
    finder: RememberingFinder


def rows(session: Session, group: str) -> list[ShareRow]:
    """Every trial of the journal, newest first, with who may see it."""
    query = select(Sharing).where(Sharing.group_id == group)
    known = {one.trial: one for one in session.exec(query).all()}
    return [_row(trial, known.get(trial.id)) for trial in trials(session)]


def allow_all(session: Session, wanted: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Say who may see each of these trials; who might before."""
    ids = list(wanted)
    query = select(Trial.id, Trial.visibility).where(col(Trial.id).in_(ids))
    before = dict(session.exec(query).all())
    for visibility in dict.fromkeys(wanted.values()):
        chosen = [one for one in ids if wanted[one] == visibility]
        set_visibility(session, chosen, visibility, now)
    return before


def to_read(
    session: Session,
    home: Home,
    group: str,
    memory: Memory,
    now: datetime,
    read: Callable[[], None] = lambda: None,
) -> ToRead:
    """What a review of the owner's next bundle for a group has to read."""
    mine = member_of(session, group)
    finder = remembering(session, memory, now.astimezone().date(), read)
    with opened_library(home, group) as opened:
        where = standings(session, opened, mine)
    return ToRead(to_prepare(session, mine, _is_keeper(home, mine), where), finder)


def going_and_staying(wanted: ToRead) -> tuple[int, int, int]:
    """How many trials would go, how many are held back, and how many other records would go."""
    material = wanted.wanted.material
    staying = sum(why_held_back(trial) is not None for trial in material.trials)
    others = len(material.check_ins) + len(material.tools)
    return len(material.trials) - staying, staying, others


def look(wanted: ToRead, progress: Progress = lambda done, of: None) -> Look:
    """Read it all: what would leave, and what is still to decide. Needs no journal."""
    return look_at(wanted.wanted, prepared(wanted.wanted, wanted.finder, progress))


def look_at_bytes(
    session: Session,
    home: Home,
    group: str,
    seen: Look,
    now: datetime,
    agreed: Agreed = NOTHING_AGREED,
) -> Look:
    """The same look with the bytes that `save_bundle` seals; nothing is changed.

    There are none while a question is open. Raises WrittenElsewhere where another computer shared
    last and ClockAhead where the clock is far ahead, unless that is `agreed`.
    """
    if seen.questions or seen.prepared is None:
        return seen
    written = _write(session, home, member_of(session, group), seen.prepared, now, agreed)
    session.rollback()  # the snapshot was numbered and noted for the look only
    return with_bytes(seen, written)


def save_bundle(
    session: Session,
    home: Home,
    group: str,
    memory: Memory,
    now: datetime,
    seen: bytes,
    path: Path,
    agreed: Agreed = NOTHING_AGREED,
) -> Path:
    """Write the sealed bundle whose content was looked at; all in it counts as looked through.

    UserError, and nothing written, where the content is another by now.
    """
    _read_ahead(session, home, group, memory, now)
    mine = member_of(session, group)
    wanted = to_read(session, home, group, memory, now)
    ready = prepared(wanted.wanted, wanted.finder)
    if ready.review.questions:
        raise Undecided(_("A question is open again, so nothing was written; look once more."))
    written = _write(session, home, mine, ready, now, agreed)
    if written.plain != seen:
        raise UserError(
            _("Something changed since you looked, so nothing was written; look again.")
        )
    send_to_file(session, mine, written, path)
    mark_reviewed(session, mine.group_id, ready.review, list(ready.review.reviewed), now)
    return path


def shared_now(session: Session, group: str) -> list[tuple[str, str]]:
    """What the owner shares with a group: the id and title of each trial and check-in."""
    shared = select(Sharing.trial).where(
        Sharing.group_id == group,
        col(Sharing.first_round).is_not(None),
        col(Sharing.withdrawn).is_(False),
    )
    ids = set(session.exec(shared).all())
    found = [(one.id, title_of(one)) for one in trials(session) if one.id in ids]
    check_ins = session.exec(select(CheckIn).where(col(CheckIn.id).in_(ids))).all()
    return found + [(one.id, _("Check-in")) for one in check_ins]


def take_back(
    session: Session,
    home: Home,
    group: str,
    ids: Sequence[str],
    memory: Memory,
    now: datetime,
    path: Path,
    agreed: Agreed = NOTHING_AGREED,
) -> Path:
    """Take trials or check-ins back: writes the bundle that is without them.

    That never waits for a decision on something else: what has an open question is left out.
    """
    _read_ahead(session, home, group, memory, now)
    mine = member_of(session, group)
    mark_taken_back(session, mine.group_id, ids)
    wanted = to_read(session, home, group, memory, now)
    ready = prepared(wanted.wanted, wanted.finder)
    written = _write(session, home, mine, ready, now, agreed)
    send_to_file(session, mine, written, path)
    return path


def let_go_again(session: Session, ids: Sequence[str]) -> None:
    """Let what was taken back go along again."""
    share_again(session, ids)


def _read_ahead(session: Session, home: Home, group: str, memory: Memory, now: datetime) -> None:
    """Find what is not known yet while others may write; with it in memory the rest is short."""
    wanted = to_read(session, home, group, memory, now)
    with let_go(session):
        prepared(wanted.wanted, wanted.finder)


def _row(trial: Trial, sharing: Sharing | None) -> ShareRow:
    return ShareRow(
        id=trial.id,
        title=title_of(trial),
        outcome=vocabulary.label("outcome", trial.outcome) if trial.outcome else "",
        tried_on=trial.tried_on.isoformat() if trial.tried_on else "",
        visibility=trial.visibility,
        shared=bool(sharing and sharing.first_round),
        taken_back=bool(sharing and sharing.withdrawn),
        held_back=why_held_back(trial) or "",
    )


def _write(
    session: Session,
    home: Home,
    mine: Membership,
    ready: Prepared,
    now: datetime,
    agreed: Agreed,
) -> Written:
    with opened_library(home, mine.group_id) as opened, opened.reading() as found:
        return next_snapshot(
            session,
            found,
            mine,
            ready.contents,
            now,
            take_over=agreed.take_over,
            clock_is_right=agreed.clock_is_right,
        )


def _is_keeper(home: Home, mine: Membership) -> bool:
    with opened_library(home, mine.group_id) as opened, opened.reading() as found:
        return "register-keeper" in admitting.own_roles(found, mine)
