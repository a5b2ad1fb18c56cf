"""What a review asks: one question a word or person, with all its places, under lasting ids."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from journal.ids import crockford
from journal.language import _
from journal.privacy.finding import Kind
from journal.privacy.reading import Reading, folded

CONTEXT = 48  # characters shown on either side of what was found
MOST_CONTEXTS = 3
QUESTION_BYTES = 10
LEFT_OUT_KIND = "left-out"  # a remembered choice, not a question: this field stays here
# In so short a sentence nothing tells one place from the next, so the record does.
_SHORT = 12  # letters
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of what was found; `start` and `end` are code points of the private text.

    `context` are the words around it, `before` characters of them ahead of it. `named` are the
    words with a title that stands before them: Mr Nowak is not Zuzanna Nowak. The `id` stays as
    long as the sentence does, and may be decided on by itself.
    """

    id: str
    record: str
    field: str
    start: int
    end: int
    words: str
    context: str
    before: int
    named: str

    def as_json(self) -> dict[str, str]:
        """One of the "places" of a question in `review --json`."""
        named = {"id": self.id, "trial": self.record, "field": self.field}
        return named | {"text": self.words, "context": self.context}


@dataclass(frozen=True, slots=True)
class Item:
    """One word, person or text that was found, with all its places.

    Hidden, it is hidden wherever it stands. With `here`, what is kept or reworded counts for its
    `places` only: the same word may be somebody's name in the next sentence. `forms` are the ways
    it is written; `trial`, `field`, `text` and `context` are those of the first place.
    """

    id: str
    trial: str
    field: str
    text: str
    context: str
    suggestion: str
    kind: str
    why: str
    places: tuple[Place, ...] = ()
    forms: tuple[str, ...] = ()
    here: bool = False
    sure: bool = False

    @property
    def records(self) -> tuple[str, ...]:
        """The trials in which it stands, each once."""
        return tuple(dict.fromkeys(place.record for place in self.places))

    def as_json(self) -> dict[str, Any]:
        """The shape that `review --json` prints."""
        names = ("id", "trial", "field", "text", "context", "suggestion", "kind", "why")
        said: dict[str, Any] = {name: getattr(self, name) for name in names}
        said["forms"] = list(self.forms)
        said["only_here"] = self.here
        said["places"] = [place.as_json() for place in self.places]
        return said


def question_id(group_id: str, kind: str, words: str) -> str:
    """The same for the same word or person in one group, different in every other group."""
    return _id(group_id, kind, plain_form(words))


def former_id(group_id: str, kind: str, words: str) -> str:
    """The id that journals before version 1.3 gave it: accents and possessives told apart."""
    return _id(group_id, kind, " ".join(words.casefold().split()))


def sure_id(group_id: str, kind: str, words: str) -> str:
    """Under which it is remembered that words were kept though they are hidden at once."""
    return _id(group_id, kind, "hidden at once", plain_form(words))


def place_id(group_id: str, kind: str, text: str, start: int, end: int, where: str) -> str:
    """The id of one place: its sentence, and where in that it stands.

    `where` names the record and field; it counts only where the sentence is too short to tell.
    """
    before, after = _sentence(text, start, end)
    alone = sum(map(str.isalpha, before + after)) < _SHORT
    return _id(group_id, kind, "place", before, text[start:end], after, where if alone else "")


def case_id(group_id: str, text: str) -> str:
    """The id of the question whether a text is a pupil's case; of another text another one."""
    return _id(group_id, Kind.CASE, " ".join(text.split()))


def left_out_id(group_id: str, record: str, field: str) -> str:
    """Under which it is remembered that a context field of one record stays here."""
    return _id(group_id, LEFT_OUT_KIND, record, field)


def plain_form(words: str) -> str:
    """Words as they are compared: without case, accents, possessive and runs of spaces."""
    plain = " ".join(Reading(words).plain.split())
    for ending in ("'s", "'S"):
        plain = plain.removesuffix(ending)
    return _LETTERS.sub(lambda letters: folded(letters[0]), plain).casefold()


def left_out() -> str:
    """What stands for a text that described a pupil's case."""
    return _("(Left out: it described a pupil's situation.)")


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place in its sentence, spaces and quotes aside."""
    first = max((text.rfind(mark, 0, start) for mark in ".!?\n"), default=-1) + 1
    ends = [at for at in (text.find(mark, end) for mark in ".!?\n") if at >= 0]
    last = min(ends, default=len(text))
    before, after = (Reading(part).plain for part in (text[first:start], text[end:last]))
    return " ".join(before.split()), " ".join(after.split())


def _id(*parts: str) -> str:
    content = json.dumps([str(part) for part in parts])
    return crockford(hashlib.sha256(content.encode()).digest()[:QUESTION_BYTES])
