"""What the words around a word say of it: that somebody is spoken of or to, or that it is a thing.

Read where spelling cannot tell: names that are words, names without a capital, initials.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from journal.privacy.names.ordinary import is_first_name, is_known_name, word_list, word_set
from journal.privacy.names.sentence import ACTS, PASTS, starts_sentence
from journal.privacy.reading import Reading, Word

_REACH = 48


class Slot(IntEnum):
    """How the place suits a person."""

    THING = -1
    OPEN = 0
    FITS = 1
    PERSON = 2


# "Thank you, Grace." "Okay Will," "Sorry April,": said to somebody.
_CALLS = re.compile(
    r"\b(?:thank you|thanks|thx|cheers|well done|okay|ok|sorry|yes|no|good|great|nice|right|so|now"
    r"|come on|go on|over to|hello|hi|hiya|hey|dear|morning|afternoon|evening|bye|goodbye|please"
    r"|sh+|brilliant|lovely|excellent|perfect|super|fantastic|spot on|welcome|listen|careful|wait"
    r"|yours|(?:kind |best |warm )?regards|best wishes|all the best|best|many thanks|signed|love"
    r"|cc|let's hear from|hear from|hands down|your turn|congratulations|happy birthday)[,.:!-]? $",
    re.IGNORECASE,
)
_CALLED_END = re.compile(r"^[,.?!:;-]|^$|^\n| -")
_ENDS_CLAUSE = re.compile(r"^[?!]|^\.(?:[\s\"')]|$)")
# Right before somebody: "sat beside", "apart from", "S1 (".
_BESIDE = re.compile(
    r"\b(?:apart from|except|except for|other than|paired with|sat with|sits with|next to|beside"
    r"|alongside|behind|in front of|along with|together with|working with|worked with"
    r"|partnered with"
    r"|grouped with|thanks to|especially|including|feedback from|email from|question from"
    r"|answer from|note from|message from|idea from|suggestion from|comment for|report for|both"
    r"|(?:writer|reader|speaker|pupil|student|child|helper|captain|winner|one|mentor|buddy|coach"
    r"|colleague|friend) (?:is|was)|copy for|home about|observed by|moderated by|covered by|led by"
    r"|taught by|fed back to"
    r"|(?:mum|dad|nan|gran|mother|father|parents?|sister|brother|aunt|uncle|carer) of"
    r"|S\d{0,2} \(|T \(|student \(|pupil \(|child \(|\bTA,?|LSA,?|HLTA,?|ECT,?|SENCO,?) $"
    r"|\b(?:S\d{0,2}|student|pupils?|child|teacher|TA|LSA|ECT|boy|girl|colleague|mentor|one) \($",
    re.IGNORECASE,
)
# Verbs whose object is mostly somebody: "asked Will to", "helped Hope".
_DONE_TO = re.compile(
    r"\b(?:asked|asks|told|tells|helped|helps|emailed|e-mailed|texted|taught|thanked|reminded"
    r"|praised|paired|rang|phoned|invited|interviewed|met|showed|gave|handed|saw|let|made|got"
    r"|had|addressing|addressed|calling|supported|moved|sent|put|told|challenged|convinced"
    r"|encouraged|watched|heard|kept|caught|seated|sat|overheard|missed|spoke to|speak to"
    r"|spoke with|chat with|talked to|talk to|listened to|lent) $",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\b(?:with|from|to|for|by|and|about|like|than|or|without|ask|let|give|help|does|did|could|would"
    r"|should|lost|even|watching|think|thinks|as|then|named|poor|our|my|son|daughter|hero) $",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:the|a|an|your|its|this|that|these|those|some|any|no|each|every|more|much|most"
    r"|first|second|third|next|last|same|new|old|little|big|of|per|which|what|whose|one|two|three"
    r"|other|such|his|her|their) $",
    re.IGNORECASE,
)
_SAYS_THAT = re.compile(
    r"\b(?:sa(?:y|ys|id)|th(?:ink|inks|ought)|kn[eo]ws?|believed?s?|so|sure|told (?:me|us|him|her)"
    r"|noticed?|found|means?|meant|hoped?|glad|pleased|happy|worried|insisted|decided|heard) that $"
)
_OURS = re.compile(r"\b(?:my|our) $", re.IGNORECASE)
_KIN = (
    r"(?:mum|mom|dad|mother|father|parents?|carers?|family|sister|brother|twin|nan|gran|grandma"
    r"|grandad|aunt|auntie|uncle|cousin|handwriting|spelling|behaviour|attendance|desk|EHCP|TA|needs"
    r"|targets|report|reading age|birthday|class|group|partner|friend|face|hand|turn|answer"
    r"|question|book|work|essay|story|draft|table|phone|bag|team|seat|score|idea|poem|paragraph)\b"
)
_OWNS = re.compile(rf"^'s {_KIN}", re.IGNORECASE)
_OWNS_KIN = re.compile(
    r"'?s? (?:mum|mom|dad|nan|gran|grandma|grandad|parents|carer|mother|father|sister|brother)\b"
)
_STAFF = (
    r"(?:[a-z-]+ ){0,2}(?:coach|teacher|TA|LSA|mentor|technician|caretaker|head|deputy|librarian"
    r"|secretary|pupil|student|boy|girl|child|lad|mum|dad|friend|colleague|governor|nurse|cook|tutor"
    r"|twin|SENCO|ECT|lead|assistant|neighbour|cousin|brother|sister|prefect|captain|newcomer)\b"
)
_IS_SOMEBODY = re.compile(
    rf"^(?:,? (?:himself|herself)\b|, (?:who|whose|aged)\b|,? and (?:I|me|his|her|my)\b"
    rf"|, (?:our|my|a|an|the|his|her|one of my) {_STAFF}"
    rf"| \((?:Y\d|Year|aged?|EAL|SEND?|PP|TA|LSA|HLTA|pupil|student|S\d|new|absent|EHCP"
    rf"|[a-z]+ team)"
    rf"| (?:from|in|at|on|of) (?:the |my |our )?"
    rf"(?:Year|Y\d|\d{{1,2}}[A-Z]|IT|HR|PE|SEN|maintenance|admin|set|class|form|table|row|trust"
    rf"|office|finance|back|front|middle|corner|second row|front row|back row|kitchen|canteen"
    rf"|reception desk|next door|year)\b| (?:got|scored|did|made|had) \d| \d{{1,3}}(?:/|%| out)"
    rf"| \d{{1,3}}, [A-Z]\w+ \d"
    rf"| (?:and|&) [A-Z]\w+ (?:are|were|sat|both|worked|shared|swapped|share) )"
)
_ROW = re.compile(r"^ ?[/|&+] ?[A-Z]|^, [A-Z][a-z]+(?:,| and| &) |^ (?:and|&) [A-Z][a-z]+ (?!of)")
_ROW_BEFORE = re.compile(r"[A-Z][a-z]+ ?[/|+&] ?$|[A-Z][a-z]+, $|[A-Z][a-z]+,? (?:and|&) $")
_VERBAL = re.compile(
    r"\b(?:to|or|could|would|should|does|did|do|can|will|then|we|i|you|they|don't|dont|not|and|than"
    r"|just|only|also|please|let's|lets|can't|cant) $",
    re.IGNORECASE,
)
_THINGS = re.compile(r" (?:[a-z]+s|each|every|it|them|the|a|an|up|out|off|down|my|your|their)\b")
_ORDERED = re.compile(r" (?:your|the|each|every|it|them|their|this|these|any|all|up)\b")
_EPONYM = re.compile(
    r"(?:'s)?(?: [a-z]+)? (?:cycles?|matri(?:x|ces)|process|squares?|laws?|model|principle|effect"
    r"|theorem|constant|number|scale|diagrams?|equations?|theory|curve|charts?|method|syndrome"
    r"|disease|reflex|criteri(?:on|a)|rule|formula|hypothesis|experiment|paradox|test|index"
    r"|coefficient|taxonomy|hierarchy|triangle|circle|forces|razor|transform|series|sequence"
    r"|distribution|organi[sz]er|method|approach|framework|Republic|Guide|Treaty|Bridge|Revolution"
    r"|Model|Theory|Law|Effect|Cycle|Principle|Method)\b"
)
_ACT = re.compile(r" ([^\W\d_]+(?:'t)?)(?![\w-])")
_PAST = re.compile(
    r" (?:never |also |then |just )?(?:[a-z]{2,}(?:ed|'t)|nearly|almost|not (?:even|yet|here|sure)"
    r"|v|ok|okay|off|away|absent|ill|late|brilliant|amazing|superb"
    r"|(?:very|really|so|quite) [a-z]+)\b| (?:goes|went|has|is|was) "
)
_LINE = re.compile(r"(?:^|\n)[\s>*_-]*$")
_TURN = re.compile(r"(?:^|[.?!:\n-] ?)$")
_TO_YOU = re.compile(
    r"^, (?:will|can|could|would|do|did|are|have|you|your|what|how|why|where|which|who|tell|stop"
    r"|sit|listen|read|come|please|don't|that's|let's|go|have|put|try|show|give)\b"
)
_HUMAN = word_set(
    "asked asks said says laughed laughs cried cries giggled smiled noticed thinks thought knew"
    " knows hated hates loved loves liked likes wanted wants refused struggled struggles wasn't"
    " isn't didn't doesn't couldn't can't won't wouldn't hadn't hasn't wondered shouted whispered"
    " argued complained sat sits copied insisted admitted explained explains guessed typed finished"
    " finishes forgot forgets spotted agreed agrees disagreed believes believed replied grinned"
    " blushed sulked panicked volunteered cheated stayed ran led leads rewrote retyped emailed told"
    " taught teaches understood who never always needed needs wrote writes joined used uses came"
    " covered helped worked works spoke speaks read reads got gets tried tries handed drew found"
    " put went gave took made chose picked started stopped was"
)


_ENDS_ROW = word_set("and the a an their both each one")


def slot(reading: Reading, words: Sequence[Word], at: int) -> Slot:
    """How the place of the word at `at` suits a person."""
    word = words[at]
    owns = word.text.endswith("'s")
    if word.bare != word.key and not owns:
        return Slot.PERSON  # "Will'll", "Grace'd"
    return slot_of(reading.plain, word.start, word.end - 2 if owns else word.end)


def slot_of(plain: str, start: int, end: int) -> Slot:
    """The same for a stretch of the plain text; a full stop that ends initials is part of it."""
    before = plain[max(0, start - _REACH) : start]
    after = plain[end : end + _REACH]
    if _OWNS_KIN.match(after) or _OWNS.search(after) or _IS_SOMEBODY.search(after):
        return Slot.PERSON
    if _BESIDE.search(before) or (_CALLS.search(before) and _CALLED_END.search(after)):
        return Slot.PERSON
    if (_DETERMINER.search(before) and not _SAYS_THAT.search(before)) or (
        plain[start].islower() and _OURS.search(before)
    ):
        return Slot.THING
    act = _ACT.match(after)
    acts = act[1].lower() if act else ""
    if acts in _HUMAN or _is_called(before, after):
        return Slot.PERSON
    # "… or won't you? Will: I might.": a speaker inside a line.
    if after.startswith(": ") and before.endswith((". ", "? ", "! ")):
        return Slot.PERSON
    opens_row = plain[start].isupper() and after.startswith(", ") and _TURN.search(before)
    if acts in ACTS or acts in PASTS or _fits(before, after) or opens_row or after.startswith("'s"):
        return Slot.FITS
    return Slot.OPEN


def is_told_to(before: str, after: str) -> bool:
    """Whether what follows is told to whom a turn begins with: "T: Henry, which one was it?"."""
    return bool(_TURN.search(before) and _TO_YOU.search(after))


def _is_called(before: str, after: str) -> bool:
    """Whether somebody is spoken to: "What do you think, Will?", "T: Will, will you read?"."""
    if before.endswith(", "):
        return after[:1] in ("?", "!")
    if not _TURN.search(before):
        return False
    # A sentence of one word: "What is a fraction? Hope?"
    return bool(_TO_YOU.search(after) or (before.strip() and _ENDS_CLAUSE.search(after)))


def _fits(before: str, after: str) -> bool:
    return bool(
        _DONE_TO.search(before)
        or _LINKS.search(before)
        or _ROW.search(after)
        or _ROW_BEFORE.search(before)
        or (after.startswith(":") and _LINE.search(before))
        or (before.endswith(", ") and _ENDS_CLAUSE.search(after))
        or _PAST.match(after)
    )


def may_do(reading: Reading, word: Word) -> bool:
    """Whether a small-letter word stands where a verb or a thing may: "to mark", "mark schemes"."""
    before = reading.plain[max(0, word.start - _REACH) : word.start]
    return bool(_VERBAL.search(before) or _THINGS.match(reading.plain, word.end))


def orders(reading: Reading, word: Word) -> bool:
    """Whether a sentence's first word is told to somebody: "Mark your answer", "Chase up"."""
    return bool(_ORDERED.match(reading.plain, word.end))


