"""Whether one word is a name here: by what the model gives it, what lists know it, its place."""

from collections.abc import Sequence

from journal.language import _
from journal.privacy.finding import Outcome
from journal.privacy.names.doubtful_places import is_of_something, opens_a_thing
from journal.privacy.names.initials import ABBREVIATIONS, reads_as_initials
from journal.privacy.names.ordinary import (
    is_first_name,
    is_known_name,
    is_name_word,
    is_only_a_word,
    is_ordinary,
    is_well_known,
    word_list,
    word_set,
)
from journal.privacy.names.sentence import names_a_time, reads_as_name, starts_sentence
from journal.privacy.names.slots import Slot, in_a_title, may_do, names_a_thing, orders, slot
from journal.privacy.names.sure_places import (
    follows_article,
    forgets_something,
    is_surely_a_thing,
    is_surely_somebody,
    opens_a_row_of_things,
    owns_without_sign,
)
from journal.privacy.names.whole_names import (
    ASK_FROM,
    DOUBT_FROM,
    HIDE_FROM,
    SURE_FROM,
    Judged,
    touch,
)
from journal.privacy.reading import Reading, Word

# An abbreviation of so many letters is rare; a name in capitals is not.
_LONG = 5
# From which the model makes a name of a word in small letters whose place fits.
_HALF_SURE = 0.04
# Who belongs to somebody and has no name of it, in small letters.
_KIN = word_set("nan nans nana gran mum mums mom dad dads carer carers auntie grandad nanny papa")
# From which a word in no list, with a capital as its sentence's first, is hidden.
_QUITE_SURE = 0.97


def judge(reading: Reading, words: Sequence[Word], at: int, probability: float | None) -> Judged:
    """What the word at `at` is; `probability` is the model's, None without a model."""
    word = words[at]
    key = word.bare
    if not word.capital and (
        (is_only_a_word(key) and (probability or 0.0) < ASK_FROM) or key in _KIN
    ):
        return Judged(word, None)
    if reads_as_initials(reading, words, at):
        return Judged(word, Outcome.ASK, _("looks like somebody's initials"))
    if len(key) < 2 or (word.text in ABBREVIATIONS and (probability or 0.0) < SURE_FROM):
        return Judged(word, None)
    if is_ordinary(key) and not (word.capital and key in word_list("mostly_names")):
        return _ordinary(reading, words, at, probability)
    if names_a_thing(reading, word):
        return Judged(word, None)
    if is_known_name(key):
        return _listed(reading, words, at, probability)
    if is_well_known(key):
        return _well_known(reading, words, at, probability or 0.0)
    return _unknown(reading, words, at, probability)


def _listed(reading: Reading, words: Sequence[Word], at: int, probability: float | None) -> Judged:
    """A word that is only a name; in capitals and short it is rather an abbreviation."""
    word = words[at]
    key = word.bare
    likely = probability or 0.0
    if likely < HIDE_FROM and is_ordinary(word.bare) and in_a_title(reading, words, at):
        return Judged(word, None)
    if word.text.isupper() and len(word.text) < _LONG and likely < ASK_FROM:
        fits = len(word.text) > 2 and slot(reading, words, at) is Slot.PERSON
        return Judged(word, Outcome.ASK if fits else None, _("on a list of names"))
    if likely >= HIDE_FROM:
        thing = not word.capital and follows_article(reading, word)
        thing = thing or is_of_something(reading, words, at)
        # Figures and places bear these names too, and nothing here tells a person.
        thing = thing or (
            likely < SURE_FROM
            and (
                key in word_list("curriculum_first_names") or key in word_list("place_first_names")
            )
            and slot(reading, words, at) < Slot.PERSON
        )
        return Judged(word, Outcome.ASK if thing else Outcome.HIDE, _model_why())
    if opens_a_thing(reading, words, at, probability) or (
        likely < ASK_FROM and is_ordinary(word.bare) and opens_a_row_of_things(reading, words, at)
    ):
        return Judged(word, None)
    certain = word.capital or is_first_name(word.bare)
    if certain or probability is None or probability >= DOUBT_FROM:
        return Judged(word, Outcome.ASK, _("on a list of names"))
    return Judged(word, None)


