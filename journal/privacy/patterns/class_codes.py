"""Patterns for codes and names of classes as timetables, folders and school systems write them
("11SPAN1", "PE10B4", "8X_Comp_3", "L6 Chem 1", "3/4C", "5Lime"). These are asked about."""

import re
from collections.abc import Iterator

from journal.privacy.finding import Finding, Outcome
from journal.privacy.names.ordinary import is_known_name, is_ordinary
from journal.privacy.patterns.class_words import (
    GROUP,
    LEVEL,
    NOT_A_CLASS_BEFORE,
    SUBJECT,
    N,
    found_class,
    is_class_name,
)
from journal.privacy.reading import Reading, folded

_START = r"(?<![\w/.,:£$€#+*&=()-])"
_SENIOR = r"(?:[7-9]|1[0-3])"
_SYSTEM = re.compile(
    # 10SMT, 11SPAN1, 10KLD
    rf"{_START}{N}(?!GCSE|MIN|HRS|MHZ|GHZ|PCS|DPI|FPS|BPM|KWH|MAH|PPI|WPM|CPD|ECT|TAS|SEN)"
    r"[A-Z]{3,4}\d?(?![\w/%+*=-])"
    # PE10B4, B8C, T10K, Ma9B
    rf"|{_START}(?:[A-Z]{{1,3}}|[A-Z][a-z]){_SENIOR}[A-Z]{{1,2}}\d?(?![\w/%+*=-])"
    # 8X_Comp_3, 7k_maths, 10B3-reading-ages
    rf"|{_START}{N}[A-Za-z]\d?(?=[_-][A-Za-z]{{2,}}[_-])|{_START}{N}[A-Za-z]\d?_\w{{2,20}}"
    # 3/4C, R/1 Daisies, Y1/2K
    rf"|{_START}(?:[YyP]|Yr ?)?[1-6R]/[1-7](?:[A-Z]{{1,2}}(?![\w/])"
    r"| (?P<mixed>[A-Z][a-z]{2,14})\b)"
    # 8Ya, 9Xb2
    rf"|{_START}{_SENIOR}[A-Z][a-hx-z]\d?(?![\w/%+*=-])"
    # 10-1, 10/3, 11.4 after the word for it
    rf"|\b(?:form|class|set|group|tutor group) {_SENIOR}[./-]\d(?![\w/%.])"
)
_JOINED = re.compile(rf"{_START}{N}-?(?P<name>[A-Z][a-z]{{2,14}})(?![\w-])")
_SIXTH = (
    r"(?:[LUM](?:6|5|4|3)(?:th)?|[LUM](?:VI|V|IV|III)|(?:Lower|Upper|Middle) (?:Sixth|Fifth|Fourth"
    r"|Third|6th|5th|4th|VI|V|IV|III)|(?:Sixth|Fifth|Fourth|Third) Form|Remove|Shell|Transitus)"
)
_SIXTH_FORM = re.compile(
    rf"(?<![\w/.-]){_SIXTH}(?:(?<=\d)[A-Z]\d?|[ ,-]{{1,2}}(?:[A-Z]{{1,3}}\d?"
    rf"|(?:[A-Z][a-z]{{2,10}} ){{1,2}}(?:set |group )?[A-H\d]))(?![\w'/-])"
)
_YEAR = rf"(?:(?i:year|yr\.?|y|grade|blwyddyn) ?{N}|S[1-6]|P[1-7])"
_BETWEEN = r"(?:[A-Za-z]{2,10}\.? ){0,3}?"
_TIERED = re.compile(
    rf"(?<![\w/.,-])(?:{_YEAR}[A-Za-z]?,? ){_BETWEEN}(?i:{GROUP}|grp|gp) ?(?:\d{{1,2}}[A-Za-z]?"
    rf"|[A-H])\b(?! questions?)"
    rf"|(?<![\w/.,-])(?:(?i:year|yr\.?|y) ?{N}|S[1-6]) (?:(?i:{SUBJECT})|[A-Z][a-z]{{2,9}})"
    r"(?: (?:[A-Z][a-z]{2,9}))? (?:[A-H]|\d)(?![\w'%/:.]| [A-Z]|\d)"
    rf"|\b(?i:{LEVEL}) (?:(?i:{SUBJECT}) )?(?i:set|band|stream|group),? "
    rf"(?:(?i:in|of|from) )?{_YEAR}\b",
)
_NTH = re.compile(
    r"\b(?:[1-6](?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth) (?:Class|Year),? "
    r"(?P<name>[A-Z][a-zé]{2,14})\b"
)
_NO_SET = re.compile(r"\b(?:a|the|one|each|this|that|of|and|or|questions?|texts?|levels?)\b", re.I)


