"""The controlled terms of the product: stable ids, labels and aliases, read from resources/."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import resources
from journal.language import _

SOURCE = Path(resources.__file__).parent / "vocabulary.json"

# The list that a trial's field draws from, where the two are not named alike.
LIST_OF_FIELD = {
    "confidence_before": "confidence",
    "confidence_after": "confidence",
    "usual_band": "minutes_band",
    "ai_band": "minutes_band",
    "net_per_item_band": "net_band",
    "status": "tool_status",
}
SHORT = 120  # characters of what is worth remembering
_MOST = {"up to two": 2, "one or two": 2, "any": None}
_SYSTEMS = {
    "england": 1, "fs": 1, "uk": 1, "wales": 1, "scotland": 2, "us": 3, "usa": 3, "ib": 4,
    "pyp": 4, "myp": 4, "dp": 4, "uae": 5, "australia": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One controlled term: a stable id, the English label and what else the list says of it."""

    id: str
    label: str
    about: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)


@cache
def raw() -> dict[str, Any]:
    """The whole file, for the parts that are no plain lists of terms."""
    loaded: dict[str, Any] = json.loads(SOURCE.read_text(encoding="utf-8"))
    return loaded


@cache
def terms(name: str) -> tuple[Term, ...]:
    """The terms of a list, or of the list that the field `name` draws from, in their order.

    Raises KeyError for a name that the vocabulary does not know.
    """
    name = LIST_OF_FIELD.get(name, name)
    if name == "tool_status":
        entries = raw()["tool_register"]["status"]
    elif name == "safe_use_answer":
        entries = raw()["safe_use_check"]["answers"]
    else:
        entries = raw()[name]["values"]
    return tuple(
        Term(e["id"], e["label"], {k: v for k, v in e.items() if k not in ("id", "label")})
        for e in entries
    )


@cache
def ids(name: str) -> frozenset[str]:
    """The ids of a list."""
    return frozenset(term.id for term in terms(name))


def is_term(name: str, value: str) -> bool:
    """Whether `value` is an id of the list `name`."""
    return value in ids(name)


def label(name: str, value: str) -> str:
    """What people read for `value`: the term's label, or the value as its writer put it."""
    term = _by_id(name).get(value)
    return _(term.label) if term else value


def labels(name: str, values: Iterable[str]) -> str:
    """The labels of several values, in one line."""
    return ", ".join(label(name, value) for value in values)


def about(name: str, value: str, key: str) -> Any:
    """What the list says of a term beside its label (a task's `work_area`), None if nothing."""
    term = _by_id(name).get(value)
    return term.about.get(key) if term else None


def most(name: str) -> int | None:
    """How many values of a list one record may hold; None for any number."""
    return _MOST.get(raw()[LIST_OF_FIELD.get(name, name)].get("choose", ""), 1)


def resolve(name: str, written: str) -> str:
    """The id for what somebody wrote (an id, a label or an alias, in any case); else as written.

    Merged by alias, never by guess: "GitHub Copilot" is not "Copilot".
    """
    return _resolved(name, written) if len(written) <= SHORT else _looked_up(name, written)


def has_list(name: str) -> bool:
    """Whether the field `name` draws from a list of terms."""
    return "values" in raw().get(LIST_OF_FIELD.get(name, name), {})


def aliases(name: str, value: str) -> tuple[str, ...]:
    """Other spellings that stand for a term, as the vocabulary gives them; none for own words."""
    return tuple(raw().get(name, {}).get("aliases", {}).get(value, ()))


def phase_of_year_label(written: str) -> str | None:
    """The phase of a local year label whose school system is named, like "Year 9 (Australia)".

    None where the label names no single age, or no system that the table of year labels has.
    """
    words = re.findall(r"[a-z]+|\d+", written.lower())
    columns = {_SYSTEMS[word] for word in words if word in _SYSTEMS}
    years = {f"{word} {number}" for word, number in pairwise(words)}
    if len(columns) != 1:
        return None
    (column,) = columns
    ages = {
        int(row[0].split("-")[0])
        for row in raw()["year_labels"]["rows"]
        if _folded(row[column]) in years
    }
    phases = {_phase_of_age(age) for age in ages}
    return phases.pop() if len(phases) == 1 else None


def task_chips(role_band: str | None) -> tuple[str, ...]:
    """The tasks offered first to a role, at most eight."""
    chips = raw()["task_chips"]["by_role_band"]
    return tuple(chips.get(role_band or "", chips["classroom-teacher"])[:8])


def _phase_of_age(age: int) -> str:
    return next(t.id for t in terms("phase") if age in t.about["ages"])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _looked_up(name: str, written: str) -> str:
    written = " ".join(written.split())
    return _spellings(name).get(_folded(written), written)


# An import asks for the same words over and over.
_resolved = lru_cache(maxsize=4_096)(_looked_up)


@cache
def _by_id(name: str) -> dict[str, Term]:
    return {term.id: term for term in terms(name)}


@cache
def _spellings(name: str) -> dict[str, str]:
    spellings = {}
    for term in terms(name):
        spellings[_folded(term.id)] = term.id
        spellings[_folded(term.label)] = term.id
    for term_id, aliases in raw().get(name, {}).get("aliases", {}).items():
        spellings.update({_folded(alias): term_id for alias in aliases})
    return spellings
