"""Patterns for postal addresses: postcodes, streets as several countries write them, blocks."""

import re
from collections.abc import Iterator
from dataclasses import replace

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.ordinary import is_ordinary, word_set
from journal.privacy.reading import Reading, folded

_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY"
    "|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE"
    "|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL"
    "|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_UK = (
    rf"(?:{_AREAS})\d[A-Z\d]? {{0,2}}(?!\d(?-i:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Z]{{2}}"
    r"(?![A-Za-z0-9])"
)
_POSTCODE = re.compile(rf"(?<![A-Za-z0-9]){_UK}", re.IGNORECASE)
_EIRCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?(?=[A-Z]*\d)(?=\d*[A-Z])[0-9AC-FHKNPRTV-Y]{4}"
    r"(?![A-Za-z0-9])"
)
# Codes that a lesson has too: carbon dioxide, first year of PE, set 1 of English.
_NOT_OUTWARD = r"(?!(?:B|E|G|L|M|N|S|W|PE|DT|EN|CH|CO|TA|HS|PH|BA|AL|SS|SP|GL|DA|IP|PR|TD|PO|MK)\d)"
_OUTWARD = re.compile(
    rf"\b(?P<cue>post ?code (?:is |was |area |of |: ?)?)(?P<code>(?:{_AREAS})\d[A-Z\d]?)\b"
    rf"|\b(?:area|in|around|near|from|to|of) (?P<doubt>(?-i:{_NOT_OUTWARD}(?:{_AREAS})\d[A-Z\d]?))"
    r"(?![\w/-])",
    re.IGNORECASE,
)
_KIND_OF_STREET = (
    "Street|Str|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Close|Drive|Dr|Crescent|Cres|Gardens|Gdns|Grove"
    "|Terrace|Place|Pl|Court|Ct|Way|Square|Sq|Hill|Park|Row|Mews|Boulevard|Blvd|Walk|View|Rise"
    "|Green|Highway|Parade|Esplanade|Wynd|Vale|Croft|Fold|Meadow|Meadows|Circle|Trail|Parkway"
    "|House|Heights|Mount|Common|Quay|Wharf|Estate|Cl|Cresc|Tce|Terr|Gro|Pk|Grn|Cottages?|Lodge"
    "|Barn|Rectory|Vicarage|Farm|Mill|Buildings|Villas|Path|Bank|Gate|Yard"
)
_UNIT = r"(?:flat|apt\.?|apartment|unit|suite)\.? #?(?:\d{1,5}[A-Z]?|[A-Z])\b"
_NUMBER = r"\d{1,5}(?:[A-Za-z]\b|-\d{1,4})?"
_NUMBERED = re.compile(
    rf"(?<![\w.,-])(?:(?i:{_UNIT}),? )?(?:{_NUMBER} )?{_NUMBER},? "
    rf"(?:[A-Z][\w'.-]{{1,25}} ){{1,4}}(?:{_KIND_OF_STREET})\b\.?(?: (?:NW|NE|SW|SE)\b)?"
    rf"(?:,? (?i:{_UNIT}))?",
)
_UNIT_NAMED = re.compile(
    rf"\b(?i:{_UNIT}),? (?:[A-Z][\w'-]{{1,25}} ){{1,3}}(?:{_KIND_OF_STREET})\b"
    rf"|\b(?i:(?!unit|suite){_UNIT}), [A-Z][\w'-]{{1,25}}(?: [A-Z][\w'-]{{1,25}}){{0,2}}"
)
# "Year 9 Drama Place", "Chapter 4 The Road": a number that counts lessons opens no address.
_COUNTS = re.compile(
    r"\b(?:years?|yr|chapter|level|grade|ks|lesson|part|book|act|scene|week|day|question|set|paper"
    r"|top|stage|step|figure|page|volume|unit|room|class|form|y)\.? ?$",
    re.IGNORECASE,
)
_NUMBERED_SMALL = re.compile(
    r"(?<![\w.,])\d{1,4}[a-z]? (?:[a-z][a-z'-]{2,20} ){1,2}"
    r"(?:street|road|avenue|lane|crescent|gardens|terrace|close|drive)\b"
)
_FOREIGN = re.compile(
    r"(?<![\w'])(?:(?P<before>\d{1,5}),? )?(?:[Rr]ue|[Vv]ia|Viale|Vicolo|Corso|Calle|Avda\.?"
    r"|Avenida|Rua|Plaza|Piazza|ul\.|Ulica|ulica|Trg|trg|Strada|Carrer|Paseo|Chemin|All[ée]e|Quai"
    r"|Impasse|R\.|Av\.|Via delle|улица|ул\.) "
    r"(?:(?:de|des|du|della|delle|di|del|da|dos|la|las|los|l'|le|el) ?){0,2}"
    r"[^\W\d_a-z][\w'.-]{1,25}(?: (?:[^\W\d_a-z][\w'.-]{1,25}|de|da|do|dos|i)){0,4}"
    r"(?:,? (?P<after>\d{1,4}[a-z]?)\b)?"
)
_JOINED_STREET = re.compile(
    r"(?<![\w'-])(?:\d{1,5} )?(?:[^\W\d_]{3,20} )?"
    r"(?P<street>[^\W\d_]{3,25}?(?:stra(?:ß|ss)e|gatan?|gade|vej|vägen|veien|katu|tie|kuja|laan|straat|weg|plein|gasse|platz|tänav)"
    r"|[^\W\d_]{3,20} (?:u\.|utca|út|tér|körút|tee|tn|mnt)) \d{1,4}\b",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"\b(?:PSC|CMR|Unit|USNS|USNV|USS|USCGC)[ \w,.]{1,40}\n?[ >?]{0,6}[ADF]PO,? A[AEP] \d{5}\b",
    re.IGNORECASE,
)
_BOX = re.compile(r"\bP(?:\.? ?O\.? ?|ost(?:al )?) ?Box \d{1,6}\b", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?<![\w'])(?:The [A-Z][\w'-]{{1,25}} [A-Z][\w'-]{{1,25}}, )?"
    rf"(?:[A-Z][\w'-]{{1,25}} ){{1,3}}(?:{_KIND_OF_STREET})\b(?!')"
)
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|mov(?:e|ed|es|ing)|address|home|house|flat|resid\w+|stay(?:s|ing)?)\b"
    r"[^.\n]{0,30}$",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:down|along|up|off|near|nr|behind|corner of|opposite|comes? from|collected from"
    r"|flat (?:on|in)|turn into) (?:the )?$",
    re.IGNORECASE,
)
_STREETS = re.compile(r" (?:Street|Road|Lane|Avenue|Close|Crescent|Terrace|Mews|Gardens|Wynd)$")
# Streets of books, films and history, and what else such a word ends: "Google Drive".
_NO_STREET = word_set(
    "wall downing sesame coronation baker high fleet ramsay carnaby main google one silk abbey"
    " mulberry pudding drury penny oxford regent kew secret the botanical privet sherlock diagon"
    " railway yellow a your my our bond park garden middle sidewalk jump botanic zoological"
)
_KNOWN_ADDRESSES = frozenset(
    {"10 downing street", "11 downing street", "221b baker street", "4 privet drive"}
)
# "Our address is 10252 Μεγάλη Άμμος 1": the words before say that an address follows.
_TOLD = re.compile(
    r"\b(?P<sure>(?:\w{1,20} )?address(?: of [\w' .-]{1,30}?)? ?(?:is|:)"
    r"|liv(?:e|es|ed|ing) (?:now )?at|located at|resid(?:es|ing) at)"
    r"|\b(?:return (?:it )?to|arrived? at|off at|meet (?:me|us|him|her) at|moved to|delivered to"
    r"|sen[dt] (?:a new one|it|them|this) to|(?:station|entrance|shop|office) is on|enter on"
    r"|the corner of)",
    re.IGNORECASE,
)
_TOLD_ADDRESS = re.compile(
    r"\s{1,6}(?:the corner of )?"
    r"(?P<address>(?:\d{1,5}[a-z]?,? )?"
    r"(?:[^\W\d_][\w'.-]{1,25}[ \n]){1,5}\d{1,5}\b"
    r"|\d{1,5}[a-z]?,? (?:[^\W\d_][\w'.-]{2,25}[ ,]?){1,4})"
)
_CORNER = re.compile(
    r"\bthe corner of (?:\d{1,5} )?(?:[\w.'-]{2,25} ){1,5}and "
    r"(?:[\w.'-]{2,25} ){0,2}[^\W\d_a-z][\w'-]{1,25}"
)
_ZIP = re.compile(
    r"\b(?:zip|post(?:al)?)(?: ?code)?(?: is|:)? (?P<code>\d{4,6}(?:-\d{3,4})?)\b", re.I
)
_SEPARATOR = r"[ ,]{0,4}(?:\n{1,2}[ >?\t,]{0,8})?[ ,?>]{0,6}"
_CAPITALS = (
    r"(?:\(?[^\W\d_a-z][\w'.’-]{0,25}\)?|[a-z]{2,3}\b)"
    r"(?: (?:\(?[^\W\d_a-z][\w'.’-]{0,25}\)?|of|na|de|la|do|da|the|and|di|sur|upon|under"
    r"|im|am)){0,4}"
)
_CODE_AT_END = (
    rf"(?:(?i:{_UK})|[A-Z]{{2}} \d{{5}}|\d{{4,6}}(?:-\d{{4}})?(?![\w/:.-]*\d|%| ?\w{{1,2}}\b))"
)
# A comma or a new line tells parts apart; were a space enough, long texts would take for ever.
_BETWEEN = r"(?:[ ]?,[ ,]{0,3}(?:\n[ >?\t,]{0,8})?|[ ?]{0,5}\n{1,2}[ >?\t,]{0,8}|[ ]?\?{1,4}[ ])"
_TAIL = re.compile(
    rf"(?: (?:(?i:{_UNIT})|{_CAPITALS}))?(?:{_BETWEEN}(?:(?i:{_UNIT})|{_CAPITALS})){{0,6}}?"
    rf"{_SEPARATOR}{_CODE_AT_END}"
)
_TAIL_SMALL = re.compile(r"(?:[ ,\n]{1,4}[^\W\d_]{2,25}){1,7}?[ ,\n]{1,4}\d{4,6}\b(?![./:-]\d)")
_TAIL_UNIT = re.compile(
    rf"{_SEPARATOR}(?i:{_UNIT})(?:{_SEPARATOR}{_CAPITALS}(?=[,.;\n?!]|$)){{0,2}}"
)
_TAIL_TOWN = re.compile(rf", (?P<town>{_CAPITALS})(?=[.,;)\n?!]|$)")
_TAIL_STREET = re.compile(
    rf", (?:{_NUMBER} )?(?:[A-Z][\w'.-]{{1,25}} ){{1,3}}(?:{_KIND_OF_STREET})\b"
)
_OUTWARD_TAIL = re.compile(rf", (?:{_AREAS})\d[A-Z\d]?\b")
_BLOCK_UNIT = re.compile(
    r"(?<![\w'])(?:apt\.?|apartment|suite|postbox)\.? #?\d{1,5}\b", re.IGNORECASE
)
_WORD = r"(?:\d{1,2}[a-z]{0,2}\.? )?[^\W\d_][\w'./∆-]{0,25}"
_BLOCK_LEAD = re.compile(
    rf"(?<!\w)(?:\d{{1,5}}[ ,]{{1,3}}){{0,2}}(?:{_WORD} ){{0,5}}{_WORD}"
    r"(?:[ ,]{0,3}\d{1,5}[A-Za-z]?\.?)?[ ,]{0,4}(?:\n{1,2}[ >?]{0,8})?[ ,?>]{0,6}$"
)
_BLOCK_CITY = re.compile(
    r"(?<![\w.,/-])\d{1,5} (?:[^\W\d_a-z][\w'.’-]{1,25} ){1,4}\d{1,5}(?=[\n,]| [A-Z])"
)