def _well_known(reading: Reading, words: Sequence[Word], at: int, likely: float) -> Judged:
    """A proper word of the dictionary: Monday, Paris, Dickens; sometimes a surname in the room."""
    word = words[at]
    asks = word.capital and (
        likely >= HIDE_FROM
        or (likely >= ASK_FROM and slot(reading, words, at) >= Slot.FITS)
        or (likely >= DOUBT_FROM and slot(reading, words, at) is Slot.PERSON)
    )
    asks = asks or (not word.capital and likely >= SURE_FROM)
    return Judged(word, Outcome.ASK if asks else None, _model_why())


def _ordinary(
    reading: Reading, words: Sequence[Word], at: int, probability: float | None
) -> Judged:
    """A word of the dictionary, which may be a name too: its place decides."""
    word = words[at]
    likely = probability or 0.0
    if owns_without_sign(reading, word, likely, ASK_FROM):
        return Judged(word, Outcome.ASK, _("a name or a word"))
    if forgets_something(reading, word) or (
        word.capital and is_known_name(word.bare) and is_surely_somebody(reading, words, at)
    ):
        return Judged(word, Outcome.ASK, _("a name or a word"))
    if not (word.capital or likely >= ASK_FROM or is_name_word(word.bare)):
        return Judged(word, None)
    if names_a_time(reading, words, at) and slot(reading, words, at) is not Slot.PERSON:
        return Judged(word, None)
    if is_name_word(word.bare) and not _is_of_school(reading, words, at, likely):
        return _name_word(reading, words, at, likely)
    if word.capital and not (word.text.isupper() and len(word.text) > 1):
        here = slot(reading, words, at)
        opens = starts_sentence(reading, word)
        if not opens and _may_be_surname(reading, words, at, here):
            return Judged(word, Outcome.ASK, _("a name or a word"))
        if (
            (likely >= SURE_FROM and not opens)
            or (likely >= HIDE_FROM and here is Slot.PERSON)
            or (likely >= ASK_FROM and here is Slot.PERSON and not opens)
        ) and here is not Slot.THING:
            return Judged(word, Outcome.ASK, _model_why())
    return Judged(word, None)


def _name_word(reading: Reading, words: Sequence[Word], at: int, likely: float) -> Judged:
    """A word that people are called too: Will, Grace, Summer."""
    word = words[at]
    why = _("a name or a word")
    if likely < SURE_FROM and starts_sentence(reading, word) and orders(reading, word):
        return Judged(word, None)
    here = slot(reading, words, at)
    if word.capital and likely >= HIDE_FROM and is_first_name(word.bare):
        sure = likely >= SURE_FROM or here is Slot.PERSON or not starts_sentence(reading, word)
        return Judged(word, Outcome.HIDE if sure else Outcome.ASK, _model_why())
    if is_surely_somebody(reading, words, at):
        return Judged(word, Outcome.ASK, why)
    if likely < SURE_FROM and is_surely_a_thing(reading, words, at):
        return Judged(word, None)
    titled = word.capital and in_a_title(reading, words, at)
    if likely < HIDE_FROM and (here is Slot.THING or (titled and here < Slot.PERSON)):
        return Judged(word, None)
    named = reads_as_name(reading, words, at) or _surname_follows(reading, words, at)
    if likely >= HIDE_FROM or named or (word.capital and likely >= ASK_FROM):
        return Judged(word, Outcome.ASK, why)
    if not word.capital:
        sooner = word.bare in word_list("mostly_names")
        fits = here is Slot.PERSON and (sooner or likely >= DOUBT_FROM)
        fits = fits or (
            here is Slot.FITS and (sooner or likely >= _HALF_SURE) and not may_do(reading, word)
        )
    elif word.text.isupper():
        fits = here is Slot.PERSON
    elif starts_sentence(reading, word):
        fits = here is Slot.PERSON or (here is Slot.FITS and likely >= DOUBT_FROM)
    else:
        fits = True
    return Judged(word, Outcome.ASK if fits else None, why)


def _may_be_surname(reading: Reading, words: Sequence[Word], at: int, here: Slot) -> bool:
    """Whether a word inside a sentence has its capital as somebody's surname: "Brown failed"."""
    key = words[at].bare
    if here < Slot.FITS or "-" in key or key in word_list("school_life"):
        return False
    return is_known_name(key) and not in_a_title(reading, words, at)


