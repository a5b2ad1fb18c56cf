"""Places that tell by themselves: where a word is somebody whatever it means, and where a word
without a capital is a thing, whoever is called like it."""

import re
from collections.abc import Iterator, Sequence

from journal.privacy.names.ordinary import is_known_name, is_ordinary, word_list, word_set
from journal.privacy.names.sentence import starts_sentence
from journal.privacy.names.slots import has_kin
from journal.privacy.reading import Reading, Word

_REACH = 48
_SHORTLY = r"(?: (?:just|also|then|only|never|even|always|quickly|quietly|still|really))?"
# "faith just rolled her eyes": a thing does little with what is his or hers.
_WITH_THEIRS = re.compile(
    rf"^{_SHORTLY} (?:[a-z]{{2,}}(?:ed|s)|got|lost|put|hid|took|gave|wrote|read|made|left|held|kept"
    r"|forgot|showed|shut|drew|did|sent|told|found|broke) (?:his|her|their) [a-z]"
)
_WITH_OWN = re.compile(
    rf"{_SHORTLY} (?:[a-z]{{2,}}(?:ed)|lost|put|hid|took|wrote|left|forgot|showed|shut|drew|found"
    r"|broke) (?:his|her) [a-z]"
)
# In small letters too nobody but somebody did these: "hope couldnt log in", "then will shouted".
_HUMAN_ONLY = re.compile(
    r" (?:asked|asks|told|said|says|laughed|cried|giggled|smiled|noticed|thinks|thought|knew|hated"
    r"|loved|refused|wondered|shouted|whispered|argued|complained|insisted|admitted|explained"
    r"|guessed|typed|finished|forgot|spotted|agreed|disagreed|replied|grinned|sulked|volunteered"
    r"|cheated|copied|(?:could|did|would|ca|wo)n'?t|rolled|wrote|understood)\b(?! by)"
)
_IS_AWAY = re.compile(
    r" (?:is|was|were) (?:still |also |just )?(?:away|off|absent|ill|poorly|late)\b(?! to)"
)
# "river and wren fell out"
_DO_TOGETHER = (
    r"(?:fell out|swapped|sat|argued|worked together|giggled|are (?:off|away|absent|twins)"
    r"|were (?:off|away|absent))\b"
)
_FIRST_OF_TWO = re.compile(rf"^ (?:and|&|n) [\w-]+ {_DO_TOGETHER}")
_SECOND_OF_TWO = re.compile(r"[\w-]+ (?:and|&|n) $")
_BOTH_DO = re.compile(rf" {_DO_TOGETHER}")
# "for hope it was too easy"
_FOR = re.compile(r"(?:^|[.!?;,\n-] ?)(?:for|with|unlike|like|to|and|but) $", re.IGNORECASE)
_IT_IS = re.compile(r" (?:it|this|that) (?:was|is|went|worked|did|felt|took|seemed|made|helped)\b")
_ONESELF = re.compile(r"^ [a-z]+ (?:himself|herself)\b")
# "marks been asking all week": the apostrophe is missing.
_HAS_BEEN = re.compile(r" (?:been|gone|not been|already been|just been) [a-z]+(?:ing|ed)?\b")
# Who is put with whom: "paired wren w river".
_PAIRED = r"\b(?:paired|partnered|sat|seated|grouped|teamed|swapped)"
_WITH = r"(?:w|w/|with|next to|beside|and|&)"
_IS_PUT = re.compile(rf"{_PAIRED} $", re.IGNORECASE)
_PUT_WITH = re.compile(rf"^ {_WITH} [\w-]+")
_IS_WITH = re.compile(rf"{_PAIRED} [\w-]+ {_WITH} $", re.IGNORECASE)
# A list of marks, as in "Lamb: 4 out of 10. Wolf: absent."
_MARKED = re.compile(
    r"^ ?[:=-] ?(?:\d{1,3} ?(?:/|%|out of|marks?\b|points?\b|[.,;]|$|\n)"
    r"|(?:absent|away|ill|late|excused|not in|n/a)\b)"
)
# Words that stand before a number as such: "Mark: 7/10".
_MEASURES = word_set(
    "mark page price day case key field stage may march april june august star grade score bill"
    " paper art chase point points table level chance penny miles"
)
# What stands among names, or after one, makes no things of them: "Simon, sonny and everyone".
_NO_THINGS = word_set(
    "everyone everybody someone nobody others all both me you him her them us myself staff parents"
    " pupils friends co mum dad nan miss sir she he they we i it who then but so which when while"
    " because also not now too please yes no ok"
)
# Who forgets her wellies and is not called so.
_ANYBODY = word_set(
    "everyone everybody someone somebody nobody anyone each one another she he who mum mummy mom"
    " momma mama dad daddy papa nan nana gran granny teacher sir miss child pupil student boy girl"
    " head mother father which it this that and"
)
# "Singh 14, Young 11": one of a row of marks; months and pages are counted so too.
_NEXT_MARKED = re.compile(r"^ \(?\d{1,3}\)?(?:,| and|, and|;|\n) ?[A-Z][a-z'-]+ \(?\d")
_LAST_MARKED = re.compile(r"[A-Z][a-z'-]+ \(?\d{1,3}\)?(?:,| and|, and|;|\n) ?$")
_A_MARK = re.compile(r"^ \(?\d{1,3}\b")
_COUNTED = word_set(
    "page march april may june july august grade level stage paper table chapter act scene year"
    " day week unit lesson task part question section set group point step room"
)
# What somebody has: "dawns laptop".
_HAD = re.compile(
    r" (?:laptop|chromebook|ipad|slides?|charger|screen|tablet|login|password|pen|planner|homework"
    r"|book|essay|work|poster|draft|story|poem|paragraph|handwriting|spelling|birthday|desk|phone"
    r"|folder|file|coat|glasses"
    r"|prompts?|answers?|idea|lesson|class|group|room|email|version)\b"
)
_JOINED = (", ", " and ", ", and ", " or ", ", or ")
_THE_THING = re.compile(r"\b(?:a|an|the|no|every|each|any|some|its|this) $", re.IGNORECASE)


