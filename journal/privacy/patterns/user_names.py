"""Patterns for user names and handles by the label or the list that they stand in, and by names
joined with signs. These are asked about."""

import re
from collections.abc import Iterator

from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.names.keep import is_tool
from journal.privacy.names.ordinary import is_ordinary, is_well_known, word_set
from journal.privacy.reading import Reading, folded

_LABEL = (
    r"users?|user ?names?|user ?ids?|log-?ins?|logged (?:in|on)(?: as| under)?"
    r"|sign(?:ed)?(?:[ -]?in)?"
    r"(?: as)?|log(?:s|ging)? (?:in|on) as|accounts?|accts?|nick ?names?|screen ?names?"
    r"|gamer ?tags?"
    r"|handles?|call ?signs?|aliases|alias|password resets?|resets?|display names?|zoom name"
    r"|avatars?"
    r"|profiles?|friend (?:list|code)|posted (?:by|as)|comments? (?:by|from)|shared (?:by|with)"
    r"|owner"
    r"|author|edited by|remixed by|uploaded by|joined as|added|follow(?:s|ing)?|dm|messaged?|pinged"
    r"|insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|roblox|skype|xbox|twitter|twitch|steam|scratch"
    r"|minecraft|fortnite|kahoot|quizizz|blooket|gimkit|duolingo|strava|you ?tube|zoom|teams"
    r"|class ?dojo"
    r"|dojo|wordle|psn|playstation|switch|epic|bluesky|threads|mastodon|reddit|github|padlet|seesaw"
    r"|classcharts|show my homework|times ?tables rock ?stars|ttrs|sparx|mathletics|whats ?app"
    r"|telegram|leader ?board|code name|audit"
    r"|facebook|linkedin|pinterest|tumblr|wattpad|ao3|replit|codepen|tynker|prodigy|spotify|guest"
)
_CUE = re.compile(rf"\b(?:{_LABEL})\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?<![\w@./\\-])(?:[A-Z]{3,20}\\[a-z][\w.-]{1,30}"
    r"|(?=\w*[A-Za-z])[A-Za-z0-9](?:[\w.#:-]{1,38}\w))"
    r"(?![\w@(])"
)
_SIGNS = re.compile(r"[_\\#]|\d|[a-z][.-][a-z]|[a-z][A-Z]")
_REACH = 34
_PIECES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# What is written so and names nobody: files, versions, codes of lessons.
_NO_USER = re.compile(
    r".*\.(?:docx?|pptx?|xlsx?|pdf|csv|txt|png|jpe?g|py|js|html?|json|md|mp[34]|zip|app)"
    r"|[A-Za-z]{1,4}-?\d{1,2}[A-Za-z]?|\d+(?:[.:/-]\d+)*[a-z%]{0,3}|v?\d[\d.]*|(?:19|20)\d\d\w?"
    r"|[A-Za-z]+-[A-Za-z]+(?:-[A-Za-z]+)*|[a-z]+\.[A-Z][a-z]*|\d+[A-Za-z]{1,3}\d?|[\d:.-]+"
    r"|[ei]\.[a-z]\.?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:user ?names?|users?|log-?in|nick ?names?|gamer ?tag|handle|screen ?name|call sign|alias"
    r"|accounts?|password resets?|log(?:ged|s|ging)? (?:in|on)(?: as| with| under)|sign(?:ed"
    r"|s)? in as"
    r"|leader ?board|code name|audit|posts as|goes by|playing as|shows? up as|came up as"
    r"|(?:insta(?:gram)?|snap(?:chat)?|tik ?tok"
    r"|discord|roblox|xbox|steam|twitch|psn|minecraft|fortnite|kahoot|duolingo|spotify"
    r"|scratch)(?=:| is"
    r"|=| name| user| id| handle))(?: (?:is|was|were|are|name|user|id|handle)){0,2}(?:'s|:|,"
    r"|=)? {0,2}"
    r"[\"'(]?"
    r"(?P<name>[A-Za-z0-9][\w.#\\:-]{1,38}\w)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:zoom name|you ?tube|strava|quizizz guest|kahoot name|display name|channel"
    r"|nick ?name|gamer ?tag|screen name)(?: is| was|,|:)? "
    r"(?P<name>(?:the )?[A-Za-z][\w.']{0,15}(?: (?:[A-Z][\w.']{0,15}|on|of|the|von|de|two|and"
    r"|wheels)"
    r"){1,5})",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:,| and| &|;|,? or) (?P<name>[A-Za-z0-9][\w.-]{2,38})(?![\w@(])")
_NO_NAME = word_set("it he she they we you i the a an this that one two name names and but or is")
_MOST = 30


def find(reading: Reading) -> Iterator[Finding]:
    """User names in `reading` by label, list and shape."""
    text = reading.plain
    cues = [match.end() for match in _CUE.finditer(text)]
    ends = []
    at = 0
    for match in _TOKEN.finditer(text):
        while at < len(cues) and cues[at] <= match.start():
            at += 1
        near = at > 0 and match.start() - cues[at - 1] <= _REACH
        if _is_user_name(match[0], near):
            ends.append(match.end())
            yield _found(match.span())
    for match in _LABELLED.finditer(text):
        if not _is_word(match["name"]) and not _NO_USER.fullmatch(match["name"]):
            ends.append(match.end("name"))
            yield _found(match.span("name"))
    for match in _TITLE.finditer(text):
        if any(word[0].isupper() for word in match["name"].split()):
            yield _found(match.span("name"))
    yield from _listed(text, ends)


def _listed(text: str, ends: list[int]) -> Iterator[Finding]:
    """Words that are none, in a list with a user name."""
    for end in ends:
        for _more in range(_MOST):
            following = _MORE.match(text, end)
            if not following or _is_word(following["name"]) or following["name"][0].isupper():
                break
            yield _found(following.span("name"))
            end = following.end("name")


def _is_user_name(written: str, near: bool) -> bool:
    if not _SIGNS.search(written) or _NO_USER.fullmatch(written) or is_tool(written):
        return False
    pieces = [folded(piece) for piece in _PIECES.findall(written)]
    if not pieces or is_tool(" ".join(pieces)):
        return False
    if near or "\\" in written:
        return True
    strange = any(len(p) > 1 and not is_ordinary(p) and not is_well_known(p) for p in pieces)
    digits = bool(re.search(r"\d", written))
    if "_" in written:
        return strange or digits or any(map(str.isupper, written))
    return digits and strange and bool(re.search(r"[.-]", written)) and written.islower()


def _is_word(written: str) -> bool:
    key = folded(written)
    return key in _NO_NAME or is_ordinary(key) or is_well_known(key) or is_tool(written)


def _found(span: tuple[int, int]) -> Finding:
    return Finding(*span, Kind.HANDLE, Outcome.ASK, _("looks like a user name"))
