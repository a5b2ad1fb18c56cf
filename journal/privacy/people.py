"""Who is named: the name model and the lists of names, word by word, joined to whole names."""

from collections.abc import Iterator, Sequence

from journal.language import _
from journal.privacy.finding import Finding, Outcome
from journal.privacy.initials import may_be_initials
from journal.privacy.judging import judge
from journal.privacy.name_model import Label, Score
from journal.privacy.ordinary import is_known_name, is_ordinary, word_list
from journal.privacy.reading import Reading, Word
from journal.privacy.scoring import Scoring
from journal.privacy.sentence import starts_sentence
from journal.privacy.slots import ends_a_row
from journal.privacy.whole_names import DOUBT_FROM, Judged, joined

_LISTING = frozenset({", ", " and ", " & ", ", and ", " , ", " / ", "/"})


def people(
    reading: Reading, model: Scoring | None, kept: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Names of people by model and lists; what is `kept` stays, unless the owner's lists say so."""
    words = reading.words
    probabilities = _probabilities(reading, model)
    stays = _within(words, kept)
    judged = [
        Judged(word, None) if stay else judge(reading, words, at, probability)
        for at, (word, probability, stay) in enumerate(
            zip(words, probabilities, stays, strict=True)
        )
    ]
    _repeat(judged, stays)
    _coordinate(reading, judged, stays)
    yield from joined(reading, judged, probabilities, stays)


def _probabilities(reading: Reading, model: Scoring | None) -> list[float | None]:
    """For each word the highest probability of its tokens; None everywhere without a model."""
    if model is None:
        return [None] * len(reading.words)
    scores = [s for s in model.scores(reading.plain, DOUBT_FROM) if s.label is Label.PERSON]
    return list(_best(reading.words, scores))


def _best(words: Sequence[Word], scores: Sequence[Score]) -> Iterator[float]:
    at = 0
    for word in words:
        while at < len(scores) and scores[at].end <= word.start:
            at += 1
        best = 0.0
        following = at
        while following < len(scores) and scores[following].start < word.end:
            best = max(best, scores[following].probability)
            following += 1
        yield best


def _within(words: Sequence[Word], stretches: Sequence[tuple[int, int]]) -> list[bool]:
    inside = [False] * len(words)
    at = 0
    for start, end in stretches:
        while at < len(words) and words[at].end <= start:
            at += 1
        following = at
        while following < len(words) and words[following].start < end:
            inside[following] = True
            following += 1
    return inside


def _repeat(judged: list[Judged], stays: Sequence[bool]) -> None:
    """A name found once is found wherever it stands, unless it is an ordinary word too."""
    found: dict[str, Judged] = {}
    for entry in judged:
        key = entry.word.bare
        known = found.get(key)
        if entry.outcome and not is_ordinary(key) and (
            known is None or entry.outcome is Outcome.HIDE
        ):  # fmt: skip
            found[key] = entry
    for entry, stay in zip(judged, stays, strict=True):
        known = found.get(entry.word.bare)
        if known and not stay and entry.outcome is not Outcome.HIDE:
            entry.outcome, entry.why = known.outcome, known.why


def _coordinate(reading: Reading, judged: list[Judged], stays: Sequence[bool]) -> None:
    """A name that is a word is asked about beside names: "Bowman and White", "tom and aisha"."""
    for at in (*range(len(judged)), *reversed(range(len(judged)))):
        entry = judged[at]
        if entry.outcome or stays[at] or not _may_be_listed(reading, entry.word):
            continue
        for step in (-1, 1):
            other = at + step
            if 0 <= other < len(judged) and judged[other].word.key == "and":
                other += step
            if 0 <= other < len(judged) and judged[other].outcome:
                first, last = sorted((at, other))
                between = reading.plain[judged[first].word.end : judged[last].word.start]
                if between in _LISTING:
                    entry.outcome, entry.why = Outcome.ASK, _("listed beside a name")


def _may_be_listed(reading: Reading, word: Word) -> bool:
    if not word.capital:
        named = word.bare in word_list("mostly_names")
        listed = word.bare in word_list("given_words")
        return named or (listed and ends_a_row(reading, word))
    if may_be_initials(word):
        return True
    return is_known_name(word.bare) and not starts_sentence(reading, word)
