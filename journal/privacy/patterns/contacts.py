"""Patterns for e-mail and web addresses, as typed, spelled out or spaced apart."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import word_set
from journal.privacy.reading import Reading

_TOP = (
    "com|org|net|edu|gov|int|info|biz|uk|ie|eu|io|ai|app|dev|co|tv|school|schools|academy|education"
    "|online|site|blog|wales|scot|cymru|london|us|ca|au|nz|de|fr|es|nl|in|za|ae|kz|ru|pl|jp|cn"
    "|it|pt|be|ch|at|se|no|dk|fi|gr|cz|hu|ro|tr|il|br|mx|ar|sg|hk|kr|my|ph|pk|ng|ke|gh|me|gle|ly"
    "|link|page|cloud|ac|sch|xyz|club|team|college|university|institute|training|family|kids|study"
)
# "[at]", "(dot)", "<at>" and their like: nobody writes them but to spell out an address.
_AT = r"[\[({<_] ?at ?[\])}>_]|[\[({] ?@ ?[\])}]"
_DOT = r"[\[({<_] ?(?:dot|\.) ?[\])}>_]"
_EMAIL = re.compile(
    r"(?:\bmailto: ?)?"
    r"(?<![\w.+'%-])[\w.+'%&-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?<![.-])",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{2,64}} ?(?:{_AT}|@) ?[\w-]{{1,63}}"
    rf"(?:(?: ?{_DOT} ?| dot | ?\.(?! )| \. )"
    r"[\w-]{1,63}){1,5}"
    rf"|(?<![\w.+-])[\w.+-]{{2,64}}(?: dot [\w-]{{1,30}}){{0,2}} at [\w-]{{2,63}}"
    rf"(?: ?(?:{_DOT}| dot ) ?[\w-]{{2,63}}){{0,3}} ?(?:{_DOT}| dot ) ?(?:{_TOP})\b"
    rf"|(?<![\w.+-])[\w.+-]{{2,64}} ?(?:{_AT}) ?[\w-]{{1,63}}"
    r"(?: ?(?:\.) ?[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
# "m.jones at oakfield.sch.uk": the words before it would be taken for a name without a sign of one.
_BEFORE_DOMAIN = re.compile(
    rf"(?<![\w.+-])[\w+-]*[\d._][\w.+-]{{0,60}} at (?:[\w-]{{1,63}}\.){{1,4}}(?:{_TOP})\b"
    rf"|\b(?:e-?mail(?:ed|s)?|mail(?:ed)?|wr[io]te to|contact)"
    r"(?: (?:me|us|him|her|them|is|was|to))?:? "
    rf"(?P<local>[\w.+-]{{2,64}} at (?:[\w-]{{1,63}}\.){{1,4}}(?:{_TOP})\b)",
    re.IGNORECASE,
)
_NO_DOMAIN = word_set("the a an this that each every any one no some all dot")
_SIGN_OF_EMAIL = re.compile(r"@|\b(?:at|dot)\b|_at_", re.IGNORECASE)
_URL = re.compile(
    r"(?:\bh(?:tt|xx)ps?://|\bs?ftp://|\bfile://|\bwww\.|\\\\(?=\w))[^\s<>\"]{2,2000}",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    rf"(?<![\w@./-])(?:[^\W_][\w-]{{0,62}}\.){{1,5}}(?:{_TOP})(?![\w.-]*\w)"
    r"(?:/[^\s<>\"]{0,500})?",
    re.IGNORECASE,
)
_DOMAIN_SPELLED = re.compile(
    rf"(?<![\w.-])(?P<first>[\w-]{{3,63}})(?: dot [\w-]{{2,63}}){{0,3}} dot (?:{_TOP})\b",
    re.IGNORECASE,
)
# A country's short suffix is also a word ("plan.in"), so one label before it is not enough.
_BROAD_TOP = re.compile(
    r"\.(?:com|org|net|edu|gov|io|ai|app|dev|school|academy|education|wales|cymru|scot)(?:/|$)"
)
_SHARED = re.compile(
    r"/[^/]*\d[^/]*[A-Za-z][\w-]{4,}"
    r"|/(?:s|share|c|chat|g|d|file|room|join)/\w"
)
# What is typed like an address and names a way to write programs.
_NO_ADDRESS = word_set("asp.net vb.net ado.net ml.net socket.io b.sc.ed")


def find(reading: Reading) -> Iterator[Finding]:
    """E-mail and web addresses in `reading`."""
    text = reading.plain
    yield from _emails(text)
    yield from _web(text)


def _emails(text: str) -> Iterator[Finding]:
    if not _SIGN_OF_EMAIL.search(text):
        return
    for match in _EMAIL.finditer(text):
        yield _hide(*match.span(), Kind.EMAIL)
    for match in _SPELLED.finditer(text):
        domain = re.split(r" at |@|[\[({<_] ?at ?[\])}>_]", match[0], flags=re.IGNORECASE)[-1]
        if domain.split()[0].lower() not in _NO_DOMAIN:
            yield _hide(*match.span(), Kind.EMAIL)
    for match in _BEFORE_DOMAIN.finditer(text):
        yield _hide(*match.span("local" if match["local"] else 0), Kind.EMAIL)


def _web(text: str) -> Iterator[Finding]:
    if "." in text:
        for match in _URL.finditer(text):
            end = match.start() + len(match[0].rstrip(".,;:!?)]}'*_"))
            yield _hide(match.start(), end, Kind.URL)
        for match in _DOMAIN.finditer(text):
            found = match[0].rstrip(".,;:!?)]}'*_")
            if _is_address(found):
                yield _hide(match.start(), match.start() + len(found), Kind.URL)
    if " dot " in text:
        for match in _DOMAIN_SPELLED.finditer(text):
            if match["first"].lower() not in _NO_DOMAIN:
                yield _hide(*match.span(), Kind.URL)


def _is_address(found: str) -> bool:
    domain = found.partition("/")[0].lower()
    # A tool's own address stays; what somebody shared there does not.
    if domain in _NO_ADDRESS or (is_tool(domain) and not _SHARED.search(found)):
        return False
    if is_tool(domain.rpartition(".")[0]) and "/" not in found:
        return False
    several = domain.count(".") > 1 and len(domain.partition(".")[0]) > 1
    # Without a path or a second dot, a hyphen or a letter beyond ASCII tells a domain from a full
    # stop with its space forgotten.
    return bool(
        several
        or "/" in found
        or _BROAD_TOP.search(domain)
        or "-" in domain
        or not domain.isascii()
    )


def _hide(start: int, end: int, kind: Kind) -> Finding:
    why = _("an e-mail address") if kind is Kind.EMAIL else _("a web address")
    return Finding(start, end, kind, Outcome.HIDE, why)
