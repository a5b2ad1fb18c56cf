"""Patterns for classes whose code or name says too little alone, by the slot of the sentence that
they fill: "lesson with 7/b", "11x3 wrote", "8 Newton were slow". These are asked about."""

import re
from collections.abc import Iterator

from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import (
    is_known_name,
    is_ordinary,
    is_well_known,
    word_list,
    word_set,
)
from journal.privacy.patterns.class_words import (
    COLOURS,
    LEVEL,
    NOT_A_CLASS_BEFORE,
    SUBJECT,
    SUBJECT_CODES,
    N,
    found_class,
    is_class_name,
)
from journal.privacy.reading import Reading, folded

# What is said of a class after its name, and of no question, page or amount.
_DID = (
    "against|vs?|did|didn't|do|don't|does|was|wasn't|were|weren't|are|aren't|have|haven't|has|had"
    "|hadn't|got|get"
    "|loved?|liked?|hated?|found|struggled|enjoyed|said|needs?|needed|wanted|worked|asked|will"
    "|won't"
    "|can|can't|could|couldn't|went|took|made|make|wrote|used?|finished|managed|thought|read|drew"
    "|sang|learnt|learned|shared|saw|spoke|listened|laughed|noticed|understood|tried|came|started"
    "|sat|missed|spent|gave|kept|still|just|also|really|all|both|then|never|only|ran|rushed|copied"
    "|argued|preferred|responded|produced|completed|created|built|raced|coped|behaved|ended|began"
    "|left|watched|heard|chose|picked|turned|showed|today|yesterday|tomorrow|again|too|next"
    "|this (?:morning|afternoon|week|term)|first thing|last (?:thing|week|lesson|period)"
    "|(?:after|before|until) (?:lunch|break)|(?:in )?(?:period|p) ?\\d|lesson \\d"
    "|on (?:mon|tues?|wed|thur?s?|fri)(?:\\w{3,6})?|pupils?|students?|kids|children|boys|girls"
    "|parents|class|group|lot|seating plan|tutor|form|register|books|lessons?|did|mocks?|who"
    "|(?:maths|english|science|history|french|spanish|music|art|drama|pe|re|dt) (?:lesson|group)"
)
_AFTER = re.compile(
    rf"(?:'s?)? (?:{_DID}|[a-z]{{3,10}}ed|finish|beat|speak|type|won|lost|assembly|trip|display"
    r"|play|corridor|cloakroom|teacher|TA)\b|(?: -|:) [a-z]",
    re.IGNORECASE,
)
_MINE = (
    "my|our|taught|teach|teaching|re-?teach|observ(?:ed?|ing)|cover(?:ed|ing)?(?: (?:for|of))?"
    "|tutor(?:ing)?(?: group)?|form|class|all of|half of|most of|some of|rest of|parents of"
    "|(?:boys|girls|kids|pupils|children|students|lesson|lessons|period|everyone|someone|lot|hour"
    "|trial|double|single|start|friday|monday|tuesday|wednesday|thursday|afternoon|morning)"
    r" (?:in|with|of|for|from)|(?:period|lesson|p|per)\.? ?\d[,:]?(?: with| was| is)?"
    "|(?:class(?: code)?|sets?|groups?|timetable|register|classes|folder)(?: is| are|:|=| -)"
    f"|{SUBJECT}"
    "|(?:mon|tue|tues|wed|thu|thur|thurs|fri)(?:day|sday|nesday|rsday|urday)?,?"
    r"(?: (?:p|period|lesson) ?\d,?)?(?: with)?"
)
_LOOSE_SLOT = (
    "with|w/|for|to|gave|give|told|asked|tell|ask|than|unlike|like|from|in|and|both|by|see|saw|had"
    "|have|take|took|the|showed|then|swapped|only|but|plus|if|when|until|because|while|since|so"
)
_BEFORE = re.compile(rf"\b(?:{_MINE}) $", re.IGNORECASE)
_LOOSELY_BEFORE = re.compile(rf"\b(?:{_MINE}|{_LOOSE_SLOT}) $", re.IGNORECASE)
_APPOSED = re.compile(r"\b(?:class|form|group|base|set|nursery|reception), $", re.IGNORECASE)
# A number and letters in any typing: 7b 7-B 7.b 7/B 7BE R2 RKL
_LOOSE = re.compile(
    rf"(?<![\w/.,:£$€#+*&=()-]){N}(?:[./-]?[A-Za-z]{{1,3}}\d?|[./-][A-Z]{{1,3}})(?![\w/%+*=:-])"
    rf"(?!\.\w)"
)
_SPACED = re.compile(
    rf"(?<![\w/.,:£$€#+*&=()-]){N} (?i:[a-hj-lnp-z])(?= |[.,;:!?]|$)(?! (?:or|and) [a-z]\b)"
)
# A number, a band and a subject: 9ENG2, 10 En3, 9X En 2, Y10 Ma3, S4 Chem 2, 11x3
_BANDED = re.compile(
    rf"(?<![\w/.,:£$€#+*&=()-])(?:(?i:y|yr ?|year )?{N}[A-Za-z]{{0,2}}\d?|S[1-6]|P[1-7])"
    rf"(?:[ /-]?(?i:{SUBJECT_CODES}|{SUBJECT}|chem|bio|phys|geog|hist|comp|lang|lit|span|germ)"
    r"[ /-]?\d[A-Za-z]?|x\d)(?![\w/%+*=:-])(?!\.\d)"
)
# "10 En3" is a set whatever stands beside it; "5 la 2" and "11x3" want a slot.
_SURELY_BANDED = re.compile(r"^(?:\d+[A-Z]?|[YySP].*?) ?[A-Z][a-z]{1,2}[ /-]?\d|^[YySP]")
_STAGE = (
    rf"(?:(?i:years?|yr\.?|y|grade|blwyddyn|bl\.?|primary|rang) ?{N}(?:/{N})?|P[1-7]|S[1-6]"
    r"|(?i:reception|nursery|pre-?school|foundation|eyfs|ks[1-4])|\bR|\bN)"
)
_NAME = r"[A-Z][a-z][A-Za-z'-]{1,14}"
_STAGED = re.compile(rf"(?<![\w/.-])(?P<stage>{_STAGE})[ ,-]{{1,2}}(?P<name>{_NAME})(?![\w'])")
_PART = re.compile(
    rf"(?<![\w/.-])(?:{_STAGE}|{N}) (?:(?:(?i:block|half|side|band|population|pop|option|column"
    rf"|stream)) [A-Z1-6]|[A-Z] (?i:band|side|half|block|stream|population)|(?:{COLOURS}) \d"
    rf"|(?i:{LEVEL} (?:{SUBJECT}|band|half)))\b|\b(?i:nursery|reception) (?:AM|PM|am|pm)\b"
    rf"|\b(?i:(?:{COLOURS}) (?:group|band|half|side)),? (?i:in |of )?{_STAGE}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?<![\w.,:£$€#/-]){N}(?:[ -](?P<name>{_NAME})|[ -](?P<colour>{COLOURS})(?: \d)?)(?![\w'])",
)
_NAMED = re.compile(
    rf"(?<![\w'-])(?P<name>{_NAME})(?: (?P<count>[1-6]|class|room|group))?(?![\w'])"
)
# Welsh, Irish and Gaelic: a class and its number or name.
_CELTIC = re.compile(
    rf"\b(?:Dosbarth|dosbarth|Rang|rang|Clas|clas) (?:{N}[A-Z]?|{_NAME})\b"
    rf"|\b(?i:blwyddyn|bl\.?) {N} ?[A-Z]\b"
)
_WRITTEN = word_set("one two three four five six seven eight nine ten eleven twelve thirteen")
_SPELT = re.compile(
    rf"\b(?:year|form|class) (?:{'|'.join(sorted(_WRITTEN))}) ?-?(?P<letter>[A-HJ-Z]\b|[b-hj-z]\b)",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?<![\w/.,:£$€#+*&=()-])(?:R[A-Z]{1,2}|[RN]\d|J[1-6][A-Z]?)(?![\w/%+*=:-])"
)
_NO_INITIALS = word_set("RE RS RI RP RNA RAM RAF RIP RSE RSC RPG RAG RSA RT RTA R1 N1")
_LIST = re.compile(r"(?:,| and| &| or| then| plus| /|/|, and|;) ?(?=\w)")
_LISTED = re.compile(
    rf"{N}[./-]?[A-Za-z]{{1,3}}\d?(?:/[A-Za-z]{{2}}\d?)?(?![\w/%+*=:-])|{N}x\d(?![\w/%+*=:-])"
)
_NO_NAME = word_set(
    "maths english science set sets group class pupils students children boys girls the and or but"
    " sats mock mocks gcse btec results book books test lesson lessons term terms week teachers"
    " teacher parents unit curriculum work revision homework assembly trip staff form tutor tutors"
    " january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday am pm stars star points marks"
    " minutes hours weeks days years questions o'clock"
)
_UNIT = re.compile(
    r"\d+ ?(?:am|pm|km|cm|mm|kg|mg|gb|mb|tb|kb|hz|st|nd|rd|th|ad|bc|ce|mp|x|m|g|l|ml|s|k|mins?"
    r"|hrs?|h|d|p|in|is|to|of|at|a|i|o|or|if|by|as|on|he|we|my|so|no|it|do|me|us|up|an|be|go|off"
    r"|out|for|and|are|was|the|ft|v|w|j|n|c|pt|pts|wk|wks|yr|yrs|pp|hr|min|sec|secs)"
    r"|\d+[./-](?:am|pm|m|s|x|in|to|or|and|the)",
    re.IGNORECASE,
)
_MOST = 24


def find(reading: Reading) -> Iterator[Finding]:
    """Classes in `reading` by the slot that they fill."""
    text = reading.plain
    if reading.has_digits:
        yield from _codes(text)
        yield from _numbered(text)
    yield from _letters(text)
    yield from _staged(text)
    yield from _named(text)


def _codes(text: str) -> Iterator[Finding]:
    for pattern in (_LOOSE, _SPACED, _BANDED):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 24) : match.start()]
            if _UNIT.fullmatch(match[0]) or NOT_A_CLASS_BEFORE.search(before):
                continue
            slot = (_LOOSELY_BEFORE if pattern is _BANDED else _BEFORE).search(before)
            said = _AFTER.match(text, match.end()) if pattern is not _SPACED else None
            sure = pattern is _BANDED and _SURELY_BANDED.search(match[0])
            if slot or said or sure:
                yield _asked(match.span())


