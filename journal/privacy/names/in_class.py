"""Whether somebody called like a figure of the curriculum is a pupil in the lesson: by what pupils
do and figures do not, and by who is spoken to in a lesson written down turn by turn."""

import re

from journal.privacy.names.sentence import starts_sentence
from journal.privacy.names.slots import is_told_to
from journal.privacy.reading import Reading, Word, folded

# What pupils do in lessons and figures of the curriculum hardly, told of a first name alone.
_DONE_IN_CLASS = re.compile(
    r"^(?: (?:just|also|then|only|never|even|always|quickly|quietly))? (?:"
    r"(?:finished|forgot|typed|retyped|pasted|noticed|spotted|googled|logged|uploaded|printed"
    r"|redrafted|misspelt|volunteered|giggled|fidgeted|yawned|sulked|handed|highlighted|scrolled)\b"
    r"(?! off| up)|(?:got|scored|missed|did) (?:\d|stuck|full|his|her|their|it|question|one)"
    r"|(?:moved|joined|came) (?:here|us|in)\b"
    r"|(?:used|liked|enjoyed|tried|checked|read|hated|loved|preferred|edited) (?:it|this"
    r"|the (?:[\w']+ ){0,3}(?:tool|bot|app|chatbot|AI|prompt|worksheet|quiz|task|text|lesson"
    r"|activity|chapter|version|pictures?|images?|game|slides?)|copilot|chatgpt|gemini|claude)\b"
    r"|wanted (?:it|to (?:know|use|ask|try|see))|asked (?:it|the|for|to)\b"
    r"|[a-z]+ (?:his|her|their) (?:book|worksheet|homework|essay|prompt|screen|laptop|pen|answers?"
    r"|planner|draft|paragraph|coursework|password|login|chromebook|ipad|eyes|hand)\b)",
    re.IGNORECASE,
)
# How far around a name turns are looked for, in characters.
_NEAR = 300
# Marks of a lesson written down turn by turn.
_TURNS = re.compile(
    r"(?:^|[.?!\n] ?)(?:T|S\d?|P\d?|Teacher|Pupil|Child|Student|Bot|TA|AI)(?: \d)?: "
)


def is_in_class(reading: Reading, word: Word, before: str, after: str) -> bool:
    """Whether a first name is somebody's in the lesson: "Grace finished", "What, Juliet?"."""
    # "Pip wrote about Pip", "Florence is no Florence Nightingale": the first is the pupil.
    again = re.match(r" [a-z]+(?: [a-z]+){0,2} ([A-Z]\w+)", after)
    if _DONE_IN_CLASS.search(after) or (again and folded(again[1]) == word.bare):
        return True
    if not _TURNS.search(reading.plain, max(0, word.start - _NEAR), word.end + _NEAR):
        return False
    if before.endswith(": ") and is_told_to(before, after):
        return True
    addressed = before.endswith(", ") and after[:1] in ("?", "!")
    listed = addressed and before[:-2].rpartition(" ")[2][:1].isupper()
    speaks = after.startswith(": ") and starts_sentence(reading, word)
    return speaks or (addressed and not listed)
