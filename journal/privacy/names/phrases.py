"""Phrases of the lists that stay: the tools, the curriculum, and who is in which work."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from journal import vocabulary
from journal.privacy.names.ordinary import word_list
from journal.privacy.reading import Reading, Word, folded

Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def matches(
    words: Sequence[Word],
    phrases: Phrases,
    start: int = 0,
    stop: int | None = None,
    small: bool = False,
) -> Iterator[tuple[int, int]]:
    """Where phrases stand in `words`, the longest first, as indices [first, last); in lower case
    too if `small`."""
    at = start
    while at < (len(words) if stop is None else stop):
        for phrase in phrases.get(words[at].bare, ()):
            if _stands(words, at, phrase, small):
                yield at, at + len(phrase)
                at += len(phrase) - 1
                break
        at += 1


def _stands(words: Sequence[Word], at: int, phrase: tuple[str, ...], small: bool) -> bool:
    if len(phrase) > 1:
        stretch = words[at : at + len(phrase)]
        if len(stretch) < len(phrase) or stretch[1].bare != phrase[1]:
            return False
        return [word.bare for word in stretch] == list(phrase) and (
            small or any(word.capital for word in stretch)
        )
    return small or words[at].capital


@cache
def tool_keys() -> frozenset[str]:
    """The folded names of all known tools."""
    names = set(word_list("tools"))
    for term in vocabulary.terms("tool"):
        for part in re.split(r"[()/]", term.label):
            names.add(" ".join(folded(part).split()))
    for aliases in vocabulary.raw()["tool"]["aliases"].values():
        names.update(" ".join(folded(alias).split()) for alias in aliases)
    return frozenset(names | word_list("tool_first_names"))


@cache
def casts() -> Mapping[str, frozenset[str]]:
    """The people of each work, by its title in bare words."""
    people: dict[str, frozenset[str]] = {}
    for line in word_list("casts"):
        work, _colon, names = line.partition(": ")
        people[" ".join(word.bare for word in Reading(work).words)] = frozenset(names.split())
    return people


@cache
def tool_phrases() -> Phrases:
    """The names of the tools, by their first word."""
    return _phrases(tool_keys())


@cache
def strong_phrases() -> Phrases:
    """The names of the curriculum that need no other beside them, by their first word."""
    works = (line.partition(": ")[0] for line in word_list("casts"))
    return _phrases({*word_list("curriculum_names"), *works})


def _phrases(names: Iterable[str]) -> Phrases:
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        keys = tuple(word.bare for word in Reading(name).words)
        if keys:
            by_first[keys[0]].append(keys)
    for entries in by_first.values():
        entries.sort(key=len, reverse=True)
    return by_first
