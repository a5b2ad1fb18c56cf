"""Patterns for classes, sets and schools. A phase ("Year 9", "KS3", "Grade 6") is no class."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.ordinary import is_ordinary, word_list, word_set
from journal.privacy.reading import Reading, folded

_SUBJECTS = (
    "ar|art|bi|bs|bus|ch|ci|co|cp|cs|da|de|dr|dt|ec|en|eng|fd|fo|fr|fre|ge|geo|gg|gm|hi|his|hs|ic|i"
    "t"
    "|la|li|ma|mat|mfl|mu|mus|pe|ph|ps|re|rs|sc|sci|so|sp|spa|st|te|tx"
)
# 10x/Ma2, 9A/En1, 7y1/Sc
_SET_CODE = re.compile(
    rf"(?<![\w/.-])(?:[1-9]"
    rf"|1[0-3])[A-Za-z]{{0,3}}\d?[/.-](?:{_SUBJECTS})-?\d{{0,2}}[A-Za-z]?(?![\w/])",
    re.IGNORECASE,
)
_YEAR = r"(?:year|yr|y|grade|form|class|primary|p|s)"
# Year 9 set 3, Y10 group 2, 9 set 2, set 3 in Year 9
_SET = re.compile(
    r"\b(?:year |yr ?|y|grade )?(?:[1-9]|1[0-3])[A-Za-z]? ?,? ?"
    r"(?:set|group|band|stream|tutor group) ?(?:\d{1,2}[A-Za-z]?|[A-H])\b"
    r"|\bset (?:\d{1,2}|[A-H]),? (?:in |of )?(?:year |yr ?|y)(?:[1-9]|1[0-3])\b",
    re.IGNORECASE,
)
# Year 7B, Y7-B, Yr 10C, class 4M, form 9KH, Class 4/5W
_YEAR_CODE = re.compile(
    r"\b(?:year |yr\.? ?|y|class |form |tutor group |reg(?:istration)? |grade )"
    r"(?:[1-9]|1[0-3])(?:/(?:[1-9]|1[0-3]))?[ -]?(?-i:[A-Z]{1,3}\d?|[a-rt-z])(?![\w'/+*]|-\w)",
    re.IGNORECASE,
)
_CLASS_NUMBER = re.compile(r"\b(?:class|form|room) \d{1,2}[A-Za-z]?\b(?! of)", re.IGNORECASE)
# 7B, 10C, 9KH alone
_BARE = re.compile(r"(?<![\w/.,:£$€#+*&=-])(?:[1-9]|1[0-3])[A-Z]{1,2}\d?(?![\w/%+*=]|-\w|\.\d)")
_BARE_SMALL = re.compile(
    r"\b(?i:in|my|our|with|for|to|from|and|of|taught|teach|teaching|than|gave) "
    r"(?P<code>(?:[7-9]|1[0-3])[a-fr-tv-z])(?! (?:minute|hour|second|day|week|month))"
    r"(?![\w/%+*=:.-])"
    r"|(?<![\w/.,:£$€#+*&=-])(?P<other>(?:[1-9]|1[0-3])[a-z])"
    r"(?= (?:pupils?|students?|class|girls|boys|lesson|parents))"
)
_NOT_A_CLASS_BEFORE = re.compile(
    r"(?:\b(?:questions?|q|qs|part|task|exercise|ex|unit|figure|fig|page|pp?|chapter|ch"
    r"|section|step|"
    r"level|paper|appendix|table|option|version|v|model|llama|gemma|qwen|mistral|phi"
    r"|deepseek|module|"
    r"example|problem|item|row|column|cell|test|standard|objective|lesson|topic|book|type|vitamin|"
    r"gpt|activity|worksheet|slide|band|criterion|no|number|grades?|route|bus|platform|gate"
    r"|flat|apt|"
    r"apartment|house|lens|iphone|pixel|galaxy|plus|act|scene|line|verse|stage|component"
    r"|assessment|"
    r"sheet|extract|source|clause|article|rule|note|point|strand|week|day)s?"
    r"[ .:]?(?:and |or |to |& |, ?)?|[(\[])$",
    re.IGNORECASE,
)
_NOT_A_CLASS_AFTER = re.compile(
    r"^[ -]?(?:pencils?|parameters?|params?|models?|tokens?|words?|quality|resolution|printers?"
    r"|print|shapes?|animations?|design|films?|drawings?|images?|videos?|tv|network|mobile"
    r"|signal|data"
    r"|batter(?:y|ies)|degree|grade|grades)\b",
    re.IGNORECASE,
)
_DIMENSIONS = word_set("1D 2D 3D 4D 2G 3G 4G 5G 6G 2K 4K 5K 8K 10K 1K 3M 1A 5E 7E 5A")
_UNITS = re.compile(r"\d+(?:AM|PM|KM|CM|MM|KG|GB|MB|TB|KB|HZ|ST|ND|RD|TH|AD|BC|CE|MP|X)$")

_NAMED_CLASS = re.compile(
    r"(?<![\w'])(?P<name>[^\W\d_][\w'-]{1,20}) (?P<head>[Cc]lass|[Ff]orm|[Tt]utor [Gg]roup)\b"
)
_YEAR_NAMED = re.compile(
    r"\b(?:Year|Yr|Y|Reception|Nursery) ?(?:[1-9]|1[0-3])?(?:/\d)?,? (?P<name>[A-Z][a-z]{2,15})\b"
)
_HEAD = re.compile(
    r"(?<![\w'-])(?:School|Academy|College|Primary|Infants|Juniors|Nursery|High|Grammar|Prep"
    r"|Sixth Form"
    r"|Pre-school|Kindergarten|Elementary|Secondary|Comprehensive|Gymnasium|Lyceum|Lycée|Schools"
    r"|(?:Multi[- ])?Academ(?:y|ies) Trust|Learning Trust|Schools Trust|SCHOOL|ACADEMY"
    r"|COLLEGE)\b(?!-)"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_][\w'-]*\.?|&),? $")
_CONNECTORS = word_set("of the and & in upon on le la de for with cum")
_WORDS_OF_A_NAME = 8
_SCHOOL_SMALL = re.compile(
    r"\b(?:at|from|in|of|attends?|joined|left|to|teach at|work at|visited) "
    r"(?P<name>(?:st\.? )?[a-z][a-z'-]{2,20}(?: [a-z][a-z'-]{2,20})?) "
    r"(?:(?:church of england|c of e|catholic|community|junior|infant|primary|secondary|high"
    r"|grammar|prep|nursery|special|middle) ){0,3}"
    r"(?:school|academy|college|primary|infants|juniors|grammar)\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Class and set codes, named classes and school names in `reading`."""
    text = reading.plain
    yield from _codes(text)
    yield from _bare_codes(text)
    yield from _named_classes(text)
    yield from _schools(text)


