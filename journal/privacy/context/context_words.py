"""Words that say phase, subject area, setting or role: "choir" says arts, "SENCO" inclusion.

Whether one of them gives its writer away depends on who else is in the group, so a word is only
asked about by the review, never by the finder. The words stand in resources/privacy.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import LISTS
from journal.privacy.reading import Reading

_TOKEN = re.compile(r"\w+(?:[&.]\w+)*|&")
_GAP = re.compile(r"[ \n-]{1,3}")
_DETERMINER = re.compile(
    r"\b(?:the|my|our|your|his|her|their|its|this|that|these|those|an?|another|each|every|one|some"
    r"|any|no|both|two|three)\s+$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?P<article>an?) $", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    r"[ -](?!(?:and|or|but|was|were|is|are|has|had|have|with|for|to|at|in|on|by|from|as|when|while"
    r"|where|which|that|who|it|i|we|they|he|she|this|the|a|an|my|our|because|so|if|then|too|now"
    r"|again|today|last|next|did|does|do|can|could|will|would|should|went|worked|came|got)\b)"
    r"[a-z]",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-*+#>]+\s+)?)$")
_VOWEL = re.compile(r"[aeio](?!ne\b)")
_REACH = 40  # characters around a word that tell how it stands

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextWord:
    """One word of a text that says a value of a context field (ids of the vocabulary).

    `start` and `end` are code points of the text; `instead` is the general wording that fits there.
    """

    start: int
    end: int
    field: str
    value: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Meaning:
    field: str
    value: str
    instead: str
    subject: bool  # stands for "my subject", or "subject" before another noun


@dataclass(slots=True)
class _Lexicon:
    """What each form means, None for what only looks like one; `longest` by the first word."""

    small: dict[Key, _Meaning | None] = field(default_factory=dict)
    as_written: dict[Key, _Meaning] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, key: Key, meaning: _Meaning | None, capital: bool = False) -> None:
        """One more form; the first meaning of a form counts."""
        if capital and meaning:
            self.as_written.setdefault(key, meaning)
        else:
            self.small.setdefault(key, meaning)
        first = key[0].lower()
        self.longest[first] = max(len(key), self.longest.get(first, 0))


def context_words(text: str) -> list[ContextWord]:
    """The words of `text` that say a context value, in their order, none over another."""
    reading = Reading(text)
    found = list(_found(reading.plain))
    places = reading.to_original(
        Finding(start, end, Kind.CONTEXT, Outcome.ASK, "") for start, end, _meaning, _put in found
    )
    return [
        ContextWord(place.start, place.end, meaning.field, meaning.value, put)
        for place, (_start, _end, meaning, put) in zip(places, found, strict=True)
    ]


def _found(text: str) -> Iterator[tuple[int, int, _Meaning, str]]:
    last = -2
    for start, end, meaning in _matches(text):
        before = text[max(0, start - _REACH) : start]
        follows = last == start - 1  # on another such word: "A-level further maths"
        last = -2 if meaning.instead.endswith(" in") else end
        put = _instead(meaning, before, text[end : end + _REACH], follows)
        article = _ARTICLE.search(before)
        if article and (article["article"].lower() == "an") is not bool(_VOWEL.match(put)):
            put = f"{'an' if _VOWEL.match(put) else 'a'} {put}"
            start -= len(article[0])
            before = before[: article.start()]
        if text[start].isupper() and _OPENS.search(before):
            put = put[0].upper() + put[1:]
        yield start, end, meaning, put


def _matches(text: str) -> Iterator[tuple[int, int, _Meaning]]:
    """The forms in `text`, at each place the longest, none over another."""
    lexicon = _lexicon()
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        most = lexicon.longest.get(tokens[at][0].lower(), 0)
        run = _run(text, tokens, at, most) if most else ()
        for length in range(len(run), 0, -1):
            key = tuple(run[:length])
            small = tuple(word.lower() for word in key)
            meaning = lexicon.as_written.get(key) or lexicon.small.get(small)
            if meaning or small in lexicon.small:
                if meaning:
                    yield tokens[at].start(), tokens[at + length - 1].end(), meaning
                at += length - 1
                break
        at += 1


def _run(text: str, tokens: Sequence[re.Match[str]], at: int, most: int) -> list[str]:
    """Up to `most` words from `at` on that only a space or a hyphen parts."""
    run = [tokens[at][0]]
    for before, token in zip(tokens[at : at + most - 1], tokens[at + 1 : at + most], strict=False):
        if not _GAP.fullmatch(text, before.end(), token.start()):
            break
        run.append(token[0])
    return run


def _instead(meaning: _Meaning, before: str, after: str, follows: bool) -> str:
    introduced = follows or _DETERMINER.search(before) or _NOUN_FOLLOWS.match(after)
    return meaning.instead if introduced or not meaning.subject else f"my {meaning.instead}"


@cache
def _lexicon() -> _Lexicon:
    listed = json.loads((LISTS / "context_words.json").read_text(encoding="utf-8"))
    made = _Lexicon()
    for words in listed["ignored"]:
        made.add(_key(words.lower()), None)
    for entry in listed["words"]:
        subject, capital = entry.get("subject", False), entry.get("capital", False)
        own = _Meaning(entry["field"], entry["value"], entry["instead"], subject)
        for words in entry["words"]:
            if not entry.get("only_before"):
                _add(made, words if capital else words.lower(), own, capital)
            for noun in listed["nouns"].get(entry.get("before", ""), ()):
                _add(made, f"{words.lower()} {noun}", replace(own, instead=noun, subject=False))
    return made


def _add(made: _Lexicon, words: str, meaning: _Meaning, capital: bool = False) -> None:
    """The form itself and, of a thing that can be counted, its plural."""
    made.add(_key(words), meaning, capital)
    if not (meaning.subject or words.endswith("s")):
        several = replace(meaning, instead=plural_of(meaning.instead))
        made.add(_key(plural_of(words)), several, capital)


def _key(words: str) -> Key:
    return tuple(_TOKEN.findall(words))


def plural_of(words: str) -> str:
    """The plural of an English noun: "member of staff" becomes "members of staff"."""
    head, of, rest = words.partition(" of ")
    if head.endswith("children"):
        return words
    if head.endswith("child"):
        return f"{head}ren{of}{rest}"
    if re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ie"
    elif re.search(r"(?:s|x|ch|sh)$", head):
        head += "e"
    return f"{head}s{of}{rest}"
