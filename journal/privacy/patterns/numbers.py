"""Patterns for numbers that identify: pupil, health, school and candidate numbers, cards, accounts.
Where a scheme has a checksum it is tested; a failed one still "looks like one"."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import word_set
from journal.privacy.reading import Reading

# Unique pupil number: a letter and twelve digits; a temporary one ends in a letter.
_UPN = re.compile(
    r"(?<![A-Za-z0-9])[A-HJ-NP-RT-Za-hj-np-rt-z]\d{11}[0-9A-Za-z](?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])[A-HJ-NP-RT-Z] ?\d{4}[ -]?\d{4}[ -]?\d{3}[0-9A-Z](?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])[A-HJ-NP-RT-Z] ?\d{3}[ -]\d{4}[ -]\d{5}(?![A-Za-z0-9])"
)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_TEN = re.compile(r"(?<![\w.,£$€+-])(?!0)\d{3}([ -]?)\d{3}\1\d{4}(?![\w]|[.,]\d)")
# Two letters, six digits, a letter; examples such as QQ123456C have letters that are not given out.
_NI = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}(?:([ -]?)\d{2}\1\d{2}\1\d{2}\1|[ -]?\d{6}[ -]?)[A-D](?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Z9]{4}\d{6}[A-Z9]{2}\d[A-Z]{2}(?![A-Za-z0-9])")
# Letters and digits mixed, seven characters or more: a student number, a reference.
_CODE = re.compile(r"(?<![\w/.@#-])[A-Z]{1,3}[-/]?\d{6,10}(?![\w-])")
_ZERO_FIRST = re.compile(r"(?<![\w.,:/+£$€-])00?\d{4,5}(?![\w.,:/%-]\d|\w)")
_UCI = re.compile(r"(?<![A-Za-z0-9])\d{5}[A-Z0-9]\d{6}[A-Z](?![A-Za-z0-9])")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_CARD = re.compile(r"(?<![\w.,-])\d(?:[ -]?\d){12,18}(?![\w-])")
_FOURS = re.compile(r"\d{4}([ -])\d{4}\1\d{4}\1\d{4}")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LAESTAB = re.compile(r"(?<![\w/.-])\d{3}/\d{4}(?![\w/-])")
_PLATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-HJ-PR-Z]{3}(?![A-Za-z0-9])")
_NUMBER = r"(?:numbers?|nums?|no|nos|id|ids|code|card|ref|reference|ref no|#)"
# What an admission number and the like look like: digits, with letters before and parts after.
_VALUE = (
    r"(?=[A-Z/ -]{0,6}\d)(?:(?-i:[A-Z]{1,4}[ /-]?)|[A-Z]{1,4}(?=\d))?\d[A-Z\d]{1,14}"
    r"(?:[ /-][A-Z]?\d[A-Z\d]{1,9}){0,3}(?!\w)"
)
_CUE = (
    r"upn|uln|urn|uci|nhs|ssn|sims|arbor|bromcom|mis|dfe|laestab|passport|iban|sort code|account"
    r"|acct|admissions?|adm|scripts?|(?:driving |driver'?s? )?licen[cs]e|candidates?|cand"
    r"|centre"
    r"|center|pupil|student|learner|exam|payroll|staff|employee|case|ehcp|locker|register|registration|roll"
    r"|library card|reference|national insurance|ni|id|i\.d\.|membership|policy|child|safeguarding"
    r"|cpoms"
)
_CUED = re.compile(
    rf"\b(?P<cue>{_CUE})\b\.?(?P<number>(?: ?{_NUMBER}\b\.?){{0,2}})"
    rf" ?(?:is|was|were|are|=|:|#|-|\()?[ #]?(?P<id>{_VALUE})",
    re.IGNORECASE,
)
# "Her candidate number for the exam is 4021".
_CUED_FAR = re.compile(
    rf"\b(?:{_CUE}) ?{_NUMBER}\b\.?[^\d\n.!?;]{{1,30}}? (?P<id>{_VALUE})", re.IGNORECASE
)
_AND_MORE = re.compile(rf"(?:,| and| &|,? or) ?(?P<id>(?=\w{{3}}){_VALUE})", re.IGNORECASE)
# Cues that are also everyday words want a word like "number" between them and the digits.
_NEEDS_NUMBER = word_set(
    "account case pupil student learner exam staff employee register roll reference admission"
    " admissions registration locker id payroll mis child policy safeguarding membership arbor adm"
    " cand acct"
)
_NUMBER_WORD = re.compile(rf"\b{_NUMBER}\b|[#:=]|\.(?= )", re.IGNORECASE)
# "candidate 4021", "centre 12345": as many digits as the scheme has, and no year.
_DIGITS_ALONE = {
    "candidate": 4,
    "candidates": 4,
    "script": 4,
    "scripts": 4,
    "cand": 4,
    "centre": 5,
    "center": 5,
}
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG = re.compile(r"(?<![\w.,£$€%+-])\d{7,30}(?![\w%]|[.,]\d)")


def find(reading: Reading) -> Iterator[Finding]:
    """Numbers of people, schools and accounts in `reading`."""
    text = reading.plain
    if not reading.has_digits:
        return
    yield from _pupil_numbers(text)
    yield from _ten_digits(text)
    yield from _other_schemes(text)
    yield from _named_numbers(text)


def _pupil_numbers(text: str) -> Iterator[Finding]:
    for match in _UPN.finditer(text):
        fits = is_upn(re.sub(r"[ -]", "", match[0]))
        why = _("a unique pupil number") if fits else _("looks like a unique pupil number")
        yield _found(match, Kind.ID, Outcome.HIDE, why)


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
        (_LICENCE, _("a driving licence")),
        (_UCI, _("a candidate identifier")),
        (_SSN, _("a social security number")),
    )
    for pattern, why in schemes:
        for match in pattern.finditer(text):
            yield _found(match, Kind.ID, Outcome.HIDE, why)
    yield from _accounts(text)
    for match in _LAESTAB.finditer(text):
        yield _found(match, Kind.ID, Outcome.ASK, _("looks like a school's number"))
    for match in _PLATE.finditer(text):
        yield _found(match, Kind.ID, Outcome.ASK, _("looks like a number plate"))


def _accounts(text: str) -> Iterator[Finding]:
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _luhn(digits) and not _is_book_number(digits):
            yield _found(match, Kind.ID, Outcome.HIDE, _("a card number"))
        elif _FOURS.fullmatch(match[0]):
            yield _found(match, Kind.ID, Outcome.HIDE, _("looks like a card number"))
    for match in _IBAN.finditer(text):
        if _is_iban(match[0].replace(" ", "").upper()):
            yield _found(match, Kind.ID, Outcome.HIDE, _("an account number"))
        elif match[0].isupper() and sum(map(str.isdigit, match[0])) > 11:
            yield _found(match, Kind.ID, Outcome.ASK, _("looks like an account number"))


def _named_numbers(text: str) -> Iterator[Finding]:
    why = _("a number of somebody")
    for match in _CUED.finditer(text):
        if _is_named(match):
            yield from _with_more(match, text, why)
    for match in _CUED_FAR.finditer(text):
        if len(re.sub(r"\D", "", match["id"])) >= 3 and not _PLAIN_YEAR.fullmatch(match["id"]):
            yield from _with_more(match, text, why)
    for match in _LONG.finditer(text):
        if not match[0].endswith("000") and not _is_book_number(match[0]):
            yield _found(match, Kind.ID, Outcome.ASK, _("a long number"))
    for pattern in (_CODE, _ZERO_FIRST):
        for match in pattern.finditer(text):
            yield _found(match, Kind.ID, Outcome.ASK, _("looks like a number of somebody"))


def _is_named(match: re.Match[str]) -> bool:
    """Whether the words before the digits say that they are somebody's number."""
    cue, digits = match["cue"].lower(), re.sub(r"\D", "", match["id"])
    between = match.string[match.end("cue") : match.start("id")]
    if _NUMBER_WORD.search(between):
        return len(digits) >= 3
    if cue in _DIGITS_ALONE:
        return len(digits) >= _DIGITS_ALONE[cue] and not _PLAIN_YEAR.fullmatch(match["id"])
    if cue == "ni" and not match["id"][:1].isalpha():
        return False
    return cue not in _NEEDS_NUMBER and len(digits) >= 3


def _with_more(match: re.Match[str], text: str, why: str) -> Iterator[Finding]:
    """The number, and those listed after it."""
    while match:
        yield Finding(*match.span("id"), Kind.ID, Outcome.HIDE, why)
        following = _AND_MORE.match(text, match.end("id"))
        if not following or len(re.sub(r"\D", "", following["id"])) < 3:
            return
        match = following


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
