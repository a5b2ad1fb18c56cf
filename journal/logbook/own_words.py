"""Words that the owner told the spelling to accept; they never leave the journal."""

from sqlmodel import Session, select

from journal.errors import UserError
from journal.language import _
from journal.model.own_word import OwnWord

LONGEST = 60  # characters


def folded(word: str) -> str:
    """How a word is kept and compared: in lower case, its apostrophes straight."""
    return word.strip().lower().replace("’", "'")


def own_words(session: Session) -> list[str]:
    """Every accepted word, in the order of the alphabet."""
    return list(session.exec(select(OwnWord.word).order_by(OwnWord.word)))


def add_word(session: Session, word: str) -> str:
    """Accept a word from now on; how it is kept. UserError for what is no single word."""
    kept = folded(word)
    if not kept or len(kept) > LONGEST or len(kept.split()) > 1:
        raise UserError(
            _("Only a single word of up to {n} letters can be added.").format(n=LONGEST)
        )
    if session.get(OwnWord, kept) is None:
        session.add(OwnWord(word=kept))
        session.flush()
    return kept


def remove_word(session: Session, word: str) -> None:
    """Forget an accepted word. One that is not there is no error."""
    kept = session.get(OwnWord, folded(word))
    if kept is not None:
        session.delete(kept)
        session.flush()
