"""What a group says of itself, chosen when it is made and changed later; who keeps its register."""

from pathlib import Path
from typing import Any

import pytest

from journal.errors import UserError
from journal.group import admitting, membership
from journal.group.announcement import CONTEXT, Announcement
from journal.group.library import admissions
from journal.paths import Home
from tests.fixtures.groups import Computer


@pytest.fixture
def ada(tmp_path: Path) -> Computer:
    return Computer(Home(tmp_path / "ada")).found(threshold=5, invited=4)


def change(computer: Computer, **changes: Any) -> Announcement:
    made: Announcement = computer.change(lambda s, m: membership.change_group(s, m, **changes))
    assert membership.announcement_of(computer.mine) == made
    return made


def roles(computer: Computer) -> dict[str, tuple[str, ...]]:
    with computer.library.reading() as found:
        return {key: one.roles for (_group, key), one in admissions(found).items()}


def make_keeper(computer: Computer, who: Computer | None) -> None:
    key = who.key if who else None
    computer.in_library(lambda found, mine: admitting.make_keeper(found, mine, key))


def test_what_is_given_changes_and_the_rest_stays(ada: Computer) -> None:
    before = membership.announcement_of(ada.mine)
    other = "0" * 26
    changes = {"name": "Oak", "purpose": "Marking.\nAnd planning.", "threshold": 6, "invited": 9}
    after = change(ada, **changes, context=["setting", "phase"], accepts=[other])
    assert {name: getattr(after, name) for name in changes} == changes
    assert after.context == ("phase", "setting")
    assert after.accepts == (other,)
    assert after.upper_level
    assert after.counter == before.counter + 1
    for name in ("id", "facilitator", "inbox", "reading", "rounds", "open"):
        assert getattr(after, name) == getattr(before, name)
    assert change(ada, accepts=["1" * 26, other]).accepts == (other, "1" * 26)
    assert change(ada, context=[]).context == ()


def test_a_change_to_what_is_so_already_is_none(ada: Computer) -> None:
    before = membership.signed_announcement_of(ada.mine)
    change(ada, name=" Elm  Park ", threshold=5, invited=4, context=CONTEXT[::-1])
    assert membership.signed_announcement_of(ada.mine) == before


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"threshold": 4}, "may rise and never fall"),
        ({"threshold": 1_001}, "at most 1,000"),
        ({"name": "  "}, "needs a name"),
        ({"invited": 0}, "invited lies between"),
        ({"context": ["phase", "colour"]}, "can ask for phase"),
        ({"accepts": ["Oak Lane"]}, "named by its id"),
    ],
)
def test_what_will_not_do_changes_nothing(
    changes: dict[str, Any], sentence: str, ada: Computer
) -> None:
    before = ada.mine
    with pytest.raises(UserError, match=sentence):
        change(ada, **changes)
    assert ada.mine == before


def test_members_learn_of_a_change_and_cannot_make_one(ada: Computer, tmp_path: Path) -> None:
    ben = Computer(Home(tmp_path / "ben")).join(ada)
    said = change(ada, name="Oak", threshold=7)
    ben.merge(ada.admissions_file())
    assert membership.announcement_of(ben.mine) == said
    with pytest.raises(UserError, match="Only the group's facilitator"):
        change(ben, name="Ash")


def test_a_group_asks_for_the_context_that_was_chosen(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can ask for"):
        Computer(Home(tmp_path / "no")).found(context=["phase", "name"])
    ada = Computer(Home(tmp_path / "ada")).found(context=["priority", "phase"])
    ben = Computer(Home(tmp_path / "ben")).join(ada)
    for computer in (ada, ben):
        assert membership.announcement_of(computer.mine).context == ("phase", "priority")
        assert computer.mine.context == ["phase", "priority"]


def test_the_register_has_one_keeper_who_may_change(ada: Computer, tmp_path: Path) -> None:
    ben, cem = (Computer(Home(tmp_path / name)).join(ada) for name in ("ben", "cem"))
    ada.admit(ben, roles=["slips"])
    make_keeper(ada, ben)
    assert roles(ada) == {ada.key: ("slips",), ben.key: ("register-keeper", "slips")}
    make_keeper(ada, None)
    assert roles(ada) == {ada.key: ("slips",), ben.key: ("slips",)}
    with pytest.raises(UserError, match="Let this contributor in first"):
        make_keeper(ada, cem)
    ben.merge(ada.admissions_file())
    assert roles(ben) == roles(ada)
    with pytest.raises(UserError, match="Only the group's facilitator"):
        make_keeper(ben, ben)


def test_a_founder_may_leave_the_register_to_somebody_else(tmp_path: Path) -> None:
    ada = Computer(Home(tmp_path / "ada"))
    with ada.journal.session() as session:
        ada.group = membership.found_group(session, "Elm Park", ada.now).group_id
    ada.in_library(lambda found, mine: admitting.admit_founder(found, mine, keeper=False))
    assert roles(ada) == {ada.key: ("slips",)}
    make_keeper(ada, ada)
    assert roles(ada) == {ada.key: ("register-keeper", "slips")}
