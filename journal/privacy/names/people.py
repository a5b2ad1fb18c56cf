"""Who is named: the name model and the lists of names, word by word, joined to whole names."""

from collections.abc import Iterator, Sequence

from journal.language import _
from journal.privacy.finding import Finding, Outcome
from journal.privacy.names.initials import may_be_initials
from journal.privacy.names.judging import judge
from journal.privacy.names.name_model import Label, Score
from journal.privacy.names.ordinary import is_known_name, is_ordinary, is_well_known, word_list
from journal.privacy.names.scoring import Scoring
from journal.privacy.names.sentence import starts_sentence
from journal.privacy.names.slots import Slot, ends_a_row, slot
from journal.privacy.names.sure_places import is_surely_a_thing
from journal.privacy.names.whole_names import DOUBT_FROM, Judged, joined
from journal.privacy.reading import Reading, Word

_LISTING = frozenset({", ", " and ", " & ", ", and ", " , ", " / ", "/", " | "})


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
    _repeat(reading, judged, stays)
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


def _repeat(reading: Reading, judged: list[Judged], stays: Sequence[bool]) -> None:
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
    _repeat_words(reading, judged, stays)


def _repeat_words(reading: Reading, judged: Sequence[Judged], stays: Sequence[bool]) -> None:
    """A word that is somebody with a capital is so at other capitals, where a person can stand."""
    calendar = word_list("school_life")
    found = {
        e.word.bare
        for e in judged
        if e.outcome and e.word.capital and is_ordinary(e.word.bare) and e.word.bare not in calendar
    }
    for at, entry in enumerate(judged if found else ()):
        word = entry.word
        if entry.outcome or stays[at] or not word.capital or word.bare not in found:
            continue
        here = slot(reading, reading.words, at)
        if here >= Slot.FITS or (here is Slot.OPEN and not starts_sentence(reading, word)):
            entry.outcome, entry.why = Outcome.ASK, _("a name or a word")


def _coordinate(reading: Reading, judged: list[Judged], stays: Sequence[bool]) -> None:
    """A name that is a word is asked about beside names: "Bowman and White", "tom and aisha"."""
    named = [at for at, entry in enumerate(judged) if entry.outcome]
    while named:
        at = named.pop()
        for other in _listed_beside(reading, judged, at):
            entry = judged[other]
            if not (entry.outcome or stays[other]) and (
                (_may_be_listed(reading, entry.word) or _is_between(reading, judged, other))
                and not is_surely_a_thing(reading, reading.words, other)
            ):
                entry.outcome, entry.why = Outcome.ASK, _("listed beside a name")
                named.append(other)


def _listed_beside(reading: Reading, judged: Sequence[Judged], at: int) -> Iterator[int]:
    """The places of the words that a comma, a stroke or an "and" joins to the one at `at`."""
    for step in (-1, 1):
        other = at + step
        if 0 <= other < len(judged) and judged[other].word.key == "and":
            other += step
        if 0 <= other < len(judged):
            first, last = sorted((at, other))
            if reading.plain[judged[first].word.end : judged[last].word.start] in _LISTING:
                yield other


def _is_between(reading: Reading, judged: Sequence[Judged], at: int) -> bool:
    """Whether a capitalised word is listed with names on both its sides, or joined to one by "and",
    and nothing but its capital tells: "Iolo, Non and Mabli", "so Gwilym and Nest missed it"."""
    word = judged[at].word
    if not word.capital or word.text.isupper() or starts_sentence(reading, word):
        return False
    if word.bare in word_list("school_life") or is_well_known(word.bare):
        return False
    named = [other for other in _listed_beside(reading, judged, at) if judged[other].outcome]
    alone = at + 1 == len(judged) or not judged[at + 1].word.capital
    return len(named) > 1 or (alone and judged[at - 1].word.key == "and")


def _may_be_listed(reading: Reading, word: Word) -> bool:
    if not word.capital:
        named = word.bare in word_list("mostly_names")
        listed = word.bare in word_list("given_words")
        return named or (listed and ends_a_row(reading, word))
    if may_be_initials(word):
        return True
    in_a_cell = reading.plain.endswith("| ", 0, word.start)
    return is_known_name(word.bare) and (in_a_cell or not starts_sentence(reading, word))
