"""Patterns for places that tell where a school is: villages, estates, landmarks, bus routes. These
are asked about, since a lesson has places too."""

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

_PLACE = r"[A-Z][a-z'-]{2,20}(?:[ -](?:[a-z]{2,5}[ -]){0,2}[A-Z][a-z'-]{2,20}){0,2}"
# Words that make the place after them the place of the school, of a home or of the way between.
_LOCAL = re.compile(
    r"\b(?:based|liv(?:e|es|ed|ing)|(?:our|my|the) (?:school|town|village|trust|nursery|college"
    r"|academy|area|city|community|centre|campus)(?: is)?|we (?:are|work|teach)"
    r"|I (?:work|teach|live)|born|grew up|moved here|commutes?|travels?|bus(?:es)?|train|drive"
    r"|(?:school|college|academy|primary|nursery|trust)s?"
    r"|(?:kids|pupils|children|students|families|parents|boys|girls|learners)"
    r"|moved|comes?|came|walk(?:s|ed)? (?:over|in)?) "
    r"(?:here |in |over |back |up |out )?(?:in|at|near|from|to|around|outside) "
    rf"(?:the (?:village|town|city|suburb|hamlet) of )?(?P<name>{_PLACE})"
)
_SMALL = re.compile(
    r"\b(?:grew up|liv(?:e|es|ed|ing)|based|born|brought up) (?:in|near|at) "
    r"(?P<name>[a-z][a-z'-]{3,20})(?: (?:myself|now|too|with|and)\b|[.,;!?]|$)"
)
_VILLAGE = re.compile(
    rf"\b(?:village|hamlet|town|suburb|parish|borough|district) (?:of|called) (?P<name>{_PLACE})"
)
_WIDE = frozenset(
    {"england", "scotland", "wales", "ireland", "britain", "london", "year", "key", "reception"}
)
# What villages and quarters are called, after "in" or "near": "Little Snoring", "Ashby".
_PARTS = (
    "Little|Great|Upper|Lower|Nether|Much|Chipping|Market|Stoke|Kings|King's|Bishops|Bishop's"
    "|Abbots|East|West|North|South|Old|New|Long|High|Church|Castle|Royal|Saint|St\\.?"
    "|Isle of|Monks|Temple"
)
_ENDINGS = (
    "ton|ham|bury|by|thorpe|ley|ford|worth|field|mouth|pool|shire|wick|wich|stead|combe|don|dale"
    "|den|borough|brough|chester|cester|caster|burgh|leigh|hurst|minster|stow|holme|thwaite|keld|sall"
    "|stone|wood|bridge|hill|side|gate|bourne|port|well|more|moor|ness|kirk"
)
_IN_VILLAGE = re.compile(
    r"\b(?i:in|near|from|to|around|outside|at|towards|between|of|and|past|through|over|via|by) "
    rf"(?P<name>(?:{_PARTS}) [A-Z][a-z'-]{{3,20}}(?:-[a-z]{{2,5}}-[A-Z][a-z'-]{{2,20}})?"
    rf"|[A-Z][a-z]{{1,12}}(?:{_ENDINGS})(?:-[a-z]{{2,5}}-[A-Z][a-z'-]{{2,20}}"
    rf"| (?:[A-Z][a-z]{{2,14}}))?)(?![\w'])"
)
_LANDMARK = (
    "Park|Common|Market|Leisure Centre|Sports Centre|Community Centre|Youth Club|Library|Cathedral"
    "|Station|Hospital|Estate|Farm|Surgery|Mosque|Gurdwara|Mandir|Synagogue|Baths|Arcade|Museum"
    "|Town Hall|Village Hall|Shopping Centre|Retail Park|Playing Fields|Recreation Ground|Church"
    "|Swimming Pool|Woods|Reservoir|Marina|Harbour|Pier|Bypass|Roundabout|Allotments|Precinct"
    "|Medical Centre|Health Centre|Garden Centre|Rugby Club|Football Club|Cricket Club|Centre|Arms"
    "|Inn|Tavern|Bus Station|Train Station|Heath|Downs|Quarry|Country Park|Nature Reserve|Canal"
    "|leisure centre|sports centre|community centre|youth club|library|bus station|train station"
    "|shopping centre|retail park|swimming pool|town hall|village hall|health centre|surgery"
    "|estate|park|market|church|mosque|baths|farm|woods|hospital|playing fields|roundabout"
)
_NAMED_LANDMARK = re.compile(
    rf"(?<![\w'-])(?P<name>(?:(?:St\.? )?[A-Z][a-z'-]{{2,20}} ){{1,2}})"
    rf"(?:{_LANDMARK})\b(?: estate\b)?(?! [A-Z])"
)
_ESTATE = re.compile(
    r"\b[Tt]he (?P<name>(?:[A-Z][a-z'-]{2,20} ){1,2}(?:estate|flats|tower block|caravan site"
    r"|area|end of town|side of town|bypass|roundabout))\b"
)
_SHOP = re.compile(
    r"\b(?:Aldi|Lidl|Tesco|Asda|Morrisons|Sainsbury'?s|Co-op|Greggs|McDonald'?s|Costa|Iceland|Spar)"
    r" (?:on|in|at|near|by|opposite) (?:the )?(?P<name>[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?)"
)
_BUS = re.compile(
    r"\b(?:the )?(?:number |no\.? ?)?(?P<first>[A-Z]{0,2}\d{1,3}[A-Za-z]?) (?:school )?bus\b"
    r"|\b(?:bus|tram) (?:number |no\.? ?|route )?(?P<second>[A-Z]{0,2}\d{1,3}[A-Za-z]?)(?![\w%:])"
    r"|\broute (?P<third>\d{1,3}[A-Z]|[A-Z]\d{1,3}|\d{2,3})\b(?! questions?)"
)
_COUNTED_BUS = re.compile(r"\b(?:a|one|in|than|of|fit|per)\s+$", re.IGNORECASE)
# In small letters these go with many a capital word that names no place: "Let's park".
_SMALL_HEADS = word_set("park church farm woods market library hospital surgery baths mosque")
_GENERAL = word_set(
    "the our their this that my your his her its a an city town village local national public"
    " business science theme car jurassic south hyde wildlife royal country memorial christmas"
    " farmers stock job food british art history school hogwarts central main white animal labour"
    " supreme high black free open world global bus train police fire power space roman catholic"
    " christian early greek orthodox medieval anglican protestant"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Places near the writer in `reading`."""
    text = reading.plain
    for pattern in (_LOCAL, _VILLAGE):
        for match in pattern.finditer(text):
            key = folded(match["name"].split(" ")[0])
            if key not in _WIDE and not _is_general(key):
                yield _place(match.span("name"))
    for match in _IN_VILLAGE.finditer(text):
        if not is_of_the_lesson(match["name"]):
            yield _place(match.span("name"))
    for match in _SMALL.finditer(text):
        key = folded(match["name"])
        if not is_ordinary(key) and not is_well_known(key):
            yield _place(match.span("name"))
    yield from _landmarks(text)
    yield from _buses(text)


def _landmarks(text: str) -> Iterator[Finding]:
    for match in _NAMED_LANDMARK.finditer(text):
        words = match["name"].split()
        # The word that opens a sentence is no part of the name where another one follows.
        start = match.start()
        if len(words) > 1 and (
            folded(words[0]) in _GENERAL or words[0] in ("The", "At", "In", "To")
        ):
            start += len(words[0]) + 1
            words = words[1:]
        small = match[0].rpartition(" ")[2] in _SMALL_HEADS
        if small and any(is_ordinary(folded(word)) for word in words):
            continue
        if not any(folded(word) in _GENERAL for word in words) and not is_of_the_lesson(
            " ".join([*words, "Park"])
        ):
            yield _place((start, match.end()))
    for pattern in (_ESTATE, _SHOP):
        for match in pattern.finditer(text):
            key = folded(match["name"].split(" ")[0])
            if key not in _GENERAL and not is_tool(key) and not is_well_known(key):
                yield _place(match.span() if pattern is _SHOP else match.span("name"))


def _buses(text: str) -> Iterator[Finding]:
    for match in _BUS.finditer(text):
        group = "first" if match["first"] else "second" if match["second"] else "third"
        before = text[max(0, match.start() - 12) : match.start()]
        if not (group == "first" and _COUNTED_BUS.search(before)):
            yield _place(match.span())


def _is_general(key: str) -> bool:
    return is_tool(key) or (
        is_ordinary(key) and key not in ("little", "great", "upper", "lower", "market", "long")
    )


def is_of_the_lesson(name: str) -> bool:
    """Whether a place, a figure or a tool that lessons are about is called so."""
    first = folded(name.split(" ")[0])
    whole = folded(name)
    if whole in word_list("curriculum_names") or is_tool(name) or is_tool(first):
        return True
    if " " not in name:
        return is_well_known(first) or is_ordinary(first) or is_first_name(first)
    key = folded(name.split(" ")[-1])
    quarter = first in ("north", "south", "east", "west", "new")
    return (
        is_well_known(first)
        or key in word_list("school_life")
        or (quarter and (is_well_known(key) or is_ordinary(key)))
    )


def _place(span: tuple[int, int]) -> Finding:
    return Finding(*span, Kind.PLACE, Outcome.ASK, _("may say where you are"))
