"""What a member lets go along with a trial, of what her group asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.errors import UserError
from journal.group.announcement import CONTEXT
from journal.group.membership import change_group, found_group
from journal.paths import Home
from journal.sharing.going_along import going_along, let_go_along
from journal.sharing.snapshot import placing_for
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    journal = Journal(Home(tmp_path))
    with journal.session() as opened:
        yield opened
    journal.close()


def test_only_what_is_asked_for_and_let_goes_along(session: Session) -> None:
    mine = found_group(session, "Elm Park", NOW, context=("phase", "setting", "priority"))
    assert going_along(mine) == ("phase", "setting", "priority")
    let_go_along(session, mine, ["priority", "phase"])
    assert going_along(mine) == ("phase", "priority")
    placing = placing_for(session, mine)
    assert placing.goes_along("phase")
    assert not placing.goes_along("setting")


def test_what_is_not_asked_for_stays_as_it_was(session: Session) -> None:
    mine = found_group(session, "Elm Park", NOW)
    let_go_along(session, mine, [name for name in CONTEXT if name != "setting"])
    change_group(session, mine, context=("phase",))
    let_go_along(session, mine, [])
    assert going_along(mine) == ()
    change_group(session, mine, context=CONTEXT)
    assert set(CONTEXT) - set(going_along(mine)) == {"phase", "setting"}


def test_a_field_that_no_group_asks_for_is_refused(session: Session) -> None:
    mine = found_group(session, "Elm Park", NOW)
    with pytest.raises(UserError, match="open_name"):
        let_go_along(session, mine, ["phase", "open_name"])
    assert going_along(mine) == CONTEXT
