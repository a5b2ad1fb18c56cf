"""The trials that the peers' edition prints, and the register."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, select

from journal.bundle.records import GroupTrial
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import (
    ADMISSION,
    GROUP_TRIAL,
    SNAPSHOT,
    TOOL,
    each,
    lists_of,
)

REGISTER_KEEPER = "register-keeper"
FIELDS = tuple(GroupTrial.model_fields)
_JSON = lists_of(GroupTrial)


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial as the group may see it; lists are tuples. Nothing in it says who wrote it."""

    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]


def trials(scope: Scope) -> tuple[Trial, ...]:
    """All trials that may be printed, by id, so that the order of merging leaves no trace."""
    rows = scope.rows(
        select(*(GROUP_TRIAL.c[name] for name in FIELDS))
        .where(scope.printable(GROUP_TRIAL))
        .order_by(GROUP_TRIAL.c.id)
    )
    return tuple(Trial(unpacked(row)) for row in rows)


def unpacked(row: Sequence[Any]) -> dict[str, Any]:
    """The fields of a trial from the columns of its row, which stand in the fields' order."""
    return {
        name: _unpacked(value) if name in _JSON else value
        for name, value in zip(FIELDS, row, strict=False)
    }


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


@lru_cache(maxsize=10_000)
def _unpacked(text: str) -> Any:
    value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value
