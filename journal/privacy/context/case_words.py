"""The phrases that tell a case, read from resources/privacy/case_words.json into patterns."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from journal.privacy.names.ordinary import LISTS

Lists = Mapping[str, Sequence[str]]

_PART = re.compile(r"\([^)]*\)|<\w+>|…|[^\s()<>…]+")
_GAP = r"(?:[\w'%-]+,?\s+){0,5}?"
_ARTICLE = r"(?:an?|one|another|this|that|the|my|our|same|other|certain|whose)"
_AT_SCHOOL = "pupil|student|learner|tutee|sixth-former"
_NO_CHILD = r"(?![ -](?:teacher|council|voice|premium|passport|parliament|union|panel|data)s?\b)"
_OF_OURS = "pupils|children|students|girls|boys|lads|learners|tutees|form|class|set"


@dataclass(frozen=True, slots=True)
class Area:
    """One area of cases: phrases that need a person in the sentence, conditions that have to be
    said of that person, phrases that tell by themselves."""

    id: str
    reason: str
    near: re.Pattern[str]
    tied: re.Pattern[str] | None
    alone: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CaseWords:
    """All of it: the areas, how one child is named, and what makes the matter no case.

    `child` has the groups `school` and `ours`, which no story has. `tie` ends and `child_after`
    begins where a condition stands.
    """

    areas: tuple[Area, ...]
    child: re.Pattern[str]
    tie: re.Pattern[str]
    article: re.Pattern[str]
    child_after: re.Pattern[str]
    topic_before: re.Pattern[str]
    topic_after: re.Pattern[str]
    story: re.Pattern[str]
    made_up: re.Pattern[str]
    kin: re.Pattern[str]
    kin_contact: re.Pattern[str]

    @property
    def of_kin(self) -> Area:
        """The area for what is told of somebody's kin."""
        return next(area for area in self.areas if area.id == "family")


@cache
def case_words() -> CaseWords:
    """The patterns, made once."""
    listed = json.loads((LISTS / "case_words.json").read_text(encoding="utf-8"))
    lists = {name: listed[name].split() for name in ("family", "him", "child")}
    child, kin, topics = _bar(listed["child"]), _bar(listed["family"]), listed["topics"]
    return CaseWords(
        areas=tuple(_area(area, lists) for area in listed["areas"]),
        child=_one_child(child),
        tie=_tie(child),
        article=_pattern(rf"\b{_ARTICLE}\s+(?:[\w'-]+\s+){{0,2}}$"),
        child_after=_pattern(rf"\s+(?:[\w'-]+\s+){{0,2}}?(?:{child})\b"),
        topic_before=_pattern(
            rf"\b(?:{_bar(topics['before'])})\s+(?:\w+\s+){{0,2}}?(?:on|about|of|for|against|in)\s+"
            r"(?:[\w'-]+\s+){0,4}$"
        ),
        topic_after=_pattern(rf"[\s-]+(?:\w+\s+)?(?:{_bar(topics['after'])})\b"),
        story=_pattern(rf"\b(?:{_bar(listed['stories'])})\b"),
        made_up=_either([*listed["instructions"], *listed["fictional"]], lists),
        kin=_pattern(
            rf"\b(?:his|her|their|whose|(?:{child})'s)\s+(?:(?:older|younger|little|big|own|late"
            rf"|baby|twin|half|elder)[\s-]+)*(?:{kin}|twin)\b"
        ),
        kin_contact=_pattern(rf"\b(?:{_bar(listed['kin_contact'])})\b"),
    )


def _area(listed: Mapping[str, Any], lists: Lists) -> Area:
    tied, alone = listed.get("tied"), listed.get("alone")
    return Area(
        listed["id"],
        listed["reason"],
        _either(listed["near"], lists),
        _either(tied, lists) if tied else None,
        _either(alone, lists) if alone else None,
    )


def _one_child(child: str) -> re.Pattern[str]:
    return _pattern(
        rf"\b{_ARTICLE}\s+(?:(?!of\b|and\b|or\b)[\w'-]+\s+){{0,4}}?"
        rf"(?:(?P<school>{_AT_SCHOOL})|{child})\b{_NO_CHILD}"
        rf"|\b(?P<ours>one of (?:my|our)\s+(?:[\w-]+\s+){{0,3}}?(?:{_OF_OURS})"
        r"|some(?:one|body) in (?:my|the|our)\s+\w+)\b"
        r"|\bone of (?:the|these|them|his|her)\b|\b(?:one|a|this|that|the) family\b"
        r"|\b(?:the|my) twins\b"
        r"|\b(?:the|an?)\s+(?:mother|father|mum|dad|parent|grandmother|grandfather|carer)\b"
    )


def _tie(child: str) -> re.Pattern[str]:
    return _pattern(
        rf"(?:\b{_ARTICLE}\s+(?:[\w'-]+\s+){{0,4}}?(?:{child})(?:'s)?|\b(?:he|she)(?:'s)?)"
        r"\s+(?:[\w'-]+\s+){0,3}?(?:with|who has|has|had|is|was|gets|got|having)\s+"
        r"(?:[\w'-]+\s+){0,3}$"
        rf"|\b(?:his|her|{_ARTICLE}\s+(?:[\w'-]+\s+){{0,2}}(?:{child})'s)\s+(?:[\w'-]+\s+){{0,2}}$"
        rf"|\b(?:{child})\s+(?:with|in)\s+(?:an?\s+|the\s+)?(?:[\w'-]+\s+){{0,1}}$"
    )


def _either(phrases: Iterable[str], lists: Lists) -> re.Pattern[str]:
    """One pattern for phrases in the notation that the file describes."""
    return _pattern(rf"(?<!\w)(?:{'|'.join(_phrase(one, lists) for one in phrases)})(?!\w)")


def _phrase(phrase: str, lists: Lists) -> str:
    parts: list[str] = []
    for part in _PART.findall(phrase):
        if part == "…":
            parts.append(_GAP)
        elif part[0] == "<":
            parts.append(rf"(?:{'|'.join(map(_literal, lists[part[1:-1]]))})(?:'s?)?\s+")
        else:
            choices = part[1:-1].split("/") if part[0] == "(" else [part]
            parts.append(rf"(?:{'|'.join(map(_literal, choices))})\s+")
    return "".join(parts).removesuffix(r"\s+")


def _literal(words: str) -> str:
    """Words as a pattern: * for any ending, spaces and hyphens alike."""
    return r"[\s-]+".join(
        re.escape(word).replace(r"\*", r"[\w'-]*") for word in re.split(r"[\s-]+", words)
    )


def _bar(words: str) -> str:
    return "|".join(map(re.escape, words.split()))


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
