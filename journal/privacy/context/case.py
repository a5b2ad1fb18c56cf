"""Whether a text reads like the case of one pupil, with or without a name.

A person and case-like matter must stand near each other: a policy on bullying is no case, "she told
me that she is being bullied" is one. Nor is a group ("pupils with dyslexia"), a lesson's topic, a
story. The phrases, and the sentence for each area, stand in resources/privacy/case_words.json.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from journal.language import _
from journal.privacy.context.case_words import Area, CaseWords, case_words
from journal.privacy.names.keep import kept
from journal.privacy.names.ordinary import is_first_name, is_ordinary, is_well_known, word_list
from journal.privacy.names.sentence import starts_sentence
from journal.privacy.reading import Reading, folded

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|himself|herself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_NAME_HAS = re.compile(r"\b(?:has|had|with|is|was|'s)\s+(?:[\w'-]+\s+){0,3}$|'s?\s+$")
_TOPIC_REACH = 45  # characters before a phrase in which the word for a topic may stand
_TIE_REACH = 160  # and before a condition, of whom it is said


def reads_like_a_case(text: str) -> str | None:
    """Why `text` reads like the case of one pupil, in one sentence; None if it does not."""
    whole, before = _Whole(text), ""
    for sentence in _SENTENCE.finditer(whole.plain):
        area = _Said(whole, sentence, before, case_words()).area()
        if area:
            return _(area.reason)
        before = sentence[0]
    return None


class _Whole(Reading):
    """A text of which it is asked once, if at all, what in it only looks like a name."""

    @cached_property
    def stays(self) -> list[tuple[int, int]]:
        return kept(self)


class _Said:
    """One sentence of a text, with the one `before` it."""

    def __init__(
        self, whole: _Whole, sentence: re.Match[str], before: str, words: CaseWords
    ) -> None:
        self._whole, self._words = whole, words
        self._start, self._end = sentence.span()
        self._text, self._before = sentence[0], before

    def area(self) -> Area | None:
        """The area of which it tells a case, None where it tells none."""
        if self._words.made_up.search(self._text):
            return None
        for area in self._words.areas:
            if area.alone and self._stands(area.alone):
                return area
        child = self._words.child.search(self._text)
        if not (child or self._has_person()):
            return None
        found = self._matter()
        of_school = child is not None and (child["school"] or child["ours"])
        return found if found and (of_school or not self._is_told()) else None

    def _matter(self) -> Area | None:
        """The area of which something is said of whoever it is."""
        for area in self._words.areas:
            if self._stands(area.near) or (area.tied and self._is_tied(area.tied)):
                return area
        return self._words.of_kin if self._tells_of_kin() else None

    def _stands(self, pattern: re.Pattern[str]) -> bool:
        """Whether a phrase stands here other than as the topic of a lesson or a policy."""
        return any(
            not self._words.topic_before.search(
                self._text[max(0, found.start() - _TOPIC_REACH) : found.start()]
            )
            and not self._words.topic_after.match(self._text, found.end())
            for found in pattern.finditer(self._text)
        )

    def _is_tied(self, pattern: re.Pattern[str]) -> bool:
        """Whether a condition is said of one person: "a pupil with …", "he is …", "a … boy"."""
        for found in pattern.finditer(self._text):
            lead = self._text[max(0, found.start() - _TIE_REACH) : found.start()]
            rest = self._text[found.end() : found.end() + _TIE_REACH]
            if self._words.topic_after.match(rest):
                continue
            if self._words.tie.search(lead):
                return True
            if self._words.article.search(lead) and self._words.child_after.match(rest):
                return True
            if _NAME_HAS.search(lead) and any(self._names()):
                return True
        return False

    def _tells_of_kin(self) -> bool:
        """Whether it tells of somebody's kin other than how they met the work or the school."""
        words = self._words
        return bool(words.kin.search(self._text)) and not words.kin_contact.search(self._text)

    def _has_person(self) -> bool:
        """Whether it is about one person: he or she, "they" after a child, somebody by name."""
        if _PRONOUN.search(self._text):
            return True
        if _THEY.search(self._text) and self._words.child.search(self._before):
            return True
        return any(self._names())

    def _is_told(self) -> bool:
        """Whether it is of a story or of the lesson: "the boy in the novel", "Rosa Parks was".

        A pupil who wrote a story is of neither, which the caller minds.
        """
        story, figures = self._words.story, word_list("curriculum_names")
        if story.search(self._text) or story.search(self._before):
            return True
        plain = self._whole.plain
        return any(
            self._start <= start < self._end and folded(plain[start:end]) in figures
            for start, end in self._whole.stays
        )

    def _names(self) -> Iterator[str]:
        """First names here that are neither a tool nor from the curriculum."""
        words = self._whole.words
        first, last = (
            bisect_left(words, place, key=attrgetter("start")) for place in (self._start, self._end)
        )
        for word in words[first:last]:
            if not word.capital or not is_first_name(word.bare) or is_well_known(word.bare):
                continue
            if is_ordinary(word.bare) and starts_sentence(self._whole, word):
                continue
            if not any(start <= word.start < end for start, end in self._whole.stays):
                yield word.text
