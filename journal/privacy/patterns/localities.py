"""Patterns for what lies around a school or a home: garages, stables, wards, stops, becks, sides of
a town, and places where somebody comes from. These are asked about, since a lesson has them too."""

import re
from collections.abc import Iterator, Sequence

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import is_first_name, is_ordinary, is_well_known, word_set
from journal.privacy.patterns.places import is_of_the_lesson
from journal.privacy.reading import Reading, folded

_CAP = r"[^\W\d_a-z][\w'’-]{2,20}"
_NAME = rf"{_CAP}(?:[ -](?:(?:on|by|le|in|the|of|under|upon|y|yr|na)[ -]){{0,2}}{_CAP}){{0,2}}"
# What is called by a name of its own, in capital or small letters.
_LANDMARK = (
    "garage|stables?|dental|dentists?|dental practice|pharmacy|chemist|vets?|nursing home|care home"
    "|children'?s home|family centre|children'?s centre|contact centre|day centre|tram stop"
    "|bus stop"
    "|metro|station|underpass|car park|track|ground|pitch|pitches|courts|rink|gym|leisure|fitness"
    "|pool"
    "|boxing club|judo club|harriers|fc|afc|rfc|cc|rovers|juniors|scouts?|guides|cubs|brownies"
    "|church"
    "|church hall|parish hall|village hall|scout hut|hall|chapel|gospel hall|mosque|temple|gurdwara"
    "|synagogue|cemetery|crematorium|hospital|hospice|infirmary|ward|clinic|surgery|health centre"
    "|medical|practice|foodbank|food bank|hostel|refuge|hotel|b&b|guest house|arms|inn|tavern|pub"
    "|bar"
    "|caf[eé]|chippy|kebabs?|takeaway|bakery|stores?|newsagents?|post office|supermarket|superstore"
    "|retail park|business park|industrial estate|trading estate|estate|caravan park|campsite|farm"
    "|allotments?|rec|recreation ground|playing fields?|play ?park|skate ?park|woods?|copse|forest"
    "|moor|fell|beck|brook|burn|weir|lock|locks|marina|harbour|quay|docks?|pier|canal|reservoir"
    "|mere"
    "|tarn|lake|pond|bridge|viaduct|tunnel|roundabout|interchange|junction|lights|crossroads"
    "|services"
    "|library|museum|theatre|cinema|bingo|arcade|precinct|centre|market|tower|towers|court|flats"
    "|villa"
    "|villas|lodge|grange|hall farm|nook|lea|banks?|heights|gardens|green|common|heath|park"
)
_SURE = re.compile(
    rf"(?<![\w'-])(?P<the>[Tt]he )?(?P<name>(?:(?:St\.? |Ss\.? )?{_CAP} ){{1,3}}?)"
    rf"(?P<head>(?i:{_LANDMARK}))\b(?P<more> (?:car park|hall|road end|bus stop|stop|underpass"
    r"|roundabout|lights|car ?park))?(?![\w'])"
)
_AROUND = (
    "at|near|nr|by|past|outside|behind|opposite|beside|off at|to|from|in|on|up|down|over|round"
    "|around"
    "|via|across|through|towards|between|is|called|into|home,|hospital,|centre,|club,|school at"
)
_SLOT = re.compile(rf"\b(?:{_AROUND}) $", re.IGNORECASE)
_BY_HEAD = re.compile(
    rf"\b(?:the )?(?:River|Afon|Loch|Lough|Llyn|Nant|Ward|Caf[eé]|Spar|Costcutter|Premier|Londis"
    rf"|Nisa"
    rf"|One Stop|Budgens|Junction \d{{1,2}},?|J\d{{1,2}},?|Singh Sabha|Masjid|Rec at"
    rf"|Rec in) {_NAME}"
)
_SIDE = re.compile(
    rf"\b[Tt]he (?P<name>{_CAP}(?: {_CAP})?) (?:end|side|way|part|half|lot|crowd|kids|families|lads"
    r"|girls|bus|train|tram|turn-?off|road|estate|flats|valley|villages?|catchment)\b"
    rf"|\b[Uu]p (?P<up>{_CAP}(?: {_CAP})?) way\b"
)
_FROM = re.compile(
    r"\b(?:(?:'s|is|are|was|were|he's|she's|they're|we're|i'm|comes?|came|moved(?: (?:up|down"
    r"|over|here"
    r"|back|in))?|moving|bus(?:ed|es)?|travels?|drives?|walks?|famil(?:y|ies)|kids?|pupils?"
    r"|children"
    r"|lads|girls|boys|lot|students?|live[sd]?|living|grew up|born|based|home|house|flat|shop|met"
    r"|seen"
    r"|hangs? out|plays? out|trains|placement|stays?|staying) (?:just |only |all |mostly )?"
    r"(?:from|in|at|near|outside|by|over in|up in|down in|round|towards|on) (?:the )?"
    r"|\bcatchment (?:is|covers|takes in|includes|of|area is)(?: mostly)? |\b(?:outside|nr"
    r"|off at) (?:the )?"
    r"|\b(?:village|town|hamlet|estate|parish|nursing home|care home|suburb)s?,? (?:of |called "
    r"|is )?"
    r"|\bwe're )"
)
_FROM_NAME = re.compile(rf"(?P<name>{_NAME})(?![\w'])")
_SMALL = re.compile(r"\b(?:nr|near|outside) (?P<name>[a-z]{4,14}(?: [a-z]{4,14})?)(?= ?[,.;]|$)")
_MORE = re.compile(
    rf"(?:,| and|, and| or| &|;)(?: (?:half of|most of|part of|some of|all of|she's from|he's from"
    rf"|they're from|from|they're|the))? (?P<name>{_NAME})(?![\w'])"
)
_NO_NAME = word_set(
    "the our their this that my your his her its a an we he she they it year reception nursery"
    " english"
    " maths science art music drama history geography computing spanish french german latin"
    " religious"
    " school primary secondary high sixth key stage google microsoft national royal british roman"
    " greek"
    " town city village local main public christmas easter monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october november"
    " december hyde jurassic south north east west central wildlife theme car science business book"
    " learning assessment resource resources data job food stock teacher staff pupil student parent"
    " professional training maker sports sport digital word help test command control support tate"
    " british natural imperial global world open central no new old big health mental safeguarding"
)
_MOST = 20


