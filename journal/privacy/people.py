"""Who is named: the name model and the lists of names, word by word, joined to whole names."""

from collections.abc import Iterator, Sequence

from journal.language import _
from journal.privacy.finding import Finding, Outcome
from journal.privacy.name_model import Label, Score
from journal.privacy.ordinary import (
    is_first_name,
    is_known_name,
    is_ordinary,
    is_well_known,
    word_list,
)
from journal.privacy.reading import Reading, Word
from journal.privacy.scoring import Scoring
from journal.privacy.sentence import names_a_time, reads_as_name, starts_sentence
from journal.privacy.whole_names import (
    ASK_FROM,
    DOUBT_FROM,
    HIDE_FROM,
    SURE_FROM,
    Judged,
    joined,
    touch,
)

_LISTING = frozenset({", ", " and ", " & ", ", and ", " , ", " / ", "/"})


def people(
    reading: Reading, model: Scoring | None, kept: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Names of people by model and lists; what is `kept` stays, unless the owner's lists say so."""
    words = reading.words
    probabilities = _probabilities(reading, model)
    stays = _within(words, kept)
    judged = [
        Judged(word, None) if stay else _judge(reading, words, at, probability)
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


def _judge(reading: Reading, words: Sequence[Word], at: int, probability: float | None) -> Judged:
    word = words[at]
    key = word.bare
    if len(key) < 2:
        return Judged(word, None)
    if is_ordinary(key) and not (word.capital and key in word_list("mostly_names")):
        return _ordinary(reading, words, at, key, probability)
    if is_known_name(key):
        return _listed(word, probability)
    if is_well_known(key):
        if word.capital and probability is not None and probability >= HIDE_FROM:
            return Judged(word, Outcome.ASK, _model_why())
        return Judged(word, None)
    return _unknown(reading, word, probability)


def _surname_follows(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word that can be a surname follows: "Mark Ahmed", "Will Young"."""
    if at + 1 >= len(words):
        return False
    word, following = words[at], words[at + 1]
    if not (word.capital and following.capital and touch(reading, word, following)):
        return False
    if word.text.isupper() and len(word.text) > 1:
        return False
    if is_ordinary(following.bare):
        return is_known_name(following.bare) and not starts_sentence(reading, word)
    return is_known_name(following.bare) or not is_well_known(following.bare)


def _listed(word: Word, probability: float | None) -> Judged:
    """A word that is only a name; in capitals and short it is rather an abbreviation."""
    if word.text.isupper() and len(word.text) < 5 and (probability or 0.0) < ASK_FROM:
        return Judged(word, None)
    if probability is not None and probability >= HIDE_FROM:
        return Judged(word, Outcome.HIDE, _model_why())
    certain = word.capital or is_first_name(word.bare)
    if certain or probability is None or probability >= DOUBT_FROM:
        return Judged(word, Outcome.ASK, _("on a list of names"))
    return Judged(word, None)


def _ordinary(
    reading: Reading, words: Sequence[Word], at: int, key: str, probability: float | None
) -> Judged:
    """A word of the dictionary, which may be a name too: its place decides."""
    word = words[at]
    likely = probability or 0.0
    if names_a_time(reading, words, at):
        return Judged(word, None)
    if is_first_name(key):
        named = reads_as_name(reading, words, at) or _surname_follows(reading, words, at)
        if likely >= HIDE_FROM and word.capital:
            return Judged(word, Outcome.HIDE, _model_why())
        if likely >= HIDE_FROM or (word.capital and likely >= ASK_FROM) or named:
            return Judged(word, Outcome.ASK, _("a name or a word"))
    elif (
        word.capital
        and likely >= SURE_FROM
        and not word.text.isupper()
        and not starts_sentence(reading, word)
    ):
        return Judged(word, Outcome.ASK, _model_why())
    return Judged(word, None)


def _unknown(reading: Reading, word: Word, probability: float | None) -> Judged:
    """A word that no list knows."""
    likely = probability or 0.0
    if not word.capital or _is_abbreviation(word.text):
        least = HIDE_FROM if word.capital else SURE_FROM
        return Judged(word, Outcome.ASK if likely >= least else None, _model_why())
    if likely >= HIDE_FROM:
        return Judged(word, Outcome.HIDE, _model_why())
    # A sentence's first word has its capital anyway; the model's doubt is enough to let it pass.
    asks = probability is None or likely >= DOUBT_FROM or not starts_sentence(reading, word)
    why = _("a capitalised word in no dictionary")
    return Judged(word, Outcome.ASK if asks else None, why)


def _is_abbreviation(text: str) -> bool:
    """Whether `text` is written like one, or like a brand: WAGOLLs, ChatGPT, but not McKay."""
    plain = text.removesuffix("'s").removesuffix("s")
    return plain.isupper() or any(character.isupper() for character in _after_prefix(plain))


def _after_prefix(text: str) -> str:
    """`text` from its second letter on, without what keeps its capital in a name: McKay, O'Neil."""
    for prefix in ("Mac", "Mc", "De", "Di", "La", "Le", "Van", "Fitz", "O'", "D'", "Al-", "El-"):
        if text.startswith(prefix):
            return text[len(prefix) + 1 :]
    return "".join(part[1:] for part in text.replace("'", "-").split("-"))


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
    for at, entry in enumerate(judged):
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
        return word.bare in word_list("mostly_names")
    return is_known_name(word.bare) and not starts_sentence(reading, word)


def _model_why() -> str:
    return _("reads like a name")
