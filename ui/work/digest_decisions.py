"""What a facilitator decides on a group's digests: trials, words, stories, the group's voice."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlmodel import Session

from journal.bundle.codes import code_of, shown
from journal.digest.scan import folded
from journal.errors import UserError
from journal.files import read_file, write_atomically
from journal.group import foreign_decisions, hiding, library
from journal.group.decisions import MOST_STORIES, Decisions, Mask, read_decisions
from journal.group.membership import facilitator_key_of
from journal.ids import clean_code
from journal.language import _
from journal.paths import Home
from ui.work.groups import member_of, opened_library

LARGEST_FILE = 20_000_000  # bytes
# Anything else that is decided on a word is its new wording, which never begins with a blank.
PRINT, MASK = " print", " mask"


def decided(home: Home, group: str) -> Decisions:
    """What was decided on the digests of this group."""
    with opened_library(home, group) as opened, opened.reading() as found:
        return library.decisions(found)


def missing(home: Home, group: str, made: Decisions) -> str:
    """What to say where trials that decisions are on are not in this group's library, else ""."""
    with opened_library(home, group) as opened, opened.reading() as found:
        return foreign_decisions.warning(foreign_decisions.missing(found, made))


def decide(session: Session, home: Home, group: str, **changes: Any) -> Decisions:
    """Change some of a facilitator's decisions; the decisions as they were before."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        before = library.decisions(found)
        library.keep_decisions(found, Decisions(**(dict(before) | changes)))
    return before


def put_back(home: Home, group: str, before: Decisions) -> None:
    """Let earlier decisions count again."""
    with opened_library(home, group) as opened, opened.session() as found:
        library.keep_decisions(found, before)


def hide(session: Session, home: Home, group: str, code: str, why: str) -> Decisions:
    """Leave a trial out of every digest written here; the decisions as they were before."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        before = library.decisions(found)
        hiding.hide(found, code, why)
    return before


def show_again(session: Session, home: Home, group: str, code: str) -> Decisions:
    """Hide a trial no longer; the decisions as they were before."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        before = library.decisions(found)
        hiding.show_again(found, code)
    return before


def lead_with(session: Session, home: Home, group: str, code: str) -> Decisions:
    """Let a trial lead, after those that do, or no longer; the decisions as they were before.

    Raises UserError where as many lead as may.
    """
    asked = code_of(clean_code(code))
    stories = tuple(code_of(clean_code(one)) for one in decided(home, group).stories)
    if asked in stories:
        rest = tuple(one for one in stories if one != asked)
        return decide(session, home, group, stories=rest)
    if len(stories) >= MOST_STORIES:
        raise UserError(
            _("{n} stories lead already; take one out under “Prepare the digest” first.").format(
                n=MOST_STORIES
            )
        )
    return decide(session, home, group, stories=(*stories, asked))


def leading(made: Decisions) -> frozenset[str]:
    """The codes of the trials that lead, as they are printed."""
    return frozenset(shown(code_of(clean_code(code))) for code in made.stories)


def answer_words(
    session: Session, home: Home, group: str, shown: Collection[str], answers: Mapping[str, str]
) -> Decisions:
    """Of the words `shown`, print, mask or reword these; the decisions as they were before.

    An answer is PRINT, MASK or the new wording. What was shown and has none is decided no more.
    """
    made = decided(home, group)
    asked = {folded(word) for word in shown}
    kept = [word for word in made.kept if folded(word) not in asked]
    masks = [mask for mask in made.masks if folded(mask.text) not in asked]
    kept += [word for word, answer in answers.items() if answer == PRINT]
    masks += [
        Mask(text=word, replacement="" if answer == MASK else answer)
        for word, answer in answers.items()
        if answer != PRINT
    ]
    return decide(session, home, group, kept=tuple(kept), masks=tuple(masks))


def answers_in(made: Decisions, words: Iterable[str]) -> dict[str, str]:
    """What was decided on these words, as `answer_words` takes it."""
    kept = {folded(word) for word in made.kept}
    masks = {folded(mask.text): mask.replacement or MASK for mask in made.masks}
    return {
        word: masks.get(folded(word), PRINT)
        for word in words
        if folded(word) in kept or folded(word) in masks
    }


def save_to_file(home: Home, group: str, path: Path) -> Path:
    """Write all decisions to a file of their own."""
    write_atomically(path, decided(home, group).to_bytes())
    return path


def read_from_file(path: Path) -> Decisions:
    """The decisions in a file; UserError where they are none."""
    return read_decisions(read_file(path, LARGEST_FILE))
