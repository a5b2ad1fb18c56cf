"""Whether a text reads like the case of one pupil, with or without a name.

A person and case-like matter must stand near each other: a policy on bullying is no case, "she told
me that she is being bullied" is one. The words stand in resources/privacy/case_words.json.
"""

import json
import re
from functools import cache

from journal.language import _
from journal.privacy.ordinary import LISTS
from journal.privacy.reading import Reading

_PERSON = re.compile(
    r"\b(?:he|him|his|she|her|hers|(?:a|one|this|that|my|the same|another) "
    r"(?:\w+ ){0,2}?(?:pupil|student|child|boy|girl|learner|lad)|(?:a|one|the) parent)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def reads_like_a_case(text: str) -> str | None:
    """Why `text` reads like the case of one pupil, in one sentence; None if it does not."""
    for sentence in _SENTENCE.finditer(Reading(text).plain):
        if not _PERSON.search(sentence[0]):
            continue
        for reason, pattern in _areas():
            if pattern.search(sentence[0]):
                return _(reason)
    return None


@cache
def _areas() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = json.loads((LISTS / "case_words.json").read_text(encoding="utf-8"))
    return tuple(
        (area["reason"], re.compile(rf"\b(?:{'|'.join(area['words'])})\b", re.IGNORECASE))
        for area in listed["areas"]
    )
