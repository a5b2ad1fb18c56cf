"""Patterns for schools and trusts by short names, rarer head words and the slot that they fill:
"moved here from QEGS", "our trust, Enlighten Fens". These are asked about."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import (
    is_first_name,
    is_ordinary,
    is_well_known,
    word_list,
    word_set,
)
from journal.privacy.reading import Reading, folded

_CAP = r"[^\W\d_a-z][\w'’-]{2,20}"
_SHORT = re.compile(
    r"\b(?:(?:moved|came|come|comes|transferred|transfers|arrived|started|mentor|placement"
    r"|train(?:ed|ing)"
    r"|taught|teach(?:es)?|works?|worked|joined|left|sister|brother|colleagues?|friend|staff|head"
    r"|they"
    r"|use it|trial(?:led)?|visit(?:ed)?|played|beat|against|lot|template|policy|day|inset|job"
    r"|post|NQT"
    r"|ECT|PGCE|place)(?: (?:is|are|was|it|here|over|us|back|now))? (?:at|from|to|with|against|by"
    r"|in)"
    r"|joined|left|visited|ex-|over at|down at|up at) (?P<name>[A-Z]{3,5}S?)\b(?!['-]?\w)"
)
_NO_SHORT = word_set(
    "KS GCSE BTEC SEND SEN EAL PPA CPD INSET SLT MIS AI LLM GPT API PDF CSV USA NASA BBC DFE OFSTED"
    " ITV UCL LSE MIT UK EU UN NHS AQA OCR WJEC CCEA SQA EDEXCEL EYFS PSHE RSHE PGCE QTS ECF NPQ"
    " TES"
    " HTML CSS RAM CPU LTS MFL DT ICT TA HLTA DSL LSA NQT ECT PRU MAT SENCO UCAS RADA LAMDA FIFA"
    " UEFA"
    " CERN ESA IBM SIMS HMI LA MP MPS PTA UNESCO OECD"
)
_HEAD = re.compile(
    rf"(?<![\w'-])(?P<name>(?:(?:St\.? )?{_CAP} ){{1,3}})(?:Playgroup|Pre-?[Ss]chool"
    rf"|Sec(?:ondary)? Mod"
    r"(?:ern)?|AP|FE|Pri|Inf|Jnr|Jun|Day Nursery|Montessori|Steiner|Cr[eè]che|Provision|Tuition"
    r"|Childcare|Forest School|After-?[Ss]chool Club|Breakfast Club|Boys'?|Girls'?|Juniors'?"
    r"|Seniors"
    r"|Academies|Learning Hub|Teaching School Hub|SCITT|GDST|CTC|Hospital School|Home Ed)(?![\w-])"
)
_HEAD_SMALL = re.compile(
    r"(?<![\w'-])(?P<name>(?:[a-z][a-z'-]{2,15} ){1,2})(?:pri|prim|inf|jnr|juniors|infants|sec|acad"
    r"|high|grammar|primary|academy|playgroup|nursery)\b(?! school)"
)
_LADY = re.compile(
    rf"\b(?:Our Lady|Holy|Sacred|Blessed|Corpus|Christ|All|Saints?|SS|Sts) (?:of |& |and |the "
    rf"|{_CAP}"
    rf"(?: |$)){{0,5}}{_CAP}"
)
_TRUST = re.compile(
    rf"\b(?:[Oo]ur|[Tt]he|[Mm]y) (?:trust|MAT|federation|school|college|academy|nursery|group"
    rf"|alliance"
    rf"|consortium|partner school|new school|old school|last school|previous school)(?:,"
    rf"| is(?: called)?"
    rf"| \(| called|:) (?P<name>{_CAP}(?: {_CAP}){{0,3}})"
)
_LOT = re.compile(
    rf"\b(?:[Tt]he|[Ee]x-) ?(?P<name>{_CAP}(?: {_CAP})?) (?:lot|team|crowd|staff|head|kids|pupils"
    rf"|boys"
    r"|girls|intake|site|sixth|feeder|open day|link|network|sixth form|teachers)\b"
)


_BY_LETTERS = re.compile(
    rf"\b(?:YGG|YG|RGS|KES|KEGS|QEGS|HTS|GGS|BGS|UTC|PRU|Madrasah?|Madrassa|Lyceum of|Blessed"
    rf"|Ysgol)"
    rf",? {_CAP}(?:[ -]{_CAP}){{0,2}}"
)
_CALLED_SO = re.compile(
    rf"(?<![\w'-])(?:The )?(?:{_CAP} ){{1,3}}(?:Pre-prep|Co-operative Trust|Trust|Nursery School"
    rf"|Prep)\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Schools in `reading` by their slot."""
    text = reading.plain
    for match in _SHORT.finditer(text):
        key = folded(match["name"])
        if match["name"] not in _NO_SHORT and not (is_ordinary(key) or is_tool(match["name"])):
            yield _school(match.span("name"))
    yield from _by_head(text)
    for match in _BY_LETTERS.finditer(text):
        yield _school(match.span())
    for match in _CALLED_SO.finditer(text):
        if not all(map(_is_general, match[0].split()[:-1])) and not _is_public(match[0]):
            yield _school(match.span())
    for pattern in (_TRUST, _LOT):
        for match in pattern.finditer(text):
            if not _is_general(match["name"].split(" ")[0]):
                yield _school(match.span("name"))


def _is_public(name: str) -> bool:
    whole = folded(name).removeprefix("the ")
    return any(whole.endswith(body) for body in word_list("public_bodies"))


def _by_head(text: str) -> Iterator[Finding]:
    for match in _LADY.finditer(text):
        if match[0].startswith(("Our Lady", "SS ", "Sts ")):
            yield _school(match.span())
    for match in _LADY.finditer(text):
        if match[0].startswith(("Our Lady", "SS ", "Sts ")):
            yield _school(match.span())
    for match in _HEAD.finditer(text):
        start, words = match.start(), match["name"].split()
        while words and _is_general(words[0]):
            start += len(words[0]) + 1
            words = words[1:]
        if words and start < match.start() + len(match["name"]):
            yield _school((start, match.end()))
    for match in _HEAD_SMALL.finditer(text):
        words = match["name"].split()
        if any(not (is_ordinary(word) or is_well_known(word)) for word in words):
            yield _school(match.span())


def _is_general(word: str) -> bool:
    key = folded(word.rstrip(".,"))
    named = is_first_name(key) and not is_ordinary(key)
    return (
        key in word_list("school_words") or is_ordinary(key) or is_well_known(key) or is_tool(word)
    ) and not named


def _school(span: tuple[int, int]) -> Finding:
    return Finding(*span, Kind.SCHOOL, Outcome.ASK, _("may be a school's name"))