def find(reading: Reading) -> Iterator[Finding]:
    """Places around the writer in `reading`."""
    text = reading.plain
    found = [*_landmarks(text), *_slots(text)]
    yield from found
    yield from _listed(text, found)


def _landmarks(text: str) -> Iterator[Finding]:
    for match in _SURE.finditer(text):
        words, start = match["name"].split(), match.start("name")
        while len(words) > 1 and (folded(words[0]) in _NO_NAME or is_ordinary(folded(words[0]))):
            start += len(words[0]) + 1
            words = words[1:]
        before = text[max(0, match.start() - 14) : match.start()]
        keys = [folded(word) for word in words]
        if keys[0] in _NO_NAME or is_tool(" ".join(words)) or is_of_the_lesson(f"{words[0]} Zz"):
            continue
        slot = _SLOT.search(before) or words[0].endswith("'s")
        strange = not all(map(is_ordinary, keys)) and not any(map(is_well_known, keys))
        if strange or (slot and match["head"][0].isupper()):
            yield _place((start, match.end()))
    for match in _BY_HEAD.finditer(text):
        if not is_well_known(folded(match[0].split(" ")[-1])):
            yield _place(match.span())


def _slots(text: str) -> Iterator[Finding]:
    for match in _SIDE.finditer(text):
        group = "name" if match["name"] else "up"
        if _is_place(match[group]):
            yield _place(match.span(group))
    for cue in _FROM.finditer(text):
        name = _FROM_NAME.match(text, cue.end())
        if name and _is_place(name["name"]):
            yield _place(name.span("name"))
    for match in _SMALL.finditer(text):
        keys = match["name"].split()
        if not any(is_ordinary(key) or is_well_known(key) or is_first_name(key) for key in keys):
            yield _place(match.span("name"))


def _listed(text: str, found: Sequence[Finding]) -> Iterator[Finding]:
    """Places in a list with one that was found: "Moss Side and Hulme"."""
    for end in {finding.end for finding in found}:
        for _more in range(_MOST):
            following = _MORE.match(text, end)
            if not following or not _is_place(following["name"]):
                break
            yield _place(following.span("name"))
            end = following.end("name")


def _is_place(name: str) -> bool:
    """Whether `name` may be a village or a quarter, and no place of a lesson, tool or person."""
    keys = [folded(word) for word in name.split(" ")]
    if keys[0] in _NO_NAME or name.isupper() or is_tool(name) or is_tool(keys[0]):
        return False
    if len(keys) == 1:
        return not is_of_the_lesson(name)
    return not (is_well_known(keys[0]) or (is_first_name(keys[0]) and not is_ordinary(keys[0])))


def _place(span: tuple[int, int]) -> Finding:
    return Finding(*span, Kind.PLACE, Outcome.ASK, _("may say where you are"))
