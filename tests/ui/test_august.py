"""At the end of the school year: lists are asked about, and what went is told once."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.logbook.own_names import add_names, lists, own_names
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.names.august import August
from ui.preferences import read_preferences, write_preferences

# Far ahead, so that the real start of the window, on the day of the test, lets nothing go.
LISTED = date(2098, 11, 3)
BEFORE, NEAR, AFTER = (
    datetime(2099, 7, 31, 12, tzinfo=UTC),
    datetime(2099, 8, 2, 12, tzinfo=UTC),
    datetime(2099, 9, 3, 12, tzinfo=UTC),
)


@pytest.fixture
def listed(qtbot: QtBot, window: Frame, home: Home) -> Frame:
    """A window on a journal with a class and a kept school."""
    with Journal(home).session() as session:
        add_names(session, ["Ana Quillfeather", "Bo Reed"], "pupil", LISTED, list_name="7B")
        add_names(session, ["Oakfield"], "school", LISTED, keep=True)
    return window


def look(qtbot: QtBot, window: Frame, now: datetime) -> August:
    august = August(replace(window.context, now=lambda: now), window.page("log").lately)
    august.look()
    settle(qtbot, window)
    return august


def until(home: Home) -> list[date | None]:
    with Journal(home).session() as session:
        return [one.keep_until for one in lists(session, LISTED) if one.name == "7B"]


def test_nothing_is_asked_until_a_month_before(qtbot: QtBot, listed: Frame) -> None:
    assert look(qtbot, listed, BEFORE).cards == []


def test_a_list_is_kept_for_another_year(qtbot: QtBot, listed: Frame, home: Home) -> None:
    (card,) = look(qtbot, listed, NEAR).cards
    assert card.sentence.text() == (
        "Your class list “7B” goes at the end of August. Keep it for another year?"
    )
    with qtbot.waitSignal(listed.context.changes.own_names_changed):
        card.buttons[0].click()
    settle(qtbot, listed)
    assert card.isHidden()
    assert until(home) == [date(2100, 8, 31)]
    assert look(qtbot, listed, NEAR).cards == []


def test_once_answered_it_is_not_asked_again(
    qtbot: QtBot, listed: Frame, home: Home, tmp_path: Path
) -> None:
    (card,) = look(qtbot, listed, NEAR).cards
    card.buttons[1].click()
    assert look(qtbot, listed, NEAR).cards == []
    assert until(home) == [date(2099, 8, 31)]
    write_preferences(tmp_path, listed.context.preferences)
    assert read_preferences(tmp_path).lists_asked == "2099-08-31"


def test_several_lists_are_one_question(qtbot: QtBot, listed: Frame, home: Home) -> None:
    with Journal(home).session() as session:
        add_names(session, ["Mrs Okafor"], "staff", LISTED)
    (card,) = look(qtbot, listed, NEAR).cards
    assert card.sentence.text() == (
        "These go at the end of August: Staff, typed by hand and 7B. Keep them for another year?"
    )
    card.buttons[2].click()
    assert listed.page_name == "settings"


def test_what_went_is_told_once_with_the_way_to_the_new_list(
    qtbot: QtBot, listed: Frame, home: Home
) -> None:
    (card,) = look(qtbot, listed, AFTER).cards
    assert card.sentence.text() == "“7B”: 2 names went at the end of August, as planned."
    assert until(home) == []
    assert not any(b"Quillfeather" in path.read_bytes() for path in home.root.glob("journal*"))
    assert look(qtbot, listed, AFTER).cards == []
    card.buttons[0].click()
    assert listed.page_name == "settings"
    assert not card.isHidden()  # where there is no new list yet, the old one can still be kept
    card.buttons[3].click()
    assert card.isHidden()


def test_what_went_can_still_be_kept(qtbot: QtBot, listed: Frame, home: Home) -> None:
    (card,) = look(qtbot, listed, AFTER).cards
    with qtbot.waitSignal(listed.context.changes.own_names_changed):
        card.buttons[1].click()
    settle(qtbot, listed)
    assert until(home) == [date(2100, 8, 31)]
    assert listed.context.notices.sentence == "2 names are kept until 31 August 2100."


def test_what_went_leaves_the_backups_too(qtbot: QtBot, listed: Frame, home: Home) -> None:
    Journal(home).back_up()
    (card,) = look(qtbot, listed, AFTER).cards
    card.buttons[2].click()
    settle(qtbot, listed)
    held = [path for path in home.root.rglob("*") if path.is_file()]
    assert not any(b"Quillfeather" in path.read_bytes() for path in held)


def test_the_window_looks_at_its_start(qtbot: QtBot, open_window: object, home: Home) -> None:
    with Journal(home).session() as session:
        add_names(session, ["Ana"], "pupil", date(2001, 11, 3), list_name="old")
    open_window(home)  # type: ignore[operator]
    with Journal(home).session() as session:
        assert own_names(session, date(2001, 11, 3)) == []
    assert FirstLook(str(home.root)).preferences.lists_asked == ""
