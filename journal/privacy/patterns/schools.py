"""Patterns for schools and trusts, by their head word, a saint or the word that goes before."""

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

_HEAD = re.compile(
    r"(?<![\w'-])(?:School|Academy|College|Primary|Infants?|Juniors?|Nursery|High|Grammar|Prep"
    r"|Sixth Form|Pre-?[Ss]chool|Kindergarten|Elementary|Secondary|Comprehensive|Comp|Gymnasium"
    r"|Lyceum|Lycée|Schools|Sec\.?|Sch\.?|UTC|PRU|Pupil Referral Unit|6th [Ff]orm|Prim|Campus"
    r"|(?:Multi[- ])?Academ(?:y|ies) Trust"
    r"|(?:Learning|Schools?|Education(?:al)?|Academ(?:y|ies)) (?:Trust|Partnership|Federation)"
    r"|Federation|MAT|SCHOOL|ACADEMY|COLLEGE|PRIMARY|Special School|Hub School"
    r"|(?:C ?of ?E|CofE|CE|RC|VA|VC)(?: (?:VA|VC|Aided|Controlled))?)\b(?!-)"
)
# What may follow a head word and belongs to it: "Academy Peckham", "Primary School and Nursery".
_AFTER = re.compile(
    r" (?:(?:and|&) )?(?:(?:Infants?|Juniors?|Primary|Nursery|Schools?|Academy|College|Sixth Form"
    r"|Sec|High|Pre-?[Ss]chool|Trust|Centre|VA|VC|RC)\b)"
)
_TOWN_AFTER = re.compile(r" (?P<town>[A-Z][a-z'-]{3,20})(?![\w'])")
# The head word goes first where Welsh, Irish, Gaelic and other schools are named.
_HEAD_FIRST = re.compile(
    r"(?<![\w'-])(?:Ysgol|Scoil|Gaelscoil|Gaelcholáiste|Naíonra|Bunscoil|Pobalscoil|Meánscoil"
    r"|Col[áa]iste|Sgoil|[ÉE]cole|Lycée|Collège|Colegio|Escuela|Instituto|Liceo|Scuola"
    r"|Grundschule|Gesamtschule|Gymnasium|Szkoła|UTC|Cylch Meithrin)"
    r"(?: (?:[^\W\d_a-z][\w'.’-]{0,25}|[yY]|yr|na|an|de|la|le|les|du|des|di|da|del|della|von|nan"
    r"|en|i|of|the)(?![\w'])){1,7}"
)
_WORD_BEFORE = re.compile(r"(?:[^\W\d_][\w'-]*\.?|&) $")
_CONNECTORS = word_set("of the and & in upon on le la de for with cum y yr na")
_WORDS_OF_A_NAME = 8
_WORDS_AFTER = 4
_SAINT = re.compile(
    r"(?<![\w'-])(?:St|Saint|SS|Sts)\.? (?P<name>[A-Z][a-z]{2,15}"
    r"(?: (?:the [A-Z][a-z]+|of [A-Z][a-z]+|and St\.? [A-Z][a-z]+|& St\.? [A-Z][a-z]+))?(?:'s|s')?)"
    r"(?![\w'])(?P<after> [\w'-]+)?"
)
_AT = re.compile(
    r"\b(?:at|from|to|joined|left|visited|with|attends?|against|of|our"
    r"|across|between|near) (?:the )?$",
    re.I,
)
# What is called after a saint and is no school.
_NOT_AFTER_SAINT = re.compile(
    r"^ (?:day|cathedral|church|eve|flag|cross|hospital|square|park|chapel|bridge|river|island"
    r"|isles?|channel|gallery|basilica|abbey|week|story|life)\b",
    re.IGNORECASE,
)
_SAINT_SMALL = re.compile(
    r"\b(?:at|from|to|in|joined|left|attends?|of) (?P<name>(?:st|saint)\.? [a-z]{3,15}(?:'s|s))"
    r"(?![\w'])(?! day)"
)
_SITE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?P<name>(?:[A-Z][a-z'-]{3,20} ){1,2}(?:site|campus|building|pupils|staff"
    r"|parents|children|kids|classrooms?|playground|timetable|INSET))\b"
)
_SCHOOL_SMALL = re.compile(
    r"\b(?P<name>(?:st\.? )?[a-z][a-z'-]{2,20}(?: [a-z][a-z'-]{2,20})?) "
    r"(?:(?:church of england|c of e|cofe|catholic|community|junior|infant|primary|secondary|high"
    r"|grammar|prep|nursery|special|middle) ){0,3}"
    r"(?:school|academy|college|primary|prim|infants|juniors|grammar|high|comp|6th form"
    r"|sixth form)\b"
)
# Every word an ordinary one: "at park lane primary".
_WORDS_SMALL = re.compile(
    r"(?:\b(?:at|attends|joined|left|from|w/|with|of|to|visit(?:ed|ing)?) |\()"
    r"(?P<name>(?:[a-z][a-z'-]{2,14} ){2,3}"
    r"(?:primary|academy|infants|juniors|grammar|comp|high school))(?: school)?\b"
    r"(?! (?:pupils|children|kids|phase))"
)
_LEADING = word_set(
    "at in from the our my this for with when since to and but as near by a an she he they we i"
    " is was both her his their of visited joined left mr mrs ms miss dr all most some"
)
# Schools of thought, and a head word that is the name of something else.
_THOUGHT_AFTER = re.compile(
    r"^ (?:of (?:thought|economics|rock|athens|criticism|painting|art|music|scandal|night|education"
    r"|hard knocks|life|law|medicine|business|dance|engineering|teaching)|awards?|board"
    r"|musical)\b",
    re.IGNORECASE,
)
_WEAK_HEADS = word_set("high sec sec. sch sch. comp federation ce rc va vc infant junior")


def find(reading: Reading) -> Iterator[Finding]:
    """Schools and trusts in `reading`."""
    text = reading.plain
    yield from _by_head(text)
    for match in _HEAD_FIRST.finditer(text):
        yield _school(match.start(), match.start() + len(match[0].rstrip(".")))
    yield from _saints(text)
    for match in _SITE.finditer(text):
        key = folded(match["name"].split(" ")[0])
        if not (is_ordinary(key) or is_well_known(key) or is_tool(key) or is_first_name(key)):
            yield _school(*match.span("name"), Outcome.ASK)
    yield from _in_small_letters(text)


def _by_head(text: str) -> Iterator[Finding]:
    general = word_list("school_words")
    for match in _HEAD.finditer(text):
        words = _words_before(text, match.start())
        telling = [word for _at, word in words if folded(word.rstrip(".,")) not in general]
        if not telling or _THOUGHT_AFTER.search(text[match.end() : match.end() + 20]):
            continue
        start, end = words[0][0], _end(text, match.end())
        if _is_public(text[start:end]) or _is_public(text[start : match.end()]):
            continue
        weak = match[0].lower() in _WEAK_HEADS
        if weak and all(_is_common(word) for word in telling) and "St" not in text[start:end][:3]:
            continue
        yield _school(start, end)


def _is_common(word: str) -> bool:
    key = folded(word.rstrip(".,"))
    return not word.endswith("'s") and (is_ordinary(key) or is_well_known(key))


def _end(text: str, end: int) -> int:
    """Where the name ends that has its head word before `end`."""
    for _more in range(_WORDS_AFTER):
        following = _AFTER.match(text, end)
        end = following.end() if following else end
    town = _TOWN_AFTER.match(text, end)
    # "Harris Academy Peckham", but not "Oakfield Academy Monday".
    if town and not is_ordinary(folded(town["town"])) and not is_tool(town["town"]):
        key = folded(town["town"])
        if key not in _DAYS and not is_first_name(key):
            end = town.end()
    return end


_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday english french spanish")


def _is_public(name: str) -> bool:
    whole = folded(name).removeprefix("the ")
    return whole in word_list("public_bodies") or any(
        whole.startswith(body + " ") or whole.endswith(" " + body)
        for body in word_list("public_bodies")
    )


def _saints(text: str) -> Iterator[Finding]:
    """ "St Bede's" alone: a school where one is at it or comes from it, else asked about."""
    for match in _SAINT.finditer(text):
        name = match["name"]
        if _NOT_AFTER_SAINT.search(match["after"] or ""):
            continue
        start, end = match.start(), match.end("name")
        before = text[max(0, start - 20) : start]
        possessive = name.endswith(("'s", "s'"))
        long = " the " in name or " and " in name or " & " in name
        if (possessive or long) and _AT.search(before):
            yield _school(start, end)
        elif (possessive or long) or _AT.search(before):
            place = is_well_known(folded("st " + name)) or folded(name) in _SAINTLY_PLACES
            if not place:
                yield _school(start, end, Outcome.ASK)


_SAINTLY_PLACES = word_set("lucia louis petersburg kitts vincent helena ives andrews tropez paul")


def _in_small_letters(text: str) -> Iterator[Finding]:
    general = word_list("school_words")
    for match in _SAINT_SMALL.finditer(text):
        yield _school(*match.span("name"))
    for match in _SCHOOL_SMALL.finditer(text):
        words = match["name"].split()
        keys = [folded(word) for word in words]
        if any(key not in general and not is_ordinary(key) and len(key) > 3 for key in keys):
            first = 0 if keys[0] in ("st", "st.") or not is_ordinary(keys[0]) else 1
            first = 0 if len(words) == 1 else first
            if folded(words[-1]) in general and len(words) > 1 and is_ordinary(keys[0]):
                continue
            skipped = len(words[0]) + 1 if first else 0
            name = text[match.start() + skipped : match.end()]
            if not _is_public(name) and not is_tool(keys[-1]):
                yield _school(match.start() + skipped, match.end())
    for match in _WORDS_SMALL.finditer(text):
        keys = [folded(word) for word in match["name"].split()[:-1]]
        if not any(key in general or key in _CONNECTORS for key in keys):
            yield _school(*match.span("name"), Outcome.ASK)


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
    if text.startswith("Our Lady", at):
        return False
    key = folded(word.rstrip(".,"))
    before = text[max(0, at - 12) : at].rstrip(" \"'(")
    opens = not before or before[-1] in ".!?:\n"
    return key in _LEADING or (opens and is_ordinary(key) and key.endswith(("ing", "ed")))


def _school(start: int, end: int, outcome: Outcome = Outcome.HIDE) -> Finding:
    return Finding(start, end, Kind.SCHOOL, outcome, _("a school's name"))