def is_known_address(text: str) -> bool:
    """Whether everybody knows who lives there: a prime minister, a detective."""
    return folded(text) in _KNOWN_ADDRESSES


def find(reading: Reading) -> Iterator[Finding]:
    """Postcodes, streets and whole addresses in `reading`."""
    text = reading.plain
    if reading.has_digits:
        yield from _codes(text)
        yield from _streets(text)
        yield from _blocks(text)
        yield from _told(text)
    yield from _named_streets(text)


def _codes(text: str) -> Iterator[Finding]:
    why = _("part of an address")
    for pattern in (_POSTCODE, _EIRCODE):
        for match in pattern.finditer(text):
            yield Finding(*match.span(), Kind.ADDRESS, Outcome.HIDE, why)
    for match in _OUTWARD.finditer(text):
        group = "code" if match["cue"] else "doubt"
        outcome = Outcome.HIDE if match["cue"] else Outcome.ASK
        yield Finding(*match.span(group), Kind.ADDRESS, outcome, why)
    for match in _ZIP.finditer(text):
        yield Finding(*match.span("code"), Kind.ADDRESS, Outcome.HIDE, why)


def _streets(text: str) -> Iterator[Finding]:
    for pattern in (_NUMBERED, _UNIT_NAMED, _NUMBERED_SMALL, _BOX, _MILITARY):
        for match in pattern.finditer(text):
            counts = _COUNTS.search(text[max(0, match.start() - 12) : match.start()])
            if not counts and not is_known_address(match[0]):
                yield _address(text, *match.span())
    for match in _FOREIGN.finditer(text):
        if match["before"] or match["after"]:
            yield _address(text, *match.span())
    for match in _JOINED_STREET.finditer(text):
        if not is_ordinary(folded(match["street"])):
            yield _address(text, *match.span())