def _letters(text: str) -> Iterator[Finding]:
    """ "RKL are", "year seven b", "Dosbarth Derwen"."""
    for match in _INITIALS.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        slot = _BEFORE.search(before) or _AFTER.match(text, match.end())
        if slot and not NOT_A_CLASS_BEFORE.search(before) and match[0] not in _NO_INITIALS:
            yield _asked(match.span())
    for pattern in (_SPELT, _CELTIC):
        for match in pattern.finditer(text):
            yield _asked(match.span())


def _numbered(text: str) -> Iterator[Finding]:
    """ "8 Newton were slow": a number and what may be a class's name."""
    for match in _NUMBERED.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if NOT_A_CLASS_BEFORE.search(before):
            continue
        slot = bool(_LOOSELY_BEFORE.search(before)) or _opens(before)
        said = _AFTER.match(text, match.end())
        if match["colour"]:
            sure = slot and bool(said) and not before.lower().endswith("the ")
        else:
            sure = bool(_LOOSELY_BEFORE.search(before) or said) and _may_be_called(match["name"])
        if sure:
            yield _asked(match.span())


def _staged(text: str) -> Iterator[Finding]:
    """ "Year 8 Curie are quick", "Nursery Caterpillars", "Year 12 Block C"."""
    for match in _PART.finditer(text):
        yield _asked(match.span())
    for match in _STAGED.finditer(text):
        key = folded(match["name"])
        before = text[max(0, match.start() - 24) : match.start()]
        if is_class_name(key) or (
            _may_be_called(match["name"])
            and (_AFTER.match(text, match.end()) or _BEFORE.search(before))
        ):
            yield _asked(match.span())


