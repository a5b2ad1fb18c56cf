"""Patterns that introduce a person: a title before a name, "a boy called …", another script."""

import re
import unicodedata
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.initials import ABBREVIATIONS
from journal.privacy.names.ordinary import is_known_name, is_ordinary, is_well_known, word_set
from journal.privacy.names.slots import Slot, slot_of
from journal.privacy.reading import Reading, folded
from journal.privacy.titles import TITLES

_PARTICLE = (
    r"(?:(?:de|da|di|du|dos|van|von|der|den|el|al|bin|ibn|la|le|ter|ten|st\.?|[a-z]') ?){0,3}"
)
_NAME = rf"{_PARTICLE}[^\W\d_a-z][\w'-]*"
_TITLE = re.compile(
    r"(?<![\w'-])(?P<title>Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Dame|Lady|Lord|Rev"
    r"|Reverend|Fr"
    r"|Father|Sister|Coach|Uncle|Aunt|Auntie|Aunty|Se[nñ]or(?:a|ita)?|Mme|Mlle|Madame"
    r"|Monsieur|Herr|Frau"
    r"|Ustadh?|Sheikh|Imam|Rabbi|Sensei|Principal|Headteacher|Senator|Councillor|Cllr|Pastor"
    r"|Captain|Sergeant|PC|MR|MRS|MISS|MS|DR|Baroness|Baron|Nurse|Matron|Chef|Officer|Inspector"
    r"|Constable|Chaplain|Canon|Deacon|Bishop|Mister|Nana|Granny|Grandpa|Grandma|Maestro|Maulana"
    r"|President|Minister|Mayor|Governor|Secretary|Colonel|Lieutenant"
    r"|Master)"
    r"\b\.?[ ](?P<name>"
    rf"(?:[A-Z]\.? ?(?![\w'])){{0,2}}{_NAME}(?:[ -]{_NAME}){{0,2}}|[A-Z]\b)"
)
_SMALL = re.compile(
    r"(?<![\w'-])(?P<title>mrs?|ms|mx|dr|miss|sir|prof)\b\.? (?P<name>[a-z][\w'-]*)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?<![\w-])(?P<who>[\w-]{1,30}) (?:(?:is|was|who is|who's) )?(?:called|named|nicknamed"
    r"|known as) [\"']?"
    rf"(?P<name>{_NAME}(?: {_NAME})?)"
    rf"|\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir) (?P<mine>(?:nick|pet )?name)(?:'s| is)"
    rf" [\"']?(?P<own>{_NAME}(?: {_NAME})?)"
)
_ROLE = re.compile(
    r"\b(?:pupils?|students?|boy|girl|child|lad|colleagues?|TA|LSA|HLTA|teacher|mentor|tutor|SENCO"
    r"|SENCo|SENDCO|headteacher|head|deputy|mum|mother|dad|father|brother|sister|son"
    r"|daughter|friend"
    r"|husband|wife|nephew|niece|cousin|twins?|technician|caretaker|trainee|ECT|governor|partner)"
    rf",? (?P<name>{_NAME}(?: {_NAME})?)"
)
# "an app called Zelda": not somebody, whatever it is called.
_THINGS = word_set(
    "tool tools app apps application site website bot chatbot model assistant agent program"
    " programme"
    " platform game book novel story poem film play character feature system software project unit"
    " lesson topic activity resource scheme song piece file folder document tab button company town"
    " city village river mountain country place method strategy approach technique product"
    " something"
    " it one extension plugin add-on persona avatar robot series event language"
)
_CHILDREN = word_set(
    "boy girl child pupil student learner kid lad lass toddler teenager friend colleague teacher"
    " man woman lady brother sister son daughter cousin twin baby one person someone somebody"
)
_OF_STATE = word_set("president minister mayor governor secretary colonel lieutenant senator")
# Titles that stand before things too: "Master copy", "Principal causes".
_THINGS_TOO = word_set("miss principal father sister captain lord master")
# Words that follow a title and are no surname.
_NO_SURNAME = word_set(
    "who the a an out on it that this my one all some any what no of and or in to"
)

_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u2e80-\u2fff\u3005-\u9fff\ua000-\ua71f"
    r"\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\U00010000-\U0001cfff"
    r"\U0001e000-\U0001efff\U00020000-\U0003ffff]+"
    r"(?:[ '.·-]?[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u2e80-\u2fff\u3005-\u9fff"
    r"\ua000-\ua71f\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc"
    r"\U00010000-\U0001cfff\U0001e000-\U0001efff\U00020000-\U0003ffff]+){0,12}"
)


