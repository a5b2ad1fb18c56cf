"""Searches kept under a name."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from journal.errors import UserError
from journal.logbook.saved_searches import (
    NAME_LIMIT,
    forget_search,
    rename_search,
    save_search,
    saved_search,
    saved_searches,
)
from tests.fixtures.journals import NOW

LATER = NOW + timedelta(days=1)


def names(session: Session) -> list[str]:
    return [kept.name for kept in saved_searches(session)]


def test_a_search_is_kept_as_typed_and_found_by_its_name(session: Session) -> None:
    save_search(session, "  What   failed ", " outcome:failed  fox ", "relevance", NOW)
    kept = saved_search(session, "what FAILED")
    assert (kept.name, kept.query, kept.order) == (
        "What failed", "outcome:failed  fox ", "relevance"
    )  # fmt: skip
    assert kept.created_at == NOW


def test_they_are_listed_by_name(session: Session) -> None:
    for name in ("beta", "Alpha", "gamma"):
        save_search(session, name, "x", "newest", NOW)
    assert names(session) == ["Alpha", "beta", "gamma"]


def test_a_name_that_is_there_is_kept_anew(session: Session) -> None:
    save_search(session, "Mine", "one", "newest", NOW)
    save_search(session, "mine", "two", "relevance", LATER)
    assert [(s.name, s.query, s.order) for s in saved_searches(session)] == [
        ("Mine", "two", "relevance")
    ]


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [("", "x", "name"), ("  ", "x", "name"), ("a", "  ", "Type what"), ("a" * 81, "x", "80")],
)
def test_what_cannot_be_kept(session: Session, name: str, query: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        save_search(session, name, query, "newest", NOW)
    assert names(session) == []


def test_an_order_that_there_is_not_is_newest(session: Session) -> None:
    assert save_search(session, "a" * NAME_LIMIT, "x", "sideways", NOW).order == "newest"


def test_renaming(session: Session) -> None:
    save_search(session, "one", "x", "relevance", NOW)
    save_search(session, "two", "y", "newest", NOW)
    rename_search(session, "one", "three")
    assert names(session) == ["three", "two"]
    assert saved_search(session, "three").order == "relevance"
    rename_search(session, "three", "Three")
    assert names(session) == ["Three", "two"]
    with pytest.raises(UserError, match="already"):
        rename_search(session, "two", "THREE")
    with pytest.raises(UserError, match="No search"):
        rename_search(session, "missing", "x")


def test_forgetting(session: Session) -> None:
    save_search(session, "one", "x", "newest", NOW)
    forget_search(session, "ONE")
    forget_search(session, "never was")
    assert names(session) == []
    with pytest.raises(UserError, match="No search is kept as “one”"):
        saved_search(session, "one")
