"""Patterns for addresses by their slot and their parts: a house called by its name, a street with
no number where somebody lives, a flat's floor before it and the village and county after it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import is_ordinary, word_set
from journal.privacy.reading import Reading, folded

_STREET = (
    "street|str|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|cres|gardens|gdns|grove"
    "|terrace|terr|place|court|ct|way|square|sq|hill|row|mews|boulevard|walk|view|rise|green|parade"
    "|esplanade|wynd|vale|croft|crofts|fold|meadow|meadows|heights|mount|common|quay|wharf|estate"
    "|cottages?|villas|path|bank|gate|yard|drove|brae|loan|loaning|vennel|pend|gait|dene|end|nook"
    "|hey|ginnel|snicket|passage|spinney|copse|orchard|paddock|chase|mead|leas?|leaze|dell|glen"
    "|glade"
    "|bottom|top|ridge|field|fields|wood|woods|promenade|prom|strand|circus|crossway|bypass"
    "|embankment"
    "|approach|link|garth|gill|beck|side|wells|pastures?|park|parkway|causeway|ferry|hythe|cross"
    "|buildings|mansions|point|reach|haven|harbour|lodge|house|tower|towers|flats"
)
_SURE_STREET = (
    "street|road|rd|avenue|ave|lane|close|crescent|cres|gardens|gdns|grove|terrace|mews|wynd|drove"
    "|boulevard|row|drive"
)
_CELTIC = (
    "Parc|Heol|Ffordd|Stryd|L[oô]n|Maes|Bryn|Clos|Cae|Llys|Rhodfa|Cwrt|Rhes|Tan-?[yr]-?|Pen-?[yr]-?"
    "|Sr[aá]id|B[oó]thar|Cnoc|Ascaill|Cearnóg|Faiche|Rathad|Sràid"
)
_HEAD_FIRST = rf"{_CELTIC}|The|Mount|Glen|Ard|Dun|An"
_HOUSE = (
    "Cottages?|Farm|Farmhouse|House|Lodge|Barn|Rectory|Vicarage|Manor|Hall|Mill|Grange|Croft|Manse"
    "|Bungalow|Steading|Forge|Gatehouse|Court|Tower|Mansions|Bothy|Stables|Oast|Villa|Villas"
    "|Holiday Park|Caravan Park|Park Homes|Site|Hostel|Flats|Buildings|Heights|Place"
)
_CAP = r"[^\W\d_a-z][\w'’.-]{1,20}"
_UNIT = (
    r"(?:\d{1,2}[/.-]\d{1,2}|(?:flat|apt\.?|apartment|unit|suite|room|floor|caravan|pitch|plot|barn"
    r"|berth|block|studio|chalet|lodge|bungalow|house|no\.?|number|door|mooring|annexe?|bed-?sit"
    r"|pod"
    r"|stable|stand|bay|lot)\.? ?(?:\d{1,4}(?:/\d{1,2})?[a-z]?|[a-z])"
    r"|(?:\d(?:st|nd|rd|th)|ground|first|second|third|top|basement|upper|lower|garden)"
    r"[ -](?:floor|flat)(?: (?:left|right|front|rear|back|flat))?|(?:top|bottom) (?:left|right)"
    r"|\d[a-z]"
    r"|[fl]\d{1,2})\b"
)
# What stands before a street and belongs to its address.
_LEADING = re.compile(
    rf"(?:(?<=: ){_CAP}, )?(?:(?:(?i:{_UNIT})|(?i:c/o|care of) {_CAP}(?: {_CAP}){{0,2}}"
    rf"|(?:The )?(?:{_CAP} ){{0,2}}"
    rf"(?:{_HOUSE})|{_CAP}'s? (?:{_HOUSE})),? ){{1,4}}$"
)
_FOLLOWING = re.compile(
    rf"(?:,? (?P<code>[A-Z]{{1,2}}\d[\dA-Z]? ?\d[A-Z]{{2}}\b|\d{{4,5}} {_CAP})"
    rf"|(?:,|(?<=\d\d\d\d)) (?P<town>{_CAP}(?:[ -](?:on|by|le|in|the|of|upon|under"
    rf"|{_CAP})){{0,3}}(?: \d{{1,2}}\b)?)"
    r"(?=[,.;)\n?!]|$| [a-z]))"
)
_NUMBER = r"\d{1,4}(?:[-/]\d{1,4})?[A-Za-z]?"
_NUMBERED = re.compile(
    rf"(?<![\w.,£$€/:-]){_NUMBER},? (?:(?:{_HEAD_FIRST}) {_CAP}(?: {_CAP}){{0,2}}"
    rf"|(?i:{_CELTIC}) [a-z]{{1,12}}(?: [a-z]{{3,12}})?"
    rf"|(?:{_CAP} ){{1,3}}(?i:{_STREET})\b)"
)
_NUMBERED_SMALL = re.compile(
    rf"(?<![\w.,£$€/:-])(?:{_UNIT},? )?{_NUMBER},? (?:[a-z][a-z'-]{{2,15}} ){{1,3}}(?:{_STREET})\b"
    rf"|\b{_UNIT},? (?:\d{{1,4}},? )?(?:[a-z][a-z'-]{{2,15}} ){{1,3}}(?:{_STREET})\b"
    rf"|\bthe (?:[a-z][a-z'-]{{2,15}} )?(?:crofts?|cottages?|manse|rectory|vicarage|bungalow|lodge"
    rf"|farmhouse|barn|forge|grange|steading),? (?:[a-z][a-z'-]{{2,15}} ){{1,2}}(?:{_STREET})\b",
    re.IGNORECASE,
)
# A flat's or a caravan's number and a name: "Caravan 21, Sandhaven Holiday Park".
_UNIT_NAMED = re.compile(
    rf"(?<![\w'-])(?i:{_UNIT}),? (?:\d{{1,4}}[A-Za-z]?,? )?(?:{_CAP} ){{0,3}}(?:{_HOUSE}"
    rf"|(?i:{_STREET}))"
    r"\b"
)
_HOUSE_NAMED = re.compile(
    rf"(?<![\w'-])(?:The )?(?:{_CAP} ){{0,2}}(?:{_HOUSE}), (?:\d{{1,4}}[A-Za-z]?,? )?"
    rf"(?:{_CAP} ){{1,2}}(?i:{_STREET})\b"
)
_STREET_NAMED = re.compile(
    rf"(?<![\w'-])(?:(?:{_CAP} ){{1,2}}(?i:{_STREET})|(?:{_CELTIC}) {_CAP}(?: {_CAP})?)"
    r"(?![\w'])"
)
_HOME = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|mov(?:e|ed|es|ing)|address(?:es)?|home|house|flat|resid\w+|stay(?:s"
    r"|ing)?"
    r"|lodg\w+|rent\w*|moved|evicted|rehoused|hostel|refuge|housed|temporary accommodation"
    r"|delivered?"
    r"|deliveries|post(?:ed)? (?:it )?to|parcel|send (?:it )?to|invoice|drop(?:ped)?(?: off)?"
    r"|pick(?:ed)?"
    r"[ -]?ups?|collect(?:ed)?|bus stop|stops?|taxi|registered|contact|next door|neighbours?"
    r"|round the"
    r" corner|gran|nan|dad|mum|mother|father|aunt\w*|uncle|carer|foster|tenanc\w+|landlord|depot"
    r"|office"
    r"|based|works? (?:at|from)|arrived? at|turned up|knock\w*|visited|home visit|site|census"
    r"|letter"
    r"|postcode|fire|burst|flood\w*|crash\w*|accident|roadworks|closed|still|say|says"
    r"|said)\b[^.\n]{0,45}$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:\b(?:on|off|up|along|down|at|near|nr|by|behind|opposite|from|to|in|round|past|corner of|is"
    r"|of|and|via|between)|[-:]) (?:the )?$",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"\b(?:house|flat|door|home|address|lives?(?: at)?|living at)(?:'s)?(?: is| was)?"
    r" (?P<id>(?:number|no\.?) \d{1,4}[a-z]?)\b",
    re.IGNORECASE,
)
_SPACED_CODE = re.compile(r"(?<![\w])(?:[A-Z] ){1,2}\d (?:[A-Z\d] )?\d [A-Z] [A-Z](?!\w)")
_EIRCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]\d\d|D6W) ?(?=[A-Z]*\d)(?=\d*[A-Z])[0-9A-Z]{4}(?![A-Za-z0-9])"
)
_EIRCODE_CUE = re.compile(r"\b(?:eir ?code|post ?code)\b[^.\n]{0,25}$", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:years?|yr|chapter|level|grade|ks|lesson|part|book|act|scene|week|day|question|set|paper"
    r"|top|stage|step|figure|page|volume|room|class|form|y|the|all|of|about|only|for|in|exercise"
    r"|task"
    r"|period|song|track|source|text|season|episode|ex|q|no|number|line|slide)\.? ?$",
    re.IGNORECASE,
)
_NO_STREET = word_set(
    "wall downing sesame coronation fleet ramsay carnaby google one silk abbey pudding drury penny"
    " oxford regent secret botanical privet sherlock diagon yellow a your my our bond hyde jump"
    " botanic zoological albert baker acacia times electric quality high main the this that each"
    " every one first second next last open national school sports house home microsoft one usb"
    " hard pen flash maths english science reading writing learning lesson key top left right wrong"
    " another any some which what no new old same other long short great red green blue white black"
    " tall full whole half steel trafalgar leicester wembley central jurassic st saint year"
)
_NO_END = frozenset(
    {"st", "end", "top", "side", "bottom", "link", "point", "field", "cross", "st."}
)
_LISTED = re.compile(r"[,;/&-]|\band\b|\bor\b")
_HOUSE_ALONE = re.compile(r"\b(?:number|no\.|nos\.) \d{1,4}[a-z]?\b", re.IGNORECASE)
_MOST = 4


_HOME_SMALL = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|moved|house|flat|home|address|stay(?:s|ing)?|nan's|gran's|mum's"
    r"|dad's)\b"
    r"[^.\n]{0,25}?\b(?:on|off|up|down|in|at|near|nr|by|to|is|along) (?:the )?"
    rf"(?P<street>(?:[a-z][a-z'-]{{2,14}} ){{1,2}}(?:{_SURE_STREET}|st|fold|croft|brow|brae"
    rf"|estate))\b"
)
_FORCES = re.compile(r"\bBFPO ?\d{1,4}\b|\b[A-Z]{1,2}\d[A-Z\d]?[-./]\d[A-Z]{2}\b")
# Names of a house, a village and a county that lead up to a postcode.
_TO_CODE = re.compile(rf"(?:(?:The )?(?:{_CAP} ){{0,3}}{_CAP},? ){{1,4}}$")
_CODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Finding]:
    """Addresses in `reading` by their slot."""
    text = reading.plain
    if reading.has_digits:
        yield from _numbered(text)
        yield from _codes(text)
    for match in _HOUSE_NAMED.finditer(text):
        yield _found(match.span())
    yield from _named(text)
    for match in _HOME_SMALL.finditer(text):
        yield _found(match.span("street"))


def _numbered(text: str) -> Iterator[Finding]:
    for pattern in (_NUMBERED, _NUMBERED_SMALL, _UNIT_NAMED):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 70) : match.start()]
            words = [folded(word) for word in re.findall(r"[^\W\d_][\w'-]*", match[0])]
            told = _HOME.search(before) or (pattern is _UNIT_NAMED and "," in match[0])
            if _COUNTS.search(before) or not words or (words[0] in _NO_STREET and not told):
                continue
            sure = any(not is_ordinary(word) for word in words) and words[-1] not in _NO_END
            if told or (sure and pattern is not _NUMBERED_SMALL):
                yield _found(match.span())
    for match in _FORCES.finditer(text):
        yield _found(match.span())
    for match in _SPELT.finditer(text):
        yield _found(match.span("id"))


def _codes(text: str) -> Iterator[Finding]:
    for match in _SPACED_CODE.finditer(text):
        yield _found(match.span())
    for match in _EIRCODE.finditer(text):
        if _EIRCODE_CUE.search(text[max(0, match.start() - 40) : match.start()]):
            yield _found(match.span())


def _named(text: str) -> Iterator[Finding]:
    """Streets with no number: in a home's slot, or beside another street of a list."""
    streets, told = [], False
    for match in _STREET_NAMED.finditer(text):
        first, last = match[0].split(" ")[0], match[0].split(" ")[-1]
        before = text[max(0, match.start() - 70) : match.start()]
        if folded(first) in _NO_STREET or folded(last) in _NO_END or last.islower():
            continue
        if _COUNTS.search(before):
            continue
        slot = _HOME.search(before) and _ON.search(before)
        surely = re.fullmatch(_SURE_STREET, folded(last)) is not None
        surely = surely and (bool(_ON.search(before)) or _opens_line(before))
        streets.append((match, bool(slot) or surely))
        told = told or bool(slot) or surely
    for match in _HOUSE_ALONE.finditer(text) if told else ():
        yield _found(match.span())
    for match, sure in streets:
        if sure or (told and _LISTED.search(text[max(0, match.start() - 12) : match.start()])):
            yield replace(_found(match.span()), why=_("a street"))


def _opens_line(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1:] in ":\n-"


def grown(text: str, found: list[Finding]) -> Iterator[Finding]:
    """Addresses of `found` with what stands before and after them and belongs to them."""
    for finding in found:
        if finding.kind is not Kind.ADDRESS:
            continue
        start, end = finding.start, finding.end
        window = text[max(0, start - 70) : start]
        leading = _LEADING.search(window)
        if _CODE.fullmatch(text, start, end):
            leading = _TO_CODE.search(window) or leading
        if leading:
            start -= len(window) - leading.start()
        for _more in range(_MOST):
            following = _FOLLOWING.match(text, end)
            town = following and following["town"]
            if not following or (town and is_ordinary(folded(town)) and " " not in town):
                break
            end = following.end("town") if town else following.end("code")
            end -= text[end - 1] == "."
        if (start, end) != (finding.start, finding.end):
            yield replace(finding, start=start, end=end)


def _found(span: tuple[int, int]) -> Finding:
    return Finding(*span, Kind.ADDRESS, Outcome.ASK, _("may be an address"))
