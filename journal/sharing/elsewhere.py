"""A name found in one place, wherever else it stands: the finder reads a place, not a journal.

"oakleigh-style" or a tag in small letters say nothing by themselves; beside a pupil called Oakleigh
in the same journal they do.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import kept
from journal.privacy.names.ordinary import is_first_name, is_ordinary, is_well_known
from journal.privacy.reading import Reading, folded
from journal.sharing.persons import without_title

NAMES = (Kind.PERSON, Kind.PLACE, Kind.SCHOOL)
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 3  # letters: "Jo" stands in too many words
_Key = tuple[str, ...]


class Elsewhere:
    """Looks for names, given as (kind, words), letter by letter where the finder found nothing.

    Of a person's name each word counts by itself, of a school's each that is no first name. Words
    of the dictionary do not: only their place tells whether they are a name.
    """

    def __init__(self, names: Iterable[tuple[Kind, str]]) -> None:
        self._kinds: dict[_Key, Kind] = {}
        self._longest: dict[str, int] = {}
        for kind, words in sorted(names, key=lambda one: NAMES.index(one[0])):  # people first
            name = without_title(words) if kind is Kind.PERSON else words
            self._add(kind, _key(name))
            if kind is not Kind.PLACE:
                for part in map(_key, name.split()):
                    if kind is Kind.PERSON or not any(map(is_first_name, part)):
                        self._add(kind, part)

    def find(self, text: str, found: Sequence[Finding]) -> list[Finding]:
        """Where one of the names stands in `text`, beside what was `found` there."""
        reading = Reading(text)
        places = list(reading.to_original(self._all(reading)))
        if not places:
            return []
        taken = [(one.start, one.end) for one in found]
        stays = reading.to_original(
            Finding(start, end, Kind.PERSON, Outcome.ASK, "") for start, end in kept(reading)
        )
        taken += [(one.start, one.end) for one in stays]
        return [
            one
            for one in places
            if not any(start < one.end and one.start < end for start, end in taken)
        ]

    def _add(self, kind: Kind, key: _Key) -> None:
        if any(len(word) >= _FEWEST and not _is_word(word) for word in key):
            self._kinds.setdefault(key, kind)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def _all(self, reading: Reading) -> Iterator[Finding]:
        tokens = list(_LETTERS.finditer(reading.plain)) if self._kinds else []
        words = [self._singular(folded(token[0])) for token in tokens]
        at = 0
        while at < len(words):
            longest = min(self._longest.get(words[at], 0), len(words) - at)
            for length in range(longest, 0, -1):
                kind = self._kinds.get(tuple(words[at : at + length]))
                if kind:
                    start, end = tokens[at].start(), tokens[at + length - 1].end()
                    yield Finding(start, end, kind, Outcome.ASK, _("named elsewhere"))
                    at += length - 1
                    break
            at += 1

    def _singular(self, word: str) -> str:
        """The name of a family that is spoken of as such: "the Okafors"."""
        name = word.removesuffix("s")
        known = word in self._longest or name not in self._longest
        return word if known or len(name) <= _FEWEST else name


def _key(words: str) -> _Key:
    found = tuple(folded(token) for token in _LETTERS.findall(Reading(words).plain))
    return found[:-1] if len(found) > 1 and found[-1] == "s" else found


def _is_word(word: str) -> bool:
    return is_ordinary(word) or is_well_known(word)