def is_surely_somebody(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether nobody but a person can stand at `at`: "faith rolled her eyes", "Will will"."""
    word = words[at]
    after = reading.plain[word.end : word.end + _REACH]
    if follows_article(reading, word):
        return False
    if _WITH_THEIRS.match(after) or _ONESELF.match(after):
        return True
    before = reading.plain[max(0, word.start - _REACH) : word.start]
    if word.text.endswith("'s") and has_kin(reading, word):
        return True
    if _IS_AWAY.match(after) or _FIRST_OF_TWO.match(after):
        return True
    if _BOTH_DO.match(after) and _SECOND_OF_TWO.search(before):
        return True
    if _HUMAN_ONLY.match(after) or (_FOR.search(before) and _IT_IS.match(after)):
        return True
    if _IS_WITH.search(before) or (_IS_PUT.search(before) and _PUT_WITH.match(after)):
        return True
    if word.capital and _MARKED.match(after) and word.bare not in _MEASURES:
        return True
    if (
        word.capital
        and word.bare not in _COUNTED
        and (_NEXT_MARKED.match(after) or (_A_MARK.match(after) and _LAST_MARKED.search(before)))
    ):
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    # "Will will. Mark marks.": the word beside itself is its verb.
    return bool(
        following
        and word.capital
        and not following.capital
        and after.startswith(" ")
        and following.key in (word.key, f"{word.key}s")
    )


def owns_without_sign(reading: Reading, word: Word, likely: float, likely_from: float) -> bool:
    """Whether a word in "s" is somebody's with no apostrophe: "faiths mum", "lost toms cable"."""
    stem = word.bare[:-1]
    if not word.bare.endswith("s") or not is_name(stem) or follows_article(reading, word):
        return False
    if has_kin(reading, word):
        return True
    surely = stem in word_list("mostly_names") or not is_ordinary(word.bare)
    if surely and _HAD.match(reading.plain, word.end):
        return True
    return likely >= likely_from and (
        bool(_HAS_BEEN.match(reading.plain, word.end)) or stem in word_list("mostly_names")
    )


def is_name(key: str) -> bool:
    """Whether the word of the dictionary `key` is a given name that people bear today."""
    return is_known_name(key) or key in word_list("name_words")


def is_surely_a_thing(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether a word in small letters is one of many things: "a rowan", "red, amber, green"."""
    word = words[at]
    if word.capital:
        return False
    return follows_article(reading, word) or _is_among_things(reading, words, at)


def opens_a_row_of_things(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether a sentence's first word is one of many things: "Clay, sand and chalk soils"."""
    return starts_sentence(reading, words[at]) and _is_among_things(reading, words, at)


def forgets_something(reading: Reading, word: Word) -> bool:
    """Whether a capitalised word has what is his or hers: "Pond forgot her wellies"."""
    return (
        word.capital
        and word.bare not in _ANYBODY
        and bool(_WITH_OWN.match(reading.plain, word.end))
        and not follows_article(reading, word)
    )


def follows_article(reading: Reading, word: Word) -> bool:
    """Whether an article or the like stands before `word`: "a rowan", "every martin"."""
    return bool(_THE_THING.search(reading.plain[max(0, word.start - 8) : word.start]))


def _is_among_things(reading: Reading, words: Sequence[Word], at: int) -> bool:
    row = [*_beside(reading, words, at, -1), *_beside(reading, words, at, 1)]
    if len(row) < 2 or any(
        not is_ordinary(word.bare) or word.bare in word_list("mostly_names") for word in row
    ):
        return False
    return any(not is_name(word.bare) and word.key not in _NO_THINGS for word in row)


def _beside(reading: Reading, words: Sequence[Word], at: int, step: int) -> Iterator[Word]:
    """The words that stand in a row with the one at `at`, to one side of it."""
    for _turn in range(4):
        other = at + step
        if 0 <= other < len(words) and words[other].key in ("and", "or"):
            other += step
        if not 0 <= other < len(words):
            return
        first, last = sorted((at, other))
        if reading.plain[words[first].end : words[last].start] not in _JOINED:
            return
        yield words[other]
        at = other
