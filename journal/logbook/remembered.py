"""A trial in one line, as reflection lists it: the job and the tool, the day, how it came out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from journal import vocabulary

COLUMNS = "trial.id, trial.task, trial.tool, trial.tried_on, trial.outcome"
NEWEST_FIRST = "trial.tried_on DESC, trial.n DESC"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One trial; `outcome` is an id of the vocabulary."""

    id: str
    title: str
    tried_on: date
    outcome: str


def title(task: Iterable[str], tool: Iterable[str]) -> str:
    """ "Marking, ChatGPT" for ids of a job and a tool."""
    parts = (vocabulary.labels("task", task), vocabulary.labels("tool", tool))
    return ", ".join(part for part in parts if part)


def read(session: Session, question: str, values: Mapping[str, Any]) -> list[Remembered]:
    """The trials that a question for COLUMNS finds."""
    return [of_row(row) for row in session.connection().execute(text(question), values)]


def of_row(row: Sequence[Any]) -> Remembered:
    """A row that begins with COLUMNS."""
    identity, task, tool, tried_on, outcome = row[:5]
    return Remembered(
        identity,
        title(json.loads(task), json.loads(tool)),
        date.fromisoformat(tried_on),
        outcome or "not-stated",
    )
