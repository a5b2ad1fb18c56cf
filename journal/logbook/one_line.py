"""One line of text as the beginning of a trial: `#tag`, `tool:`, `task:` and more are understood.

What is not understood stays in the text as it was typed, so that no word is lost.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from journal import vocabulary
from journal.model import fields

VALUE_OPERATORS = {
    "tool": "tool", "task": "task", "job": "task", "tag": "tag", "outcome": "outcome",
    "phase": "phase", "subject": "subject", "aim": "aim", "concern": "concern", "kind": "kind",
    "min": "minutes_ai", "minutes": "minutes_ai", "usual": "minutes_usual", "date": "tried_on",
}  # fmt: skip
TEXT_OPERATORS = {
    "did": "did", "worked": "worked", "didn't": "didnt", "didn’t": "didnt", "didnt": "didnt",
    "next": "next", "prompt": "prompt",
}  # fmt: skip
# Fields that take the writer's own words.
OWN_WORDS = ("tool", "task", "subject", "tag")
Own = Mapping[str, Sequence[str]]  # the owner's own past values by field, latest first
# A value in own words without quotes has at most this many, so that no sentence becomes a tool.
MOST_OWN_WORDS = 3
FIRST_YEAR = 2000  # like that of a saved trial
_LONGEST_LABEL = 12  # words

_NAMES = "|".join(sorted({*VALUE_OPERATORS, *TEXT_OPERATORS}, key=len, reverse=True))
MARK = re.compile(
    rf"(?<![\w'’])(?P<operator>{_NAMES}):|(?<![^\s,;])#(?P<tag>(?=\w*[^\W\d_])\w[\w-]*)", re.I
)
_QUOTED = re.compile(r'\s*(?:"([^"\n]+)"|“([^”\n]+)”|«([^»\n]+)»)')
_WORD = re.compile(r"\S+")
_NEXT_ONE = re.compile(r",\s*")
_MINUTES = re.compile(
    r"\s*(?:(?P<hours>\d{1,4}(?:[.,]\d+)?)\s?h(?:(?:ou)?rs?)?)?\s?"
    r"(?:(?P<minutes>\d{1,5}(?:[.,]\d+)?)(?:\s?m(?:in(?:ute)?s?)?)?)?(?=[\s,;.]|$)",
    re.I,
)
_AFTER_VALUE = re.compile(r"\s*[,;.]?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of the line, in code points, that became a value of `field`.

    Without a value it is the word that begins a text of its own, like `worked:`.
    """

    field: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The values of a trial by field, as a form and a draft hold them, and where they stood."""

    values: dict[str, Any]
    taken: tuple[Taken, ...]


@dataclass
class _Reading:
    typed: str
    own: Own
    today: date
    said_already: Collection[str]
    taken: list[Taken] = field(default_factory=list)
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    text_field: str = "did"
    turned: tuple[str, int] | None = None  # the text before, and how many pieces there were

    def turn_to(self, name: str, start: int, end: int) -> None:
        """From here on the text is `name`'s, as the words in this stretch say."""
        self.stay_if_nothing_followed()
        self.turned = (self.text_field, len(self.pieces))
        self.taken.append(Taken(name, None, start, end))
        self.text_field = name

    def stay_if_nothing_followed(self) -> None:
        """A word that begins no text is itself text."""
        if self.turned and self.turned[1] == len(self.pieces):
            last = next(one for one in reversed(self.taken) if one.value is None)
            self.taken.remove(last)
            self.text_field = self.turned[0]
            self.keep(last.start, last.end)

    def keep(self, start: int, end: int) -> None:
        """This stretch is text."""
        if not self.typed[start:end].strip():
            return
        name, begun, ended = self.pieces[-1] if self.pieces else ("", 0, 0)
        if (name, ended) == (self.text_field, start):  # what was parted belongs together after all
            self.pieces[-1] = (name, begun, end)
        else:
            self.pieces.append((self.text_field, start, end))

    def has_room(self, name: str, value: Any, held: Sequence[Any] = ()) -> bool:
        """Whether the trial can hold this value beside those taken before, and those `held`."""
        if name in self.said_already:
            return False
        values = {one.value for one in self.taken if one.field == name and one.value} | set(held)
        if value in values:
            return True
        if name not in fields.LISTS:
            return not values
        most = fields.MOST_WORDS.get(name)
        if name in fields.SEVERAL_CODED:
            most = most or vocabulary.most(name)
        return most is None or len(values) < most


def read_line(typed: str, own: Own, today: date, said_already: Collection[str] = ()) -> Line:
    """What a line says of a trial; values of the fields `said_already` are left in the text.

    A value is what the vocabulary or the owner's own values know, as long as possible, by id,
    label or alias; or, for tool, task, subject and tag, words in quotes; or, for tool and task,
    up to three unknown words before the next operator or the end. Never raises.
    """
    reading = _Reading(typed, own, today, said_already)
    text_from = look_from = 0
    while mark := MARK.search(typed, look_from):
        name = (mark["operator"] or "").lower()
        look_from = mark.end()
        if name in TEXT_OPERATORS:
            reading.keep(text_from, mark.start())
            reading.turn_to(TEXT_OPERATORS[name], *mark.span())
            text_from = look_from
            continue
        found = list(_values(reading, mark, VALUE_OPERATORS.get(name, "tag")))
        if found:
            reading.keep(text_from, mark.start())
            reading.taken.extend(found)
            text_from = look_from = _end_of_value(typed, found[-1].end)
    reading.keep(text_from, len(typed))
    reading.stay_if_nothing_followed()
    return Line(_collected(reading), tuple(reading.taken))


