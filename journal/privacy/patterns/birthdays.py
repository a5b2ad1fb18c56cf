"""Patterns for birthdays in any typing beside a word for them: "turned ten on the 8th of May",
"b'day 30/4/09", "née le 5 juillet 2011". These are asked about."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.reading import Reading

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|\d{1,2})"
)
_CUE = re.compile(
    r"\b(?:d ?\.? ?o ?\.? ?b|d of b|dates? of birth|birth ?da(?:y|te)s?|b[' ]?-?days?|birth cert\w*"
    r"|births?|born|n[ée]e? le|geboren|geb\.|nacid[oa]|nat[oa] il|urodzon[ay]|d[áa]ta breithe"
    r"|rugadh"
    r"|dyddiad geni|ganwyd|ganed|pen-?blwydd|date de naissance|passport (?:has|says)|cake for"
    r"|came into the world|candles|we sang"
    rf"|(?:turn(?:s|ed|ing)?|will be|'ll be|was|is|he's|she's|are|were|be|being|of age) {_COUNT}"
    rf"(?: years old)?(?= (?:on|in|this|next|last|tomorrow|the))|sweet sixteen|(?:his|her|their) "
    rf"{_COUNT}(?:th|st|nd|rd)?(?= on)|eighteenth|christmas(?: day| eve)? (?:boy|girl|baby)"
    r"|leap[ -](?:year|day) (?:boy|girl|baby)|(?:summer|autumn|spring|winter)[ -]born"
    r"|age(?:d)? \d+)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|m[äa]rz"
    r"|apr(?:il)?"
    r"|avr(?:il)?|abril|may|mai|mayo|june?|juni?|juin|junio|july?|juli?|juillet|julio|aug(?:ust)?"
    r"|ao[uû]t"
    r"|agosto|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|d[eé][cz](?:ember"
    r"|embre)?"
    r"|ean[áa]ir|feabhra|m[áa]rta|aibre[áa]n|bealtaine|meitheamh|i[úu]il|l[úu]nasa"
    r"|me[áa]n f[óo]mhair"
    r"|deireadh f[óo]mhair|samhain|nollaig|ionawr|chwefror|mawrth|ebrill|mehefin|gorffennaf|awst"
    r"|medi"
    r"|hydref|tachwedd|rhagfyr|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia"
    r"|wrze[śs]nia"
    r"|pa[źz]dziernika|listopada|grudnia)"
)
_NTH = (
    r"(?:\d{1,2}(?: ?(?:st|nd|rd|th|er|\.))?(?:-ish)?|first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
    r"|eighteenth|nineteenth|twentieth|twenty[ -]\w{5,7}|thirtieth|thirty[ -]first)"
)
_YEAR = (
    r"(?:,? ?'?(?:(?:1\d|20)\d\d|\d\d)(?!\d|:)|,? (?:two thousand|twenty)(?: and)?"
    r"(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty))?| (?:last|this|next) year)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,? )?"
_DIGITS = r"[\dOo]"
_DATE = re.compile(
    rf"(?<![\w/])(?<!\d\.)(?:{_WEEKDAY}(?:the )?{_NTH}(?: of)?[ -]?(?:/ ?)?{_MONTH}\b\.?"
    rf"(?: / {_MONTH})?"
    rf"(?:{_YEAR})?"
    rf"|{_WEEKDAY}{_MONTH}\b\.? (?:the )?{_NTH}(?![\w])(?:{_YEAR})?|{_MONTH}\b\.?{_YEAR}"
    rf"|the {_NTH}\b"
    rf"|(?=[\dOo./ -]*\d){_DIGITS}{{1,2}} ?[./ -] ?{_DIGITS}{{1,2}}(?: ?[./ -] ?{_DIGITS}{{2,4}})?"
    rf"|{_DIGITS}{{4}}[./-]{_DIGITS}{{1,2}}[./-]{_DIGITS}{{1,2}}|\d{{4}}|\d{{5,6}}|\d{{8}}"
    rf"|(?:about |c\. ?|around )\d{{4}})(?![\w/%])",
    re.IGNORECASE,
)
# How far a birthday's date may stand from the word for it, over no full stop.
_REACH = 42
_CLAUSE = re.compile(r"(?:[^\n.!?]|\.(?=[\dOo: ]{1,2}[\dOo]))*")
_AGAINST = re.compile(
    r"\b(?:in|until|by|page|room|since|version|scored?|out of|at) $", re.IGNORECASE
)
_BEFORE_CUE = re.compile(
    rf"(?<![\w./])(?P<date>(?:the )?{_NTH}(?: of)?[ -]?{_MONTH}\b(?:{_YEAR})?"
    rf"|{_MONTH} {_NTH}(?:{_YEAR})?"
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?),?(?: is| was|'s| -|:)? ?\(?(?:(?:his|her|their|my|the"
    r" twins'|[A-Z]\w+'s|whose|when|for her|for his) ){0,2}(?:\w+ )?(?:birthday|b'?day|d\.?o\.?b"
    r"|birth|(?:he"
    r"|she) (?:turns|was"
    r" born))\b",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(
    r"\b(?i:birthday|b'?day|born|turns? \w{2,9}|turned \w{2,9}|is \d\d?|be \d\d?)(?i:'s| is| was)?"
    r" (?:(?:late|early|mid|this|next|last|in|end of) ){0,3}(?P<month>January|February|March"
    r"|April|May|June"
    r"|July|August|September|October|November|December)\b"
)
# Two figures for the year of a child's birth, with no word before that makes it a lesson's day.
_SHORT = re.compile(r"(?<![\w./-])\d{1,2}([./-])\d{1,2}\1(?:0[5-9]|1\d|20)(?![\w./-])")
_EVENT = re.compile(
    r"\b(?:on|since|until|till|by|from|to|before|after|dated|updated|version|v|week|wb|w/c|due"
    r"|score"
    r"|of|in|trip|meeting)[ :]{1,2}(?:the )?$",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Birthdays in `reading`."""
    text = reading.plain
    for cue in _CUE.finditer(text):
        stop = cue.end() + _REACH
        line = re.match(
            r"(?:[^\n.!?]|\.(?=[\dOo: ]{1,2}[\dOo])|(?<=\bb)\.)*", text[cue.end() : stop]
        )
        # A little more than the reach, so that a date which begins within it is read whole.
        within = _DATE.search(text, cue.end(), min(len(text), stop + _REACH))
        if not (within and line) or within.start() > line.end():
            continue
        if not _is_past(within[0]) and not _AGAINST.search(text[: within.start()][-12:]):
            yield _found(within.span())
    for match in _BEFORE_CUE.finditer(text):
        if not _is_past(match["date"]):
            yield _found(match.span("date"))
    for match in _MONTH_ONLY.finditer(text):
        yield _found(match.span("month"))
    for match in _SHORT.finditer(text):
        if not _EVENT.search(text[max(0, match.start() - 16) : match.start()]):
            yield _found(match.span())


def _is_past(written: str) -> bool:
    """Whether the year is of a life from the curriculum."""
    year = re.search(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)", written)
    return bool(year and int(year[0]) < 1940)


def _found(span: tuple[int, int]) -> Finding:
    return Finding(*span, Kind.DATE_OF_BIRTH, Outcome.ASK, _("may be a date of birth"))
