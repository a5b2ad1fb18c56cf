"""Patterns for ways to reach somebody: e-mail, web and network addresses, handles, telephones."""

import ipaddress
import re
from collections.abc import Iterator

import phonenumbers

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.keep import is_tool
from journal.privacy.ordinary import is_ordinary, word_set
from journal.privacy.reading import Reading, folded

_EMAIL = re.compile(
    r"(?<![\w.+'%-])[\w.+'%&-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?<![.-])"
    r"|(?<![\w.+-])[\w.+-]{2,64} ?[\[({<] ?at ?[\])}>] ?[\w-]{1,63}"
    r"(?: ?(?:\.|[\[({<] ?dot ?[\])}>]) ?[\w-]{1,63}){1,4}"
    r"|(?<![\w.+-])[\w.+-]{2,64} at [\w-]{2,63}(?: dot [\w-]{2,63}){1,4}\b",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:\bhttps?://|\bftp://|\bwww\.)[^\s<>\"]{2,2000}", re.IGNORECASE)
_TOP = (
    "com|org|net|edu|gov|int|info|biz|uk|ie|eu|io|ai|app|dev|co|tv|school|schools|academy|education"
    "|online|site|blog|wales|scot|cymru|london|us|ca|au|nz|de|fr|es|nl|in|za|ae|kz|ru|pl|jp|cn"
)
_DOMAIN = re.compile(
    rf"(?<![\w@./-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP})(?![\w.-]*\w)(?:/[^\s<>\"]{{0,500}})?",
    re.IGNORECASE,
)
# A country's short suffix is also a word ("plan.in"), so one label before it is not enough.
_BROAD_TOP = re.compile(r"\.(?:com|org|net|edu|gov|io|ai|app|dev|school|academy|education)(?:/|$)")
_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)")
_IP6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
_VERSION = re.compile(r"(?:\bv|\bversion|\bbuild|\brelease)\.? ?$", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z0-9_](?:[\w.]{0,38}\w)?")
_NO_HANDLE = word_set("@home @work @school @all @everyone @here @channel @sum")
_HASHTAG = re.compile(r"(?<![\w#&/])#(?P<tag>[^\W\d_]\w{2,60})")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ACCOUNT = re.compile(
    r"\b(?:user ?names?|user ?id|log-?in|screen ?name|handle|gamer ?tag|insta(?:gram)?"
    r"|snap(?:chat)?|tik ?tok|discord|roblox|skype|xbox|twitter)\b(?: ?(?:name|account|handle))?"
    r"(?: (?:is|was|were|as)|:| ?=| -)? {0,2}[\"'(]?(?P<name>[A-Za-z0-9][\w.#-]{2,38}\w)",
    re.IGNORECASE,
)
_USER_NAME = re.compile(r"(?<![\w@./-])(?:\d{2}[a-z]{4,20}|[a-z]{4,20}\d{2,4})(?![\w@-]|\.\w)")
_PHONE = re.compile(r"(?<![\w£$€])(?<!\d[.,/-])(?:\+|\(\+?)?\d[\d ().\-/]{5,22}\d(?![\w]|[.,/-]\d)")
_PHONE_CUE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|cell|call(?:ed)?|ring|rang|text(?:ed)?|fax|whats ?app|"
    r"contact|number|extension|ext)\b[^\n]{0,25}$",
    re.IGNORECASE,
)
_NORTH_AMERICA = re.compile(r"(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?[ .-]\d{3}[ .-]\d{4}")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")


def find(reading: Reading) -> Iterator[Finding]:
    """E-mail and web addresses, network addresses, handles, user names, telephone numbers."""
    text = reading.plain
    yield from _emails(text)
    yield from _web(text)
    yield from _network(text)
    yield from _handles(text)
    yield from _phones(text)


def _emails(text: str) -> Iterator[Finding]:
    if "@" in text or re.search(r"\b(?:at|dot)\b", text, re.IGNORECASE):
        for match in _EMAIL.finditer(text):
            yield _hide(match, Kind.EMAIL, _("an e-mail address"))


