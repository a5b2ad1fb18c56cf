"""The review: what would leave for one group, what is hidden in it, and what is still to decide."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from journal.bundle.texts import clean_short_text, clean_text
from journal.group.announcement import CONTEXT as CONTEXT_FIELDS
from journal.language import _
from journal.model import fields
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome, union
from journal.privacy.wording.person_numbers import PersonNumbers
from journal.privacy.wording.shared_wording import in_place, shared_wording
from journal.sharing.elsewhere import Elsewhere
from journal.sharing.grouping import Group, Grouping, ids_of
from journal.sharing.material import (
    WORD_FIELDS,
    Material,
    most_characters,
    sources,
    why_held_back,
)
from journal.sharing.places import Found, Reader, ReadText
from journal.sharing.questions import Item, left_out, left_out_id
from journal.sharing.reviewed import HeldBack, Mark, Review, Reviewed, SharedText
from journal.sharing.standing import Standings


def review(
    material: Material,
    group_id: str,
    finder: Finder,
    decided: Mapping[str, Decision],
    progress: Callable[[int, int], None] = lambda done, of: None,
    standings: Standings | None = None,
    hidden: Sequence[tuple[Kind, str]] = (),
) -> Review:
    """Find, decide by what was decided before, and put into shared wording. Reads nothing else.

    `decided` maps the ids of questions and places to decisions; what is hidden at once may be
    decided too. Words that tell the context are asked about where `standings` say that their
    writer stands alone. `hidden` are names that were hidden before, as (kind, words).
    """
    made = Review(without_model=finder.model is None)
    for trial in material.trials:
        why = why_held_back(trial)
        if why:
            made.held_back.append(HeldBack(trial.id, why))
    reader = Reader(group_id, finder, standings)
    going = list(sources(material))
    read: dict[str, list[ReadText]] = {}
    staying: dict[str, frozenset[str]] = {}
    for done, source in enumerate(going):
        progress(done, len(going))
        staying[source.id] = frozenset(
            name for name in CONTEXT_FIELDS if left_out_id(group_id, source.id, name) in decided
        )
        read[source.id] = reader.read(source, staying[source.id].__contains__)
    progress(len(going), len(going))
    grouping = Grouping(group_id, finder.own, decided, _all_found(read.values()))
    if _look_elsewhere(reader, read, Elsewhere([*grouping.names(), *hidden])):
        grouping = Grouping(group_id, finder.own, decided, _all_found(read.values()))
    _Wording(made, group_id, finder, grouping, read, hidden).word(staying)
    return made


def _look_elsewhere(reader: Reader, read: dict[str, list[ReadText]], names: Elsewhere) -> bool:
    """Add where names stand that were found only in other places; whether there is any."""
    any_more = False
    for texts in read.values():
        for n, text in enumerate(texts):
            more = names.find(text.private, [one.finding for one in text.found])
            if more:
                texts[n] = reader.with_more(text, more)
                any_more = True
    return any_more


class _Wording:
    """Everything that was read, grouped into questions and put into shared wording."""

    def __init__(
        self,
        made: Review,
        group_id: str,
        finder: Finder,
        grouping: Grouping,
        read: Mapping[str, list[ReadText]],
        hidden: Sequence[tuple[Kind, str]],
    ) -> None:
        self._made = made
        self._group_id = group_id
        self._finder = finder
        self._read = read
        self._grouping = grouping
        self._hidden_ids = grouping.hidden_ids()
        self._hidden_names = Elsewhere([*grouping.names(hidden=True), *hidden])
        self._items: dict[tuple[str, str], Item] = {}

    def word(self, staying: Mapping[str, frozenset[str]]) -> None:
        """Fill the review."""
        worded: dict[str, list[str]] = {}
        for identity, texts in self._read.items():
            persons = PersonNumbers(self._finder.own)
            shared = [self._shared(text, persons) for text in texts]
            too_long = next(
                (t.field for t, s in zip(texts, shared, strict=True) if _is_too_long(t.field, s)),
                None,
            )
            if too_long:
                self._made.held_back.append(HeldBack(identity, _why_too_long(too_long)))
            else:
                worded[identity] = shared
        self._ask(self._asked_in(worded))
        for identity, shared in worded.items():
            pairs = zip(self._read[identity], shared, strict=True)
            marked = [self._marked(text, wording) for text, wording in pairs]
            open_ = {mark.item.id for text in marked for mark in text.all_marks if mark.is_open}
            out = staying[identity]
            self._made.reviewed[identity] = Reviewed(identity, marked, open_, left_out=out)

    def _asked_in(self, worded: Collection[str]) -> list[Found]:
        """What is asked of the records that go, and where the owner put so many other words that
        one stays: she may put them otherwise."""
        texts = [text for identity in worded for text in self._read[identity]]
        staying = [
            one for identity, ts in self._read.items() if identity not in worded for one in ts
        ]
        return _asked(texts, self._grouping) + [
            one for one in _all_found([staying]) if isinstance(self._grouping.decision(one), Reword)
        ]

    def _shared(self, text: ReadText, persons: PersonNumbers) -> str:
        clean = clean_short_text if text.field in WORD_FIELDS else clean_text
        about = self._grouping.decision(text.case) if text.case else Keep()
        if isinstance(about, Reword):
            return clean(self._guarded(about.text, persons))
        if not isinstance(about, Keep):
            return clean(left_out())
        decisions = {one.finding.start: self._to_do(one, persons) for one in text.found}
        if text.field == "tag" and _is_hidden_whole(text, decisions):
            return ""  # "another pupil" is no tag

        def decide(finding: Finding, _words: str) -> Decision:
            return decisions[finding.start]

        findings = [one.finding for one in text.found]
        return clean(shared_wording(text.private, findings, decide, persons))

    def _to_do(self, found: Found, persons: PersonNumbers) -> Decision:
        decision = self._grouping.decision(found) or Hide()
        if isinstance(decision, Reword):
            return Reword(self._guarded(decision.text, persons))
        if isinstance(decision, Hide) and found.instead:
            return Reword(found.instead)
        return decision

    def _guarded(self, words: str, persons: PersonNumbers) -> str:
        """The owner's own words without names that she hides elsewhere, or sure ones."""
        found = self._finder.find(words)
        findings = [one for one in found if self._is_hidden_in(words, one)]
        findings = union((*findings, *self._hidden_names.find(words, found)))
        return shared_wording(words, findings, persons=persons) if findings else words

    def _is_hidden_in(self, words: str, found: Finding) -> bool:
        covered = words[found.start : found.end]
        if self._hidden_ids.intersection(ids_of(self._group_id, found.kind, covered)):
            return True
        sure = found.outcome is Outcome.HIDE
        return sure and not self._grouping.is_kept(found.kind, covered)

    def _ask(self, asked: Iterable[Found]) -> None:
        """List what is open, decided and hidden, each once with all its places."""
        listed: dict[tuple[str, str], tuple[Group, list[Found]]] = {}
        for one in asked:
            group = self._grouping.group_of(one)
            listed.setdefault((group.id, self._status(one)), (group, []))[1].append(one)
        lists = {
            "open": self._made.questions,
            "decided": self._made.decided,
            "hidden": self._made.hidden,
        }
        for (identity, status), (group, found) in listed.items():
            item = self._grouping.item(group, found, self._suggestion(found[0]))
            self._items[identity, status] = item
            lists[status].append(item)

    def _status(self, found: Found) -> str:
        if self._grouping.outcome(found) is Outcome.HIDE:
            return "hidden"
        return "open" if self._grouping.decision(found) is None else "decided"

    def _marked(self, text: ReadText, shared: str) -> SharedText:
        asks_words = _asks_words(text, self._grouping)
        marks = tuple(self._mark(one) for one in text.found) if asks_words else ()
        case = self._mark(text.case) if text.case else None
        return SharedText(text.field, text.private, shared, marks, case)

    def _mark(self, found: Found) -> Mark:
        group, decision = self._grouping.group_of(found), self._grouping.decision(found)
        finding = replace(found.finding, outcome=self._grouping.outcome(found))
        return Mark(finding, found.place, self._items[group.id, self._status(found)], decision)

    def _suggestion(self, found: Found) -> str:
        if found.finding.kind is Kind.CASE:
            return left_out()
        if found.instead:
            return found.instead
        texts = self._read[found.place.record]
        private = next(text.private for text in texts if found in text.found)
        _start, _end, words = in_place(private, found.finding, PersonNumbers(self._finder.own))
        return words or self._suggestion_alone(found)

    def _suggestion_alone(self, found: Found) -> str:
        """What stands for it on its own, where the words before it say that already."""
        words = found.place.words
        alone = replace(found.finding, start=0, end=len(words))
        return shared_wording(words, [alone], persons=PersonNumbers(self._finder.own))


