"""Words judged to be names, joined to whole names with initials, particles and surnames."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import (
    is_known_name,
    is_name_word,
    is_ordinary,
    is_well_known,
    word_list,
    word_set,
)
from journal.privacy.reading import Reading, Word

# Summed probability from which the model overrules the dictionary, hides, asks, or backs the lists.
SURE_FROM = 0.9
HIDE_FROM = 0.5
ASK_FROM = 0.2
DOUBT_FROM = 0.02
_PARTICLES = word_set(
    "de da di du dos van von der den el al bin ibn la le ter ten have del y e the ap ab ferch"
    " ibnu binte binti bint abu umm mac ni ui ua o nic von zu zum dos das do degli della du"
)
# Letters after a lower-case name that are hardly a word, a vote or a kiss: "jess w", "ben h".
_SMALL_INITIALS = frozenset("bcdefghjklmnpqrtvwyz")

_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december christmas easter"
)


@dataclass(slots=True)
class Judged:
    """A word and what the layers say of it; no outcome means that it stays."""

    word: Word
    outcome: Outcome | None
    why: str = ""


def joined(
    reading: Reading,
    judged: Sequence[Judged],
    probabilities: Sequence[float | None],
    stays: Sequence[bool],
) -> Iterator[Finding]:
    """One finding for each whole name; hidden if any of its words is."""
    at = 0
    while at < len(judged):
        if judged[at].outcome is None:
            at += 1
            continue
        first, last = _stretch(reading, judged, probabilities, stays, at)
        part = judged[first : last + 1]
        chosen = next((e for e in part if e.outcome is Outcome.HIDE), judged[at])
        word = judged[last].word
        end = word.end if word.bare == word.key else word.start + word.text.rindex("'")
        yield Finding(
            judged[first].word.start, end, Kind.PERSON, chosen.outcome or Outcome.ASK, chosen.why
        )
        at = last + 1


def touch(reading: Reading, one: Word, other: Word) -> bool:
    """Whether nothing but a space, a hyphen or an initial's full stop stands between two words."""
    if one.text.endswith("'s"):
        return False
    between = reading.plain[one.end : other.start]
    if between in (" ", "-"):
        return True
    return between in (".", ". ") and len(one.text) == 1


def _stretch(
    reading: Reading,
    judged: Sequence[Judged],
    probabilities: Sequence[float | None],
    stays: Sequence[bool],
    at: int,
) -> tuple[int, int]:
    first = last = at
    while (
        first
        and not stays[first - 1]
        and judged[first - 1].outcome is None
        and touch(reading, judged[first - 1].word, judged[first].word)
        and _opens(reading, judged[first - 1].word)
    ):
        first -= 1
    while True:
        reach = _next_part(reading, judged, probabilities, stays, last)
        if reach == last:
            return first, last
        last = reach


def _next_part(
    reading: Reading,
    judged: Sequence[Judged],
    probabilities: Sequence[float | None],
    stays: Sequence[bool],
    last: int,
) -> int:
    """The index of the name's next word after `last`, over particles and initials; else `last`."""
    for reach in range(last + 1, min(last + 5, len(judged))):
        word = judged[reach].word
        if stays[reach] or not touch(reading, judged[reach - 1].word, word):
            break
        bridged = reach > last + 1
        if judged[reach].outcome or _extends(
            word, judged[reach - 1].word, probabilities[reach], bridged
        ):
            return reach
        if not (word.key in _PARTICLES or len(word.text) == 1):
            break
    return last


def _opens(reading: Reading, word: Word) -> bool:
    """Whether `word`, right before a name, begins it: an initial or a first name that is a word."""
    if len(word.text) == 1 and word.capital:
        return word.text not in "IA" or reading.plain[word.end : word.end + 1] == "."
    return word.capital and len(word.text) > 1 and is_name_word(word.bare)


def _extends(word: Word, before: Word, probability: float | None, bridged: bool) -> bool:
    """Whether `word`, after a name or a particle or initial of it, is its surname or an initial."""
    if _is_initial(word) and word.text not in "I":
        return not bridged
    if not word.capital:
        if len(word.text) == 1:
            return not before.capital and word.text in _SMALL_INITIALS and not bridged
        likely = bool(probability and probability >= HIDE_FROM) or bridged
        likely = likely or (not before.capital and is_known_name(word.bare))
        return likely and not is_ordinary(word.bare)
    if bridged or len(before.text) == 1:
        return True
    if is_known_name(word.bare) or not (is_ordinary(word.bare) or is_well_known(word.bare)):
        return True
    # Widening a finding costs little: "Kate Humble", but not "Kate Friday" or "Kate Maths".
    likely = bool(probability and probability >= ASK_FROM)
    return likely or not (word.text.isupper() or word.bare in word_list("school_life") | _DAYS)


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.capital and word.text not in "IA"
