"""Postal addresses, telephone and other numbers that the name model reads where no pattern does."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.name_model import Label, Score
from journal.privacy.names.scoring import Scoring
from journal.privacy.patterns.addresses import is_known_address
from journal.privacy.reading import Reading

LEAST = 0.5
SURE = 0.9
_PARTS = frozenset({Label.STREET, Label.HOUSE, Label.POSTCODE, Label.PLACE})
# What may stand between two parts of one address.
_BETWEEN = re.compile(r"[\s,.;:>|/#?-]{0,12}(?:\w{1,12}[\s,.]{1,6})?")
# A house's number before or after a name, not "9-1 grades" nor the year 1066.
_HOUSE_NUMBER = re.compile(
    r"(?<![\d-])(?!1[0-9]{3}\b|20\d\d\b)\d{1,5}[A-Za-z]?,? (?!grades?\b|and\b|to\b)[^\W\d_]{2,}"
    r"|[^\W\d_]{3,} \d{1,4}[A-Za-z]?\b"
)
_UK_CODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?<!\d)(?!1\d{3}\b|20\d\d\b)\d{4,5}", re.IGNORECASE
)
_LABELLED = re.compile(r"\b(?:URN|UPN|ULN|LA|DfE|UCI|centre|candidate|version)\b[ :]{0,2}\d")
_PHONE_DIGITS = 7
_NUMBER_DIGITS = 5
_POSTCODE_BEFORE = re.compile(
    r"\b(?:zip|post ?code|postal code|zip code)\b[^\n]{0,12}$", re.IGNORECASE
)


def find(reading: Reading, model: Scoring, least: float) -> Iterator[Finding]:
    """Addresses and numbers in `reading`; with the `least` of the names one run serves both."""
    scores = [s for s in model.scores(reading.plain, least) if s.probability >= LEAST]
    for stretch in _stretches(reading.plain, [s for s in scores if s.label in _PARTS]):
        yield from _address(reading.plain, stretch)
    for label, digits, kind, why in (
        (Label.PHONE, _PHONE_DIGITS, Kind.PHONE, _("reads like a telephone number")),
        (Label.NUMBER, _NUMBER_DIGITS, Kind.ID, _("reads like a number of somebody")),
    ):
        for stretch in _stretches(reading.plain, [s for s in scores if s.label is label]):
            start, end = _whole(reading.plain, stretch)
            if sum(character.isdigit() for character in reading.plain[start:end]) >= digits:
                yield Finding(start, end, kind, Outcome.ASK, why)


def _stretches(text: str, scores: list[Score]) -> Iterator[list[Score]]:
    stretch: list[Score] = []
    for score in scores:
        if stretch and not _BETWEEN.fullmatch(text[stretch[-1].end : score.start]):
            yield stretch
            stretch = []
        stretch.append(score)
    if stretch:
        yield stretch


def _address(text: str, stretch: list[Score]) -> Iterator[Finding]:
    labels = {score.label for score in stretch}
    start, end = _whole(text, stretch)
    if is_known_address(text[start:end]) or _LABELLED.search(text[max(0, start - 10) : end]):
        return
    numbered = bool(_HOUSE_NUMBER.search(text[start:end]))
    sure = max(score.probability for score in stretch) >= SURE
    if Label.STREET in labels and numbered and sure:
        yield Finding(start, end, Kind.ADDRESS, Outcome.HIDE, _("reads like an address"))
    elif Label.POSTCODE in labels and (
        labels & {Label.PLACE, Label.HOUSE} or _POSTCODE_BEFORE.search(text[:start][-30:])
    ):
        digits = sum(character.isdigit() for character in text[start:end])
        if sure and digits > 2 and _UK_CODE.search(text[start:end]):
            yield Finding(start, end, Kind.ADDRESS, Outcome.HIDE, _("reads like an address"))
    elif Label.STREET in labels and sure and text[start].isupper():
        yield Finding(start, end, Kind.ADDRESS, Outcome.ASK, _("reads like a street"))


def _whole(text: str, stretch: list[Score]) -> tuple[int, int]:
    """From the first to the last token of `stretch`, grown to whole words."""
    start, end = stretch[0].start, stretch[-1].end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
