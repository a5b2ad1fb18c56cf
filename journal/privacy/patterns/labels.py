"""Patterns for numbers that a label of any kind announces ("MyConcern ref: MC/2025/0714", "number
on his lanyard was 50113"), and for references that their shape alone gives away."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.reading import Reading

# What schools, exam boards, councils, health services and employers number.
_LABEL = (
    "pupils?|students?|ad ?no|emis|roll|form no|gradebook(?: row)?|child(?:ren)?|learners?"
    "|admissions?|candidates?|centres?|exam entry|entry"
    "|library|barcode|payroll|employees?|staff|ref(?:erence|s)?|case|log(?:ged)?(?: as| under)?"
    "|incident|ticket|job|concern|cpoms|my ?concern|sims|isams|arbor|bromcom|scholar ?pack"
    "|progresso|cmis|seemis|mis|ehcp?|ehc plan|ucas|uci|scn|sqa|chi|h&c|la ?/ ?estab|laestab"
    "|estab|dfes?"
    "|deni|upn"
    "|uln|urn|nhs|nino|ni|registration|enrolment|reg|card|id|ids|badge|lanyard|tag|asset|serial"
    "|device|locker|licen[cs]e|certificate|cert|dbs|share code|home office|brp|visa|hospital"
    "|medical|patient|referral|application|report|record|account|acct|member(?:ship)?|policy"
    "|invoice|booking|pass|oyster(?: zip)?|railcard|young scot|parent ?pay|activation|pin|voucher"
    "|(?:access|join|class|course join|anonymous|pupil|student|login|door|security|meeting) code"
    "|lado|mash|cin|ewc|gtcs?|trn|qts|turnitin|police|crime|ukprn|utr|vehicle|number ?plate|plate"
    "|passport|wristband|appeal|claim|swipe|fob|print|photocopier|copier|till|meal|dinner"
    "|consent|tracking|parcel|adm|cand|perm(?:anent)? number|number|num|no|nos"
)
# A word of these before the label numbers a lesson, not somebody: "unit code", "error ref".
_NOT_BEFORE = re.compile(
    r"\b(?:course|unit|spec\w*|paper|subject|error|qualification|hex|colou?r|source|status|dress"
    r"|page|question|room|line|lesson|chapter|version|prime|atomic|mass|whole|large|small|odd|even"
    r"|random|grid|map|square|phone|telephone|mobile|house|isbn|model|build|hotel|bible|a|any"
    r"|same|total"
    r"|the number of|of|in|lot|bank) $",
    re.IGNORECASE,
)
_NUMBER = r"(?:numbers?|nums?|nos?\.?|ids?|codes?|refs?\.?|references?|#)"
_BETWEEN = (
    rf"(?:[ /]{_NUMBER}){{0,2}}(?P<says>\.? ?(?:is|was|were|are|=|:|#|-|\()| on (?:his|her|their|my"
    r"|the|our) [a-z]{3,12}(?: (?:is|was|says|said))?:?|,)? ?[#(\"']?"
)
_PART = r"(?:[A-Z]{0,6}\d[A-Z\d]{0,14}|[A-Z]{1,4})(?![a-z])"
_PART_SMALL = r"(?:[a-z]{0,3}\d[a-z\d]{0,14})"
_VALUE = rf"(?:(?-i:{_PART})|{_PART_SMALL})(?:(?:[-/_.]| ?/ ?| )(?-i:{_PART})){{0,6}}(?!\w)"
_LABELLED = re.compile(rf"\b(?P<label>{_LABEL})\b(?P<between>{_BETWEEN})(?P<id>{_VALUE})", re.I)
_FAR = re.compile(
    r"\b(?:number|no|ref|code|id|badge|lanyard|pin) (?:on|of|for) (?:his|her|their|my|the|our)"
    rf" [a-z' ]{{3,24}}? (?:is|was|says|said|reads) (?P<id>{_VALUE})",
    re.IGNORECASE,
)
_MORE = re.compile(rf"(?:,| and| &|,? or| to)(?: [A-Za-z]{{1,8}}){{0,2}} ?(?P<id>{_VALUE})", re.I)
# Labels that are everyday words: alone they need more than a few digits after them.
_SURE = re.compile(
    r"(?:cpoms|my ?concern|i?sims|isams|bromcom|scholar|ucas|uci|scn|chi|h&c|estab|deni|ehc"
    r"|lado|mash|ewc|gtc|trn|qts|dbs|laestab|upn|uln|urn|nino|brp|payroll|passport|candidate"
    r"|admission|ad ?no|emis|roll|pupil|student|employee|library|turnitin|share|home office|dfe"
    r"|oyster)",
    re.IGNORECASE,
)
_WEAK = frozenset({"number", "num", "no", "nos", "print", "meal", "till", "staff", "child"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:\d\d|(?:19|20)\d\d))?")
_NO_VALUE = re.compile(
    r"KS\d.*|A \d+|Y\d+|GCSE|[A-Z]+|\d{1,2}[-/]\d{1,2}|\d+\.\d+|\d{1,3}(?:\.\d+)+"
    r"|\d+(?:st|nd|rd|th|am|pm|kg|cm|mm|km|gb|mb|s|x|p|m)|GPT.*|COVID-?\d+|\d{4}[-/]\d[A-Z]{0,2}",
    re.IGNORECASE,
)
# Letters, a stroke and figures; or many figures in parts.
_SHAPED = re.compile(
    r"(?<![\w/.@#:£$€&-])(?:[A-Z]{1,5}[-/](?:[A-Z]{1,4}[-/])?\d{3,10}(?:[-/][A-Z\d]{1,8}){0,3}"
    r"|[A-Z]{1,5}(?:[-/]\d{2,6}){2,4}|\d{3,6}-\d{4,8}(?:-[A-Z\d]{1,8}){1,4}"
    r"|\d{3,4}-(?:\d{1,8}-){1,3}[A-Z]-\d{2,8}|\d{4}-\d{8})(?![\w/%]|[-.]\d)"
)
_MIXED = re.compile(r"(?<![\w/.@#:-])(?=[A-Z]*\d[A-Z\d]*[A-Z][A-Z\d]*\d)[A-Z\d]{7,14}(?![\w-])")
_NOT_SHAPED = re.compile(
    r"(?:GPT|COVID|ISO|RTX|BS|EN|RFC|CVE|IEC|AQA|OCR|WJEC)[-/]|C\d+H\d+|\d{1,2}[A-Z]{2,5}\d$"
)
_CAR = re.compile(
    r"\b(?:vehicle|car|reg(?:istration)?|plates?|van|minibus|taxi|drives?|fiesta|corsa|golf|polo"
    r"|astra|clio|focus|mini|audi|bmw|ford|parked|lights on)\b",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{2,3} ?[A-Z]{3}|[A-Z]{3} ?\d{2,3}[A-Z]?)"
    r"(?![\w/-])",
    re.IGNORECASE,
)
_REG_BEFORE = re.compile(r"\b(?:reg|plate|registration)\b[ :]{0,2}$", re.IGNORECASE)
_MOST = 30


def find(reading: Reading) -> Iterator[Finding]:
    """Labelled numbers and references in `reading`."""
    text = reading.plain
    if not reading.has_digits:
        return
    for pattern in (_LABELLED, _FAR):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 16) : match.start()]
            if not _NOT_BEFORE.search(before) and _is_number(match):
                yield from _with_more(text, match)
    yield from _shaped(text)


def _is_number(match: re.Match[str]) -> bool:
    value = match["id"]
    groups = match.groupdict()
    label, between = (groups.get("label") or "").lower(), groups.get("between") or "is"
    digits = sum(map(str.isdigit, value))
    if not digits or _NO_VALUE.fullmatch(value):
        return False
    if match.string[match.end("id") : match.end("id") + 1] in ("%", "+"):
        return False
    told = bool(re.search(_NUMBER, between, re.IGNORECASE) or groups.get("says"))
    if _YEAR.fullmatch(value) and not (told and _SURE.match(label)):
        return False
    coded = bool(re.search(r"[A-Z].*\d|\d.*[A-Z]|\d[-/]\d", value)) and len(value) > 3
    if label in _WEAK:
        return (told and digits > 4) or (bool(groups.get("says")) and coded and digits > 2)
    if _SURE.match(label):
        return digits > 3 or (told and digits > 1) or coded
    return digits > 4 or (told and (digits > 2 or coded)) or (coded and digits > 2)


def _with_more(text: str, match: re.Match[str]) -> Iterator[Finding]:
    why = _("a number of somebody")
    label = match.groupdict().get("label") or ""
    sure = _SURE.match(label) and sum(map(str.isdigit, match["id"])) > 3
    outcome = Outcome.HIDE if sure else Outcome.ASK
    for _more in range(_MOST):
        yield Finding(*match.span("id"), Kind.ID, outcome, why)
        following = _MORE.match(text, match.end("id"))
        if not following or _NO_VALUE.fullmatch(following["id"]):
            return
        if sum(map(str.isdigit, following["id"])) < min(4, sum(map(str.isdigit, match["id"]))):
            return
        match = following


def _shaped(text: str) -> Iterator[Finding]:
    for pattern in (_SHAPED, _MIXED):
        for match in pattern.finditer(text):
            if not _NOT_SHAPED.match(match[0]):
                yield Finding(*match.span(), Kind.ID, Outcome.ASK, _("looks like a reference"))
    for match in _PLATE.finditer(text):
        near = text[max(0, match.start() - 40) : match.end() + 30]
        told = _REG_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
        if told or (_CAR.search(near) and not match[0].islower()):
            yield Finding(*match.span(), Kind.ID, Outcome.ASK, _("looks like a number plate"))
