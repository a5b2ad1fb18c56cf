"""What stays: the tools, curriculum names and places that look like somebody's name, where they
stand as such. A pupil called like a tool or a hero is told by what stands around the name."""

import re
from collections.abc import Iterator, Sequence

from journal.privacy.names.in_class import is_in_class
from journal.privacy.names.ordinary import (
    is_first_name,
    is_known_name,
    is_name_word,
    is_ordinary,
    is_well_known,
    word_list,
    word_set,
)
from journal.privacy.names.phrases import casts, matches, strong_phrases, tool_keys, tool_phrases
from journal.privacy.names.sentence import ACTS
from journal.privacy.reading import Reading, Word, folded

# Words around a name that say it is a child in the room, not a tool or a figure of the lesson.
_CHILD_BEFORE = re.compile(
    r"\b(?:pupils?|students?|child|boy|girl|learner|lad|friend|brother|sister|twin|son|daughter|"
    r"mum|dad|parents?|teacher|colleague|TA|(?:his|her|their) name is|(?:boy|girl|child|pupil|"
    r"student|learner|kid|one) (?:called|named)|sat with|sits with|paired with|next to),? $"
    r"|= $|\b(?:hard|easy|difficult|helpful|useful|good|tricky|boring|confusing|useless"
    r"|perfect|work(?:s|ed)) for $",
    re.IGNORECASE,
)
_CHILD_AFTER = re.compile(
    r"^(?:'s? (?:mum|mom|dad|nan|gran|grandma|grandad|mother|father|parents?|carers?|family|sister"
    r"|brother|auntie?|uncle|cousin|twin|handwriting|spelling|book|behaviour|attendance|desk"
    r"|homework|EHCP|TA|needs|targets|report|reading age|"
    r"birthday|class)\b| (?:struggl|cried|cries|sat\b|sits\b|stood|laughed|giggl|fidget|smil|"
    r"finished (?:his|her|their)|lost (?:his|her|their)|put (?:his|her|their)|said (?:he|she|they)"
    r"|was (?:absent|put out|away|ill|off|upset|late|keen|shy|proud)|is (?:absent|away|ill|autistic"
    r"|dyslexic"
    r"|shy|EAL|in (?:my|year|set|class|[1-9]))|has (?:an? )?(?:EHCP|dyslexia|autism|ADHD"
    r"|SEND?)|who "
    r"(?:has|is|was|struggl|sits)|needed (?:a break|help|support|reassur)|refused to|copied|"
    r"and (?:his|her|their)\b|from (?:my|year \d|Y\d|\d{1,2}[A-Z])|in (?:(?:my|our) |[Yy]ear \d"
    r"|Y\d|\d{1,2}[A-Z])|(?:in|at|from|on) the (?:front|back|second|third|middle|corner)\b"
    r"|(?:himself|herself)\b|(?:can't|couldn't|wouldn't|won't|could not|did not|didn't)"
    r" (?:log|finish|use|come|read|see|sit)"
    r"|(?:explained|dislikes|wanted to know|isn't (?:keen|in|here|sure))\b"
    r"|are (?:twins|cousins|siblings|sisters|brothers|mates)\b|in the (?:canteen|office|kitchen)\b"
    r"|asked (?:about|if|whether|me|why|how|for a)\b|was quite [a-z]+"
    r"|wasn't (?:in|here|sure|convinced)"
    r"|and [A-Z]\w+ (?:sat|sit|are (?:twins|cousins|siblings|sisters|brothers|mates"
    r"|friends)|were (?:both|away|off)|swapped"
    r"|worked together|shared a))"
    r"|, (?:a|an|who|my|in|aged)"
    r" (?:pupil|student|boy|girl|child|struggl|year|Y\d|is|has|autistic|EAL|quiet|shy)"
    r"| \((?:Y\d|year|aged|pupil|student|EAL|SEN|PP))",
    re.IGNORECASE,
)
# Words that say a name is a tool, for names that many children bear.
_TOOL_BEFORE = re.compile(
    r"\b(?:us(?:e|ed|es|ing)|tried|try|trying|asked|ask|asking|prompt(?:ed|ing)?|opened|with|via|"
    r"through|in|from|into|by|and|or|than|like|tool|app|bot|chatbot|assistant|model|agent|AI"
    r"|called|"
    r"version of|let|had|got|of) (?:called |named |the )?[\"']?$",
    re.IGNORECASE,
)
_TOOL_AFTER = re.compile(
    r"^[\"']?(?: AI\b|\.ai\b| (?:generat|produc|creat|suggest|summaris|summariz|gave|give|made|"
    r"hallucinat|invent|return|wrote|writes|draft|output|plan|answer|respond|transcrib|miss)|"
    r"'s (?:output|answer|response|draft|feedback|plan|suggestion|version|tone|summary|free)|"
    r" (?:app|bot|chatbot|tool|assistant|premium|pro|plus|lesson|plan|quiz))",
    re.IGNORECASE,
)
_AREA_BEFORE = re.compile(
    r"\b(?:in|to|from|of|about|across|around|near|between|river|lake|mount|north|south|east|west|"
    r"central|northern|southern|eastern|western|on|ancient|modern|"
    r"(?:battle|city|capital|republic) of) $",
    re.IGNORECASE,
)
_CROWN_BEFORE = re.compile(
    r"\b(?:king|queen|prince|princess|emperor|saint|st\.?|pope|president|tsar|storm|hurricane) $",
    re.IGNORECASE,
)
# Thinkers of education whose names pupils and colleagues bear too.
_THINKERS = word_set(
    "hattie dewey gardner mason claxton kirschner clark mayer paivio nuthall didau"
)
_CITED_BEFORE = re.compile(r"\b(?:[Rr]ead|[Rr]eading|[Cc]it\w+|[Aa]ccording to|[Ss]ee|[Pp]er) $")
_CITED_AFTER = re.compile(
    r"^(?: on [a-z]|,? \(?(?:19|20)\d\d|,? et al"
    r"|'s (?:effect|meta|work|research|book|theory|model))"
)
_SOVEREIGN_BEFORE = re.compile(
    r"\b(?:emperor|empress|tsar|pope|pharaoh|storm|hurricane|typhoon) $", re.IGNORECASE
)
_REACH = 60
# No phrase of the lists is longer, in words.
_LONGEST = 6