def _named(text: str) -> Iterator[Finding]:
    """ "our Hedgehogs", "taught Badgers", "with Oak 2", "Butterflies room"."""
    for match in _NAMED.finditer(text):
        key = folded(match["name"])
        if not is_class_name(key):
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        said = _AFTER.match(text, match.end())
        plural = key.endswith("s") and key not in word_list("class_names")
        slot = (
            _BEFORE.search(before)
            or _APPOSED.search(before)
            or (plural and _LOOSELY_BEFORE.search(before))
        )
        if match["count"] or (plural and (slot or (said and not _opens(before)))):
            yield _asked(match.span())


def _opens(before: str) -> bool:
    return not before.strip() or before.rstrip(" \"'(")[-1:] in ".!?:\n"


def _may_be_called(name: str) -> bool:
    """Whether a class may be called so: somebody's name, or no word at all."""
    key = folded(name)
    if key in _NO_NAME or is_tool(key) or len(key) < 3:
        return False
    if is_class_name(key) or key in word_list("curriculum_names"):
        return True
    if is_well_known(key) and not is_known_name(key):
        return False
    return not is_ordinary(key)


def listed_with(text: str, found: list[Finding]) -> Iterator[Finding]:
    """Codes in a list with one that was found: "7A, 7-c and 8/F"."""
    ends = {finding.end for finding in found if finding.kind is Kind.CLASS}
    for end in sorted(ends):
        at = end
        for _more in range(_MOST):
            joint = _LIST.match(text, at)
            code = _LISTED.match(text, joint.end()) if joint else None
            if not code or code.end() in ends or _UNIT.fullmatch(code[0]):
                break
            yield _asked(code.span())
            at = code.end()


def _asked(span: tuple[int, int]) -> Finding:
    return found_class(span, Outcome.ASK)
