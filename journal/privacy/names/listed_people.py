"""One cell or line of a class list: who stands in it, written as people say the name."""

import re
import unicodedata

from journal.privacy.names.ordinary import is_first_name, is_ordinary, word_set
from journal.privacy.reading import Reading, folded
from journal.privacy.titles import TITLES

LONGEST_NAME = 100  # characters
MOST_WORDS = 7
LONGEST_YEAR = 20

_TITLES = TITLES | {"rev", "fr"}
# What stands in other columns: sex, status, special needs, yes and no.
_CODES = word_set(
    "m f x u y n k e p s male female boy girl yes no none sen send pp eal fsm lac ehcp ks he she"
    " they him her them true false na nil tbc left new"
)
_NOT_NAMES = word_set(
    "name names forename surname first last pupil pupils student students year group form class"
    " registration reg tutor gender sex dob upn date birth legal preferred staff teacher teachers"
    " male female reception nursery yes no sen eal pp list lists total totals page report printed"
    " average mean median exported count key end register school set number room subject maths"
    " english science monday tuesday wednesday thursday friday january february september october"
    " november december"
)
# What a name does not end with, and what stands in sentences only.
_HEADS = word_set("class list group form set year school academy college team register report")
_SENTENCE = word_set(
    "the was is on for with this are from to in as at please not has have their his and or it"
)
# Stars, hearts and faces that people put beside a name.
_DRAWN = re.compile("[\u2190-\u21ff\u2300-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]")
_MARKS_BEFORE = re.compile(r"^(?:[\s•·*–—▪◦‣○●☐☑✓✔>#-]|\[[ x]?\])+")
_NUMBERING = re.compile(r"^\(?\d{1,4}(?:[.):\]]\s*|\s+)(?=\D)")
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]|\"([^\"]*)\"|(?:^|(?<=\s))'([^']+)'(?=\s|$|,)")
_KNOWN_AS = re.compile(
    r"^(?:also\s+)?(?:known as|likes to be called|called|preferred(?: name)?|prefers|pref|aka"
    r"|goes by)\b[\s:.]*",
    re.IGNORECASE,
)
_ALSO_KNOWN = re.compile(
    r",?\s+(?:also\s+)?(?:known as|aka|goes by|prefers)\b[\s:]*([^,()\[\]]+)", re.IGNORECASE
)
_ADDRESS = re.compile(r"<[^<>]*>|\S{1,64}@\S+")
_AFTER_DASH = re.compile(r"\s+-+\s+.*$")
_YEAR = re.compile(
    r"^(?:(?:(?:nc )?(?:year|yr) ?|y)?(?:1[0-4]|\d)|(?:1[0-4]|\d) ?[a-z]{1,3}\d?|reception|nursery"
    r"|r|\d{1,2}[a-z]{0,2}/[a-z]{1,3}\d{0,2})$",
    re.IGNORECASE,
)
_SCOTTISH = re.compile(r"^(?:Ma?c)[A-Z]{2}")
_LETTERS = re.compile(r"(?:^Ma?c(?=[A-Z]))|[^\W\d_]+")


def plain(cell: str) -> str:
    """A cell on one line, with one kind of quotes, dashes and spaces; none around all of it."""
    text = " ".join(_DRAWN.sub(" ", Reading(cell).plain).replace("،", ",").split())
    return text[1:-1].strip() if len(text) > 2 and text[0] == text[-1] in "\"'" else text


def without_marks(line: str) -> str:
    """A line without its bullet and number."""
    bare = _NUMBERING.sub("", _MARKS_BEFORE.sub("", line))
    return _MARKS_BEFORE.sub("", bare).strip()


def with_brackets(line: str) -> str:
    """A line in which "known as Lexi" stands in brackets, whatever parts it from the name."""
    return _ALSO_KNOWN.sub(r" (\1)", line)


def year_group(cell: str) -> str:
    """A year group, form or class as a list gives it; "" where the cell is none of them."""
    said = plain(cell).removesuffix(".0")
    return said if len(said) <= LONGEST_YEAR and _YEAR.match(said) else ""


def is_code(cell: str) -> bool:
    """Whether a cell is one of the short entries of other columns: a sex, a status, yes or no."""
    return folded(cell.strip(" .")) in _CODES


