"""Actions: what the owner asked for, of whom, what was answered and what came of it."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from journal import vocabulary
from journal.clock import Randomness
from journal.errors import UserError
from journal.ids import new_id
from journal.language import _
from journal.model.action import Action
from journal.model.draft import storable

LONGEST = 4_000  # characters in one text, as in a group's list of actions
SHORTEST_PREFIX = 4
FIELDS = ("asked", "owner_role", "by_when", "answer", "because", "came_of", "trial")
_CODED = {"owner_role": "owner_role", "answer": "action_answer"}
_MONTH = re.compile(r"(?!0000)\d{4}-(0[1-9]|1[0-2])")


def add_action(
    session: Session, values: Mapping[str, Any], now: datetime, randomness: Randomness = os.urandom
) -> Action:
    """Keep something that is asked for; UserError where it says nothing or cannot be read."""
    made = Action(id=new_id(randomness), asked="", asked_on=now.astimezone().date(), updated_at=now)
    return _set(session, made, values, now)


def change_action(
    session: Session, action: Action, values: Mapping[str, Any], now: datetime
) -> Action:
    """Change what these values name and keep the rest; UserError where one cannot be read."""
    return _set(session, action, values, now)


def actions(session: Session, trial: str | None = None) -> Sequence[Action]:
    """All actions, or those that a trial gave rise to: unanswered first, newest first."""
    query = select(Action).order_by(col(Action.answer).is_not(None), col(Action.n).desc())
    if trial is not None:
        query = query.where(Action.trial == trial)
    return session.exec(query).all()


def action_by_id(session: Session, typed: str) -> Action:
    """The action with this id, or the only one whose id begins so; UserError otherwise."""
    wanted = typed.strip().upper()
    if len(wanted) >= SHORTEST_PREFIX and wanted.isalnum():
        starts = select(Action).where(col(Action.id).startswith(wanted)).limit(2)
        found = session.exec(starts).all()
        if len(found) == 1:
            return found[0]
    raise UserError(
        _("There is no action {id} in this journal; “action list” shows them all.").format(id=typed)
    )


def forget_action(session: Session, action: Action) -> dict[str, Any]:
    """Delete an action; all it said, for `bring_action_back`."""
    said = action.model_dump()
    session.delete(action)
    session.flush()
    return said


def bring_action_back(session: Session, said: Mapping[str, Any]) -> Action:
    """Undo `forget_action`."""
    made = Action(**said)
    session.add(made)
    session.flush()
    return made


def _set(session: Session, action: Action, values: Mapping[str, Any], now: datetime) -> Action:
    read = {name: _read(name, values[name]) for name in FIELDS if name in values}
    if not read.get("asked", action.asked):
        raise UserError(_("Write what is asked for."))
    action.sqlmodel_update(read | {"updated_at": now})
    session.add(action)
    session.flush()
    return action


def _read(name: str, written: Any) -> str | None:
    said = storable(str(written)).strip() if written is not None else ""
    if name in _CODED:
        return _term(_CODED[name], said)
    if name == "by_when":
        return _month(said)
    if len(said) > LONGEST:
        raise UserError(
            _("An answer is longer than {limit:,} characters; shorten it.").format(limit=LONGEST)
        )
    return said or None


def _term(terms: str, said: str) -> str | None:
    if not said:
        return "not-known" if terms == "owner_role" else None
    known = vocabulary.resolve(terms, said)
    if not vocabulary.is_term(terms, known):
        raise UserError(
            _("“{written}” is no answer here; choose one of: {choices}.").format(
                written=said, choices=", ".join(term.label for term in vocabulary.terms(terms))
            )
        )
    return known


def _month(said: str) -> str | None:
    if not said:
        return None
    if not _MONTH.fullmatch(said):
        raise UserError(_("Write a month as in 2026-11."))
    return said
