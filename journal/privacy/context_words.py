"""Words that say phase, subject area, setting or role: "choir" says arts, "SENCO" inclusion.

Whether one of them gives its writer away depends on who else is in the group, so a word is only
asked about by the review, never by the finder. The words stand in resources/privacy.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.ordinary import LISTS
from journal.privacy.reading import Reading

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
_VOWEL = re.compile(r"(?:[aeio]|un[^i]|SEN|[AEFHILMNORSX][A-Z])(?!ne\b)")


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
    meanings, pattern = _lexicon()
    for match in pattern.finditer(text):
        words = " ".join(re.split(r"[\s-]+", match[0]))
        meaning = meanings.get(words) or meanings.get(words.lower())
        if meaning is None:  # without the capitals that make it a word of this list
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        put = _instead(meaning, before, text[match.end() : match.end() + 40])
        start = match.start()
        article = _ARTICLE.search(before)
        if article and (article["article"].lower() == "an") is not bool(_VOWEL.match(put)):
            fitting = "an" if _VOWEL.match(put) else "a"
            put = f"{fitting} {put}"
            start -= len(article[0])
            before = before[: article.start()]
        if text[start].isupper() and _OPENS.search(before):
            put = put[0].upper() + put[1:]
        yield start, match.end(), meaning, put


def _instead(meaning: _Meaning, before: str, after: str) -> str:
    if not meaning.subject or _DETERMINER.search(before) or _NOUN_FOLLOWS.match(after):
        return meaning.instead
    return f"my {meaning.instead}"


@cache
def _lexicon() -> tuple[dict[str, _Meaning], re.Pattern[str]]:
    """What each form means, and one pattern that finds them all, the longest first."""
    listed = json.loads((LISTS / "context_words.json").read_text(encoding="utf-8"))
    meanings: dict[str, _Meaning] = {}
    for entry in listed["words"]:
        for word in entry["words"]:
            _add(meanings, word, entry, entry["instead"], entry.get("subject", False))
            if entry.get("before"):
                for noun in listed["nouns"][entry["before"]]:
                    _add(meanings, f"{word} {noun}", entry, noun, False)
    forms = sorted(meanings, key=len, reverse=True)
    either = "|".join(r"[\s-]+".join(map(re.escape, form.split())) for form in forms)
    return meanings, re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _add(
    meanings: dict[str, _Meaning], word: str, entry: dict[str, str], instead: str, subject: bool
) -> None:
    key = word.replace("-", " ")
    meanings.setdefault(key, _Meaning(entry["field"], entry["value"], instead, subject))
    if not (subject or key.endswith("s")):
        several = _Meaning(entry["field"], entry["value"], plural_of(instead), False)
        meanings.setdefault(plural_of(key), several)


def plural_of(words: str) -> str:
    """The plural of an English noun: "member of staff" becomes "members of staff"."""
    head, of, rest = words.partition(" of ")
    if re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ie"
    elif re.search(r"(?:s|x|ch|sh)$", head):
        head += "e"
    return f"{head}s{of}{rest}"