def _is_of_school(reading: Reading, words: Sequence[Word], at: int, likely: float) -> bool:
    """Whether a subject, language, month or day is nothing else here: Art, German, Easter."""
    return (
        words[at].bare in word_list("school_life")
        and likely < HIDE_FROM
        and not (words[at].bare in word_list("given_words") and reads_as_name(reading, words, at))
        and slot(reading, words, at) is not Slot.PERSON
    )


def _surname_follows(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word that can be a surname follows: "Mark Ahmed", "Will Young"."""
    if at + 1 >= len(words):
        return False
    word, following = words[at], words[at + 1]
    if not (word.capital and following.capital and touch(reading, word, following)):
        return False
    if word.text.isupper() and len(word.text) > 1:
        return False
    if len(following.text) == 1:
        dotted = reading.plain[following.end : following.end + 1] == "."
        return following.text != "I" and (dotted or not starts_sentence(reading, word))
    if is_ordinary(following.bare):
        return is_known_name(following.bare) and not starts_sentence(reading, word)
    return is_known_name(following.bare) or not is_well_known(following.bare)


def _unknown(reading: Reading, words: Sequence[Word], at: int, probability: float | None) -> Judged:
    """A word that no list knows."""
    word = words[at]
    likely = probability or 0.0
    why = _("a capitalised word in no dictionary")
    if not word.capital:
        asks = owns_without_sign(reading, word, likely, ASK_FROM) or (
            likely >= ASK_FROM
            or (likely >= DOUBT_FROM and slot(reading, words, at) >= Slot.FITS)
            or (is_brand_like(word.text) and holds_a_name(word.text))
        )
        return Judged(word, Outcome.ASK if asks else None, _model_why())
    if word.text.removesuffix("'s").isupper():
        return Judged(word, Outcome.ASK if _called_out(reading, words, at, likely) else None, why)
    if is_brand_like(word.text):
        asks = likely >= HIDE_FROM or holds_a_name(word.text)
        return Judged(word, Outcome.ASK if asks else None, _model_why())
    if likely >= HIDE_FROM:
        sure = (
            likely >= _QUITE_SURE
            or not starts_sentence(reading, word)
            or slot(reading, words, at) is Slot.PERSON
        )
        return Judged(word, Outcome.HIDE if sure else Outcome.ASK, _model_why())
    # A sentence's first word has its capital anyway; the model's doubt is enough to let it pass.
    asks = probability is None or likely >= DOUBT_FROM or not starts_sentence(reading, word)
    asks = asks or slot(reading, words, at) >= Slot.FITS
    return Judged(word, Outcome.ASK if asks else None, why)


def _called_out(reading: Reading, words: Sequence[Word], at: int, likely: float) -> bool:
    """Whether a word in capitals, which is mostly an abbreviation, is rather somebody's name."""
    if likely >= HIDE_FROM:
        return True
    if len(words[at].text) < _LONG:
        return likely >= ASK_FROM and slot(reading, words, at) is Slot.PERSON
    return likely >= ASK_FROM or slot(reading, words, at) is Slot.PERSON


def is_brand_like(text: str) -> bool:
    """Whether `text` has a capital inside, like a brand: WAGOLLs, ChatGPT, but not McKay."""
    plain = text.removesuffix("'s").removesuffix("s")
    return plain.isupper() or any(character.isupper() for character in _after_prefix(plain))


def _after_prefix(text: str) -> str:
    """`text` from its second letter on, without what keeps its capital in a name: McKay, O'Neil."""
    for prefix in ("Mac", "Mc", "De", "Di", "La", "Le", "Van", "Fitz", "O'", "D'", "Al-", "El-"):
        if text.startswith(prefix):
            return text[len(prefix) + 1 :]
    return "".join(part[1:] for part in text.replace("'", "-").split("-"))


def holds_a_name(text: str) -> bool:
    """Whether a part of a joined word is only a name: ZaraEssay, but not GrammarBook."""
    start = 0
    for end in [*(at for at in range(1, len(text)) if text[at].isupper()), len(text)]:
        part = text[start:end].casefold()
        common = is_ordinary(part) and part not in word_list("mostly_names")
        if len(part) > 2 and is_first_name(part) and not (common or is_well_known(part)):
            return True
        start = end
    return False


def _model_why() -> str:
    return _("reads like a name")
