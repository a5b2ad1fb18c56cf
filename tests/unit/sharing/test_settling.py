"""While a review takes its time, others write; what they changed is read again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session, select

from journal.errors import UserError
from journal.group.membership import find_membership
from journal.model.trial import Trial
from journal.paths import Home
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.sharing.settling import Reading, settled
from journal.sharing.snapshot import Prepared, to_prepare
from journal.store.engine import let_go
from tests.fixtures.groups import Computer


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path)).found()
    made.log(worked="Tomasz liked it.")
    yield made
    made.close()


class Interrupted(Finder):
    """Somebody else acts while this finder is at work, as often as given."""

    def __init__(self, act: Callable[[], object], times: int = 1) -> None:
        super().__init__()
        self._act = act
        self._left = times

    def find(self, text: str) -> list[Finding]:
        if self._left:
            self._left -= 1
            self._act()
        return super().find(text)


def other_writes(computer: Computer, statement: str) -> Callable[[], None]:
    """Another program, which waits for nobody."""

    def act() -> None:
        with closing(sqlite3.connect(computer.home.database, timeout=0)) as other:
            other.execute(statement)
            other.commit()

    return act


def run(computer: Computer, finder: Finder, **more: Callable[[], object]) -> Prepared:
    def read(session: Session) -> Reading:
        mine = find_membership(session, computer.group)
        return Reading(to_prepare(session, mine, register_keeper=False), finder)

    return settled(computer.journal, read, lambda session, made: made, **more)


def test_others_write_while_it_is_found(computer: Computer) -> None:
    said: list[bool] = []
    made = run(
        computer,
        Interrupted(other_writes(computer, "INSERT INTO own_word (word) VALUES ('oracy')")),
        changed=lambda: said.append(True),
    )
    assert said == []  # an accepted word changes nothing that leaves
    assert len(made.review.reviewed) == 1


@pytest.mark.parametrize(
    ("statement", "left"),
    [
        ("UPDATE trial SET worked = 'Nothing did.'", ["Nothing did."]),
        ("UPDATE trial SET visibility = 'me'", []),
        ("UPDATE trial SET pupil_at_risk = 1", []),
    ],
)
def test_what_changed_meanwhile_is_read_again(
    computer: Computer, statement: str, left: list[str]
) -> None:
    said: list[bool] = []
    finder = Interrupted(other_writes(computer, statement))
    made = run(computer, finder, changed=lambda: said.append(True))
    assert said == [True]
    assert [one.worked for one in made.contents.group_trials] == left


def test_a_name_listed_meanwhile_is_hidden(computer: Computer) -> None:
    finders = iter([OwnNames(()), *[OwnNames([OwnName("Tomasz", "pupil")])] * 3])

    def read(session: Session) -> Reading:
        mine = find_membership(session, computer.group)
        wanted = to_prepare(session, mine, register_keeper=False)
        return Reading(wanted, Finder(next(finders)))

    made = settled(computer.journal, read, lambda session, found: found)
    (one,) = made.contents.group_trials
    assert "Tomasz" not in str(one)


def test_a_journal_that_never_rests_is_a_sentence(computer: Computer) -> None:
    act = other_writes(computer, "UPDATE trial SET worked = worked || '.'")
    with pytest.raises(UserError, match="changed elsewhere"):
        run(computer, Interrupted(act, times=10_000))


def test_the_lock_would_be_noticed(computer: Computer) -> None:
    """The other program of these tests does fail where somebody holds the journal."""
    act = other_writes(computer, "UPDATE trial SET worked = 'x'")
    with computer.journal.session(), pytest.raises(sqlite3.OperationalError, match="locked"):
        act()


def test_a_session_lets_go_and_takes_the_lock_again(computer: Computer) -> None:
    act = other_writes(computer, "UPDATE trial SET worked = 'By another.'")
    with computer.journal.session() as session:
        (before,) = session.exec(select(Trial)).all()
        with let_go(session):
            act()
        assert before.worked == "Tomasz liked it."
        (after,) = session.exec(select(Trial)).all()
        assert after.worked == "By another."
        after.worked = "By the owner."
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            act()
    with computer.journal.reading() as session:
        assert session.exec(select(Trial.worked)).all() == ["By the owner."]
