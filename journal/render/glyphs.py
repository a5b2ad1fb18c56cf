"""Characters that no font can show, replaced by a visible stand-in before a page is typeset.

Typst refuses a PDF/UA-1 page with a character that none of its fonts has, and names it; asking it
is the only way to know what fonts a computer can show.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import dropwhile
from typing import Any

import typst

STAND_IN = "\N{REPLACEMENT CHARACTER}"
# So many refusals and the rest is not asked about one by one any more.
MOST_REFUSALS = 300
_REFUSED = re.compile(r'the text `"(.*)"` ', re.DOTALL)
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
# Controls save line ends and tabs, halves of surrogates, private and unassigned characters.
_NO_CHARACTER = frozenset({"Cc", "Cs", "Co", "Cn"})
_RETURN = re.compile(r"\r\n?")
# What joins the parts of an emoji, its colour of skin or an accent is shown by no font beside a
# stand-in.
_JOINED = re.compile(rf"[\u200d\ufe0f]*{STAND_IN}(?P<after>[^\w\s!-~{STAND_IN}]*)")
_GOES_ON = frozenset({"Cf", "Sk", "Mn", "Mc", "Me"})
_PLAIN = re.compile(r"[^\n\t -~\u00a0-\u052f\u2010-\u2026\ufffd]")
_MAY_LACK = re.compile(r"\S*[^\s -~\u00a0-\u024f]\S*")


def refused(error: typst.TypstError) -> str | None:
    """The text that typst could not show; None where the error is about something else."""
    found = _REFUSED.search(str(error))
    return _ESCAPED.sub(_unescaped, found[1]) if found else None


def without_controls(data: Any) -> Any:
    """The data with a stand-in for what is no character at all, and one kind of line end."""
    return _mapped(data, lambda text: "".join(map(_character, _RETURN.sub("\n", text))))


def with_stand_ins(data: Any, lacking: Iterable[str]) -> Any:
    """The data with a stand-in for each of these texts."""
    lacking = tuple(lacking)

    def replaced(text: str) -> str:
        for one in lacking:
            text = text.replace(one, STAND_IN)
        return _JOINED.sub(_alone, text)

    return _mapped(data, replaced)


def plain(data: Any) -> Any:
    """The data in the letters that the app's own font is known to have."""
    return _mapped(data, lambda text: _PLAIN.sub(STAND_IN, text))


def may_lack(data: Any) -> list[str]:
    """The distinct words of the data that the app's own font may be unable to show."""
    found: set[str] = set()

    def note(text: str) -> str:
        found.update(_MAY_LACK.findall(text))
        return text

    _mapped(data, note)
    return sorted(found)


def lacking(words: Any, show: Callable[[Any], object]) -> list[str]:
    """What `show`, which typesets the words, refuses to show, one after another."""
    found: list[str] = []
    for _refusal in range(MOST_REFUSALS):
        try:
            show(with_stand_ins(words, found))
        except typst.TypstError as error:
            text = refused(error)
            if not text or text in (STAND_IN, *found):
                break
            found.append(text)
        else:
            break
    return found


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_mapped(one, change) for one in value]
    if isinstance(value, dict):
        return {name: _mapped(one, change) for name, one in value.items()}
    return value


def _character(one: str) -> str:
    if one in "\n\t" or unicodedata.category(one) not in _NO_CHARACTER:
        return one
    return STAND_IN


def _alone(found: re.Match[str]) -> str:
    after = dropwhile(lambda one: unicodedata.category(one) in _GOES_ON, found["after"])
    return STAND_IN + "".join(after)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return _LETTERS.get(found[2], found[2])
