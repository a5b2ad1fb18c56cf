"""Who is named: the name model and the lists of names, word by word, joined to whole names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.name_model import Label, NameModel, Score
from journal.privacy.ordinary import (
    is_first_name,
    is_known_name,
    is_ordinary,
    is_well_known,
    word_set,
)
from journal.privacy.reading import Reading, Word
from journal.privacy.sentence import reads_as_name, starts_sentence

# Summed probability from which the model overrules the dictionary, hides, asks, or backs the lists.
SURE_FROM = 0.9
HIDE_FROM = 0.5
ASK_FROM = 0.2
DOUBT_FROM = 0.02
_PARTICLES = word_set("de da di du dos van von der den el al bin ibn la le ter ten del y e")


@dataclass(slots=True)
class _Judged:
    word: Word
    outcome: Outcome | None
    why: str = ""


def people(
    reading: Reading, model: NameModel | None, kept: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Names of people by model and lists; what is `kept` stays, unless the owner's lists say so."""
    words = reading.words
    probabilities = _probabilities(reading, model)
    stays = _within(words, kept)
    judged = [
        _Judged(word, None) if stay else _judge(reading, words, at, probability)
        for at, (word, probability, stay) in enumerate(
            zip(words, probabilities, stays, strict=True)
        )
    ]
    _repeat(judged, stays)
    yield from _joined(reading, judged, probabilities, stays)


def _probabilities(reading: Reading, model: NameModel | None) -> list[float | None]:
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


def _judge(reading: Reading, words: Sequence[Word], at: int, probability: float | None) -> _Judged:
    word = words[at]
    key = word.key.removesuffix("s") if word.text.endswith("'s") else word.key
    if len(key) < 2:
        return _Judged(word, None)
    if is_ordinary(key):
        return _ordinary(reading, words, at, key, probability)
    if is_known_name(key):
        return _listed(word, probability)
    if is_well_known(key):
        if word.capital and probability is not None and probability >= HIDE_FROM:
            return _Judged(word, Outcome.ASK, _model_why())
        return _Judged(word, None)
    return _unknown(reading, word, probability)


def _listed(word: Word, probability: float | None) -> _Judged:
    """A word that is only a name."""
    if probability is not None and probability >= HIDE_FROM:
        return _Judged(word, Outcome.HIDE, _model_why())
    if word.capital or probability is None or probability >= DOUBT_FROM:
        return _Judged(word, Outcome.ASK, _("on a list of names"))
    return _Judged(word, None)


def _ordinary(
    reading: Reading, words: Sequence[Word], at: int, key: str, probability: float | None
) -> _Judged:
    """A word of the dictionary, which may be a name too: its place decides."""
    word = words[at]
    likely = probability or 0.0
    if is_first_name(key):
        named = reads_as_name(reading, words, at)
        if likely >= HIDE_FROM and word.capital:
            return _Judged(word, Outcome.HIDE, _model_why())
        if likely >= HIDE_FROM or (word.capital and likely >= ASK_FROM) or named:
            return _Judged(word, Outcome.ASK, _("a name or a word"))
    elif (
        word.capital
        and likely >= SURE_FROM
        and not word.text.isupper()
        and not starts_sentence(reading, word)
    ):
        return _Judged(word, Outcome.ASK, _model_why())
    return _Judged(word, None)


def _unknown(reading: Reading, word: Word, probability: float | None) -> _Judged:
    """A word that no list knows."""
    likely = 1.0 if probability is None else probability
    if not word.capital:
        return _Judged(word, Outcome.ASK if probability and probability >= HIDE_FROM else None,
                       _model_why())  # fmt: skip
    initialism = word.text.removesuffix("'s").removesuffix("s").isupper()
    branded = not initialism and any(c.isupper() for c in _after_prefix(word.text))
    if initialism or branded:
        return _Judged(word, Outcome.ASK if probability and probability >= HIDE_FROM else None,
                       _model_why())  # fmt: skip
    if probability is not None and probability >= HIDE_FROM:
        return _Judged(word, Outcome.HIDE, _model_why())
    return _Judged(
        word,
        Outcome.ASK if likely >= DOUBT_FROM else None,
        _("a capitalised word in no dictionary"),
    )


