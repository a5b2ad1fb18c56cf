"""The owner's own lists of pupils, staff, school, places and classes, found however they are typed:
with a possessive, initials, without accents, in any case, or with one slip of the finger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import is_first_name, is_ordinary, word_list, word_set
from journal.privacy.names.sentence import names_a_time, reads_as_name, starts_sentence
from journal.privacy.names.slots import Slot, may_do, slot, slot_of
from journal.privacy.reading import Reading, Word, folded
from journal.privacy.titles import TITLES

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
_DOTTED = word_set("eg ie am pm pe re it uk us eu un tv ad bc ps nb")
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
        self._bearers: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._slips: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, OwnName] = {}
        for name in self.names:
            self._add(name)

    def __bool__(self) -> bool:
        return bool(self.names)

    def kind_of(self, text: str) -> NameKind | None:
        """The kind of the entry that `text` names, whole or in part; None if it names none."""
        keys = [word.bare for word in Reading(text).words]
        for key in keys:
            for entry in self._by_first_key.get(key, []):
                if entry.keys == tuple(keys):
                    return entry.name.kind
        for key in keys:
            known = self._parts.get(key) or self._slipped(key)
            if known:
                return known.kind
        return None

    def holds(self, word: str) -> bool:
        """Whether an entry has exactly this word, whatever its case and accents."""
        return folded(word) in self._parts

    def whole_name(self, word: str) -> frozenset[str]:
        """The words of the one listed person who bears `word`; none where several do, or nobody."""
        bearers = set(self._bearers.get(folded(word), ()))
        return next(iter(bearers)) if len(bearers) == 1 else frozenset()

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Where the lists' entries stand in `reading`, with offsets of its plain form."""
        if not self.names:
            return
        words = reading.words
        at = 0
        while at < len(words):
            length, name, doubtful = self._match(words, at)
            if name and length == 1:
                if _initial_follows(reading, words, at, name):
                    length, doubtful = 2, False
                elif is_ordinary(words[at].bare):
                    # "will", "Mark", "May": a name only where it reads as one.
                    outcome = _in_its_place(reading, words, at)
                    name, doubtful = (name if outcome else None), outcome is Outcome.ASK
            if name:
                yield _finding(words[at], words[at + length - 1], name, doubtful)
            at += length
        yield from self._dotted_initials(reading)

    def _add(self, name: OwnName) -> None:
        keys = tuple(folded(word.text) for word in Reading(name.text).words)
        keys = keys[1:] if len(keys) > 1 and keys[0] in TITLES else keys
        if not keys or (len(keys) == 1 and _is_nobody_alone(keys[0])):
            return
        self._enter(name, keys)
        if name.kind in _PERSONS:
            parts = self._add_person(name, keys)
            for key in keys:
                self._bearers[key].append(frozenset(keys))
        elif name.kind == "school":
            parts = [key for key in keys if len(key) > 3 and not is_ordinary(key)]
        else:
            parts = list(keys) if len(keys) == 1 else []
        for part in parts:
            for key in {part, *part.split("-")} - _PARTICLES:
                if _is_nobody_alone(key):
                    continue
                self._parts.setdefault(key, name)
                if _SLIP_LENGTH <= len(key) <= _LONGEST_NAME:
                    for form in _with_one_letter_less(key):
                        self._slips[form].add(key)

    def _add_person(self, name: OwnName, keys: tuple[str, ...]) -> list[str]:
        """Enter somebody's name in each order; the words of it that tell on their own."""
        if "," in name.text:
            # "Smith, Olivia" is "Olivia Smith" too.
            comma = len(Reading(name.text.partition(",")[0]).words)
            self._enter(name, keys[comma:] + keys[:comma])
        surname = next((at for at, key in enumerate(keys) if at and key in _PARTICLES), None)
        if surname and surname + 1 < len(keys):
            self._enter(name, keys[surname:])
        if len(keys) > 1:
            self._initials.setdefault("".join(key[0] for key in keys), name)
        return [key for key in keys if len(key) > 1 and key not in _PARTICLES] + _glued(keys)

    def _enter(self, name: OwnName, keys: tuple[str, ...]) -> None:
        entries = self._by_first_key[keys[0]]
        entries.append(_Entry(name, keys))
        entries.sort(key=lambda entry: -len(entry.keys))

    def _match(self, words: list[Word], at: int) -> tuple[int, OwnName | None, bool]:
        """How many words from `at` on name an entry, which one, and whether by a slip."""
        key = words[at].bare
        for entry in self._by_first_key.get(key, []):
            stretch = words[at : at + len(entry.keys)]
            if tuple(word.bare for word in stretch) == entry.keys:
                return len(entry.keys), entry.name, False
        # "the Khans" too, although a dictionary knows khans.
        several = key.endswith("s") and (words[at].capital or not is_ordinary(key))
        without_s = key[:-1] if several else key
        opening = folded(words[at].text.partition("'")[0])
        for form in (key, without_s, opening if len(opening) >= _SLIP_LENGTH else key):
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
                if name and not _is_dotted_word(reading, first, second):
                    yield _finding(first, second, name, True)


def _is_dotted_word(reading: Reading, first: Word, second: Word) -> bool:
    """Whether two letters are "e.g." or "P.E.", and not somebody with these initials."""
    if first.key + second.key not in _DOTTED:
        return False
    named = first.capital and slot_of(reading.plain, first.start, second.end + 1) is Slot.PERSON
    return not named


def _is_nobody_alone(key: str) -> bool:
    """Whether a listed letter or title would hide every "S:" of a transcript, every "Miss"."""
    return len(key) < 2 or key in TITLES


def _glued(keys: tuple[str, ...]) -> list[str]:
    """A name as user names and hasty typing have it: "oliviasmith", "annemarie"."""
    glued = {"".join(keys), "".join(reversed(keys))} if len(keys) > 1 else set()
    glued |= {key.replace("-", "") for key in keys if "-" in key}
    return sorted(key.replace("-", "") for key in glued if len(key) > _SLIP_LENGTH)


def _initial_follows(reading: Reading, words: list[Word], at: int, name: OwnName) -> bool:
    """Whether the initial of the entry's other name follows: "Tom S." for Tom Smith."""
    if at + 1 >= len(words) or reading.plain[words[at].end : words[at + 1].start] != " ":
        return False
    others = {word.key[:1] for word in Reading(name.text).words if word.key != words[at].bare}
    following = words[at + 1]
    fits = following.capital or (not words[at].capital and following.text not in "ai")
    return len(following.text) == 1 and fits and following.key in others


def _in_its_place(reading: Reading, words: list[Word], at: int) -> Outcome | None:
    """What a listed name that is a word too is here: a name, perhaps one, or the word."""
    word = words[at]
    here = slot(reading, words, at)
    named = reads_as_name(reading, words, at) or here is Slot.PERSON
    if not word.capital:
        fits = named or (here is Slot.FITS and not may_do(reading, word))
        return Outcome.ASK if fits else None
    if names_a_time(reading, words, at) and here is not Slot.PERSON:
        return None
    if named or word.bare in word_list("mostly_names"):
        return Outcome.HIDE
    if starts_sentence(reading, word) and here is Slot.OPEN and not is_first_name(word.bare):
        return None
    return Outcome.ASK


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
