"""Which places belong to one question, and what was decided on each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finding import Kind, Outcome
from journal.privacy.lists.own_names import OwnNames
from journal.sharing.elsewhere import NAMES
from journal.sharing.persons import (
    Name,
    is_name_and_word,
    may_name_another,
    name_of,
    same_person,
)
from journal.sharing.places import Found
from journal.sharing.questions import (
    Item,
    Place,
    former_id,
    plain_form,
    question_id,
    sure_id,
)

_NAMES = (*NAMES, Kind.CLASS)
_Key = tuple[str, str | Name]


@dataclass
class Group:
    """Places of one word or person.

    `by_place` where only the place tells a name from a word, `here` where what is kept counts for
    these places only, `sure` where one of them is hidden at once, and so the rest with it.
    """

    id: str
    by_place: bool = False
    here: bool = False
    sure: bool = False
    found: list[Found] = field(default_factory=list)
    ids: dict[str, None] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)


class Grouping:
    """All that was found for one group, by the question it belongs to."""

    def __init__(
        self, group_id: str, own: OwnNames, decided: Mapping[str, Decision], found: Iterable[Found]
    ) -> None:
        self._group_id = group_id
        self._own = own
        self._decided = decided
        self._by_place_known: dict[tuple[str, Outcome], bool] = {}
        everything = list(found)
        self._persons = same_person(
            {
                name_of(one.place.named)
                for one in everything
                if one.finding.kind is Kind.PERSON and not self._is_by_place(one)
            }
        )
        self._groups: dict[_Key, Group] = {}
        # By identity: a finding is asked for often, and hashing it takes longer than all the rest.
        self._known: dict[int, tuple[Group, tuple[str, ...]]] = {}
        for one in everything:
            self._add(one)

    def group_of(self, found: Found) -> Group:
        """The group that a place belongs to."""
        return self._known[id(found)][0]

    def outcome(self, found: Found) -> Outcome:
        """HIDE also for what is in doubt here and sure elsewhere."""
        return Outcome.HIDE if self.group_of(found).sure else found.finding.outcome

    def decision(self, found: Found) -> Decision | None:
        """What was decided on this place: by itself, on its words, or on the same person.

        What was kept of words that may name somebody else counts for its own sentence only; what
        was kept in doubt does not count once the words are sure to name somebody.
        """
        by_itself = self._decided.get(found.place.id)
        if by_itself is not None:
            return by_itself
        group, own_ids = self._known[id(found)]
        for ids in (own_ids, group.ids):
            answers = [self._decided[one] for one in ids if one in self._decided]
            for sort in (Hide, Reword) if group.here or group.sure else (Hide, Reword, Keep):
                for answer in answers:
                    if isinstance(answer, sort):
                        return answer
            if ids is own_ids and group.sure and not group.here:
                kept = self._decided.get(
                    sure_id(self._group_id, found.finding.kind, found.place.named)
                )
                if kept is not None:
                    return kept
        return None

    def hidden_ids(self) -> set[str]:
        """The ids of all words that are hidden wherever they stand."""
        return {
            one
            for group in self._groups.values()
            if not group.by_place and any(self._is_hidden(found) for found in group.found)
            for one in group.ids
        }

    def names(self, hidden: bool = False) -> list[tuple[Kind, str]]:
        """The names of people, schools and places as (kind, words) that are not kept, or that are
        `hidden`; without those of which only the place tells that they are names."""
        return [
            (kind, words)
            for group in self._groups.values()
            if not group.by_place
            and (kind := group.found[0].finding.kind) in NAMES
            and any(self._counts(found, hidden) for found in group.found)
            for words in group.forms.values()
        ]

    def is_kept(self, kind: Kind, words: str) -> bool:
        """Whether the owner decided on these words to keep them."""
        ids = ids_of(self._group_id, kind, words)
        return any(isinstance(self._decided.get(one), Keep) for one in ids)

    def item(self, group: Group, found: Iterable[Found], suggestion: str) -> Item:
        """The question on some places of a group, or what was hidden or decided there."""
        places = tuple(one.place for one in found)
        first = next(one for one in group.found if one.place in places)
        return Item(
            id=group.id,
            trial=first.place.record,
            field=first.place.field,
            text=first.place.words,
            context=first.place.context,
            suggestion=suggestion,
            kind=str(first.finding.kind),
            why=first.finding.why,
            places=places,
            forms=tuple(group.forms.values()),
            here=group.here,
            sure=group.sure,
        )

    def _add(self, found: Found) -> None:
        place, kind = found.place, found.finding.kind
        key = self._key(found)
        group = self._groups.get(key)
        if group is None:
            by_place = key[0] == "place" or kind is Kind.CASE
            identity = place.id if by_place else question_id(self._group_id, kind, place.named)
            group = self._groups[key] = Group(identity, by_place)
        ids = () if kind is Kind.CASE else self._ids(str(kind), place)
        self._known[id(found)] = group, ids
        group.found.append(found)
        group.ids.update(dict.fromkeys(ids))
        group.forms.setdefault(plain_form(place.named), place.named)
        group.here = group.here or group.by_place or self._may_name_another(found)
        group.sure = group.sure or (not group.by_place and found.finding.outcome is Outcome.HIDE)

    def _key(self, found: Found) -> _Key:
        kind, words = found.finding.kind, found.place.named
        if kind is Kind.CASE or self._is_by_place(found):
            return "place", found.place.id
        if kind is Kind.PERSON and name_of(words):
            return str(kind), self._persons[name_of(words)]
        return str(kind), plain_form(words)

    def _is_by_place(self, found: Found) -> bool:
        """Whether only the place tells: a name that is a word, a listed one in doubt here."""
        if found.finding.kind not in _NAMES:
            return False
        known, words = self._by_place_known, (found.place.named, found.finding.outcome)
        if words not in known:
            asked = found.finding.outcome is Outcome.ASK
            known[words] = is_name_and_word(words[0], self._own) or (
                asked and self._own.kind_of(words[0]) is not None
            )
        return known[words]

    def _may_name_another(self, found: Found) -> bool:
        kind = found.finding.kind
        if kind is Kind.CLASS:  # "7B" may be a question of a paper too
            return True
        return kind in _NAMES and may_name_another(found.place.named, self._own)

    def _ids(self, kind: str, place: Place) -> tuple[str, ...]:
        """Under which ids a decision on it is remembered, and was before titles were told apart."""
        ids = ids_of(self._group_id, kind, place.named)
        if place.named == place.words:
            return ids
        return (*ids, former_id(self._group_id, kind, place.words))

    def _counts(self, found: Found, hidden: bool) -> bool:
        return self._is_hidden(found) if hidden else not isinstance(self.decision(found), Keep)

    def _is_hidden(self, found: Found) -> bool:
        decision = self.decision(found)
        return isinstance(decision, Hide) or (
            decision is None and self.outcome(found) is Outcome.HIDE
        )


def ids_of(group_id: str, kind: str, words: str) -> tuple[str, ...]:
    """Under which ids a decision on these words is remembered, the present one first."""
    return (
        question_id(group_id, kind, words),
        former_id(group_id, kind, words),
        sure_id(group_id, kind, words),
    )
