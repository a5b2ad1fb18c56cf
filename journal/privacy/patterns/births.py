"""Patterns for dates of birth: a date beside a word that says so, or one that makes a child."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.reading import Reading

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
_YEAR_PART = r"(?:[ ,'-]{0,2}\d{4}|[ ,-]{0,2}'?\d{2})(?!\d)"
_DATE = (
    r"(?:\d{1,2} ?(?P<a>[./-]) ?\d{1,2} ?(?P=a) ?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}(?P<c>[./-])(?:[ivx]{1,4})(?P=c)(?:\d{4}|\d{2})(?!\d)"
    r"|\d{4}(?P<b>[./-])\d{1,2}(?P=b)\d{1,2}(?!\d)"
    rf"|{_DAY}\d{{1,2}} ?(?:st|nd|rd|th)?(?: of)?[ -]?{_MONTH}\b\.?(?:{_YEAR_PART})?"
    rf"|\d{{1,2}}{_MONTH}\d{{2,4}}\b"
    rf"|{_DAY}\b{_MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,? '?\d{{4}}\b)?"
    rf"|\b{_MONTH},? \d{{4}}\b)"
)
_ANY_DATE = re.compile(rf"(?<![\w./-]){_DATE}(?![\w/])", re.IGNORECASE)
# What is a date of birth only because the words around it say so.
_BARE_DATE = re.compile(
    r"(?<![\w./-])(?:\d{6}|\d{8}|\d\d \d\d (?:\d{4}|\d\d)|\d{1,2}[./-]\d{1,2})(?![\w/])"
)
_BIRTH_BEFORE = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?da(?:y|te)|bday|b-day|born|b\.|turn(?:s|ed|ing)? "
    r"[\w-]{1,10}(?: years old)? on)[^\n.]{0,25}\s{0,2}$",
    re.IGNORECASE,
)
_BARE_BEFORE = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|bday|b-day|born(?: on)?)"
    r"(?: \w{1,8}){0,2}(?:|:| ?=| -)\s{0,3}$|\bb\.? ?$",
    re.IGNORECASE,
)
_BORN_EARLIER = re.compile(
    r"\b(?:born|d\.?o\.?b|birth|birthdays?|her age|his age|their age)\b[^\n]{0,75}$", re.IGNORECASE
)
_BORN_LATER = re.compile(
    r"^[^.\n]{0,30}\b(?:birthday|d\.?o\.?b|born|(?:he|she|they|who)(?: is|'s| are) \d)",
    re.IGNORECASE,
)
_BIRTH_AFTER = re.compile(
    r"^[ ,)]{0,3}(?:\(?d\.?o\.?b|is (?:his|her|their) birthday|[(]?birthday)", re.IGNORECASE
)
# "on 12 March 2021 we tried it": the day of something, not of somebody.
_EVENT_BEFORE = re.compile(
    r"\b(?:on|since|until|till|by|from|to|before|after|dated|updated|published|accessed|released"
    r"|version|of|in|between|and|week|lesson|deadline|due)[ :](?:the )?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
# Before it, a date is a life from the curriculum; pupils and staff are younger.
_FIRST_YEAR = 1930
_CHILDREN = range(1998, 2024)


def find(reading: Reading) -> Iterator[Finding]:
    """Dates of birth in `reading`."""
    text = reading.plain
    for match in _ANY_DATE.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        after = text[match.end() : match.end() + 45]
        year = _YEAR.search(match[0])
        if year and int(year[0]) < _FIRST_YEAR:
            continue
        if _BIRTH_BEFORE.search(before) or _BIRTH_AFTER.search(after):
            yield _found(match, Outcome.HIDE, _("a date of birth"))
        elif _may_be_a_birth(match[0], year[0] if year else None, before, after):
            yield _found(match, Outcome.ASK, _("may be a date of birth"))
    for match in _BARE_DATE.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        after = text[match.end() : match.end() + 25]
        spaced = len(match[0]) > 6 and _BORN_EARLIER.search(
            text[max(0, match.start() - 80) : match.start()]
        )
        if _BARE_BEFORE.search(before) or _BIRTH_AFTER.search(after) or spaced:
            yield _found(match, Outcome.HIDE, _("a date of birth"))


def _may_be_a_birth(written: str, year: str | None, before: str, after: str) -> bool:
    if year and int(year) not in _CHILDREN:
        return False
    if _BORN_EARLIER.search(before) or _BORN_LATER.search(after):
        return True
    return bool(year) and written[0].isdigit() and not _EVENT_BEFORE.search(before)


def _found(match: re.Match[str], outcome: Outcome, why: str) -> Finding:
    return Finding(match.start(), match.end(), Kind.DATE_OF_BIRTH, outcome, why)
