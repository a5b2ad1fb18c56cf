"""Where the owner stands among the others of a group: who else shares the context of her trials.

Counted over what the group's library holds, which she may read anyway, and never written down.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from journal import vocabulary
from journal.group.announcement import CONTEXT
from journal.group.library import Library
from journal.group.membership import announcement_of
from journal.group.refreshing import SEQUENCES_A_WEEK, oldest_week
from journal.language import _, plural
from journal.logbook.sharings import sharings
from journal.model import fields
from journal.model.membership import Membership
from journal.model.trial import Trial
from journal.sharing import generalise

CODED = tuple(name for name in CONTEXT if name != "priority")
# Who teaches the whole of a school shares each of its parts.
_WIDER = {
    "lower-primary": "whole-primary",
    "upper-primary": "whole-primary",
    "lower-secondary": "whole-secondary",
    "upper-secondary": "whole-secondary",
    "post-16": "whole-secondary",
}
# The columns of a trial that say its context.
_OWN = ("phase", "subject", "setting", "role_band", "pupil_reach", "tool_access", "priority")
_SAYS_NOTHING = ("not-stated", "other")
_COLUMNS = ", ".join(CODED)
# Each combination once a contributor: of 100,000 trials that is a fraction, in one pass.
_OTHERS = f"""
    SELECT DISTINCT snapshot, {_COLUMNS}, priority FROM group_trial WHERE snapshot IN counted
    UNION SELECT DISTINCT snapshot, {_COLUMNS}, NULL FROM leaders_trial WHERE snapshot IN counted
"""
_COUNTED = """
    WITH counted AS (SELECT id FROM snapshot
        WHERE standing = 'admitted' AND contributor <> ? AND sequence >= ?)
"""


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One context field that goes along, in words, with how many others share what it says."""

    field: str
    label: str
    value: str
    others: int | None
    sentence: str


class Standings:
    """Which contributors share what, and how many of the owner's own trials say it.

    `rows` are the others' trials as (contributor, values by field), `own` the owner's; `known` is
    False where no trial of anybody else is in the library.
    """

    def __init__(
        self,
        rows: Iterable[tuple[object, Mapping[str, Sequence[str]]]] = (),
        own: Iterable[Mapping[str, Sequence[str]]] = (),
    ) -> None:
        self._contributors: list[object] = []
        self._saying: dict[tuple[str, str], set[int]] = {}
        for contributor, values in rows:
            number = len(self._contributors)
            self._contributors.append(contributor)
            for name, value in _each(values):
                self._saying.setdefault((name, _key(name, value)), set()).add(number)
        self._own = [{(n, _key(n, v)) for n, v in _each(values)} for values in own]

    @property
    def known(self) -> bool:
        """Whether anybody else's trials are here to compare with."""
        return bool(self._contributors)

    def others(self, field: str, value: str) -> int | None:
        """How many other contributors share a value; None where nobody else's trials are known."""
        return self.together({field: (value,)})

    def together(self, values: Mapping[str, Sequence[str]]) -> int | None:
        """How many others have a trial that shares all of it; None where none is known."""
        if not self.known:
            return None
        sharing: set[int] | None = None
        for name, value in _each(values):
            found = self._sharing(name, _key(name, value))
            sharing = found if sharing is None else sharing & found
        numbers = range(len(self._contributors)) if sharing is None else sharing
        return len({self._contributors[number] for number in numbers})

    def stands_alone(self, field: str, value: str) -> bool:
        """Whether a word that says `value` would give the owner away: nobody else shares it.

        A role that is not hers is a colleague's ("our SENCO helped") and gives nobody away.
        """
        if self.others(field, value) != 0:
            return False
        own = {said for values in self._own for name, said in values if name == field}
        return field != "role_band" or not own or value in own

    def sentence(self, values: Mapping[str, Sequence[str]]) -> str | None:
        """What tells that the owner stands alone with the smallest part of `values` that does so.

        None where others share all of it, or nobody else's trials are known.
        """
        told = {n: tuple(vs) for n, vs in values.items() if n in CODED and tuple(_each({n: vs}))}
        if self.together(told) != 0:
            return None
        for size in range(1, len(told) + 1):
            for names in combinations([name for name in CODED if name in told], size):
                part = {name: told[name] for name in names}
                if self.together(part) == 0:
                    return self._alone(part)
        return None

    def line(self, field: str, values: Sequence[str]) -> ContextLine:
        """One field that goes along, for the page: its value and who shares it."""
        others = self.together({field: values})
        in_words = ", ".join(values) if field == "priority" else vocabulary.labels(field, values)
        return ContextLine(field, _label(field), in_words, others, shared_by(others))

    def _sharing(self, name: str, key: str) -> set[int]:
        found = self._saying.get((name, key), set())
        if name != "phase":
            return found
        near = [k for k, wider in _WIDER.items() if wider == key]
        near += [_WIDER[key]] if key in _WIDER else []
        return found.union(*(self._saying.get((name, one), ()) for one in near))

    def _alone(self, values: Mapping[str, Sequence[str]]) -> str:
        wanted = {(name, _key(name, value)) for name, value in _each(values)}
        own = sum(wanted <= said for said in self._own)
        words = described(values)
        if own > 1:
            return _("Nobody else's trial here is {words}: only yours are.").format(words=words)
        return _("Only one trial here is {words}: yours.").format(words=words)


