"""What a fresh form begins with and what it proposes: defaults, past values, templates."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from journal.logbook.suggesting import Entry, entries
from journal.logbook.templates import templates
from journal.logbook.trials import trials

# What the next trial most likely has in common with the last one.
CARRIED_ON = ("tool_access", "setting", "phase", "subject", "role_band")
# Fields whose past values are proposed again, and from how many of the newest trials.
PROPOSED = ("tool", "tag", "task", "year_label", "priority", "tool_version")
LISTS = ("tool", "tag", "task")
LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Beginning:
    """`offered` is what type-ahead proposes by field, `tools` the tools used last."""

    defaults: dict[str, Any]
    tools: list[str]
    offered: Mapping[str, tuple[Entry, ...]]
    templates: dict[str, dict[str, Any]]


def beginning(session: Session) -> Beginning:
    """Read it all; past values come last used first."""
    latest = next(iter(trials(session, limit=1)), None)
    carried = {name: getattr(latest, name) for name in CARRIED_ON} if latest else {}
    past = _past_values(session)
    return Beginning(
        {name: value for name, value in carried.items() if value},
        past["tool"],
        {name: entries(name, values) for name, values in past.items()},
        templates(session),
    )


def is_fresh(session: Session) -> bool:
    """Whether nothing was kept here yet, neither a trial nor a check-in."""
    # Plain SQL, as below: a row as an object takes twenty times as long, and this is at each start.
    kept = session.connection().exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM trial WHERE deleted_at IS NULL) "
        "OR EXISTS (SELECT 1 FROM check_in WHERE source = 'self')"
    )
    return not kept.scalar_one()


def _past_values(session: Session) -> dict[str, list[str]]:
    # Plain columns: the newest trials as objects would take ten times as long.
    rows = session.connection().exec_driver_sql(
        f"SELECT {', '.join(PROPOSED)} FROM trial WHERE deleted_at IS NULL "
        f"ORDER BY tried_on DESC, n DESC LIMIT {LOOKED_AT}"
    )
    past: dict[str, dict[str, None]] = {name: {} for name in PROPOSED}
    for row in rows:
        for name, stored in zip(PROPOSED, row, strict=True):
            if stored:
                values = json.loads(stored) if name in LISTS else [stored]
                past[name].update(dict.fromkeys(values))
    return {name: list(values) for name, values in past.items()}