def ends_a_row(reading: Reading, word: Word) -> bool:
    """Whether nothing follows that makes a verb of the word: "tom and will did best"."""
    after = reading.plain[word.end : word.end + _REACH]
    act = _ACT.match(after)
    return bool(_CALLED_END.match(after)) or bool(act and (act[1] in ACTS or act[1] in _ENDS_ROW))


def has_kin(reading: Reading, word: Word) -> bool:
    """Whether somebody's family follows: "faiths mum"."""
    return bool(_OWNS_KIN.match(reading.plain, word.end))


def names_a_thing(reading: Reading, word: Word) -> bool:
    """Whether a surname names a law or a method here: "Krebs cycle", "Punnett squares"."""
    if not word.capital or is_first_name(word.bare):
        return False
    return bool(_EPONYM.match(reading.plain, word.end))


def in_a_title(reading: Reading, words: Sequence[Word], at: int) -> bool:
    """Whether the word stands beside another capitalised word of the dictionary: "Star Wars"."""
    for step in (-1, 1):
        other = at + step
        if not 0 <= other < len(words) or not words[other].capital or len(words[other].text) == 1:
            continue
        first, last = sorted((at, other))
        if reading.plain[words[first].end : words[last].start] not in (" ", "-", " of ", " the "):
            continue
        if step < 0 and starts_sentence(reading, words[other]):
            continue
        key = words[other].bare
        if key in word_list("ordinary_words") and not is_known_name(key):
            return True
    return False