def _codes(text: str) -> Iterator[Finding]:
    for pattern in (_SET_CODE, _SET, _YEAR_CODE):
        for match in pattern.finditer(text):
            yield _class(match.span())
    for match in _CLASS_NUMBER.finditer(text):
        outcome = Outcome.ASK if match[0][:4].lower() == "room" else Outcome.HIDE
        yield _class(match.span(), outcome)


def _bare_codes(text: str) -> Iterator[Finding]:
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        after = text[match.end() : match.end() + 15]
        if (
            match[0] in _DIMENSIONS
            or _UNITS.fullmatch(match[0])
            or _NOT_A_CLASS_BEFORE.search(before)
            or _NOT_A_CLASS_AFTER.search(after)
        ):
            continue
        yield _class(match.span())
    for match in _BARE_SMALL.finditer(text):
        yield _class(match.span("code" if match["code"] else "other"))


def _named_classes(text: str) -> Iterator[Finding]:
    names = word_list("class_names")
    for match in _NAMED_CLASS.finditer(text):
        key = folded(match["name"])
        if key in names or key.removesuffix("s") in names or key.removesuffix("es") in names:
            yield _class(match.span())
    for match in _YEAR_NAMED.finditer(text):
        key = folded(match["name"])
        if key in names or key.removesuffix("s") in names:
            yield _class(match.span())


def _schools(text: str) -> Iterator[Finding]:
    general = word_list("school_words")
    for match in _HEAD.finditer(text):
        words = _words_before(text, match.start())
        if any(folded(word.rstrip(".,")) not in general for _at, word in words):
            start = words[0][0]
            if folded(text[start : match.end()]) not in word_list("public_bodies"):
                yield Finding(start, match.end(), Kind.SCHOOL, Outcome.HIDE, _("a school's name"))
    for match in _SCHOOL_SMALL.finditer(text):
        keys = map(folded, match["name"].split())
        if any(key not in general and not is_ordinary(key) for key in keys):
            yield Finding(
                match.start("name"), match.end(), Kind.SCHOOL, Outcome.HIDE, _("a school's name")
            )


def _words_before(text: str, end: int) -> list[tuple[int, str]]:
    """The capitalised words that lead up to `end`, with what joins them, and where they start."""
    words: list[tuple[int, str]] = []
    at = end
    while len(words) < _WORDS_OF_A_NAME:
        match = _WORD_BEFORE.search(text[max(0, at - 30) : at])
        if not match:
            break
        word = match[0].strip()
        if not (word[0].isupper() or word in _CONNECTORS) or (word[-1] == "." and len(word) > 3):
            break
        at -= len(match[0])
        words.insert(0, (at, word))
    while words and (words[0][1] in _CONNECTORS or _only_opens(text, *words[0])):
        words.pop(0)
    return words


def _only_opens(text: str, at: int, word: str) -> bool:
    """Whether `word` has its capital from the sentence that it opens: "At Oakfield School"."""
    key = folded(word.rstrip(".,"))
    opens = not text[:at].rstrip(" \"'(") or text[:at].rstrip(" \"'(")[-1] in ".!?:\n"
    return key in _LEADING or (opens and is_ordinary(key) and key.endswith(("ing", "ed")))


_LEADING = word_set("at in from the our my this for with when since to and but as near by")


def _class(span: tuple[int, int], outcome: Outcome = Outcome.HIDE) -> Finding:
    return Finding(*span, Kind.CLASS, outcome, _("a class or set"))
