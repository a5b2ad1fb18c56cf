"""The owner's own lists of pupils, staff, school, places and classes, found however they are typed:
with a possessive, initials, without accents, in any case, or with one slip of the finger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.ordinary import is_ordinary, word_set
from journal.privacy.reading import Reading, Word, folded
from journal.privacy.sentence import names_a_time, reads_as_name

NameKind = Literal["pupil", "staff", "school", "place", "class", "other"]

_KINDS: dict[NameKind, Kind] = {
    "pupil": Kind.PERSON,
    "staff": Kind.PERSON,
    "other": Kind.PERSON,
    "school": Kind.SCHOOL,
    "place": Kind.PLACE,
    "class": Kind.CLASS,
}
_PERSONS = ("pupil", "staff", "other")
# A slip is looked for in words long enough that one letter does not make another name of it.
_SLIP_LENGTH = 5
_LONGEST_NAME = 40
_TITLES = word_set("mr mrs ms miss mx dr sir madam prof professor")
_PARTICLES = word_set("al el de da di la le van von der den del bin ibn of the st and")


@dataclass(frozen=True)
class OwnName:
    """One entry of the owner's lists, as written."""

    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class _Entry:
    name: OwnName
    keys: tuple[str, ...]


class OwnNames:
    """The owner's lists, ready for matching."""

    def __init__(self, names: Iterable[OwnName]) -> None:
        self.names = tuple(dict.fromkeys(names))  # one may stand in several lists
        self._by_first_key: dict[str, list[_Entry]] = defaultdict(list)
        self._parts: dict[str, OwnName] = {}
        self._slips: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, OwnName] = {}
        for name in self.names:
            self._add(name)

    def __bool__(self) -> bool:
        return bool(self.names)

    def kind_of(self, text: str) -> NameKind | None:
        """The kind of the entry that `text` names, whole or in part; None if it names none."""
        keys = [_without_possessive(word.text) for word in Reading(text).words]
        for key in keys:
            for entry in self._by_first_key.get(key, []):
                if entry.keys == tuple(keys):
                    return entry.name.kind
        for key in keys:
            known = self._parts.get(key) or self._slipped(key)
            if known:
                return known.kind
        return None

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Where the lists' entries stand in `reading`, with offsets of its plain form."""
        if not self.names:
            return
        words = reading.words
        at = 0
        while at < len(words):
            length, name, doubtful = self._match(words, at)
            if name and length == 1 and is_ordinary(words[at].bare):
                # "will", "Mark", "May": a name only where it reads as one.
                named = reads_as_name(reading, words, at)
                known = words[at].capital and not names_a_time(reading, words, at)
                name, doubtful = (name if named or known else None), not (named and known)
            if name:
                yield _finding(words[at], words[at + length - 1], name, doubtful)
            at += length
        yield from self._dotted_initials(reading)

    def _add(self, name: OwnName) -> None:
        keys = tuple(folded(word.text) for word in Reading(name.text).words)
        keys = keys[1:] if len(keys) > 1 and keys[0] in _TITLES else keys
        if not keys:
            return
        self._by_first_key[keys[0]].append(_Entry(name, keys))
        self._by_first_key[keys[0]].sort(key=lambda entry: -len(entry.keys))
        if name.kind in _PERSONS:
            parts = [key for key in keys if len(key) > 1 and key not in _PARTICLES]
            if len(keys) > 1:
                self._initials.setdefault("".join(key[0] for key in keys), name)
        elif name.kind == "school":
            parts = [key for key in keys if len(key) > 3 and not is_ordinary(key)]
        else:
            parts = list(keys) if len(keys) == 1 else []
        for part in parts:
            for key in {part, *part.split("-")} - _PARTICLES:
                self._parts.setdefault(key, name)
                if _SLIP_LENGTH <= len(key) <= _LONGEST_NAME:
                    for form in _with_one_letter_less(key):
                        self._slips[form].add(key)

    def _match(self, words: list[Word], at: int) -> tuple[int, OwnName | None, bool]:
        """How many words from `at` on name an entry, which one, and whether by a slip."""
        key = _without_possessive(words[at].text)
        for entry in self._by_first_key.get(key, []):
            stretch = words[at : at + len(entry.keys)]
            if tuple(_without_possessive(word.text) for word in stretch) == entry.keys:
                return len(entry.keys), entry.name, False
        without_s = key[:-1] if key.endswith("s") and not is_ordinary(key) else key
        for form in (key, without_s):
            if form in self._parts:
                return 1, self._parts[form], False
        slipped = None if is_ordinary(key) else self._slipped(key)
        return 1, slipped, True

    def _slipped(self, key: str) -> OwnName | None:
        if not _SLIP_LENGTH - 1 <= len(key) <= _LONGEST_NAME:
            return None
        for form in _with_one_letter_less(key):
            for candidate in self._slips.get(form, ()):
                if abs(len(candidate) - len(key)) <= 1 and _one_slip_apart(candidate, key):
                    return self._parts[candidate]
        return None

    def _dotted_initials(self, reading: Reading) -> Iterator[Finding]:
        words = reading.words
        for first, second in pairwise(words):
            between = reading.plain[first.end : second.end + 1]
            if len(first.text) == len(second.text) == 1 and between in (
                f".{second.text}.",
                f". {second.text}.",
            ):
                name = self._initials.get(first.key + second.key)
                if name:
                    yield _finding(first, second, name, True)


def _finding(first: Word, last: Word, name: OwnName, doubtful: bool) -> Finding:
    end = last.end - (len(_possessive(last.text)))
    kind = _KINDS[name.kind]
    if doubtful:
        return Finding(
            first.start, end, kind, Outcome.ASK, _("looks like a name on your own lists")
        )
    return Finding(first.start, end, kind, Outcome.HIDE, _("on your own lists"))


def _possessive(word: str) -> str:
    return word[-2:] if word[-2:].casefold() == "'s" else ""


def _without_possessive(word: str) -> str:
    return folded(word.removesuffix(_possessive(word)))


def _with_one_letter_less(key: str) -> set[str]:
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def _one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another one or two swapped make `other` of `one`."""
    if one == other:
        return True
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or b[1:] == a or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
