"""Patterns for postal addresses: UK postcodes and streets."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.ordinary import is_ordinary
from journal.privacy.reading import Reading, folded

_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY"
    "|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE"
    "|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL"
    "|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_AREAS})\d[A-Z\d]? {{0,2}}(?!\d(?:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Z]{{2}}"
    rf"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_OUTWARD = re.compile(
    rf"\bpost ?code (?:is |was |area |of |: ?)?(?P<code>(?:{_AREAS})\d[A-Z\d]?)\b", re.IGNORECASE
)
_KIND_OF_STREET = (
    "Street|Str|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Close|Drive|Dr|Crescent|Cres|Gardens|Gdns|Grove"
    "|Terrace|Place|Pl|Court|Ct|Way|Square|Sq|Hill|Park|Row|Mews|Boulevard|Blvd|Walk|View|Rise"
    "|Green|Highway|Parade|Esplanade|Wynd|Vale|Croft|Fold|Meadow|Meadows|Circle|Trail|Parkway"
)
_NUMBERED = re.compile(
    r"(?<![\w.,])(?:(?:flat|apt\.?|apartment|unit|suite) [\dA-Z]{1,4},? )?\d{1,5}[A-Za-z]?,? "
    rf"(?:[A-Z][\w'.-]{{1,25}} ){{1,4}}(?:{_KIND_OF_STREET})\b\.?"
    r"(?:,? (?:flat|apt\.?|apartment|unit|suite) [\dA-Z]{1,5})?",
)
_NUMBERED_SMALL = re.compile(
    r"(?<![\w.,])\d{1,4}[a-z]? (?:[a-z][a-z'-]{2,20} ){1,2}"
    r"(?:street|road|avenue|lane|crescent|gardens|terrace)\b"
)
_NAMED = re.compile(rf"(?<![\w'])(?:[A-Z][\w'-]{{1,25}} ){{1,3}}(?:{_KIND_OF_STREET})\b(?!')")
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|mov(?:e|ed|es|ing)|address|home|house|flat|resid\w+|stay(?:s|ing)?)\b"
    r"[^.\n]{0,30}$",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:based|liv(?:e|es|ed|ing)|(?:our|my) (?:school|town|village|trust|nursery|college"
    r"|academy|area|"
    r"city|community)(?: is)?|we (?:are|work|teach)|I (?:work|teach|live)|born|grew up|moved here|"
    r"commutes?|travels?|bus(?:es)?|(?:school|college|academy|primary|nursery|trust)s?) "
    r"(?:here )?(?:in|at|near|from|to|around|outside) (?:the (?:village|town|city) of )?"
    r"(?P<name>[A-Z][a-z'-]{2,20}(?:[ -](?:[a-z]{2,5}[ -]){0,2}[A-Z][a-z'-]{2,20}){0,2})"
)
_WIDE = frozenset(
    {"england", "scotland", "wales", "ireland", "britain", "london", "year", "key", "reception"}
)
_BOX = re.compile(r"\bP\.? ?O\.? ?Box \d{1,6}\b", re.IGNORECASE)


def _local_places(text: str) -> Iterator[Finding]:
    for match in _LOCAL.finditer(text):
        key = folded(match["name"].split(" ")[0])
        if key not in _WIDE and not is_ordinary(key):
            start, end = match.span("name")
            yield Finding(start, end, Kind.PLACE, Outcome.ASK, _("may say where you are"))


def find(reading: Reading) -> Iterator[Finding]:
    """Postcodes and street addresses in `reading`."""
    text = reading.plain
    for pattern in (_POSTCODE, _BOX):
        for match in pattern.finditer(text):
            yield Finding(*match.span(), Kind.ADDRESS, Outcome.HIDE, _("part of an address"))
    for match in _OUTWARD.finditer(text):
        yield Finding(*match.span("code"), Kind.ADDRESS, Outcome.HIDE, _("part of an address"))
    for match in _NUMBERED.finditer(text):
        yield Finding(*match.span(), Kind.ADDRESS, Outcome.HIDE, _("a street address"))
    for match in _NUMBERED_SMALL.finditer(text):
        yield Finding(*match.span(), Kind.ADDRESS, Outcome.HIDE, _("a street address"))
    yield from _local_places(text)
    for match in _NAMED.finditer(text):
        if _LIVES.search(text[max(0, match.start() - 45) : match.start()]):
            yield Finding(*match.span(), Kind.ADDRESS, Outcome.HIDE, _("a street address"))