def _blocks(text: str) -> Iterator[Finding]:
    """Addresses that their flat or their closing code gives away, whatever the street is called."""
    for match in _BLOCK_UNIT.finditer(text):
        before = text[max(0, match.start() - 70) : match.start()]
        lead = _BLOCK_LEAD.search(before)
        start = match.start() - (len(before) - lead.start() if lead else 0)
        yield _address(text, _from_number(text, start, match.start()), match.end())
    for match in _BLOCK_CITY.finditer(text):
        tail = _TAIL.match(text, match.end())
        if tail:
            yield _address(text, match.start(), tail.end())


def _from_number(text: str, start: int, end: int) -> int:
    """Where the block's last line that opens with a number begins, since names stand above it."""
    lines = [
        m.end()
        for m in re.finditer(r"(?:^|\n)[ >?\t]*(?=\d)|(?<=[\w.:]) (?=\d{2,5} )", text[start:end])
    ]
    return start + lines[0] if lines else end


def _told(text: str) -> Iterator[Finding]:
    for corner in _CORNER.finditer(text):
        if not is_ordinary(folded(corner[0].split(" ")[-1])) or any(map(str.isdigit, corner[0])):
            yield _address(text, *corner.span())
    for told in _TOLD.finditer(text):
        match = _TOLD_ADDRESS.match(text, told.end())
        if not match:
            continue
        words = re.findall(r"[^\W\d_]+", match["address"])
        if any(not is_ordinary(folded(word)) for word in words):
            outcome = Outcome.HIDE if told["sure"] else Outcome.ASK
            yield _address(text, *match.span("address"), outcome)


