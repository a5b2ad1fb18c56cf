"""The owner's own words: kept in one shape, listed, forgotten."""

import pytest
from sqlmodel import Session

from journal.errors import UserError
from journal.logbook.own_words import add_word, own_words, remove_word


def test_a_word_is_kept_once_in_one_shape(session: Session) -> None:
    assert add_word(session, " Mathsy ") == "mathsy"
    add_word(session, "MATHSY")
    add_word(session, "o’clocky")
    assert own_words(session) == ["mathsy", "o'clocky"]


def test_a_word_is_forgotten(session: Session) -> None:
    add_word(session, "mathsy")
    remove_word(session, "Mathsy")
    remove_word(session, "never there")
    assert own_words(session) == []


@pytest.mark.parametrize("wrong", ["", "  ", "two words", "x" * 61])
def test_what_is_no_word_is_refused(session: Session, wrong: str) -> None:
    with pytest.raises(UserError):
        add_word(session, wrong)
    assert own_words(session) == []
