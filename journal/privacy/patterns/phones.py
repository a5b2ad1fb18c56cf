"""Patterns for telephone numbers, however they are grouped, and extensions."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import phonenumbers

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.reading import Reading

_PHONE = re.compile(
    r"(?<![\w£$€])(?<!\d[.,/-])(?:\+|\(\+?)?\d[\d ().\-/]{4,24}\d(?![\w]|[.,/-]\d)"
    r"|(?<![\w£$€])(?<!\d[.,/-])(?:\+|\(\+?)?\d[\d ().\-/]{4,24}\d(?= ?(?:x|ext)\.? ?\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"[,;]? ?(?:x|ext\.?|extn\.?|extension|#) ?\d{1,6}\b", re.IGNORECASE)
# "extension 3" is a task; an office's has three digits.
_EXTENSION_ALONE = re.compile(
    r"\b(?:(?:internal|int\.?|dial) ?(?:x ?)?\d{3,5}|x\d{3,4}(?=,| (?:and|for|or|is|in)\b)"
    r"|ext\.? ?\d{2,5}|extn\.? ?\d{2,5}|extension (?:number |no\.? )?\d{3,5})\b",
    re.IGNORECASE,
)
# Letters for noughts, and a pause that was dictated: "o7700 9oo 663", "07700, then 900 845".
_MISTYPED = re.compile(
    r"(?<![\w.])[0oO](?:[ -]?[\doO]){9,10}(?![\w])"
    r"|(?<![\w.])0\d{3,4},? (?:and )?then \d{3} ?\d{3,4}(?!\w)"
)
_CUE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|cell|call(?:ed|ing)?|ring|rang|text(?:ed)?|fax"
    r"|whats ?app|contact|number|landline|home|desk|office|dial(?:l?ed)?|reach(?:ed)?"
    r"|messages? to|answering at|registered|switchboard|emergency)\b[^\n.?!]{0,25}[\s:]{0,3}$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(r"^[\s,-]{0,3}(?:office|fax|mobile|desk|home|tel|phone)\b", re.IGNORECASE)
_NORTH_AMERICA = re.compile(r"(?:(?:\+|00)?1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?\d{3}[ .-]\d{4}")
_GROUP = re.compile(r"\S+")
_DATE = re.compile(r"\d{1,2}[./ -]{1,3}\d{1,2}[./ -]{1,3}\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_YEARS = re.compile(r"(?:(?:1[4-9]|20)\d\d\D{1,3}){1,4}(?:1[4-9]|20)?\d\d")
# Decimals, thousands and numbers counted up, as a lesson has them.
_DECIMAL = re.compile(r"(?:^|\s)\d{1,3}\.\d{1,2}(?:$|\s)|^\d\.\d+$|^\d{1,3}(?: \d{3}){1,2}$")
_BOOK_BEFORE = re.compile(r"\bISBN\b[^\n]{0,12}$", re.IGNORECASE)
_PAIRS = re.compile(r"\d{2}(?:([.-])\d{2})(?:\1\d{2}){2,3}")
_LONGEST_REGIONS = ("GB", "IE", "US")


def find(reading: Reading) -> Iterator[Finding]:
    """Telephone numbers in `reading`."""
    text = reading.plain
    match = _PHONE.search(text)
    while match:
        # Where no stretch is a number, the next may begin with the second group.
        following = match.start() + min(end for _start, end in _groups(match[0]))
        found = _number_in(match, text)
        if found:
            yield found
            following = max(found.end, following)
        match = _PHONE.search(text, following)
    for match in _MISTYPED.finditer(text):
        if sum(sign in "oO" for sign in match[0]) or "then" in match[0]:
            yield Finding(*match.span(), Kind.PHONE, Outcome.ASK, _("a telephone number"))
    for match in _EXTENSION_ALONE.finditer(text):
        yield Finding(*match.span(), Kind.PHONE, Outcome.HIDE, _("an extension"))


def _number_in(match: re.Match[str], text: str) -> Finding | None:
    before = text[max(0, match.start() - 40) : match.start()]
    after = text[match.end() : match.end() + 20]
    if _BOOK_BEFORE.search(before) or _is_a_row(match[0], before):
        return None
    for first, last in _groups(match[0]):
        start, end = match.start() + first, match.start() + last
        outcome = _outcome(match[0][first:last], before, after)
        if outcome:
            extension = _EXTENSION.match(text, end)
            end = extension.end() if extension else end
            return Finding(start, end, Kind.PHONE, outcome, _("a telephone number"))
    return None


def _is_a_row(written: str, before: str) -> bool:
    """Whether these are many short numbers in a row, as a lesson has them, and no long one."""
    parts = re.findall(r"\d+", written)
    if max(map(len, parts)) > 2 or _PAIRS.fullmatch(written) or _CUE.search(before):
        return False
    return written[0] not in "0+(" or _is_counted(parts)


def _is_counted(parts: list[str]) -> bool:
    steps = {int(b) - int(a) for a, b in pairwise(parts)}
    return len(parts) > 3 and len(steps) == 1 and max(map(len, parts)) < 3


def _groups(written: str) -> list[tuple[int, int]]:
    """Stretches of digit groups, longest first: another number may stand beside the right one."""
    stretches = []
    # "0770 0900 918 / 020 7946 0830" are two, which no stretch may join.
    for part in re.finditer(r"(?:(?! / ).)+", written):
        groups = [match.span() for match in _GROUP.finditer(written, *part.span())]
        stretches += [(one[0], other[1]) for at, one in enumerate(groups) for other in groups[at:]]
    return sorted(stretches, key=lambda span: span[0] - span[1])


def _outcome(written: str, before: str, after: str) -> Outcome | None:
    digits = re.sub(r"\D", "", written)
    if not 6 <= len(digits) <= 15 or _DATE.fullmatch(written) or _YEARS.fullmatch(written):
        return None
    cued = bool(_CUE.search(before) or _CUE_AFTER.search(after))
    if written.lstrip("(").startswith("+") and len(digits) > 6:
        return Outcome.HIDE
    if _counts(written, digits, cued):
        return None
    if _NORTH_AMERICA.fullmatch(written) or _is_dialled(digits):
        return Outcome.HIDE
    if cued:
        return Outcome.HIDE
    grouped = re.search(r"\d{3}", written)
    if (
        grouped
        and len(digits) >= 9
        and any(_is_number_of(digits, region) for region in _LONGEST_REGIONS)
    ):
        return Outcome.ASK
    return Outcome.ASK if _PAIRS.fullmatch(written) else None


def _counts(written: str, digits: str, cued: bool) -> bool:
    """Whether the digits are counted up, or are decimals or thousands, not dialled."""
    counted = _is_counted(re.findall(r"\d+", written))
    near_decimals = "." in written and " " in written and bool(_DECIMAL.search(written))
    thousands = not cued and digits[0] != "0" and bool(_DECIMAL.search(written))
    return counted or near_decimals or thousands


def _is_dialled(digits: str) -> bool:
    """Whether the digits begin as a number dialled at home or abroad does."""
    if digits.startswith("00"):
        return len(digits) > 10 and _is_possible("+" + digits[2:])
    if digits[0] != "0" or not 9 <= len(digits) <= 11:
        return False
    return len(digits) >= 10 or _is_number_of(digits, "IE") or _is_number_of(digits, "GB")


@lru_cache(maxsize=4096)
def _is_number_of(digits: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False


def _is_possible(written: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(written))
    except phonenumbers.NumberParseException:
        return False