def known_value(name: str, words: str, own: Own) -> str | None:
    """The value of `name` that these words stand for, by id, label, alias or the owner's own."""
    folded = " ".join(words.casefold().split())
    if name in fields.SINGLE_CODED or name in fields.SEVERAL_CODED:
        term = vocabulary.resolve(name, words)
        if vocabulary.is_term(name, term):
            return term
        for one in vocabulary.terms(name):
            if folded in _ways_to_say(vocabulary.label(name, one.id)):
                return one.id
    return next((one for one in own.get(name, ()) if one.casefold() == folded), None)


def _ways_to_say(label: str) -> tuple[str, str]:
    """A label in the language in use, and without the remark in brackets at its end."""
    folded = label.casefold()
    return folded, folded.partition(" (")[0]


def _values(reading: _Reading, mark: re.Match[str], name: str) -> Iterator[Taken]:
    """The values that an operator or a tag brings, in their order; none if it is not understood."""
    if mark["tag"]:
        if len(mark["tag"]) <= fields.WORD_LIMIT and reading.has_room("tag", mark["tag"]):
            yield Taken("tag", mark["tag"], mark.start(), mark.end())
        return
    following = MARK.search(reading.typed, mark.end())
    limit = following.start() if following else len(reading.typed)
    start, at = mark.start(), mark.end()
    held: list[Any] = []
    while (one := _value(reading, name, at, limit, first=not held)) is not None:
        value, end = one
        if not reading.has_room(name, value, held):
            return
        held.append(value)
        yield Taken(name, value, start, end)
        comma = _NEXT_ONE.match(reading.typed, end)
        if comma is None or name not in fields.LISTS:
            return
        start, at = end, comma.end()


def _value(
    reading: _Reading, name: str, at: int, limit: int, first: bool
) -> tuple[Any, int] | None:
    """The value at `at` and where it ends; a second one after a comma has to be known."""
    if name == "tried_on":
        return _day(reading, at, limit)
    if name in fields.MINUTES:
        return _minutes(reading.typed, at, limit)
    quoted = _QUOTED.match(reading.typed, at)
    if quoted:
        value = _quoted(reading, name, quoted[1] or quoted[2] or quoted[3])
        return (value, quoted.end()) if value else None
    words = list(_WORD.finditer(reading.typed, at, limit))
    return _longest_known(reading, name, words) or (_own(name, words) if first else None)


def _quoted(reading: _Reading, name: str, inside: str) -> str | None:
    words = " ".join(inside.split())
    known = known_value(name, words, reading.own)
    own = name in OWN_WORDS and 0 < len(words) <= fields.WORD_LIMIT
    return known or (words if own else None)


def _longest_known(
    reading: _Reading, name: str, words: list[re.Match[str]]
) -> tuple[str, int] | None:
    for count in range(min(len(words), _LONGEST_LABEL), 0, -1):
        start, end = words[0].start(), words[count - 1].end()
        for shorter in (end, _without_punctuation(reading.typed, start, end)):
            value = known_value(name, reading.typed[start:shorter], reading.own)
            if value:
                return value, shorter
    return None


def _own(name: str, words: list[re.Match[str]]) -> tuple[str, int] | None:
    """Unknown words as a tool, a task or a tag: up to a comma, the next operator or the end."""
    if name not in ("tool", "task", "tag") or not words:
        return None
    chosen: list[re.Match[str]] = []
    for word in words:
        chosen.append(word)
        if word[0][-1] in ",;." or name == "tag":
            break
    if len(chosen) > MOST_OWN_WORDS:
        chosen = _leading_name(words)
    text, start, end = words[0].string, chosen[0].start(), chosen[-1].end()
    end = _without_punctuation(text, start, end)
    value = " ".join(text[start:end].split())
    return (value, end) if 0 < len(value) <= fields.WORD_LIMIT else None


def _leading_name(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first word and those after it that are written like the rest of a name."""
    name = [words[0]]
    for before, word in pairwise(words):
        is_name = word[0][0].isdigit() or (word[0][0].isupper() and len(word[0]) > 1)
        if before[0][-1] in ",;." or not is_name:
            break
        name.append(word)
    return name


def _without_punctuation(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(",;.!?"))


def _minutes(typed: str, at: int, limit: int) -> tuple[float, int] | None:
    found = _MINUTES.match(typed, at, limit)
    if not found or not (found["hours"] or found["minutes"]):
        return None
    minutes = _number(found["hours"]) * 60 + _number(found["minutes"])
    return (minutes, found.end()) if minutes <= fields.MOST_MINUTES else None


def _number(written: str | None) -> float:
    return float((written or "0").replace(",", "."))


def _day(reading: _Reading, at: int, limit: int) -> tuple[str, int] | None:
    word = _WORD.search(reading.typed, at, limit)
    if word is None:
        return None
    end = _without_punctuation(reading.typed, word.start(), word.end())
    written = reading.typed[word.start() : end].lower()
    days = {"today": reading.today, "yesterday": reading.today - timedelta(days=1)}
    try:
        day = days.get(written) or date.fromisoformat(written)
    except ValueError:
        return None
    if day.year < FIRST_YEAR or day > reading.today + timedelta(days=1):
        return None
    return day.isoformat(), end


def _end_of_value(typed: str, end: int) -> int:
    after = _AFTER_VALUE.match(typed, end)
    return after.end() if after else end


def _collected(reading: _Reading) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for one in reading.taken:
        if one.value is None:
            continue
        if one.field not in fields.LISTS:
            values[one.field] = one.value
        elif one.value not in values.setdefault(one.field, []):
            values[one.field].append(one.value)
    for name, start, end in reading.pieces:
        words = reading.typed[start:end].strip()
        values[name] = f"{values[name]} {words}" if name in values else words
    return values
