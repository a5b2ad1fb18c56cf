"""What was replaced, withdrawn or removed is really gone from a library's file.

A facilitator decides on words that a digest's scan found: they are forgotten with the last text
that they stood in.
"""

import json
from collections.abc import Collection
from itertools import chain
from sqlite3 import Connection
from typing import cast

from sqlmodel import Session

from journal.group.library import Library, decisions, keep_decisions


def forget_for_good(opened: Library) -> None:
    """Let no byte of the library's file hold what the library no longer holds."""
    with opened.session() as session:
        forget_decided_words(session)
    opened.forget_for_good()


def forget_decided_words(session: Session) -> None:
    """Drop the decisions on words that stand in no text any more."""
    made = decisions(session)
    decided = {*made.kept, *(mask.text for mask in made.masks)}
    own_texts = made.model_copy(update={"kept": (), "masks": ()}).to_bytes()
    gone = _standing_nowhere(session, own_texts, decided)
    if gone:
        kept = tuple(word for word in made.kept if word not in gone)
        masks = tuple(mask for mask in made.masks if mask.text not in gone)
        keep_decisions(session, made.model_copy(update={"kept": kept, "masks": masks}))


def _standing_nowhere(session: Session, own_texts: bytes, words: Collection[str]) -> set[str]:
    """Those of the words that neither the facilitator's own texts nor any snapshot hold.

    In whatever case, and whatever blank space they have between them.
    """
    sought = {word: _folded(json.dumps(word, ensure_ascii=False)[1:-1]) for word in words}
    if not sought:
        return set()
    # The plain driver: SQLAlchemy would hold all rows at once.
    driver = cast(Connection, session.connection().connection.driver_connection)
    for (content,) in chain([(own_texts,)], driver.execute("SELECT bytes FROM member")):
        text = _folded(bytes(content).decode("utf-8"))
        sought = {word: folded for word, folded in sought.items() if folded not in text}
        if not sought:
            break
    return set(sought)


def _folded(written: str) -> str:
    """Words as they stand in JSON, where quotation marks and line breaks are written otherwise."""
    spaced = written.replace("\\n", " ").replace("\\t", " ")
    return " ".join(spaced.split()).casefold()
