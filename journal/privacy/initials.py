"""Letters that stand for somebody: "J. finished", "TM and JL", "K-L", told from A levels and PE."""

import re
from collections.abc import Sequence

from journal.privacy.ordinary import word_set
from journal.privacy.reading import Reading, Word
from journal.privacy.slots import Slot, slot

# Pairs of letters that mean something in schools.
_ABBREVIATIONS = word_set(
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
_SMALL_AFTER = re.compile(r"^\.(?:'s)? [a-z]")


def reads_as_initials(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is somebody's initials, or one of them, in this place."""
    word = words[at]
    text = word.text.removesuffix("'s")
    if not text.isupper() or len(text) > 3:
        return False
    match len(text):
        case 1:
            return _letter(reading, words, at)
        case 2:
            return _pair(reading, words, at)
    # "K-L", but not a range of grades.
    before = reading.plain[max(0, word.start - 24) : word.start]
    return text[1] == "-" and text[0] not in "AXTUVIF" and not _LABELLED.search(before)


def _letter(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """ "J. finished", "Mum of K. came in", "T.M. refused", "(R)"; not "Plan B." or "P.E."."""
    word = words[at]
    plain = reading.plain
    before, after = plain[max(0, word.start - 24) : word.start], plain[word.end : word.end + 24]
    if word.text == "I" or _LABELLED.search(before):
        return False
    other = _dotted_with(reading, words, at)
    if other:
        both = "".join(sorted((word, words[other]), key=lambda w: w.start)[n].text for n in (0, 1))
        return both not in _ABBREVIATIONS and slot(reading, words, max(at, other)) >= Slot.FITS
    if not after.startswith("."):
        return False
    if before.endswith(".") or re.match(r"^\.[a-zA-Z0-9]", after):
        return False
    return bool(_SMALL_AFTER.search(after)) or slot(reading, words, at) is Slot.PERSON


def _dotted_with(reading: Reading, words: Sequence[Word], at: int) -> int | None:
    """The index of the letter beside this one in "T.M."."""
    for step in (-1, 1):
        other = at + step
        if 0 <= other < len(words) and len(words[other].text.removesuffix("'s")) == 1:
            first, last = sorted((at, other))
            between = reading.plain[words[first].end : words[last].start]
            if between in (".", ". ") and words[other].capital:
                return other
    return None


def _pair(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """ "TM and JL worked together", "MA (EAL) needed"; two letters that mean nothing else."""
    word = words[at]
    return (
        word.text.removesuffix("'s") not in _ABBREVIATIONS
        and slot(reading, words, at) is Slot.PERSON
    )
