"""A restored backup takes nothing back that leaders were given, or that a group was told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.digest.disclosure.ledger import Ledger, read_ledger
from journal.digest.releasing import begin_ledger
from journal.group import membership, role
from journal.model.membership import Membership, ReleaseLedger
from journal.sharing.restoring import restore
from tests.fixtures.groups import NOW, Computer


@pytest.fixture
def ada(computer: Callable[[str], Computer]) -> Computer:
    found = computer("ada").found()
    found.change(lambda session, mine: begin_ledger(session, mine))
    return found


def _release(computer: Computer, number: int) -> None:
    with computer.journal.session() as session:
        kept = session.get_one(ReleaseLedger, computer.group)
        kept.content = Ledger(round=number, threshold=5).to_bytes().decode()
        session.add(kept)


def _kept(computer: Computer) -> tuple[str, int]:
    with computer.journal.reading() as session:
        kept = session.get_one(ReleaseLedger, computer.group)
        return kept.key, read_ledger(kept.content.encode()).round


def _hand_over(session: Session, mine: Membership) -> None:
    """What handing over does in the journal, without the slow sealing of its file."""
    membership.announce(session, mine)
    mine.handed_over_at = NOW


def _backup(computer: Computer) -> Path:
    return Path(computer.journal.back_up(NOW))


def test_what_was_released_since_the_backup_stays_released(ada: Computer) -> None:
    early = _backup(ada)
    key, _round = _kept(ada)
    ada.change(lambda session, mine: membership.open_round(session, mine, NOW.date()))
    ada.change(lambda session, mine: membership.change_group(session, mine, threshold=8))
    _release(ada, 2)
    later = restore(ada.journal, early, NOW)
    announced = membership.announcement_of(ada.mine)
    assert (_kept(ada), len(announced.rounds), announced.threshold) == ((key, 2), 2, 8)
    _release(ada, 1)
    restore(ada.journal, later, NOW)
    assert _kept(ada) == (key, 2)


def test_a_role_handed_over_since_the_backup_stays_handed_over(ada: Computer) -> None:
    early = _backup(ada)
    ada.change(_hand_over)
    restore(ada.journal, early, NOW)
    assert not membership.leads(ada.mine)
    ada.change(role.take_back)
    assert membership.leads(ada.mine)


def test_a_backup_of_before_the_first_release_has_it_too(
    computer: Callable[[str], Computer],
) -> None:
    bea = computer("bea").found()
    early = _backup(bea)
    bea.change(lambda session, mine: begin_ledger(session, mine))
    _release(bea, 1)
    known = _kept(bea)
    restore(bea.journal, early, NOW)
    assert _kept(bea) == known


@pytest.mark.parametrize("content", ["", "[]"])
def test_a_damaged_record_of_releases_comes_back_from_a_backup(ada: Computer, content: str) -> None:
    _release(ada, 1)
    known, early = _kept(ada), _backup(ada)
    with ada.journal.session() as session:
        session.get_one(ReleaseLedger, ada.group).content = content
    restore(ada.journal, early, NOW)
    assert _kept(ada) == known
