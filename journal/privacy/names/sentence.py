"""Where a word stands: at the start of a sentence, and whether it reads as a name there."""

import re
from collections.abc import Sequence

from journal.privacy.names.ordinary import is_first_name, word_list, word_set
from journal.privacy.reading import Reading, Word

_START = re.compile(r"(?:^|[.!?:;\n>|•*]|^ *\d+[.)])[\s\"'(\[*_#>-]*$")
# What people do, in the third person: "Grace finished", "Will was".
ACTS = word_set(
    "was is has had said says asked asks did does got gets went goes gave gives took takes"
    " made makes"
    " wrote writes read reads found finds felt feels thought thinks knew knows told tells"
    " came comes"
    " saw sees sat sits stood stands kept keeps lost left needs wants loves likes hates struggles"
    " struggled refused finished cried laughed seemed seems loved wanted needed liked used"
    " uses worked"
    " works helped helps tried tries showed shows started starts spoke speaks chose"
    " understood spent"
    " couldn't can't didn't doesn't wasn't isn't hasn't won't wouldn't and who"
)
# Irregular forms that are nothing but what somebody did: "Olive ate", "Rich sold".
PASTS = word_set(
    "ate began blew broke brought built bought caught clung crept dealt drew drank drove fed fell"
    " fled flew forgot forgave fought froze grew heard held hid knelt laid led lent lit meant met"
    " paid ran rang rode sang sank sent shook shone slept slid sold spun stole struck stuck swam"
    " swore swung taught threw tore went woke won wept wore withdrew"
)
# Verbs and prepositions whose object is somebody: "asked will to", "gave grace a".
_TO_SOMEBODY = word_set(
    "asked told gave with helped let showed for by from to and taught emailed called thanked"
    " saw paired"
    " sat beside near behind including except like"
)
_MONTHS = word_set(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday summer autumn spring winter easter"
)
_SEASONS = word_set("summer autumn may april june")
_TIME_AFTER = re.compile(
    r"(?:/\w+)? (?:term|half|holidays?|break|exams?|mocks?|series|school|bank|assessments?|data"
    r"|ball|fair|fete|concert|show|newsletter|reports?|planning|theme|topic|reading|\d)"
)
_TIME_BEFORE = word_set(
    "in by since until till from to of during for last next this early late every on each before"
    " after at than"
)


def starts_sentence(reading: Reading, word: Word) -> bool:
    """Whether `word` opens a sentence, a line or a list item, where anything has a capital."""
    return bool(_START.search(reading.plain[max(0, word.start - 12) : word.start]))


def names_a_time(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is a month or season here: "in May", "12 April", "Summer term"."""
    word = words[at]
    if word.key not in _MONTHS or word.text.endswith("'s"):
        return False
    beside = reading.plain[max(0, word.start - 4) : word.start] + reading.plain[word.end :][:5]
    if re.search(r"\d", beside) or _TIME_AFTER.match(reading.plain, word.end):
        return True
    before = words[at - 1].key if at else ""
    # "for Summer" may be for a pupil, "for June" hardly.
    return before in _TIME_BEFORE and not (
        word.key in _SEASONS and before in ("for", "from", "of", "to", "than")
    )


def reads_as_name(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at`, which is both a name and a word, is a name in this place."""
    word = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if word.text.endswith("'s") and word.capital:
        return True
    follows = after is not None and reading.plain[word.end : after.start] == " "
    acts = follows and after is not None and after.text.lower() in ACTS | PASTS
    if not word.capital:
        # Without a capital only "asked will to", "with grace and tom" tell.
        return bool(
            before
            and before.key in _TO_SOMEBODY - {"to", "for", "by", "from", "and", "with", "like"}
            and follows
            and after is not None
            and after.key in ("to", "a", "the", "how", "what", "his", "her", "about", "if")
            and is_first_name(word.key)
        )
    if starts_sentence(reading, word):
        return acts or bool(
            after and reading.plain[word.end : after.start] in (", ", " & ") and after.capital
        )
    return (
        acts or word.bare in word_list("given_words") or bool(before and before.key in _TO_SOMEBODY)
    )