def _web(text: str) -> Iterator[Finding]:
    if "." not in text:
        return
    for match in _URL.finditer(text):
        end = match.start() + len(match[0].rstrip(".,;:!?)]}'*_"))
        yield Finding(match.start(), end, Kind.URL, Outcome.HIDE, _("a web address"))
    for match in _DOMAIN.finditer(text):
        found = match[0].rstrip(".,;:!?)]}'")
        domain = found.partition("/")[0].lower()
        if is_tool(domain) or (is_tool(domain.rpartition(".")[0]) and "/" not in found):
            continue
        if domain.count(".") > 1 or "/" in found or _BROAD_TOP.search(domain + "/"):
            yield Finding(
                match.start(), match.start() + len(found), Kind.URL, Outcome.HIDE,
                _("a web address"),
            )  # fmt: skip


def _network(text: str) -> Iterator[Finding]:
    for match in _IP4.finditer(text):
        octets = [int(part) for part in match[0].split(".")]
        if max(octets) < 256 and not _VERSION.search(
            text[max(0, match.start() - 10) : match.start()]
        ):
            yield _hide(match, Kind.IP, _("a network address"))
    if ":" in text:
        for match in _IP6.finditer(text):
            if match[0].count(":") > 2 or "::" in match[0]:
                try:
                    ipaddress.IPv6Address(match[0])
                except ValueError:
                    continue
                if len(match[0]) > 3:
                    yield _hide(match, Kind.IP, _("a network address"))


def _handles(text: str) -> Iterator[Finding]:
    if "@" in text:
        for match in _HANDLE.finditer(text):
            if match[0].lower() not in _NO_HANDLE:
                yield _hide(match, Kind.HANDLE, _("a handle"))
    for match in _HASHTAG.finditer(text):
        pieces = _PIECE.findall(match["tag"])
        if not all(is_ordinary(folded(piece)) for piece in pieces) and not is_tool(match["tag"]):
            yield Finding(*match.span(), Kind.HANDLE, Outcome.ASK, _("a hashtag may hold a name"))
    for match in _ACCOUNT.finditer(text):
        if re.search(r"[\d_.#]", match["name"]):
            start, end = match.span("name")
            yield Finding(start, end, Kind.HANDLE, Outcome.HIDE, _("a user name"))
    for match in _USER_NAME.finditer(text):
        letters = match[0].strip("0123456789")
        if not is_tool(match[0]) and not is_ordinary(letters):
            yield Finding(*match.span(), Kind.HANDLE, Outcome.ASK, _("looks like a user name"))


def _phones(text: str) -> Iterator[Finding]:
    match = _PHONE.search(text)
    while match:
        before = text[max(0, match.start() - 40) : match.start()]
        groups = _groups(match[0])
        # Where no stretch is a number, the next may begin with the second group.
        following = match.start() + min(end for _start, end in groups)
        for start, end in groups:
            outcome = _phone_outcome(match[0][start:end], before)
            if outcome:
                found = match.start() + start, match.start() + end
                yield Finding(*found, Kind.PHONE, outcome, _("a telephone number"))
                following = found[1]
                break
        match = _PHONE.search(text, following)


def _groups(written: str) -> list[tuple[int, int]]:
    """Stretches of digit groups, longest first: another number may stand beside the right one."""
    groups = [match.span() for match in re.finditer(r"\S+", written)]
    stretches = [(first[0], last[1]) for at, first in enumerate(groups) for last in groups[at:]]
    return sorted(stretches, key=lambda span: span[0] - span[1])


def _phone_outcome(written: str, before: str) -> Outcome | None:
    digits = re.sub(r"\D", "", written)
    if not 7 <= len(digits) <= 15 or _DATE.fullmatch(written):
        return None
    if written.lstrip("(").startswith("+") or _NORTH_AMERICA.fullmatch(written):
        return Outcome.HIDE
    if (digits.startswith("00") and len(digits) > 10) or (
        digits[0] == "0" and 10 <= len(digits) <= 11
    ):
        return Outcome.HIDE
    if _PHONE_CUE.search(before):
        return Outcome.HIDE
    if len(digits) >= 9 and any(_is_number_of(digits, region) for region in ("GB", "IE", "US")):
        return Outcome.ASK
    return None


def _is_number_of(digits: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False


def _hide(match: re.Match[str], kind: Kind, why: str) -> Finding:
    return Finding(match.start(), match.end(), kind, Outcome.HIDE, why)
