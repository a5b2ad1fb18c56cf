"""Restoring a backup: the journal as it was, marked as another writer in every group."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from journal.clock import Randomness
from journal.group.announcement import SignedAnnouncement
from journal.group.membership import signed_announcement_of, take_announcement
from journal.group.role_file import KeptLedger
from journal.model.membership import Membership, ReleaseLedger
from journal.paths import Home
from journal.sharing.numbering import after_restore
from journal.store.backup import STAMP
from journal.store.engine import Damaged, open_database, sentences, session_on
from journal.store.health import damage
from journal.store.journal_file import STEPS, Journal
from journal.store.put_back import opened_copy, put_back


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far the journal of before had come in a group: its numbers, the group, its releases.

    What was announced to all and given to leaders is not taken back by a backup. Two first files
    of one round, or two who release, could be set side by side.
    """

    contributor: str
    number: int
    announced: SignedAnnouncement
    handed_over_at: datetime | None
    ledger: KeptLedger | None


def restore(
    journal: Journal,
    file: Path,
    now: datetime,
    passphrase: str = "",
    randomness: Randomness = os.urandom,
) -> Path:
    """Replace the journal by a backup; the path of a backup of what was there before.

    Raises UserError, with the journal as it was, if the backup cannot be read or opened.
    """
    with opened_copy(file, journal.home, STEPS, passphrase) as copy:
        with journal.reading() as session:
            reached = _reached(session)
        _mark_as_another(copy, now, randomness, reached)
        before = Path(journal.back_up(now))
        put_back(copy, journal.home.database)
    return before


def restore_damaged(
    home: Home,
    file: Path,
    now: datetime,
    passphrase: str = "",
    randomness: Randomness = os.urandom,
) -> Path:
    """Put a backup in the place of a journal that cannot be opened; the folder with its remains.

    Raises UserError, nothing moved, if the backup cannot be read or opened.
    """
    with opened_copy(file, home, STEPS, passphrase) as copy:
        _mark_as_another(copy, now, randomness, {})
        fresh = copy.with_name("fresh.db")
        put_back(copy, fresh)
        aside = home.root / f"damaged-{now.strftime(STAMP)}"
        with sentences(home.database):
            aside.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(home.database, aside / home.database.name)
            for part in home.root.glob(f"{home.database.name}-*"):
                part.replace(aside / part.name)
            fresh.replace(home.database)
    return aside


def is_damaged(home: Home) -> bool:
    """Whether the journal in a data folder is there and cannot be read."""
    if not home.database.is_file():
        return False
    try:
        Journal(home).close()
    except Damaged:
        return True
    return damage(home.database) is not None


def _mark_as_another(
    copy: Path, now: datetime, randomness: Randomness, reached: Mapping[str, _Reached]
) -> None:
    """Mark the copy before it takes the journal's place: nothing can come between the two."""
    engine = open_database(copy, STEPS)
    try:
        with session_on(engine, copy) as session:
            for membership in session.exec(select(Membership)).all():
                known = reached.get(membership.group_id)
                same = known is not None and known.contributor == membership.contributor
                after_restore(membership, now, randomness, known.number if known and same else 0)
                if known is not None:
                    _go_on_from(session, membership, known)
                session.add(membership)
    finally:
        engine.dispose()


def _go_on_from(session: Session, membership: Membership, known: _Reached) -> None:
    """Let what the group announced, who leads it and what it released count as it last did."""
    if take_announcement(session, membership, known.announced):
        membership.handed_over_at = known.handed_over_at
    kept = session.get(ReleaseLedger, membership.group_id)
    ledger = _ledger_of(kept)
    if known.ledger is None or (ledger is not None and ledger.round > known.ledger.round):
        return
    kept = kept or ReleaseLedger(group_id=membership.group_id, key="", content="")
    kept.key, kept.content = known.ledger.key, known.ledger.content
    session.add(kept)


def _reached(session: Session) -> dict[str, _Reached]:
    """How far the journal of before had come, by the group."""
    found = {}
    for one in session.exec(select(Membership)).all():
        kept = session.get(ReleaseLedger, one.group_id)
        found[one.group_id] = _Reached(
            one.contributor,
            one.last_sequence,
            signed_announcement_of(one),
            one.handed_over_at,
            _ledger_of(kept),
        )
    return found


def _ledger_of(kept: ReleaseLedger | None) -> KeptLedger | None:
    """A ledger as it is kept; None where there is none, or a damaged one."""
    if kept is None:
        return None
    try:
        ledger = KeptLedger(key=kept.key, content=kept.content)
        return ledger if ledger.round >= 0 else None
    except (ValueError, KeyError, TypeError):
        return None
