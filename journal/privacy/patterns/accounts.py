"""Patterns for what names somebody on a network: network addresses, handles and user names."""

import ipaddress
import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import (
    is_first_name,
    is_known_name,
    is_ordinary,
    is_well_known,
    word_set,
)
from journal.privacy.reading import Reading, folded

_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)(?::\d{2,5}\b|/\d{1,2}\b)?")
_IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])(?:%\w{1,15}|/\d{1,3}\b)?",
    re.IGNORECASE,
)
_MAC = re.compile(
    r"(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])", re.I
)
_NUMBERED_BEFORE = re.compile(
    r"(?:\bv|\b(?:version|build|spec(?:ification)? point|release|section|step|chapter|question"
    r"|objective|unit|lesson"
    r"|standard|criterion|clause|paragraph|target|item)s?)\.? ?$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./-])@[A-Za-z0-9_](?:[\w.]{0,38}\w)?")
_NO_HANDLE = word_set("@home @work @school @all @everyone @here @channel @sum")
# An address whose second half was left out, as in a log or a note.
_WITHOUT_SUFFIX = re.compile(
    r"(?<![\w.+'%@-])[\w+-][\w.+-]{1,63}@[A-Za-z][\w-]{1,62}(?![\w@]|\.\w)"
)
_HASHTAG = re.compile(r"(?<![\w#&/])#(?P<tag>[^\W\d_]\w{2,60})")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ACCOUNT = re.compile(
    r"\b(?P<cue>user ?names?|user ?id|log-?in|screen ?name|handle|gamer ?tag|insta(?:gram)?"
    r"|snap(?:chat)?|tik ?tok|discord|roblox|skype|xbox|twitter)\b(?: ?(?:name|account|handle))?"
    r"(?P<said> (?:is|was|were|as)|:| ?=| -)? {0,2}[\"'(]?(?P<name>[A-Za-z0-9][\w.#-]{2,38}\w)",
    re.IGNORECASE,
)
_SAYS_A_NAME = re.compile(r"(?:user|log|screen|gamer)", re.IGNORECASE)
_USER_NAME = re.compile(
    r"(?<![\w@./-])(?:\d{2}[-_.]?[A-Za-z]{4,20}|[A-Za-z]{4,20}\d{2,4}|[a-z]{5,20}\d)(?![\w@-]|\.\w)"
)
_JOINED_NAME = re.compile(
    r"(?<![\w@./-])[a-z]{1,20}(?:[_.][a-z]{1,20}){1,2}\d{0,4}(?![\w@/(-]|\.\w)"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Network addresses, handles and user names in `reading`."""
    text = reading.plain
    yield from _network(text)
    yield from _handles(text)
    yield from _user_names(text)


def _network(text: str) -> Iterator[Finding]:
    why = _("a network address")
    if "." in text:
        for match in _IP4.finditer(text):
            octets = re.split(r"[.:/]", match[0])[:4]
            before = text[max(0, match.start() - 14) : match.start()]
            if max(map(int, octets)) < 256 and not _NUMBERED_BEFORE.search(before):
                yield Finding(*match.span(), Kind.IP, Outcome.HIDE, why)
    if ":" in text:
        for match in _IP6.finditer(text):
            if _is_version_6(re.split(r"[%/]", match[0])[0]):
                yield Finding(*match.span(), Kind.IP, Outcome.HIDE, why)
    if ":" in text or "-" in text:
        for match in _MAC.finditer(text):
            yield Finding(*match.span(), Kind.IP, Outcome.HIDE, why)


def _is_version_6(written: str) -> bool:
    if len(written) <= 3 or not (written.count(":") > 2 or "::" in written):
        return False
    try:
        ipaddress.IPv6Address(written)
    except ValueError:
        return False
    return True


def _handles(text: str) -> Iterator[Finding]:
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if match[0].lower() not in _NO_HANDLE:
                yield Finding(*match.span(), Kind.HANDLE, Outcome.HIDE, _("a handle"))
        for match in _WITHOUT_SUFFIX.finditer(text):
            yield Finding(*match.span(), Kind.HANDLE, Outcome.HIDE, _("a user name"))
    for match in _HASHTAG.finditer(text):
        pieces = _PIECE.findall(match["tag"])
        if not all(is_ordinary(folded(piece)) for piece in pieces) and not is_tool(match["tag"]):
            yield Finding(*match.span(), Kind.HANDLE, Outcome.ASK, _("a hashtag may hold a name"))


def _user_names(text: str) -> Iterator[Finding]:
    for match in _ACCOUNT.finditer(text):
        said = match["said"] and _SAYS_A_NAME.match(match["cue"])
        telling = re.search(r"[\d_.#]", match["name"])
        if telling or (said and not is_ordinary(folded(match["name"]))):
            yield Finding(*match.span("name"), Kind.HANDLE, Outcome.HIDE, _("a user name"))
    for match in _USER_NAME.finditer(text):
        letters = folded(re.sub(r"[\d_.-]", "", match[0]))
        common = is_ordinary(letters) or is_well_known(letters)
        if not (common or is_tool(match[0]) or is_tool(letters)):
            yield Finding(*match.span(), Kind.HANDLE, Outcome.ASK, _("looks like a user name"))
    for match in _JOINED_NAME.finditer(text):
        pieces = re.split(r"[_.]", match[0].rstrip("0123456789"))
        numbered = match[0][-1].isdigit() and not all(map(is_ordinary, pieces))
        if numbered or _joins_a_name(pieces):
            yield Finding(*match.span(), Kind.HANDLE, Outcome.ASK, _("looks like a user name"))


def _joins_a_name(pieces: list[str]) -> bool:
    """Whether a first name that is no word is joined with a name or an initial: "olivia_khan"."""
    others = [piece for piece in pieces if len(piece) > 1 and not is_known_name(piece)]
    names = [p for p in pieces if len(p) > 2 and is_known_name(p) and not is_ordinary(p)]
    return (
        bool(names) and not others and (len(pieces) > len(names) or any(map(is_first_name, names)))
    )
