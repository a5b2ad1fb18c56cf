"""Patterns for numbers that identify: pupil, health, school and candidate numbers, cards, accounts,
dates of birth. Where a scheme has a checksum it is tested; a failed one still "looks like one"."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.ordinary import word_set
from journal.privacy.reading import Reading

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    r"(?:\d{1,2}(?P<a>[./-])\d{1,2}(?P=a)(?:\d{4}|\d{2})(?!\d)"
    r"|\d{4}(?P<b>[./-])\d{1,2}(?P=b)\d{1,2}(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\.?,?(?:[ -]'?\d{{2,4}})?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)"
)
_ANY_DATE = re.compile(rf"(?<![\w./-]){_DATE}(?![\w/])", re.IGNORECASE)
_BIRTH_BEFORE = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?da(?:y|te)|born|b\.)[^\n.]{0,25}$", re.IGNORECASE
)
_BIRTH_AFTER = re.compile(
    r"^[ ,)]{0,3}(?:\(?d\.?o\.?b|is (?:his|her|their) birthday)", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")

# Unique pupil number: a letter and twelve digits; a temporary one ends in a letter.
_UPN = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NP-RT-Za-hj-np-rt-z]\d{11}[0-9A-Za-z](?![A-Za-z0-9])")
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_TEN = re.compile(r"(?<![\w.,£$€+-])(?!0)\d{3}([ -]?)\d{3}\1\d{4}(?![\w]|[.,]\d)")
_NI = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?"
    r"\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])"
)
_UCI = re.compile(r"(?<![A-Za-z0-9])\d{5}[A-Z0-9]\d{6}[A-Z](?![A-Za-z0-9])")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_CARD = re.compile(r"(?<![\w.,-])\d(?:[ -]?\d){12,18}(?![\w-])")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"
)
_LAESTAB = re.compile(r"(?<![\w/.-])\d{3}/\d{4}(?![\w/-])")
_PLATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}(?![A-Za-z0-9])")
_CUED = re.compile(
    r"\b(?P<cue>upn|uln|urn|uci|nhs|ssn|sims|dfe|laestab|passport|iban|sort code|account"
    r"|admissions?|(?:driving |driver'?s? )?licen[cs]e|candidate|centre|center|pupil|student"
    r"|learner|exam|payroll|staff|employee|case|ehcp|locker|register|registration|roll"
    r"|library card|reference"
    r"|national insurance|ni|id|i\.d\.)"
    r"(?: ?(?:number|num|no|id|code|card|ref|reference|#)\b\.?){0,2}"
    r" ?(?:is|was|=|:|#|-|\()? ?(?P<id>(?=[A-Z/ -]{0,6}\d)[A-Z]{0,4}[ -]?\d[A-Z\d]{1,14}"
    r"(?:[ /-][A-Z]?\d[A-Z\d]{1,9}){0,3})(?![\w])",
    re.IGNORECASE,
)
# Cues that are also everyday words want a word like "number" between them and the digits.
_NEEDS_NUMBER = word_set(
    "account case centre center pupil student learner exam staff employee register roll reference"
    " candidate admission admissions registration locker id payroll"
)
_NUMBER_WORD = re.compile(r"\b(?:number|num|no|id|code|card|ref|reference)\b|[#:=]", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w.,£$€%+-])\d{7,30}(?![\w%]|[.,]\d)")


def find(reading: Reading) -> Iterator[Finding]:
    """Numbers and dates of birth in `reading`."""
    text = reading.plain
    if not any(character.isdigit() for character in text):
        return
    yield from _dates_of_birth(text)
    yield from _pupil_numbers(text)
    yield from _ten_digits(text)
    yield from _other_schemes(text)
    yield from _named_numbers(text)


def _dates_of_birth(text: str) -> Iterator[Finding]:
    for match in _ANY_DATE.finditer(text):
        year = _YEAR.search(match[0])
        cued = _BIRTH_BEFORE.search(text[max(0, match.start() - 45) : match.start()])
        cued = cued or _BIRTH_AFTER.search(text[match.end() : match.end() + 25])
        # Before 1930 it is a life from the curriculum; pupils and staff are younger.
        if year and int(year[0]) < 1930:
            continue
        if cued:
            yield _found(match, Kind.DATE_OF_BIRTH, Outcome.HIDE, _("a date of birth"))
        elif year and 1998 <= int(year[0]) <= 2023:
            yield _found(match, Kind.DATE_OF_BIRTH, Outcome.ASK, _("may be a date of birth"))


def _pupil_numbers(text: str) -> Iterator[Finding]:
    for match in _UPN.finditer(text):
        yield _found(
            match,
            Kind.ID,
            Outcome.HIDE,
            _("a unique pupil number")
            if is_upn(match[0])
            else _("looks like a unique pupil number"),
        )


def is_upn(written: str) -> bool:
    """Whether the check letter fits (weights 2 to 13, modulo 23; DfE's guide to UPNs)."""
    digits = written[1:12] + (written[12] if written[12].isdigit() else "")
    tail = 0 if len(digits) == 12 else _UPN_LETTERS.find(written[12].upper()) * 13
    total = sum(int(d) * weight for weight, d in enumerate(digits, 2)) + tail
    return _UPN_LETTERS[total % 23] == written[0].upper()


def _ten_digits(text: str) -> Iterator[Finding]:
    for match in _TEN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if is_nhs(digits):
            yield _found(match, Kind.ID, Outcome.HIDE, _("a health service number"))
        elif is_uln(digits):
            yield _found(match, Kind.ID, Outcome.HIDE, _("a unique learner number"))
        elif match[1]:
            yield _found(match, Kind.ID, Outcome.ASK, _("looks like a health service number"))


def is_nhs(digits: str) -> bool:
    """Whether the check digit of an NHS number fits (weights 10 to 2, modulo 11)."""
    check = 11 - sum(int(d) * (10 - at) for at, d in enumerate(digits[:9])) % 11
    return check % 11 == int(digits[9]) and check != 10


def is_uln(digits: str) -> bool:
    """Whether the check digit of a unique learner number fits (weights 10 to 2, modulo 11)."""
    left = sum(int(d) * (10 - at) for at, d in enumerate(digits[:9])) % 11
    return left != 0 and 10 - left == int(digits[9])


def _other_schemes(text: str) -> Iterator[Finding]:
    schemes = (
        (_NI, _("a national insurance number")),
        (_UCI, _("a candidate identifier")),
        (_SSN, _("a social security number")),
    )
    for pattern, why in schemes:
        for match in pattern.finditer(text):
            yield _found(match, Kind.ID, Outcome.HIDE, why)
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _luhn(digits) and not _is_book_number(digits):
            yield _found(match, Kind.ID, Outcome.HIDE, _("a card number"))
    for match in _IBAN.finditer(text):
        if _is_iban(match[0].replace(" ", "")):
            yield _found(match, Kind.ID, Outcome.HIDE, _("an account number"))
    for match in _LAESTAB.finditer(text):
        yield _found(match, Kind.ID, Outcome.ASK, _("looks like a school's number"))
    for match in _PLATE.finditer(text):
        yield _found(match, Kind.ID, Outcome.ASK, _("looks like a number plate"))


def _named_numbers(text: str) -> Iterator[Finding]:
    for match in _CUED.finditer(text):
        between = text[match.end("cue") : match.start("id")]
        if match["cue"].lower() in _NEEDS_NUMBER and not _NUMBER_WORD.search(between):
            continue
        if len(re.sub(r"\D", "", match["id"])) >= 3:
            yield Finding(*match.span("id"), Kind.ID, Outcome.HIDE, _("a number of somebody"))
    for match in _LONG.finditer(text):
        if not match[0].endswith("000") and not _is_book_number(match[0]):
            yield _found(match, Kind.ID, Outcome.ASK, _("a long number"))


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (2 if at % 2 else 1) for at, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def _is_iban(account: str) -> bool:
    turned = account[4:] + account[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def _is_book_number(digits: str) -> bool:
    return len(digits) == 13 and digits.startswith(("978", "979"))


def _found(match: re.Match[str], kind: Kind, outcome: Outcome, why: str) -> Finding:
    return Finding(match.start(), match.end(), kind, outcome, why)
