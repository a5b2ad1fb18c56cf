"""Text without its writer's typing habits: quotes, dashes, spaces, emoji, repeated signs."""

import re
import unicodedata

from journal.privacy.reading import plain_character

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff\u3030\u303d"
    "\u20d0-\u20ff\U000e0000-\U000e007f]"
)
_SMILEY = re.compile(
    r"(?<![^\s(])(?:[:;=8][-'^o]?[)(\]\[DPpOo/|*]+|<3+|[xX]D+|\^_?\^)(?=[\s.,!?)]|$)"
)
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("…"), "..."),
    (re.compile(r"\.{4,}"), "..."),
    (re.compile(r"([!?])[!?]+"), r"\1"),
    (re.compile(r"(?<=[^\s|-])[ \t]*(?<!-)--(?!-)[ \t]*(?=[^\s|-])"), " - "),
    (re.compile(r"\t"), "    "),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), " "),
    (re.compile(r"(?<! ) +(?=[,;!?](?:\s|$))"), ""),
    (re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE), ""),
    (re.compile(r"\n{3,}"), "\n\n"),
)
# Each pass may make room for the next; a handful always settles.
_PASSES = 8


def without_typing_habits(text: str) -> str:
    """`text` with plain quotes, dashes and spaces, and without emoji and invisible characters.

    Markdown keeps its meaning, letters their accents. Applying it twice changes nothing more.
    """
    plain = text
    for _pass in range(_PASSES):
        before = plain
        plain = _once(plain)
        if plain == before:
            break
    return plain


def _once(text: str) -> str:
    plain = "".join(map(plain_character, text.replace("\r\n", "\n").replace("\r", "\n")))
    plain = _SMILEY.sub("", _EMOJI.sub("", unicodedata.normalize("NFC", plain)))
    for pattern, better in _STEPS:
        plain = pattern.sub(better, plain)
    return plain.strip(" \n") if plain.strip() else ""