def standings(session: Session, opened: Library | None, membership: Membership) -> Standings:
    """Where the owner stands in a group, from its library (None: there is none here).

    Only admitted contributors other than she count, with snapshots that have not lapsed. A member
    who cannot open what others send knows of them what the collection that she took in holds.
    """
    own = list(_own(session, membership))
    if opened is None:
        return Standings((), own)
    rounds = announcement_of(membership).rounds
    lowest = oldest_week(rounds, rounds[-1].opened_on) * SEQUENCES_A_WEEK
    with opened.reading() as library:
        found = library.connection().exec_driver_sql(
            _COUNTED + _OTHERS, (membership.contributor, lowest)
        )
        return Standings(((row[0], _values(row[1:])) for row in found), own)


def context_of(trial: Any) -> dict[str, tuple[str, ...]]:
    """The context fields of a trial (or of a row with these columns of one) as a bundle would hold
    them, empty ones left out."""
    found: dict[str, tuple[str, ...]] = {
        "phase": generalise.known_terms("phase", trial.phase),
        "subject_area": generalise.subject_areas(trial.subject),
        "priority": (trial.priority,) if trial.priority else (),
    }
    for name in ("setting", "role_band", "pupil_reach", "tool_access"):
        term = generalise.known_term(name, getattr(trial, name))
        found[name] = (term,) if term else ()
    return {name: found[name] for name in CONTEXT if found[name]}


def described(values: Mapping[str, Sequence[str]]) -> str:
    """Context values in one phrase: "upper secondary arts", "arts, special"."""
    said = {name: _(" and ").join(_short(name, v) for v in vs) for name, vs in values.items()}
    first = " ".join(said.pop(name) for name in ("phase", "subject_area") if name in said)
    return ", ".join(filter(None, (first, *said.values())))


def shared_by(others: int | None) -> str:
    """How many others share something, as the page says it."""
    if others is None:
        return _("not known yet: nobody else's trials are here")
    if others == 0:
        return _("nobody else here shares it")
    return plural("{n} other here shares it", "{n} others here share it", others)


def _own(session: Session, membership: Membership) -> Iterator[dict[str, tuple[str, ...]]]:
    known = sharings(session, membership.group_id)
    taken_back = {identity for identity, one in known.items() if one.withdrawn}
    # The columns alone: a journal of many trials is read in a fraction of the time.
    shared = select(*(getattr(Trial, name) for name in ("id", *_OWN))).where(
        col(Trial.deleted_at).is_(None),
        col(Trial.visibility).in_(("group", "leaders")),
        col(Trial.pupil_at_risk).is_(False),
    )
    for trial in session.execute(shared):
        if trial.id not in taken_back:
            yield context_of(trial)


def _values(cells: Sequence[str | None]) -> dict[str, Sequence[str]]:
    *coded, priority = cells
    found: dict[str, Sequence[str]] = {
        name: _list(cell) for name, cell in zip(CODED, coded, strict=True)
    }
    return found | {"priority": (priority,) if priority else ()}


@lru_cache(maxsize=10_000)
def _list(cell: str | None) -> tuple[str, ...]:
    if not cell:
        return ()
    return tuple(json.loads(cell)) if cell[0] == "[" else (cell,)


def _each(values: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for name, some in values.items():
        for value in some:
            if value and value not in _SAYS_NOTHING:
                yield name, value


def _key(name: str, value: str) -> str:
    return " ".join(value.casefold().split()) if name == "priority" else value


def _label(name: str) -> str:
    return _("Subject area") if name == "subject_area" else _(fields.LABELS[name])


def _short(name: str, value: str) -> str:
    """A term's label within a sentence: without the ages, and small where it is no short form."""
    label = vocabulary.label(name, value).partition(" (")[0]
    return " ".join(word if word[1:2].isupper() else word.lower() for word in label.split())
