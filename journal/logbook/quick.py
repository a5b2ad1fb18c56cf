"""One line kept in the journal: a trial where it says enough, else a draft to be finished later."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.clock import Randomness
from journal.logbook.drafts import keep_draft
from journal.logbook.one_line import read_line
from journal.logbook.own_values import own_values
from journal.logbook.trials import save_trial
from journal.model import fields
from journal.model.draft import parse


@dataclass(frozen=True, slots=True)
class Kept:
    """The id of a trial, or of a draft."""

    id: str
    is_draft: bool = False


def log_line(
    session: Session,
    typed: str,
    options: Mapping[str, Any],
    now: datetime,
    randomness: Randomness = os.urandom,
) -> Kept:
    """Save a line and `options` by field as a trial; as a draft if something required is missing.

    What an option says is not read from the line, so both are kept. Raises NotYet, nothing kept,
    for an option that cannot be understood.
    """
    today = now.astimezone().date()
    said_already = [name for name in options if name not in fields.LISTS]
    line = read_line(typed, own_values(session), today, said_already)
    values = _together(line.values, options)
    draft = parse(values, today)
    if not draft.missing():
        return Kept(save_trial(session, draft, now, randomness).id)
    understood = draft.model_dump(mode="json", include=set(values))
    return Kept(keep_draft(session, understood, now, randomness=randomness).id, is_draft=True)


def _together(line: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(line) | dict(options)
    for name in line.keys() & options.keys():
        if name in fields.LISTS:
            values[name] = [*options[name], *line[name]]
        else:
            values[name] = f"{options[name]} {line[name]}"
    return values
