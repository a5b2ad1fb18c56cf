"""What a person fills in, checked before it is stored.

SQLModel does not validate tables on construction, so every saved trial comes through here.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Self

from pydantic import ValidationError, field_validator, model_validator

from journal import vocabulary
from journal.errors import UserError
from journal.language import _
from journal.model import fields
from journal.model.trial import TrialFields

FIRST_YEAR = 2000  # a bundle's periods begin there
MOST_REMEMBERED = 500  # characters of the words of one field
_BREAKS = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Problem:
    """One thing to mend before a trial can be saved: the field it belongs to and the sentence.

    `label` names the field where the sentence alone does not tell which one is meant.
    """

    field: str
    sentence: str
    label: str = ""

    @property
    def in_full(self) -> str:
        """The sentence for a place that is not beside the field."""
        return f"{self.label}: {self.sentence}" if self.label else self.sentence


class NotYet(UserError):
    """A trial that cannot be saved yet; `problems` says what is missing or wrong, by field."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(" ".join(problem.in_full for problem in problems))


class TrialDraft(TrialFields):
    """The fields of a trial, each checked by itself; `missing` tells what is still required."""

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, values: Any) -> Any:
        if not isinstance(values, Mapping):
            return values
        defaults = {"kind": "tried-it", "visibility": "me"}
        return {
            name: value
            for name, value in values.items()
            if name in fields.FIELDS and not (value in (None, "") and name in defaults)
        }

    @field_validator(*fields.TEXTS, "based_on", "source_hash", mode="before")
    @classmethod
    def _clean_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return storable(_BREAKS.sub("\n", value)).strip() or None

    @field_validator(*fields.TEXTS)
    @classmethod
    def _text_within_limit(cls, value: str | None, info: Any) -> str | None:
        limit = fields.LIMITS.get(info.field_name, fields.TEXT_LIMIT)
        if value and len(value) > limit:
            raise ValueError(
                _("This text has {n:,} characters; the journal keeps up to {limit:,} here.").format(
                    n=len(value), limit=limit
                )
            )
        return value

    @field_validator(*fields.SINGLE_CODED, mode="before")
    @classmethod
    def _known_term(cls, value: Any, info: Any) -> Any:
        if isinstance(value, str):
            return vocabulary.resolve(info.field_name, storable(value)) or None
        return value

    @field_validator(*fields.SINGLE_CODED, "based_on", "source_hash")
    @classmethod
    def _word_within_limit(cls, value: str | None) -> str | None:
        if value and len(value) > fields.WORD_LIMIT:
            raise ValueError(_too_long(fields.WORD_LIMIT))
        return value

    @field_validator(*fields.LISTS, mode="before")
    @classmethod
    def _known_terms(cls, value: Any, info: Any) -> Any:
        if value is None:
            return []
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list | tuple) or not all(isinstance(e, str) for e in entries):
            raise ValueError(_("Give words here, one or a list of them."))
        if sum(map(len, entries)) > MOST_REMEMBERED:
            return list(_words(info.field_name, tuple(entries)))
        return list(_known_words(info.field_name, tuple(entries)))

    @field_validator(*fields.MINUTES, "items", mode="before")
    @classmethod
    def _no_yes_or_no(cls, value: Any) -> Any:
        if isinstance(value, bool):
            raise ValueError(_("Give a number here."))
        return value

    @field_validator(*fields.MINUTES)
    @classmethod
    def _sensible_minutes(cls, value: float | None) -> float | None:
        if value is not None and not 0 <= value <= fields.MOST_MINUTES:
            raise ValueError(
                _("Minutes lie between 0 and {most:,}.").format(most=fields.MOST_MINUTES)
            )
        return value

    @field_validator("items")
    @classmethod
    def _sensible_items(cls, value: int | None) -> int | None:
        if value is not None and not 1 <= value <= fields.MOST_ITEMS:
            raise ValueError(_("The number of items is 1 or more."))
        return value

    @field_validator("tried_on", mode="before")
    @classmethod
    def _no_seconds(cls, value: Any) -> Any:
        # pydantic would take a bare number for seconds since 1970.
        if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdigit()):
            raise ValueError(_("Write a date as in 2026-11-03."))
        return value

    @field_validator("tried_on")
    @classmethod
    def _sensible_date(cls, value: date | None) -> date | None:
        if value and value.year < FIRST_YEAR:
            raise ValueError(_("That date lies too far back; check the year."))
        return value

    @field_validator("safe_use", mode="before")
    @classmethod
    def _known_checks(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return {} if value is None else value
        checks = {
            vocabulary.resolve("safe_use_check", str(check)): vocabulary.resolve(
                "safe_use_answer", str(answer)
            )
            for check, answer in value.items()
            if answer
        }
        for check, answer in checks.items():
            if not vocabulary.is_term("safe_use_check", check):
                raise ValueError(_("“{check}” is not a safe-use check.").format(check=check))
            if not vocabulary.is_term("safe_use_answer", answer):
                raise ValueError(_("A check is answered yes, no, not sure or doesn't apply."))
        return checks

    @field_validator("notes")
    @classmethod
    def _notes_within_limit(cls, value: dict[str, str]) -> dict[str, str]:
        if any(len(name) > fields.WORD_LIMIT for name in value):
            raise ValueError(_too_long(fields.WORD_LIMIT))
        if any(len(text) > fields.TEXT_LIMIT for text in value.values()):
            raise ValueError(_too_long(fields.TEXT_LIMIT))
        return {storable(name): storable(text) for name, text in value.items()}

    @field_validator("visibility")
    @classmethod
    def _known_visibility(cls, value: str) -> str:
        if not vocabulary.is_term("visibility", value):
            raise ValueError(_("Who may see it is “me”, “group” or “leaders”."))
        return value

    @model_validator(mode="after")
    def _area_of_task(self) -> Self:
        if not self.work_area and self.task:
            self.work_area = vocabulary.about("task", self.task[0], "work_area")
        return self

    def missing(self, written: Collection[str] = ()) -> list[Problem]:
        """What is required for this kind of entry and not there yet, in the order of the form.

        Fields that are `written`, though wrongly, are not missing.
        """

        def has(name: str) -> bool:
            return name in written or getattr(self, name) not in (None, "", [])

        problems = []
        if not has("task"):
            problems.append(Problem("task", _("Say which job it was for.")))
        if self.kind == "decided-not-to-use-it":
            if not (has("reason_not_used") or has("didnt")):
                problems.append(Problem("reason_not_used", _("Give a reason why not.")))
            return problems
        if self.kind == "usual-way-timed":
            if not has("minutes_usual"):
                problems.append(Problem("minutes_usual", _("Give the minutes it took.")))
            return problems
        if not has("tool"):
            problems.append(Problem("tool", _("Name the tool, or “Not named / not sure”.")))
        if not (has("worked") or has("didnt")):
            problems.append(Problem("worked", _("Write a line on what worked or what didn't.")))
        if not has("outcome"):
            problems.append(Problem("outcome", _("Choose how it came out.")))
        return problems


def _words(name: str, entries: tuple[str, ...]) -> tuple[str, ...]:
    """What a field holds of these words: ids where they are known, each once.

    Raises ValueError, with a sentence, for too many of them and for one that is too long.
    """
    words = [" ".join(storable(entry).split()) for entry in entries]
    most = fields.MOST_WORDS.get(name)
    if name in fields.SEVERAL_CODED:
        words = [vocabulary.resolve(name, word) for word in words]
        most = most or vocabulary.most(name)
    found = tuple(dict.fromkeys(word for word in words if word))
    if any(len(word) > fields.WORD_LIMIT for word in found):
        raise ValueError(_too_long(fields.WORD_LIMIT))
    if most and len(found) > most:
        raise ValueError(_("Choose up to {n} here.").format(n=most))
    return found


# An import asks for the same words over and over.
_known_words = lru_cache(maxsize=2_048)(_words)


def parse(values: Mapping[str, Any], today: date) -> TrialDraft:
    """The values of a form, a command or a row as a draft; names that the model lacks are ignored.

    Raises NotYet with a problem for each value that cannot be understood.
    """
    try:
        draft = TrialDraft.model_validate(dict(values))
    except ValidationError as error:
        raise NotYet([_problem(found) for found in error.errors()]) from error
    if draft.tried_on and draft.tried_on > today + timedelta(days=1):
        raise NotYet([Problem("tried_on", _("That date lies in the future; check it."))])
    return draft


def complete(values: Mapping[str, Any], today: date) -> TrialDraft:
    """Like `parse`, and raises NotYet too where something required is missing, all in one."""
    wrong: list[Problem] = []
    rest = dict(values)
    while True:
        try:
            draft = parse(rest, today)
            break
        except NotYet as error:
            found = [problem for problem in error.problems if problem.field in rest]
            if not found:
                raise
            wrong += found
            for problem in found:
                rest.pop(problem.field, None)
    problems = wrong + draft.missing({problem.field for problem in wrong})
    if problems:
        raise NotYet(problems)
    return draft


def storable(text: str) -> str:
    """The text without what UTF-8 or a database text cannot hold: lone surrogates and NUL."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _too_long(limit: int) -> str:
    return _("Up to {limit:,} characters fit here.").format(limit=limit)


def _problem(found: Any) -> Problem:
    name = str(found["loc"][0]) if found["loc"] else ""
    sentence = str(found["msg"]).removeprefix("Value error, ")
    if found["type"] != "value_error":
        sentence = _("“{value}” was not understood.").format(
            value=storable(str(found["input"]))[:60]
        )
    return Problem(name, sentence, _(fields.LABELS.get(name, name)))