def is_name(text: str) -> bool:
    """Whether `text` can be somebody's name: a few words, none of a table's or a sentence's."""
    words = text.split()
    if not words or len(words) > MOST_WORDS or len(text) > LONGEST_NAME:
        return False
    if not all(unicodedata.category(c)[0] in "LM" or c in " '-.·" for c in text):
        return False
    keys = [folded(word.strip(".'-")) for word in words]
    if all(key in _NOT_NAMES or key in _TITLES or not key for key in keys) or keys[-1] in _HEADS:
        return False
    # "A" or "I" alone would be found in every sentence.
    return not any(word in _SENTENCE for word in words) and keys not in (["a"], ["i"], ["s"])


def is_unusual(name: str) -> bool:
    """Whether a name is one ordinary word or initial, which stands in many a text as a word."""
    words = name.split()
    return len(words) == 1 and (len(words[0].strip(".")) == 1 or is_ordinary(folded(words[0])))


def names_of(cell: str) -> list[str]:
    """The names in one cell: the whole name, then the one the person goes by, if it is given.

    "Novak, Alexandra (Lexi)" gives "Alexandra Novak" and "Lexi Novak"; no name, an empty list.
    """
    text = _ADDRESS.sub(" ", with_brackets(without_marks(plain(cell))))
    called: list[str] = []

    def put_aside(aside: re.Match[str]) -> str:
        called.append(_KNOWN_AS.sub("", "".join(aside.groups("")).strip()))
        return " "

    text = _ASIDE.sub(put_aside, text)
    given, family = _parted(_AFTER_DASH.sub("", " ".join(text.split())))
    whole = f"{given} {family}".strip()
    if not is_name(whole):
        return []
    wanted = [" ".join(one.strip(" .,'-").split()) for one in called]
    return list(dict.fromkeys([whole, *(_as_called(one, family) for one in wanted if _calls(one))]))


def thing(piece: str, numbered: bool) -> str:
    """A school, a place or a class as it is written; "" where that is nothing.

    What is `numbered` may stand behind the number of its line, and is no number itself.
    """
    text = without_marks(plain(piece)) if numbered else _MARKS_BEFORE.sub("", plain(piece))
    text = text.strip(" \"'")
    means = any(map(str.isalpha if numbered else str.isalnum, text))
    return text if means and len(text) <= LONGEST_NAME else ""


def family_of(name: str) -> str:
    """The last word of a name of several, with the small words that belong to it."""
    return _parted(name)[1]


def _calls(aside: str) -> bool:
    return is_name(aside) and not is_code(aside) and not year_group(aside) and len(aside) > 1


def _as_called(called: str, family: str) -> str:
    return called if " " in called or not family else f"{called} {family}"


def _parted(text: str) -> tuple[str, str]:
    """Given and family names of a cell, in capitals only where they begin."""
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        given = given.partition(",")[0].strip()
        if family and given:
            return _tidy(_without_digits(given)), _tidy(_without_digits(family), True)
        text = family or given
    words = _without_digits(text).split()
    title = next((n for n, word in enumerate(words) if folded(word.strip(".")) in _TITLES), 0)
    words = words[title:] + words[:title]
    shouted = _shouted(words)
    if shouted:
        return _tidy(" ".join(words[shouted:])), _tidy(" ".join(words[:shouted]), True)
    split = max(len(words) - 1, 1)
    while split > 1 and words[split - 1][0].islower():  # "van der", "de la"
        split -= 1
    loud = all(word.isupper() for word in words)
    return _tidy(" ".join(words[:split]), loud), _tidy(" ".join(words[split:]), loud)


def _shouted(words: list[str]) -> int:
    """How many words in capitals stand before words that are not: "VAN DYK Anna"."""
    loud = 0
    while loud < len(words) and _is_loud(words[loud]):
        loud += 1
    if not 0 < loud < len(words) or folded(words[0]) in _TITLES:
        return 0
    short = len(words[0].strip(".")) < 3
    return loud if not short or is_first_name(folded(words[loud])) else 0


def _is_loud(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and (word.isupper() or bool(_SCOTTISH.match(word)))


def _tidy(words: str, loud: bool = False) -> str:
    return " ".join(
        _capitalised(word) if _is_loud(word) and len(word) > (1 if loud else 2) else word
        for word in words.split()
    )


def _capitalised(word: str) -> str:
    return _LETTERS.sub(lambda part: part[0][0] + part[0][1:].lower(), word)


def _without_digits(text: str) -> str:
    """Without class codes, numbers and dates, where two words of a name are left."""
    words = text.split()
    kept = [word for word in words if not any(c.isdigit() for c in word)]
    return text if len(kept) == len(words) or len(kept) < 2 else " ".join(kept)
