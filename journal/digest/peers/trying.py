"""A trial of a colleague as the beginning of one's own: its code, its job, its tool, no words."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from journal.digest.gather.scope import GroupFacts, open_scope
from journal.digest.gather.tables import GROUP_TRIAL
from journal.digest.scan import Finds, Scanner
from journal.group.decisions import Decisions
from journal.ids import clean_code
from journal.vocabulary import is_term


def begun(code: str, task: Iterable[str], tool: Iterable[str]) -> Mapping[str, Any]:
    """What fills in a trial of one's own that begins from the one with this code."""
    wanted = {"based_on": code, "task": list(task), "tool": list(tool)}
    return {name: value for name, value in wanted.items() if value}


def begun_from(
    session: Session,
    group: GroupFacts,
    decisions: Decisions,
    as_of: date,
    finder: Finds,
    code: str,
) -> Mapping[str, Any]:
    """The same for a trial that the peers' edition prints; own words as they are printed.

    With nothing but the code where no such trial, or more than one, is printed.
    """
    scope, head = open_scope(session, group, as_of, decisions), clean_code(code)
    found = scope.rows(
        select(GROUP_TRIAL.c.task, GROUP_TRIAL.c.tool)
        .where(scope.printable(GROUP_TRIAL), func.substr(GROUP_TRIAL.c.id, 1, len(head)) == head)
        .limit(2)
    )
    if len(found) != 1:
        return begun(code, (), ())
    scanner = Scanner(finder, decisions)
    task, tool = (
        [one if is_term(name, one) else scanner.printed(one) for one in json.loads(written)]
        for name, written in zip(("task", "tool"), found[0], strict=True)
    )
    return begun(code, task, tool)