def _named_streets(text: str) -> Iterator[Finding]:
    for match in _NAMED.finditer(text):
        before = text[max(0, match.start() - 45) : match.start()]
        first = folded(match[0].split(" ")[0])
        if _LIVES.search(before) and not match[0].endswith((" Park", " Bank", " Gate")):
            sure = _LIVES.search(before[-15:])
            found = _address(text, *match.span(), Outcome.HIDE if sure else Outcome.ASK)
            yield replace(found, why=_("a street"))
        elif first not in _NO_STREET and (_STREETS.search(match[0]) or _GOES.search(before)):
            yield replace(_address(text, *match.span(), Outcome.ASK), why=_("a street"))


def _address(text: str, start: int, end: int, outcome: Outcome = Outcome.HIDE) -> Finding:
    """An address with the flat, town and code that follow its street."""
    street = _TAIL_STREET.match(text, end)
    end = street.end() if street else end
    for tail in (_TAIL, _TAIL_UNIT, _OUTWARD_TAIL):
        following = tail.match(text, end)
        if following:
            end = following.end()
            break
    small = _TAIL_SMALL.match(text, end) if text[start:end].islower() else None
    end = small.end() if small else end
    town = _TAIL_TOWN.match(text, end)
    if town and not is_ordinary(folded(town["town"].split(" ")[0])):
        end = town.end()
    if text[start:end].endswith(".") and len(text[start:end].rpartition(" ")[2]) > 4:
        end -= 1
    return Finding(start, end, Kind.ADDRESS, outcome, _("an address"))