def kept(reading: Reading) -> list[tuple[int, int]]:
    """The stretches of `reading` that stay though they look like names, as offsets of its plain
    form, sorted; a child's name among them is left out."""
    words = reading.words
    strong = list(matches(words, strong_phrases()))
    parts = {word.key for first, last in strong for word in words[first:last]}
    weak = [
        (at, at + 1)
        for at, word in enumerate(words)
        if word.capital
        and (
            (word.key in word_list("curriculum_first_names") and parts - {word.key})
            or _is_place_or_crown(reading, word)
            or _is_cited(reading, word)
        )
        and not _beside_somebody(reading, at, parts)
    ]
    again = [
        (at, at + 1)
        for at, word in enumerate(words)
        if word.capital and word.bare in parts and not _acts_here(words, at)
    ]
    stretches = sorted({*strong, *weak, *again, *_cast(words, strong), *_tool_names(reading)})
    return [
        (words[first].start, words[last - 1].end)
        for first, last in stretches
        if not _is_person_here(reading, first, last)
    ]


def _cast(words: Sequence[Word], strong: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The people of a work that the text names: Ralph, beside "Lord of the Flies"."""
    here: set[str] = set()
    for first, last in strong:
        here |= casts().get(" ".join(word.bare for word in words[first:last]), frozenset())
    for at, word in enumerate(words if here else ()):
        if word.capital and word.bare in here:
            yield at, at + 1


def _is_place_or_crown(reading: Reading, word: Word) -> bool:
    before = _before(reading, word)
    # A pupil may be called Prince Okafor, hardly Tsar Okafor.
    if word.key in word_list("curriculum_first_names") and _CROWN_BEFORE.search(before):
        return True
    if _SOVEREIGN_BEFORE.search(before):
        return True
    return word.key in word_list("place_first_names") and bool(_AREA_BEFORE.search(before))


def _is_cited(reading: Reading, word: Word) -> bool:
    """Whether a thinker's name stands where one reads or quotes: "Read Hattie on feedback"."""
    return word.bare in _THINKERS and bool(
        _CITED_BEFORE.search(_before(reading, word)) or _CITED_AFTER.search(_after(reading, word))
    )


def _beside_somebody(reading: Reading, at: int, parts: set[str]) -> bool:
    """Whether the word at `at` is listed with a name from outside the curriculum."""
    words = reading.words
    for step in (-1, 1):
        other = at + step
        if 0 < other < len(words) - 1 and words[other].key == "and":
            other += step
        if not 0 <= other < len(words) or other == at or _is_kept_part(words, other, parts):
            continue
        first, last = sorted((at, other))
        between = reading.plain[words[first].end : words[last].start]
        if between in (" and ", ", ", " & ") and words[other].capital:
            return is_known_name(words[other].key)
    return False


def _is_kept_part(words: Sequence[Word], at: int, parts: set[str]) -> bool:
    before = words[at - 1] if at else None
    stranger = before and before.key not in parts and is_first_name(before.key)
    return words[at].key in parts and not stranger


def _acts_here(words: Sequence[Word], at: int) -> bool:
    """Whether somebody's first name is followed by what people do: "Rosa noticed"."""
    following = words[at + 1] if at + 1 < len(words) else None
    return is_first_name(words[at].bare) and bool(
        following and (following.text in ACTS or following.text in ("noticed", "from", "in"))
    )


def is_tool(text: str) -> bool:
    """Whether `text` is the name of a known tool, whoever else may bear it."""
    return " ".join(folded(text).split()) in tool_keys()


def _tool_names(reading: Reading) -> Iterator[tuple[int, int]]:
    words = reading.words
    tools = list(matches(words, tool_phrases(), small=True))
    for first, last in tools:
        name = " ".join(word.key for word in words[first:last])
        before, after = _before(reading, words[first]), _after(reading, words[last - 1])
        if name in word_list("tool_first_names"):
            if not words[first].capital or not (
                (_TOOL_BEFORE.search(before) and not is_first_name(words[first].key))
                or _TOOL_AFTER.search(after)
            ):
                continue
        elif not any(word.capital for word in words[first:last]) and not (
            _TOOL_BEFORE.search(before) or _TOOL_AFTER.search(after) or len(tools) > 1
        ):
            # "claude" may be a pupil; beside another tool or in use it is one.
            continue
        yield first, last


def _is_person_here(reading: Reading, first: int, last: int) -> bool:
    words = reading.words
    before, after = _before(reading, words[first]), _after(reading, words[last - 1])
    if _CHILD_BEFORE.search(before) or _CHILD_AFTER.search(after):
        return True
    if last - first > 1 or not words[first].capital or _in_phrase(words, first):
        return False
    if is_name_word(words[first].bare) and is_in_class(reading, words[first], before, after):
        return True
    if after.startswith(f" and {words[first].text} ") or before.endswith(
        f"{words[first].text} and "
    ):
        # "Julius and Julius": one of the two is somebody.
        return True
    # "Amelia Browning", "Cleopatra Mordvinova": beside another name it is somebody else's.
    previous = words[first - 1] if first else None
    following = words[last] if last < len(words) else None
    return bool(
        (
            previous
            and reading.plain[previous.end : words[first].start] == " "
            and previous.capital
            and is_first_name(previous.key)
            and is_known_name(words[first].key)
        )
        or (
            following
            and reading.plain[words[first].end : following.start] == " "
            and following.capital
            and is_known_name(words[first].key)
            and not is_ordinary(following.bare)
            and not is_well_known(following.bare)
        )
    )


def _in_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is part of a phrase of several words."""
    around = words[max(0, at - _LONGEST) : at + _LONGEST]
    place = at - max(0, at - _LONGEST)
    return any(
        first <= place < last and last - first > 1
        for start in range(place + 1)
        for first, last in matches(around, strong_phrases(), start, start + 1)
    )


def _before(reading: Reading, word: Word) -> str:
    return reading.plain[max(0, word.start - _REACH) : word.start]


def _after(reading: Reading, word: Word) -> str:
    end = word.end - 2 if word.text.endswith("'s") else word.end
    return reading.plain[end : end + _REACH]
