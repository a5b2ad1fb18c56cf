"""The operators of a search: what they ask of a trial, and which values they know. Pure."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from journal import vocabulary
from journal.language import _


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator: the field of a trial that it asks about, with the list that it draws from.

    `field` is None where the values are no field's: dates, has: and is:.
    """

    name: str
    label: str
    field: str | None = None
    vocabulary: str | None = None


def _of_field(name: str, label: str, field: str, own_words: bool = False) -> Operator:
    return Operator(name, label, field, None if own_words else field)


# In the order in which they are offered.
_ALL = (
    _of_field("tool", "Tool", "tool"),
    _of_field("task", "Job", "task"),
    _of_field("area", "Work area", "work_area"),
    _of_field("subject", "Subject", "subject"),
    _of_field("phase", "Ages", "phase"),
    _of_field("outcome", "Outcome", "outcome"),
    _of_field("concern", "Concern", "concern"),
    _of_field("tag", "Tag", "tag", own_words=True),
    _of_field("aim", "Why", "aim"),
    _of_field("kind", "Kind of entry", "kind"),
    _of_field("growth", "Growth tag", "growth", own_words=True),
    Operator("before", "Before a day, a month or a year"),
    Operator("after", "From a day, a month or a year on"),
    Operator("has", "Something is written there"),
    Operator("is", "What became of it"),
)
OPERATORS = {operator.name: operator for operator in _ALL}
BY_FIELD = tuple(operator for operator in _ALL if operator.field)
DATES = ("before", "after")
HAS = {
    "next": "What next",
    "prompt": "A prompt",
    "worked": "What worked",
    "didnt": "What didn't",
    "minutes": "Minutes both ways",
    "line": "A line for leaders",
    "link": "Tried again, or an earlier try",
    "subject": "A subject",
    "concern": "A concern",
    "tag": "A tag",
}
IS = {
    "shared": "My group or leaders may see it",
    "private": "Only I may see it",
    "sent": "Sent to a group",
    "draft": "Not finished yet",
    "trash": "In the trash",
}
FIXED = {"has": HAS, "is": IS}


@cache
def results() -> dict[str, tuple[str, ...]]:
    """The outcomes by what came of it in one word: worked, partly, failed or open.

    "partly" is the vocabulary's result "mixed", which is the name of one of its outcomes too.
    """
    found: dict[str, tuple[str, ...]] = {}
    for term in vocabulary.terms("outcome"):
        word = {"mixed": "partly"}.get(term.about["result"], term.about["result"])
        found[word] = (*found.get(word, ()), term.id)
    return found


def meant(operator: str, written: str) -> tuple[str, ...]:
    """The stored values that somebody means by `written`: ids of the vocabulary, else the words.

    outcome:partly means all outcomes that partly worked; outcome:mixed is an outcome itself.
    """
    written = " ".join(written.split())
    draws_from = OPERATORS[operator].vocabulary
    if draws_from is None:
        return (folded(written),) if operator in FIXED else (written,)
    resolved = vocabulary.resolve(draws_from, written)
    if operator == "outcome" and not vocabulary.is_term("outcome", resolved):
        return results().get(resolved.casefold(), (resolved,))
    return (resolved,)


def is_known(operator: str, written: str) -> bool:
    """Whether `written` is a term that the operator knows from the start, or a class of them."""
    draws_from = OPERATORS[operator].vocabulary
    return bool(draws_from) and all(
        vocabulary.is_term(str(draws_from), value) for value in meant(operator, written)
    )


def value_label(operator: str, value: str) -> str:
    """What people read for a value of an operator."""
    if operator in FIXED:
        return _(FIXED[operator].get(value, value))
    draws_from = OPERATORS[operator].vocabulary
    return vocabulary.label(draws_from, value) if draws_from else value


def known_values(operator: str) -> tuple[str, ...]:
    """The values that an operator has from the start, own ones apart."""
    if operator in FIXED:
        return tuple(FIXED[operator])
    draws_from = OPERATORS[operator].vocabulary
    return tuple(term.id for term in vocabulary.terms(draws_from)) if draws_from else ()


def spellings(operator: str, value: str) -> Iterable[str]:
    """How a stored value may be written: as it is, by its label, by its aliases; folded."""
    yield folded(value)
    draws_from = OPERATORS[operator].vocabulary
    if draws_from:
        yield folded(vocabulary.label(draws_from, value))
        aliases = vocabulary.raw().get(draws_from, {}).get("aliases", {})
        yield from (folded(alias) for alias in aliases.get(value, ()))


def folded(text: str) -> str:
    """Without case, accents and needless spaces."""
    plain = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
