"""Letters that stand for somebody: "J. finished", "TM and JL", "K-L", told from A levels and PE."""

import re
from collections.abc import Sequence

from journal.privacy.names.ordinary import word_set
from journal.privacy.names.slots import Slot, slot_of
from journal.privacy.reading import Reading, Word

# Pairs of letters that mean something in schools.
ABBREVIATIONS = word_set(
    "PE RE IT AI UK US EU UN TV PC TA OK NB PS AM PM ID QA HR DT CS FS KS IQ VR AR GP EP EY FE HE"
    " DJ CV DL HQ LA LO MP CE BC AD PP PD PR PM RS RI SL SW SS VP VS WB YR DM CC FYI QR ML LLM NC"
    " NE NW SE XL GB HD MB LP EP DVD CD UI UX OS PDF IE EG RA SB MFL PG BA MA BSC PHD MSC ED DI AP"
    " IB KO CP SLT DH HT HOD HOY AHT DHT NQT ECT MR MS DR ST AS IN ON AT TO OF OR IS BE BY DO GO HE"
    " IF ME MY NO SO UP US WE A1 A2 B1 B2 C1 C2 DP MYP ESL EAL AFL BF FF LOL OMG IM"
)
# Before a letter these make it a label: "option B", "vitamin C", "Plan B".
_LABELLED = re.compile(
    r"\b(?:option|plan|part|question|vitamin|group|set|class|team|paper|unit|section|level|levels"
    r"|grade|grades|type|version|figure|appendix|hepatitis|stage|point|step|answer|answers|choice"
    r"|column|row|position|note|letter|letters|drive|block|band|tier|scenario|exhibit|source|text"
    r"|table|model|prompt|axis|key|chapter|pupil|student|child|person|teacher|category|box|test"
    r"|task|an?|the|[A-Z],|[A-Z] (?:and|or|to)|got|from|minor|major|size|side|room|line) $",
    re.IGNORECASE,
)
_RANGED = re.compile(
    r"\b(?:grades?|from|levels?|sets?|groups?|surnames?|letters?|options?|keys?|drives?) $", re.I
)
_SMALL_AFTER = re.compile(r"\.(?:'s)? [a-z]")
_WITH_MAC = re.compile(r"[A-Z]{1,2}Ma?c")
_GOES_ON = re.compile(r"\.\w")


def reads_as_initials(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is somebody's initials, or one of them, in this place."""
    word = words[at]
    text = word.text.removesuffix("'s")
    if _WITH_MAC.fullmatch(text):
        return slot_of(reading.plain, word.start, word.start + len(text)) >= Slot.FITS
    if not text.isupper() or len(text) > 3:
        return False
    if len(text) == 1:
        return text != "I" and _letter(reading, words, at)
    end = word.start + len(text)
    if len(text) == 2:
        return text not in ABBREVIATIONS and slot_of(reading.plain, word.start, end) is Slot.PERSON
    # "K-L", but not a range of grades.
    before = reading.plain[max(0, word.start - 24) : word.start]
    return text[1] == "-" and text[0] not in "AX" and not _RANGED.search(before)


def may_be_initials(word: Word) -> bool:
    """Whether `word`, listed beside somebody's name, can be initials: "J, K-L and Ali K"."""
    text = word.text.removesuffix("'s")
    return text.isupper() and len(text) < 3 and text not in ABBREVIATIONS and text not in "IA"


def _letter(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Tells "J. finished", "Mum of K. came in" and "T.M. refused" from "Plan B." and "P.E."."""
    first, last = _dotted(reading, words, at)
    start, end = words[first].start, words[first].start + 1
    if _labelled(reading, start):
        return False
    if last > first:
        letters = words[first].text + words[last].text.removesuffix("'s")
        end = words[last].start + 1
        if letters in ABBREVIATIONS or not letters.isupper():
            return False
    stop = reading.plain[end : end + 1] == "."
    if not stop or _GOES_ON.match(reading.plain, end):
        return False
    fits = Slot.FITS if last > first else Slot.PERSON
    return (
        bool(_SMALL_AFTER.match(reading.plain, end))
        or slot_of(reading.plain, start, end + 1) >= fits
    )


def _dotted(reading: Reading, words: Sequence[Word], at: int) -> tuple[int, int]:
    """The first and the last of the letters of "T.M." around the letter at `at`."""
    for first, last in ((at - 1, at), (at, at + 1)):
        if first < 0 or last >= len(words) or len(words[first].text) > 1:
            continue
        between = reading.plain[words[first].end : words[last].start]
        if between in (".", ". ") and len(words[last].text.removesuffix("'s")) == 1:
            return first, last
    return at, at


def _labelled(reading: Reading, start: int) -> bool:
    return bool(_LABELLED.search(reading.plain[max(0, start - 24) : start]))
