"""The owner's lists of names: added, kept, removed and put back, expiring in August."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from journal.errors import UserError
from journal.logbook import own_names as lists_of
from journal.logbook.own_names import (
    KINDS,
    LONGEST,
    NameList,
    add_names,
    another_year,
    clear_names,
    end_of_school_year,
    expiring,
    keep_list,
    last_day_of_new,
    let_expired_go,
    lists,
    names_in,
    own_names,
    put_back,
    remove_list,
    remove_names,
    rename_list,
)
from journal.store.journal_file import Journal
from tests.fixtures.journals import TODAY

AUGUST = date(2027, 8, 31)
SEPTEMBER = date(2027, 9, 1)
CANARY = "Zephyrine Quillfeather"


def listed(session: Session, day: date = TODAY) -> list[tuple[str, str, str]]:
    return [(row.list_name, row.kind, row.text) for row in own_names(session, day)]


def test_names_are_added_once(session: Session) -> None:
    assert add_names(session, ["Priya  Raman", " Priya Raman ", "", "Oak"], "pupil", TODAY) == 2
    assert add_names(session, ["Oak", "Elm"], "class", TODAY) == 1
    assert listed(session) == [
        ("", "class", "Elm"), ("", "pupil", "Oak"), ("", "pupil", "Priya Raman"),
    ]  # fmt: skip


def test_a_name_may_stand_in_two_lists(session: Session) -> None:
    assert add_names(session, ["Priya"], "pupil", TODAY, list_name="7B") == 1
    assert add_names(session, ["Priya"], "pupil", TODAY, list_name=" Choir ") == 1
    remove_list(session, "7B")
    assert listed(session) == [("Choir", "pupil", "Priya")]


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(session: Session, kind: str) -> None:
    assert add_names(session, ["x"], kind, TODAY) == 1


def test_a_kind_that_is_none(session: Session) -> None:
    with pytest.raises(UserError, match="A name is one of"):
        add_names(session, ["x"], "cat", TODAY)


def test_too_many(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists_of, "MOST_NAMES", 3)
    add_names(session, ["a", "b"], "pupil", TODAY)
    with pytest.raises(UserError, match="More than 3 names are too many"):
        add_names(session, ["c", "d"], "pupil", TODAY, list_name="7B")
    assert add_names(session, ["a", "c"], "pupil", TODAY) == 1


def test_a_very_long_name_is_cut(session: Session) -> None:
    add_names(session, ["x" * 1_000], "other", TODAY, list_name="y" * 1_000)
    row = own_names(session, TODAY)[0]
    assert (len(row.text), len(row.list_name)) == (LONGEST, LONGEST)


def test_the_year_group_stays_with_the_name(session: Session) -> None:
    add_names(session, ["Ana", "Bo"], "pupil", TODAY, year_groups={"Ana": "Year 7"})
    assert [row.year_group for row in own_names(session, TODAY)] == ["Year 7", None]
    add_names(session, ["Ana", "Bo"], "pupil", TODAY, year_groups={"Bo": "8"})
    assert [row.year_group for row in own_names(session, TODAY)] == ["Year 7", "8"]


def test_lists_are_told_with_their_number_and_last_day(session: Session) -> None:
    add_names(session, ["Ana", "Bo"], "pupil", TODAY, list_name="7B")
    add_names(session, ["Mr T Khan"], "staff", TODAY, keep=True, list_name="7B")
    add_names(session, ["Oakfield"], "school", TODAY)
    assert lists(session, TODAY) == (
        NameList("", "school", 1, AUGUST, False),
        NameList("7B", "pupil", 2, AUGUST, False),
        NameList("7B", "staff", 1, None, False),
    )
    assert [row.text for row in names_in(session, "7B", "pupil", TODAY)] == ["Ana", "Bo"]


def test_they_expire_in_august_unless_kept(session: Session) -> None:
    add_names(session, ["Priya"], "pupil", TODAY)
    add_names(session, ["Oakfield"], "school", TODAY, keep=True)
    assert len(own_names(session, AUGUST)) == 2
    assert [row.text for row in own_names(session, SEPTEMBER)] == ["Oakfield"]
    assert [one.kind for one in lists(session, SEPTEMBER)] == ["school"]


def test_what_expired_is_forgotten_and_can_be_put_back_for_another_year(session: Session) -> None:
    add_names(session, ["Priya"], "pupil", TODAY, list_name="7B")
    assert not let_expired_go(session, AUGUST)
    gone = let_expired_go(session, SEPTEMBER)
    assert (len(gone), gone.lists) == (1, ("7B",))
    assert listed(session) == []
    assert put_back(session, gone, another_year(AUGUST, SEPTEMBER)) == 1
    assert len(own_names(session, date(2028, 8, 31))) == 1
    assert put_back(session, gone) == 0


def test_the_owner_is_asked_a_month_before(session: Session) -> None:
    add_names(session, ["Priya"], "pupil", TODAY, list_name="7B")
    add_names(session, ["Oakfield"], "school", TODAY, keep=True, list_name="Ours")
    assert expiring(session, AUGUST - timedelta(days=31)) == ()
    assert [one.name for one in expiring(session, AUGUST - timedelta(days=30))] == ["7B"]
    assert keep_list(session, "7B", another_year(AUGUST, AUGUST)) == 1
    assert expiring(session, AUGUST) == ()
    assert [one.name for one in expiring(session, date(2028, 8, 31))] == ["7B"]


def test_keeping_a_list_shortens_nothing(session: Session) -> None:
    add_names(session, ["Ana"], "pupil", TODAY, keep=True)
    add_names(session, ["Bo"], "pupil", TODAY)
    keep_list(session, "", date(2028, 8, 31))
    assert [row.keep_until for row in own_names(session, TODAY)] == [None, date(2028, 8, 31)]
    keep_list(session, "", None)
    assert {row.keep_until for row in own_names(session, TODAY)} == {None}
    keep_list(session, "", AUGUST)
    assert {row.keep_until for row in own_names(session, TODAY)} == {AUGUST}


def test_listing_again_renews_and_never_shortens(session: Session) -> None:
    add_names(session, ["Ana"], "pupil", TODAY, list_name="7B")
    assert add_names(session, ["Ana"], "pupil", date(2027, 8, 20), list_name="7B") == 0
    assert lists(session, TODAY)[0].keep_until == date(2028, 8, 31)
    add_names(session, ["Ana"], "pupil", TODAY, keep=True, list_name="7B")
    add_names(session, ["Ana"], "pupil", TODAY, list_name="7B")
    assert lists(session, TODAY)[0].keep_until is None


def test_a_removed_list_can_be_put_back_whole(session: Session) -> None:
    add_names(session, ["Ana"], "pupil", TODAY, list_name="7B", year_groups={"Ana": "7"})
    add_names(session, ["Mr Khan"], "staff", TODAY, keep=True, list_name="7B")
    before = [row.model_dump(exclude={"n"}) for row in own_names(session, TODAY)]
    gone = remove_list(session, "7B")
    assert (len(gone), listed(session)) == (2, [])
    assert put_back(session, gone) == 2
    assert [row.model_dump(exclude={"n"}) for row in own_names(session, TODAY)] == before


def test_one_kind_of_a_list_or_single_names_can_go(session: Session) -> None:
    add_names(session, ["Ana", "Bo"], "pupil", TODAY, list_name="7B")
    add_names(session, ["Mr Khan"], "staff", TODAY, list_name="7B")
    assert len(remove_list(session, "7B", "staff")) == 1
    gone = remove_names(session, "7B", "pupil", ["Bo", "nobody"])
    assert listed(session) == [("7B", "pupil", "Ana")]
    assert put_back(session, gone) == 1


def test_a_list_that_is_not_there(session: Session) -> None:
    for asked in (
        lambda: remove_list(session, "9Z"),
        lambda: keep_list(session, "9Z", None),
        lambda: rename_list(session, "9Z", "x"),
    ):
        with pytest.raises(UserError, match="no list called “9Z”"):
            asked()


def test_a_list_gets_another_name_or_joins_the_one_that_has_it(session: Session) -> None:
    add_names(session, ["Ana", "Bo"], "pupil", TODAY, list_name="7B")
    add_names(session, ["Ana"], "pupil", TODAY, list_name="8C")
    rename_list(session, "7B", "7B")
    rename_list(session, "7B", " 8C ")
    assert listed(session) == [("8C", "pupil", "Ana"), ("8C", "pupil", "Bo")]


def test_clearing(session: Session) -> None:
    add_names(session, ["a", "b"], "pupil", TODAY)
    add_names(session, ["c"], "staff", TODAY, list_name="x")
    assert len(clear_names(session, "pupil")) == 2
    assert len(clear_names(session)) == 1
    assert list(own_names(session, TODAY)) == []


@pytest.mark.parametrize("how", ["remove", "expire", "clear", "single"])
def test_the_bytes_are_gone(journal: Journal, how: str) -> None:
    with journal.session() as session:
        add_names(session, [CANARY], "pupil", TODAY, list_name="7B")
    with journal.session() as session:
        if how == "remove":
            remove_list(session, "7B")
        elif how == "expire":
            let_expired_go(session, SEPTEMBER)
        elif how == "single":
            remove_names(session, "7B", "pupil", [CANARY])
        else:
            clear_names(session)
    assert journal.forget_what_waits()
    held = [path for path in journal.home.root.iterdir() if path.is_file()]
    assert held
    assert not any(CANARY.encode() in path.read_bytes() for path in held)


@pytest.mark.parametrize(
    ("today", "until", "of_new"),
    [
        (date(2026, 9, 1), AUGUST, AUGUST),
        (date(2026, 8, 31), date(2026, 8, 31), AUGUST),
        (date(2026, 7, 31), date(2026, 8, 31), date(2026, 8, 31)),
        (date(2026, 12, 31), AUGUST, AUGUST),
    ],
)
def test_the_end_of_the_school_year(today: date, until: date, of_new: date) -> None:
    assert end_of_school_year(today) == until
    assert last_day_of_new(today) == of_new


@pytest.mark.parametrize("typed", [" 7B", "7B  ", "\u00a07B\t"])
def test_a_list_is_known_however_its_name_is_spaced(session: Session, typed: str) -> None:
    add_names(session, ["Priya"], "pupil", TODAY, list_name=typed)
    assert [row.text for row in names_in(session, typed, "pupil", TODAY)] == ["Priya"]
    assert len(remove_names(session, typed, "pupil", ["Priya"])) == 1


def test_putting_back_reads_each_list_once(session: Session) -> None:
    add_names(session, [f"Priya {n}" for n in range(40)], "pupil", TODAY, list_name="7B")
    removed = remove_list(session, "7B")
    asked: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *of: asked.append(of[2]))
    assert put_back(session, removed) == 40
    assert sum(said.startswith("SELECT") for said in asked) == 1
