"""Patterns for classes and sets. A phase ("Year 9", "KS3", "Grade 6") is no class."""

import re
from collections.abc import Iterator

from journal.privacy.finding import Finding, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import (
    is_first_name,
    is_known_name,
    is_ordinary,
    is_well_known,
    word_list,
    word_set,
)
from journal.privacy.patterns.class_words import (
    COLOURS,
    GROUP,
    LEVEL,
    NOT_A_CLASS_BEFORE,
    SUBJECT,
    SUBJECT_CODES,
    YEAR,
    N,
    found_class,
    is_class_name,
)
from journal.privacy.reading import Reading, folded

# 10x/Ma2, 9A/En1, 7y1/Sc, 10.3/Ma, En/10x2, 9B/3
_SET_CODE = re.compile(
    rf"(?<![\w/.-]){N}(?:[A-Za-z]{{0,3}}\d?|\.\d)[/.-](?:{SUBJECT_CODES})-?\d{{0,2}}[A-Za-z]?"
    rf"(?![\w/])"
    rf"|(?<![\w/.-])(?:{SUBJECT_CODES})[/-]{N}[A-Za-z]{{1,2}}\d?(?![\w/])"
    rf"|(?<![\w/.-]){N}(?-i:[A-Z])/\d(?![\w/])"
    rf"|(?<![\w/.-]){N}(?-i:(?!St|Nd|Rd|Th|Am|Pm|Kg|Km)[A-Z][a-z]{{1,2}})\d(?![\w/])",
    re.IGNORECASE,
)
# Year 9 set 3, Year 7 Blue set 2, Y10 top set, 9 set 2, set 3 in Year 9, bottom set Year 9
_SET = re.compile(
    rf"\b(?:{YEAR}[A-Za-z]?,? ?|{N}[A-Za-z]? )(?:(?:{COLOURS}),? )?(?:(?:{SUBJECT}),? )?"
    rf"(?:{GROUP}) ?(?:\d{{1,2}}[A-Za-z]?|[A-H])\b(?: (?:{SUBJECT})\b)?(?! questions?\b)"
    rf"|\b{YEAR},? (?:(?:{SUBJECT}) )?{LEVEL} (?:set|band|stream)\b"
    rf"|\b{LEVEL} (?:(?:{SUBJECT}) )?(?:set|band|stream),? (?:in |of |from )?{YEAR}\b"
    rf"|\b(?:{GROUP}) (?:\d{{1,2}}|[A-H]),? (?:in |of |from )?{YEAR}\b",
    re.IGNORECASE,
)
# "my set 3", "maths set 2": one of several in the school, asked about
_SET_ALONE = re.compile(
    r"\b(?:my|our|with|to|for|taught|teach|teaching|in|from|see|have|had|got|only) "
    rf"(?P<mine>(?:{LEVEL} )?(?:(?:{SUBJECT}) )?(?:{GROUP}) ?(?:\d{{1,2}}[A-Za-z]?))\b"
    r"(?! (?:questions?|problems?|targets?|tasks?|texts?|of)\b)"
    rf"|\b(?P<subject>(?:{SUBJECT}) (?:set|band|stream) ?\d{{1,2}})\b"
    r"(?! (?:questions?|problems?))",
    re.IGNORECASE,
)
# Year 7B, Y7-B, Yr 10C, class 4M, form 9KH, Class 4/5W, Y11x1, P6/7, P5B, form 8.3
_YEAR_CODE = re.compile(
    r"\b(?:year |yr\.? ?|y|class |form |tutor group |reg(?:istration)?(?: group)? |grade )"
    rf"{N}(?:/{N})?(?! [IA] [a-z])[ -]?(?-i:[A-Z]{{1,3}}\d?|[a-rt-z]\d?)(?![\w'/+*]|-\w)"
    rf"|\b(?:class|form|tutor group|reg(?:istration)? group) {N}[./-]\d{{1,2}}[A-Z]?(?![\w/])"
    rf"|(?<![\w/-])(?-i:P[1-7]/P?[1-7][A-Z]?|P[1-7][A-Z]|S[1-6][A-Z]\d?)(?![\w/-])",
    re.IGNORECASE,
)
_CLASS_NUMBER = re.compile(
    r"\b(?:class|form) \d{1,2}[A-Za-z]?\b(?! of)(?: (?-i:[A-Z][a-z]{2,11})\b)?", re.IGNORECASE
)
# Year 8 Blue, 11 French 2
_YEAR_SUBJECT = re.compile(rf"(?<![\w.,/-]){N} (?i:{SUBJECT}) \d(?![\w%/-]|\.\d)")
# 7B, 10C, 9KH alone; my 7Bs
_BARE = re.compile(
    rf"(?<![\w/.,:£$€#+*&=-]){N}[A-Z]{{1,2}}\d?"
    r"(?:(?<=[A-Z])s(?= )|(?![\w/%+*=]|-\w|\.\d|\) ?[A-Z]))"
)
_BARE_SMALL = re.compile(
    r"\b(?i:in|my|our|with|for|to|taught|teach|teaching|than|gave|w/) "
    r"(?P<sure>(?:[7-9]|1[0-3])[a-fr-tv-z]\d?|(?:[7-9]|1[0-3])[gijlnoqu])"
    r"(?! (?:minute|hour|second|day|week|month)|[\w/%+*=:-]|\.\d)"
    rf"|(?<![\w/.,:£$€#+*&=()-])(?P<other>{N}[a-z]\d?)"
    r"(?= (?:pupils?|students?|class|girls|boys|lesson|parents)\b)"
    rf"|(?<![\w/.,:£$€#+*&=()-])(?P<doubt>{N}[a-fhj-lnoq-wyz]{{1,2}}\d?)"
    r"(?= (?:did|was|were|loved|had|got|found|are|is|have|has|liked|hated|struggled|enjoyed|said"
    r"|need|needed|need|worked|asked|will|can|could|wanted|went|took|made|wrote|used|finished"
    r"|managed|and my|today|this|on|after|before|again|too|yesterday)\b)"
    rf"|(?<![\w/.,:£$€#+*&=()-])(?P<two>(?:[7-9]|1[0-3])[a-rt-wyzs]\d)(?![\w/%+*=:()-]|\.\d)"
    r"|\b(?i:and|of|from|by|the|but) "
    rf"(?P<third>(?:[7-9]|1[0-3])[a-fr-tv-z]\d?)(?= [a-z]|[,.;!?]? *$|[,.;])(?! (?:of|in)\b)"
)
_SPACED = re.compile(
    rf"(?<![\w/.,:£$€#+*&=()-]){N} (?!OF|IN|IS|TO|AT|BY|WE|HE|IF|AS|AN|OR|ON|NO|SO|UP|US|MY|DO"
    r"|GO|ME|BE|AM|PM|KM|CM|MM|KG|GB|MB|TB|KB|HZ|AD|BC|CE|MP|TA|PC|AI|PP|OK|UK|EU|TV|IT|FM|CV)[A-Z]{2}"
    r"(?='s|,? |[.,;:!?)]|$)(?! [A-Z]{2,} [A-Z]{2,} [A-Z]{2,} [A-Z]{2,} [A-Z]{2,})"
)
_PRIMARY_SMALL = re.compile(
    r"\b(?i:with|my|our|of|teach|taught|gave|teaching|to|for|and) (?P<code>[1-6][a-eg-ln-rt-w])"
    r"(?![\w/%+*=:()-]|\.\d| (?:and|or|to) [1-6][a-z]?\b)"
)
_PART_OF = re.compile(
    rf"\b(?:all|half|most|some|parents|rest|none|each) of (?P<code>{N}[a-z]\d?)(?![\w%.,]\d|\w)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\b(?:my|our|teach|taught|teaching|class|with) (?P<code>(?:[7-9]|1[0-3])-[1-9])(?![\w.%/-])"
    r"(?! (?:grades?|on|win|draw|minutes?|years?|and under))",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?:^|[\n.?!] ?)[(\[]$")
_NOT_A_CLASS_AFTER = re.compile(
    r"^[ -]?(?:pencils?|parameters?|params?|models?|tokens?|words?|quality|resolution|printers?"
    r"|print|shapes?|animations?|design|films?|drawings?|images?|videos?|tv|network|mobile|signal"
    r"|data|batter(?:y|ies)|degrees?|grades?|fuses?|plugs?|sockets?|suppl(?:y|ies)|circuits?"
    r"|forces?|cells?|bulbs?|frameworks?|pedagog\w+|in the (?:exercise|book|worksheet)|grades?"
    r"|lenses|lens|leads?|outside|inside|and (?:rain|sun|wind)\w*)\b",
    re.IGNORECASE,
)
# Amperes, volts, newtons: what a lesson in physics measures.
_MEASURES = re.compile(
    r"\b(?:volt\w*|amp\w*|batter(?:y|ies)|fuse\w*|circuit\w*|newton\w*|force\w*|current|resist\w+"
    r"|joule\w*|watt\w*|pencils?|celsius|supply)\b",
    re.IGNORECASE,
)
_MEASURE_UNITS = frozenset("VNJWAHCKB")
_DIMENSIONS = word_set("1D 2D 3D 4D 2G 3G 4G 5G 6G 2K 4K 5K 8K 10K 1K 3M 1A 5E 7E 5A 7S")
_TAUGHT = re.compile(
    r"\b(?:my|teach|taught|teaching|(?:all|half|most|some|parents|rest|none|each) of"
    r"|(?:boys|girls|kids|pupils|children|lot|students|everyone) in"
    r"|(?:homework|cover|letter|letters|trip|seating plan|slides|books) for) $",
    re.IGNORECASE,
)
_UNITS = re.compile(r"\d+(?:AM|PM|KM|CM|MM|KG|GB|MB|TB|KB|HZ|ST|ND|RD|TH|AD|BC|CE|MP|X)$")

_NAMED_CLASS = re.compile(
    r"(?<![\w'])(?P<name>[^\W\d_][\w'-]{1,20}) (?P<head>[Cc]lass|[Ff]orm|[Tt]utor [Gg]roup)\b"
)
_CLASS_NAMED = re.compile(r"\b(?:Class|class|Form|form) (?P<name>[A-Z][a-z]{2,15})\b")
_YEAR_NAMED = re.compile(
    rf"\b(?:Year|Yr|Y|Reception|Nursery|year|yr)\.? ?(?:{N})?(?:/\d)?,? "
    r"(?P<name>[A-Z][a-z]{2,15})\b"
)
_YEAR_SMALL = re.compile(
    rf"\b(?:year|yr|y) ?{N} (?P<name>(?:{COLOURS}))\b(?= (?:did|was|were|loved|had|got|liked|and"
    r"|class|group|on|today|this)|[.,;!?])"
)
_OF_CLASS = re.compile(r"\b(?:parents of|my|taught|teach|teaching|with) $", re.IGNORECASE)
_NUMBER_NAMED = re.compile(rf"(?<![\w.,:£$€#/-]){N} (?P<name>[A-Z][a-z]{{2,11}})\b")
# What stands before "class" and names no class of a school: subjects, days, ways to teach.
_NO_CLASS_NAME = word_set(
    "first second third middle upper working business world evening master whole the this that my"
    " our your his her their each every another one same other gcse btec ib ap eal esol zoom teams"
    " online virtual google microsoft remedial nurture reception nursery year art drama music math"
    " maths english science history geography pe re computing coding biology chemistry physics"
    " cooking dance yoga swimming sunday saturday morning afternoon monday tuesday wednesday"
    " evening thursday friday a an no in mixed small large big new old top bottom special base"
    " python java"
    " social character css html word abstract dojo classroom ruling lower higher best worst last"
    " next cover exam sports arts languages sciences seniors juniors infants masters girls boys"
    " humanities ks1s pupils students adults beginners always sometimes years"
    " this french spanish german"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Class and set codes and named classes in `reading`."""
    text = reading.plain
    if reading.has_digits:
        yield from _codes(text)
        yield from _bare_codes(text)
        yield from _small_codes(text)
    yield from _named_classes(text)


def _codes(text: str) -> Iterator[Finding]:
    for pattern in (_SET_CODE, _SET, _YEAR_CODE):
        for match in pattern.finditer(text):
            yield found_class(match.span())
    for match in _YEAR_SUBJECT.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if not NOT_A_CLASS_BEFORE.search(before):
            yield found_class(match.span())
    for match in _CLASS_NUMBER.finditer(text):
        named = match[0].rpartition(" ")[2]
        wide = named.isalpha() and not is_class_name(folded(named))
        end = match.end() - len(named) - 1 if wide else match.end()
        yield found_class((match.start(), end))
    for match in _SET_ALONE.finditer(text):
        yield found_class(match.span("mine" if match["mine"] else "subject"), Outcome.ASK)


def _bare_codes(text: str) -> Iterator[Finding]:
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        after = text[match.end() : match.end() + 20]
        code = match[0].removesuffix("s")
        if (
            (code in _DIMENSIONS and not (after[:3] == "'s " or _TAUGHT.search(before)))
            or (_UNITS.fullmatch(code) and not _TAUGHT.search(before))
            or NOT_A_CLASS_BEFORE.search(before)
            or _NOT_A_CLASS_AFTER.search(after)
            or (_BRACKET.search(before) and after[:1] == ")")
        ):
            continue
        around = text[max(0, match.start() - 40) : match.end() + 40]
        if code[-1] in _MEASURE_UNITS and code[:-1].isdigit() and _MEASURES.search(around):
            continue
        yield found_class(match.span())


def _small_codes(text: str) -> Iterator[Finding]:
    for match in _BARE_SMALL.finditer(text):
        group = match.lastgroup or "sure"
        before = text[max(0, match.start(group) - 20) : match.start(group)]
        if NOT_A_CLASS_BEFORE.search(before) or _UNITS.fullmatch(match[group].upper()):
            continue
        sure = group in ("sure", "other")
        yield found_class(match.span(group), Outcome.HIDE if sure else Outcome.ASK)
    for match in _PRIMARY_SMALL.finditer(text):
        before = text[max(0, match.start("code") - 20) : match.start("code")]
        if not NOT_A_CLASS_BEFORE.search(before):
            yield found_class(match.span("code"), Outcome.ASK)
    for match in _SPACED.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if not NOT_A_CLASS_BEFORE.search(before):
            yield found_class(match.span(), Outcome.ASK)
    for pattern in (_PART_OF, _PAIR):
        for match in pattern.finditer(text):
            yield found_class(match.span("code"), Outcome.ASK)


def _named_classes(text: str) -> Iterator[Finding]:
    for match in _NAMED_CLASS.finditer(text):
        key = folded(match["name"])
        if is_class_name(key):
            yield found_class(match.span())
        elif (
            match["name"][0].isupper()
            and match["head"][1:] == "lass"
            and (
                _may_name_a_class(key)
                or (_inside(text, match.start()) and key not in _NO_CLASS_NAME)
            )
        ):
            yield found_class(match.span(), Outcome.ASK)
    for pattern in (_CLASS_NAMED, _YEAR_NAMED, _YEAR_SMALL):
        for match in pattern.finditer(text):
            if is_class_name(folded(match["name"])):
                yield found_class(match.span())
    for match in _NUMBER_NAMED.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if NOT_A_CLASS_BEFORE.search(before):
            continue
        plural = match["name"].endswith("s") and _OF_CLASS.search(before)
        if plural or is_class_name(folded(match["name"])):
            yield found_class(match.span(), Outcome.ASK)


def _inside(text: str, at: int) -> bool:
    """Whether a capital at `at` is not due to the sentence that it opens."""
    before = text[max(0, at - 12) : at].rstrip(" \"'(")
    return bool(before) and (before[-1].islower() or before[-1] in ",;")


def _may_name_a_class(key: str) -> bool:
    """Whether `key` is somebody's name, or no word at all: "Rashford class", but not "PE class"."""
    if key in _NO_CLASS_NAME or is_tool(key) or len(key) < 4:
        return False
    if key in word_list("curriculum_names"):
        return True
    if is_known_name(key):
        return is_first_name(key) or not is_ordinary(key)
    if key.endswith("s") and not key.endswith(("ss", "ics")):
        return True
    return not (is_ordinary(key) or is_well_known(key))