def titled(reading: Reading) -> Iterator[Finding]:
    """Names after a title; a title that is more than a form of address is part of the name."""
    text = reading.plain
    for match in _TITLE.finditer(text):
        start, end = match.span("name")
        end = start + len(_surname(match["name"]))
        first = folded(text[start:end].split(" ")[0])
        if end > start and first not in _NO_SURNAME and not (
            match["title"].lower() in _THINGS_TOO
            and is_ordinary(first) and not is_known_name(first)
        ):  # fmt: skip
            # Who bears a title of state is rather known from the news: the owner is asked.
            outcome = Outcome.ASK if match["title"].lower() in _OF_STATE else Outcome.HIDE
            # The shared wording knows these titles before a finding; others are part of the name.
            start = start if match["title"].lower() in TITLES else match.start("title")
            yield Finding(start, end, Kind.PERSON, outcome, _("a name after a title"))
    for match in _SMALL.finditer(text):
        key = folded(match["name"].removesuffix("'s"))
        common = is_ordinary(key) and not (len(key) == 1 and match["name"].isupper())
        if match["title"].lower() in ("miss", "sir", "prof"):
            common = common or not is_known_name(key)
        if not common or (is_known_name(key) and match["title"].lower() not in ("miss", "sir")):
            start, end = match.span("name")
            end -= 2 if match["name"].endswith("'s") else 0
            yield Finding(start, end, Kind.PERSON, Outcome.HIDE, _("a name after a title"))
        elif match["title"].lower() in ("mr", "mrs") and key not in _NO_SURNAME:
            # "mrs lake took them", whatever else a lake is.
            yield Finding(*match.span("name"), Kind.PERSON, Outcome.ASK, _("a name after a title"))
        elif is_known_name(key) and slot_of(text, *match.span()) >= (
            Slot.FITS if match["name"][0].isupper() else Slot.PERSON
        ):
            # "miss khan helped", but not "to miss page 3".
            yield Finding(*match.span("name"), Kind.PERSON, Outcome.ASK, _("a name after a title"))


def _surname(name: str) -> str:
    """The part of `name` that is one: an ordinary word after it opens the next thing."""
    words = name.split(" ")
    kept = words[:1]
    for word in words[1:]:
        key = folded(word.removesuffix("'s"))
        small = word[:1].islower() or kept[-1][:1].islower() or len(kept[-1].strip(".")) == 1
        if kept[-1].endswith("'s") or not (
            small or is_known_name(key) or not (is_ordinary(key) or is_well_known(key))
        ):
            break
        kept.append(word)
    return " ".join(kept).removesuffix("'s").rstrip("'-")


def introduced(reading: Reading) -> Iterator[Finding]:
    """Names that a word before them says to be somebody's: these are asked about."""
    for match in _CALLED.finditer(reading.plain):
        group = "own" if match["own"] else "name"
        if match["own"] or folded(match["who"]) in _CHILDREN:
            start = match.start(group)
            end = start + len(_surname(match[group]))
            yield Finding(start, end, Kind.PERSON, Outcome.ASK, _("the words before it say a name"))
        elif folded(match["who"]) not in _THINGS:
            yield from _asked(match, group)
    for match in _ROLE.finditer(reading.plain):
        yield from _asked(match, "name")


def _asked(match: re.Match[str], group: str) -> Iterator[Finding]:
    start = match.start(group)
    name = _surname(match[group])
    key = folded(name.split(" ")[0])
    if not is_well_known(key) and (is_known_name(key) or not is_ordinary(key)) and not (
        name.isupper() and (name in ABBREVIATIONS or (len(name) > 2 and not is_known_name(key)))
    ):  # fmt: skip
        yield Finding(
            start, start + len(name), Kind.PERSON, Outcome.ASK, _("the words before it say a name")
        )


def other_scripts(reading: Reading) -> Iterator[Finding]:
    """Words in a script that the other layers do not read; a single Greek letter is a symbol."""
    if reading.plain.isascii():
        return
    for match in _OTHER_SCRIPT.finditer(reading.plain):
        letters = [c for c in match[0] if unicodedata.category(c)[0] == "L"]
        if len(letters) > 1 or (letters and not "Ͱ" <= letters[0] <= "Ͽ"):
            yield Finding(
                *match.span(), Kind.PERSON, Outcome.ASK, _("another script, which is not read here")
            )