def _after_prefix(text: str) -> str:
    """`text` from its second letter on, without what keeps its capital in a name: McKay, O'Neil."""
    for prefix in ("Mac", "Mc", "De", "Di", "La", "Le", "Van", "Fitz", "O'", "D'", "Al-", "El-"):
        if text.startswith(prefix):
            return text[len(prefix) + 1 :]
    return "".join(part[1:] for part in text.replace("'", "-").split("-"))


def _repeat(judged: list[_Judged], stays: Sequence[bool]) -> None:
    """A name found once is found wherever it stands, unless it is an ordinary word too."""
    found: dict[str, _Judged] = {}
    for entry in judged:
        key = _bare_key(entry.word)
        known = found.get(key)
        if entry.outcome and not is_ordinary(key) and (
            known is None or entry.outcome is Outcome.HIDE
        ):  # fmt: skip
            found[key] = entry
    for entry, stay in zip(judged, stays, strict=True):
        known = found.get(_bare_key(entry.word))
        if known and not stay and entry.outcome is not Outcome.HIDE:
            entry.outcome, entry.why = known.outcome, known.why


def _joined(
    reading: Reading,
    judged: Sequence[_Judged],
    probabilities: Sequence[float | None],
    stays: Sequence[bool],
) -> Iterator[Finding]:
    """Neighbouring names as one, with initials, particles and surnames that are words."""
    at = 0
    while at < len(judged):
        if judged[at].outcome is None:
            at += 1
            continue
        first, last = _stretch(reading, judged, probabilities, stays, at)
        part = judged[first : last + 1]
        chosen = next((e for e in part if e.outcome is Outcome.HIDE), judged[at])
        end = judged[last].word.end - (2 if judged[last].word.text.endswith("'s") else 0)
        yield Finding(
            judged[first].word.start, end, Kind.PERSON, chosen.outcome or Outcome.ASK, chosen.why
        )
        at = last + 1


def _stretch(
    reading: Reading,
    judged: Sequence[_Judged],
    probabilities: Sequence[float | None],
    stays: Sequence[bool],
    at: int,
) -> tuple[int, int]:
    first = last = at
    while first > 0 and not stays[first - 1] and judged[first - 1].outcome is None and (
        _touch(reading, judged[first - 1].word, judged[first].word)
        and _is_initial(judged[first - 1].word)
    ):  # fmt: skip
        first -= 1
    while last + 1 < len(judged) and not stays[last + 1]:
        word, following = judged[last].word, judged[last + 1].word
        if not _touch(reading, word, following) or word.text.endswith("'s"):
            break
        if judged[last + 1].outcome or _extends(following, probabilities[last + 1]):
            last += 1
        elif following.key in _PARTICLES and last + 2 < len(judged) and (
            judged[last + 2].outcome and _touch(reading, following, judged[last + 2].word)
        ):  # fmt: skip
            last += 2
        else:
            break
    return first, last


def _extends(word: Word, probability: float | None) -> bool:
    """Whether `word`, right after a name, is its surname or an initial of it."""
    key = _bare_key(word)
    if _is_initial(word):
        return True
    if not word.capital:
        return bool(probability and probability >= HIDE_FROM and is_known_name(key))
    return is_known_name(key) or not is_ordinary(key) or bool(
        probability and probability >= ASK_FROM
    )  # fmt: skip


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.capital and word.text not in "I"


def _touch(reading: Reading, one: Word, other: Word) -> bool:
    between = reading.plain[one.end : other.start]
    return between in (" ", "-") or (between == ". " and len(one.text) == 1) or (
        between == "." and len(one.text) == len(other.text) == 1
    )  # fmt: skip


def _bare_key(word: Word) -> str:
    return word.key.removesuffix("s") if word.text.endswith("'s") else word.key


def _model_why() -> str:
    return _("reads like a name")