# Typed in haste: "Olivia (7b)", "Y7.b", "9-KH", "10set4", "7 set 2/3", "set one", "FS2 Owls"
_TYPED = re.compile(
    rf"(?<=[a-z] \(){N}[A-Za-z]{{1,3}}\d?(?=\))"
    rf"|(?<![\w/.-])(?i:years?|yr\.?|y) ?{N}[./_-][A-Za-z]{{1,3}}\d?(?![\w/])"
    rf"|{_START}{_SENIOR}[./-][A-Z]{{2,3}}\d?(?![\w/%+*=-])"
    rf"|{_START}{N}[A-Za-z]? ?(?i:set|gp|grp|group) ?\d(?:/\d)?(?![\w/%+*=-])"
    rf"|(?<![\w/.-])(?:{_YEAR}|{N})[A-Za-z]?,? {_BETWEEN}(?i:set|group|band|class) "
    r"(?i:one|two|three|four|five|six)\b"
    r"|(?<![\w/.-])(?:FS[12]|F[12]|YR|Rec|Nurs|EYFS|Infants?|Junior Infants|Senior Infants|TY)[ -]"
    r"(?:\d[A-Z]?|[A-Z]{1,3}|(?P<name>[A-Z][a-z]{2,14}))(?![\w'/])"
    r"|\b(?:[1-6](?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth) (?:[Yy]ear"
    r"|[Cc]lass) [A-Z]\b"
    rf"|{_START}{_SENIOR} [A-Z]{{2,3}}(?= (?:were|was|did|had|are|have|got|went|in|on|at|with)\b)"
    rf"|(?<![\w/.-])[Yy]?{_SENIOR}[A-Za-z]?[_-](?:set|[a-z]{{2}})\d(?![\w/%+*=]*[.]\d)"
    rf"|(?<=_){_SENIOR}[A-Za-z]-[a-z]{{2}}\d"
    rf"|(?<![\w/])[YS]?{_SENIOR}[A-Z](?:-[A-Z]{{2}}\d?){{1,3}}(?!\w)"
)
# Two codes of one year say that both are classes: "10p, 10q", "8W's beat 8X's".
_SIBLING = re.compile(
    rf"(?<![\w/.,:£$€#+*&=()-])(?P<year>{_SENIOR})(?P<letter>[A-Za-z])(?:'s|s)?(?![\w%+*=:-])"
)
_SHEET = re.compile(r"\b(?:questions?|q\d|ex|exercise|parts?|page|worksheet|\d[a-z]\))\b", re.I)


def find(reading: Reading) -> Iterator[Finding]:
    """Codes of classes in `reading`, as school systems write them."""
    text = reading.plain
    if reading.has_digits:
        yield from _coded(text)
        yield from _siblings(text)
    for match in _SIXTH_FORM.finditer(text):
        yield found_class(match.span(), Outcome.ASK)


def _coded(text: str) -> Iterator[Finding]:
    for match in _SYSTEM.finditer(text):
        name = match["mixed"]
        if not NOT_A_CLASS_BEFORE.search(text[max(0, match.start() - 24) : match.start()]) and (
            not name or is_class_name(folded(name)) or not is_ordinary(folded(name))
        ):
            yield found_class(match.span(), Outcome.ASK)
    for pattern in (_JOINED, _NTH):
        for match in pattern.finditer(text):
            if _may_be_called(folded(match["name"])):
                yield found_class(match.span(), Outcome.ASK)
    for match in _TYPED.finditer(text):
        if not match["name"] or is_class_name(folded(match["name"])):
            yield found_class(match.span(), Outcome.ASK)
    for match in _TIERED.finditer(text):
        if not _NO_SET.search(match[0]):
            yield found_class(match.span(), Outcome.ASK)


def _siblings(text: str) -> Iterator[Finding]:
    letters: dict[str, set[str]] = {}
    codes = [*_SIBLING.finditer(text)]
    for match in codes:
        letters.setdefault(match["year"], set()).add(match["letter"].lower())
    if _SHEET.search(text):
        return
    for match in codes:
        several = letters[match["year"]] - set("mkglhs")
        if len(several) > 1 and match["letter"].lower() in several:
            yield found_class((match.start(), match.end("letter")), Outcome.ASK)


def _may_be_called(key: str) -> bool:
    return is_class_name(key) or (is_known_name(key) and not is_ordinary(key))