def _all_found(read: Iterable[list[ReadText]]) -> list[Found]:
    texts = [text for texts in read for text in texts]
    return [one for text in texts for one in (*((text.case,) if text.case else ()), *text.found)]


def _asked(texts: list[ReadText], grouping: Grouping) -> list[Found]:
    """What is asked about, the cases first: a text that stays here needs no more answers."""
    cases = [text.case for text in texts if text.case]
    return cases + [one for text in texts if _asks_words(text, grouping) for one in text.found]


def _asks_words(text: ReadText, grouping: Grouping) -> bool:
    """Whether the single words of a text matter: not of one that is left out or put otherwise."""
    decision = grouping.decision(text.case) if text.case else None
    return decision is None or isinstance(decision, Keep)


def _is_hidden_whole(text: ReadText, decisions: Mapping[int, Decision]) -> bool:
    """Whether one name or detail is the whole of a text, and hidden."""
    return any(
        isinstance(decisions[one.finding.start], Hide) and one.place.words == text.private.strip()
        for one in text.found
    )


def _is_too_long(name: str, shared: str) -> bool:
    return len(shared) > most_characters(name)


def _why_too_long(name: str) -> str:
    return _("“{field}” is longer than the {limit:,} characters that a bundle holds.").format(
        field=_(fields.LABELS.get(name, name)), limit=most_characters(name)
    )
