"""The trials that the peers' edition prints, how they follow one another, and the register."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from journal.bundle.records import GroupTrial
from journal.digest.gather.evidence import Repeat
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import (
    ADMISSION,
    GROUP_CHECK_IN,
    GROUP_TRIAL,
    SNAPSHOT,
    TOOL,
    each,
    lists_of,
)

NOT_TRIED = ("decided-not-to-use-it", "usual-way-timed")
REGISTER_KEEPER = "register-keeper"
CODE_HEAD = 8
_JSON = lists_of(GroupTrial)


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial as the group may see it; lists are tuples. Nothing in it says who wrote it."""

    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]


@dataclass(frozen=True, slots=True)
class CheckInTexts:
    """What one respondent wrote in a check-in."""

    using: str | None
    curious: str | None
    stuck: str | None


def trials(scope: Scope) -> tuple[Trial, ...]:
    """All trials that may be printed, by id, so that the order of merging leaves no trace."""
    names = list(GroupTrial.model_fields)
    rows = scope.rows(
        select(*(GROUP_TRIAL.c[name] for name in names))
        .where(scope.printable(GROUP_TRIAL))
        .order_by(GROUP_TRIAL.c.id)
    )
    return tuple(_trial(names, row) for row in rows)


def repeats(scope: Scope) -> tuple[Repeat, ...]:
    """Which trial repeats which: the writer's own chains, and colleagues through a trial's code.

    A code that fits several trials is no evidence of anything and is left out.
    """
    trial = GROUP_TRIAL.c
    later = scope.rows(
        _linked(scope).where(or_(trial.based_on.is_not(None), trial.follows.is_not(None)))
    )
    heads = {str(link)[:CODE_HEAD] for row in later for link in (row.based_on, row.follows) if link}
    by_head: dict[str, list[Any]] = defaultdict(list)
    wanted = select(each(json.dumps(sorted(heads))).c.value)
    for row in scope.rows(_linked(scope).where(func.substr(trial.id, 1, CODE_HEAD).in_(wanted))):
        by_head[row.id[:CODE_HEAD]].append(row)
    edges = set()
    for row in later:
        for earlier in _repeated(row, by_head):
            edges.add(_repeat(row, earlier))
    return tuple(sorted(edges, key=lambda edge: (edge.later, edge.earlier)))


def check_in_texts(scope: Scope) -> tuple[CheckInTexts, ...]:
    """The words of this round's check-ins, sorted by their own text."""
    check_in = GROUP_CHECK_IN.c
    rows = scope.rows(
        select(check_in.using, check_in.curious, check_in.stuck).where(
            scope.is_live(GROUP_CHECK_IN),
            scope.in_round(GROUP_CHECK_IN),
            or_(
                check_in.using.is_not(None),
                check_in.curious.is_not(None),
                check_in.stuck.is_not(None),
            ),
        )
    )
    return tuple(
        CheckInTexts(*row) for row in sorted(rows, key=lambda row: [text or "" for text in row])
    )


def register(scope: Scope) -> tuple[Any, ...]:
    """The tool register by tool and version, as the group's register-keepers wrote it."""
    role = each(ADMISSION.c.roles).c.value
    keepers = (
        select(SNAPSHOT.c.id)
        .join_from(
            SNAPSHOT,
            ADMISSION,
            and_(
                SNAPSHOT.c.contributor == ADMISSION.c.contributor,
                SNAPSHOT.c.group == ADMISSION.c.group,
            ),
        )
        .where(select(role).where(role == REGISTER_KEEPER).exists())
    )
    rows = scope.rows(select(TOOL).where(scope.is_live(TOOL), TOOL.c.snapshot.in_(keepers)))
    return tuple(sorted(rows, key=lambda row: (row.tool.casefold(), row.version or "", row.id)))


def _linked(scope: Scope) -> Select[Any]:
    trial = GROUP_TRIAL.c
    return select(
        trial.id, trial.snapshot, trial.phase, trial.subject_area, trial.based_on, trial.follows
    ).where(scope.printable(GROUP_TRIAL), func.coalesce(trial.kind, "").not_in(NOT_TRIED))


def _repeated(later: Any, by_head: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    """The trial that `later` follows, and the one whose code it names if it names only one."""
    if later.follows:
        for one in by_head[later.follows[:CODE_HEAD]]:
            if (one.id, one.snapshot) == (later.follows, later.snapshot):
                yield one
    if later.based_on:
        fitting = [
            one
            for one in by_head[later.based_on[:CODE_HEAD]]
            if one.id.startswith(later.based_on) and one.id != later.id
        ]
        if len(fitting) == 1:
            yield fitting[0]


def _repeat(later: Any, earlier: Any) -> Repeat:
    return Repeat(
        later=later.id,
        earlier=earlier.id,
        same_person=later.snapshot == earlier.snapshot,
        elsewhere=_apart(later.phase, earlier.phase)
        or _apart(later.subject_area, earlier.subject_area),
    )


@lru_cache(maxsize=10_000)
def _apart(one: str, other: str) -> bool:
    """Whether both lists say something and share nothing."""
    first, second = set(json.loads(one)), set(json.loads(other))
    return bool(first) and bool(second) and not first & second


def _trial(names: Sequence[str], row: Sequence[Any]) -> Trial:
    fields = {
        name: _unpacked(value) if name in _JSON else value
        for name, value in zip(names, row, strict=True)
    }
    return Trial(fields)


@lru_cache(maxsize=10_000)
def _unpacked(text: str) -> Any:
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value
