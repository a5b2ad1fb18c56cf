"""Where something was found in a record: names and details, words that tell the context, a case."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from journal import vocabulary
from journal.language import _
from journal.model import fields
from journal.privacy.context.case import reads_like_a_case
from journal.privacy.context.context_words import context_words
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.titles import TITLE
from journal.sharing.material import WORD_FIELDS, Source
from journal.sharing.questions import CONTEXT, Place, case_id, place_id
from journal.sharing.standing import Standings

# A review is looked at again after each decision, and most texts are the same then.
_reads_like_a_case = lru_cache(maxsize=4_096)(reads_like_a_case)
_TITLE_BEFORE = re.compile(rf"\b{TITLE}\.?[ \u00a0]+$", re.IGNORECASE)
_LONGEST_TITLE = 14
_CALLED_AS_THEY_ARE = ("tool", "tool_version", "version")  # say nothing of who wrote them


@dataclass(frozen=True, slots=True)
class Found:
    """One finding and its place; `instead` are the words that stand for it, "" for the usual."""

    finding: Finding
    place: Place
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ReadText:
    """One private text and what was found in it; `case` where the whole of it reads like one."""

    record: str
    field: str
    private: str
    found: tuple[Found, ...]
    case: Found | None


class Reader:
    """Reads the texts of records for one group's review."""

    def __init__(self, group_id: str, finder: Finder, standings: Standings | None) -> None:
        self._group = group_id
        self._finder = finder
        self._standings = standings

    def read(self, source: Source, skipped: Callable[[str], bool]) -> list[ReadText]:
        """Every text of a record but the `skipped` fields."""
        return [self._read(source, name, text) for name, text in source.texts if not skipped(name)]

    def with_more(self, text: ReadText, findings: Sequence[Finding]) -> ReadText:
        """The text with more findings in it, none over those that it has."""
        more = [
            Found(one, self._place(text.record, text.field, text.private, one)) for one in findings
        ]
        found = sorted((*text.found, *more), key=lambda one: one.finding.start)
        return replace(text, found=tuple(found))

    def _read(self, source: Source, name: str, text: str) -> ReadText:
        found = [
            Found(one, self._place(source.id, name, text, one)) for one in self._finder.find(text)
        ]
        why = None
        if source.may_be_case and name not in _CALLED_AS_THEY_ARE:
            found += self._context(source.id, name, text, found)
            found.sort(key=lambda one: one.finding.start)
            why = None if name in WORD_FIELDS else _reads_like_a_case(text)
        case = self._case(source.id, name, text, why) if why else None
        return ReadText(source.id, name, text, tuple(found), case)

    def _context(self, record: str, name: str, text: str, found: list[Found]) -> Iterator[Found]:
        """Words that tell where the writer stands alone, those aside that are hidden already."""
        if self._standings is None or not self._standings.known:
            return
        for word in context_words(text):
            taken = any(
                one.finding.start < word.end and word.start < one.finding.end for one in found
            )
            if not taken and self._standings.stands_alone(word.field, word.value):
                why = _why_alone(word.field, word.value)
                finding = Finding(word.start, word.end, Kind.CONTEXT, Outcome.ASK, why)
                yield Found(finding, self._place(record, name, text, finding), word.instead)

    def _case(self, record: str, name: str, text: str, why: str) -> Found:
        finding = Finding(0, len(text), Kind.CASE, Outcome.ASK, why)
        place = Place(case_id(self._group, text), record, name, 0, len(text), text, text, 0, text)
        return Found(finding, place)

    def _place(self, record: str, name: str, text: str, found: Finding) -> Place:
        start, end = found.start, found.end
        where = f"{record} {name}"
        before = min(start, CONTEXT)
        return Place(
            id=place_id(self._group, found.kind, text, start, end, where),
            record=record,
            field=name,
            start=start,
            end=end,
            words=text[start:end],
            context=text[start - before : end + CONTEXT],
            before=before,
            named=text[_with_title(text, start) if found.kind is Kind.PERSON else start : end],
        )


def _with_title(text: str, start: int) -> int:
    """Where the title before a name begins, the name's own start where there is none."""
    title = _TITLE_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)
    return title.start() if title else start


def _why_alone(name: str, value: str) -> str:
    label = _("Subject area") if name == "subject_area" else _(fields.LABELS[name])
    return _("tells “{label}: {value}”, which nobody else here shares").format(
        label=label, value=vocabulary.label(name, value)
    )
