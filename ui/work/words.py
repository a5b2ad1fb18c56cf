"""What the spelling asks of the journal: the owner's own words."""

from sqlmodel import Session

from journal.logbook.own_words import add_word, own_words, remove_word


def listed(session: Session) -> list[str]:
    """Every word that the owner told the spelling to accept."""
    return own_words(session)


def accept(session: Session, word: str) -> str:
    """Accept a word; how it is kept."""
    return add_word(session, word)


def forget(session: Session, word: str) -> None:
    """No longer accept it."""
    remove_word(session, word)
