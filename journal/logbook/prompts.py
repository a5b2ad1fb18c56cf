"""The prompts that trials used, each once, with the trials that show what came of it."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlmodel import Session

from journal import vocabulary

_USED = """SELECT prompt, id, tried_on, task, tool, outcome FROM trial
    WHERE deleted_at IS NULL AND prompt IS NOT NULL ORDER BY tried_on DESC, n DESC"""


@dataclass(frozen=True)
class Use:
    """A trial that used a prompt, and how it came out."""

    trial: str
    tried_on: date | None
    task: tuple[str, ...]
    tool: tuple[str, ...]
    outcome: str


@dataclass(frozen=True)
class KeptPrompt:
    """A prompt as it was last written, and its uses, newest first."""

    text: str
    uses: tuple[Use, ...]

    @property
    def last_used(self) -> date | None:
        """The day of the newest trial with it."""
        return self.uses[0].tried_on

    @property
    def tools(self) -> tuple[str, ...]:
        """Every tool that it was given to, the latest first."""
        return tuple(dict.fromkeys(tool for use in self.uses for tool in use.tool))

    @property
    def tasks(self) -> tuple[str, ...]:
        """Every job that it was for, the latest first."""
        return tuple(dict.fromkeys(task for use in self.uses for task in use.task))

    @cached_property
    def _spelt(self) -> str:
        tools, tasks = (
            vocabulary.labels("tool", self.tools),
            vocabulary.labels("task", self.tasks),
        )
        return _folded(f"{self.text} {tools} {tasks}")

    def has(self, typed: str) -> bool:
        """Whether every word of `typed` is in it, in its tools or in its jobs."""
        return all(word in self._spelt for word in _folded(typed).split())


def prompts(session: Session, typed: str = "") -> list[KeptPrompt]:
    """The prompts of all trials outside the trash that hold what is typed, last used first.

    Two that differ in case, accents or spaces alone are one, as the newest trial has it.
    """
    rows = session.connection().exec_driver_sql(_USED)
    texts: dict[str, str] = {}
    uses: dict[str, list[Use]] = {}
    for prompt, trial, tried_on, task, tool, outcome in rows:
        text = prompt.strip()
        if text:
            key = _folded(text)
            texts.setdefault(key, text)
            uses.setdefault(key, []).append(
                Use(
                    trial,
                    date.fromisoformat(tried_on) if tried_on else None,
                    tuple(json.loads(task)),
                    tuple(json.loads(tool)),
                    outcome or "not-stated",
                )
            )
    return matching((KeptPrompt(text, tuple(uses[key])) for key, text in texts.items()), typed)


def matching(kept: Iterable[KeptPrompt], typed: str) -> list[KeptPrompt]:
    """Those of `kept` that hold what is typed, in their order."""
    return [prompt for prompt in kept if prompt.has(typed)] if typed.strip() else list(kept)


def outcomes(uses: Sequence[Use]) -> str:
    """How the trials came out, each outcome once, in words; nothing where none is told."""
    told = dict.fromkeys(use.outcome for use in uses if use.outcome != "not-stated")
    return vocabulary.labels("outcome", told)


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", " ".join(text.casefold().split()))
    return "".join(part for part in parts if not unicodedata.combining(part))
