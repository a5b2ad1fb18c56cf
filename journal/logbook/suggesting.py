"""What type-ahead proposes: the owner's own past values and the vocabulary, the best first. Pure.

Entries are found by their label and by every alias; they are never merged.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal import vocabulary

MOST = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """`label` is what people read; `spellings` is what they may type for it, case-folded."""

    label: str
    spellings: tuple[str, ...]
    is_own: bool


def entries(name: str, own: Iterable[str]) -> tuple[Entry, ...]:
    """What may be proposed for the field `name`: `own` values, last used first, then the terms.

    A field without a vocabulary ("tag") has own values alone.
    """
    known = vocabulary.has_list(name)
    own = list(dict.fromkeys(own))
    terms = [term.id for term in vocabulary.terms(name)] if known else []
    made = []
    for value in dict.fromkeys([*own, *terms]):
        label = vocabulary.label(name, value) if known else value
        aliases = vocabulary.aliases(name, value) if known else ()
        spelt = tuple(_folded(spelling) for spelling in (label, *aliases))
        made.append(Entry(label, spelt, value in own))
    return tuple(made)


def suggestions(typed: str, offered: Sequence[Entry], most: int = MOST) -> list[str]:
    """The labels of the entries that hold what is typed, also in the middle of a word.

    A beginning of a word goes before a middle, the owner's own before the vocabulary, a beginning
    of the whole before a later word, and what was used last before what was used earlier.
    """
    wanted = _folded(typed)
    if not wanted:
        return []
    ranked = []
    for place, entry in enumerate(offered):
        fits = [rank for rank in (_rank(wanted, s) for s in entry.spellings) if rank is not None]
        if fits:
            middle, later = min(fits)
            ranked.append((middle, not entry.is_own, later, place, entry.label))
    return [label for *_, label in sorted(ranked)[:most]]


def _rank(wanted: str, spelling: str) -> tuple[bool, bool] | None:
    """(in the middle of a word, after the first word); None where it is not there."""
    if wanted not in spelling:
        return None
    if spelling.startswith(wanted):
        return False, False
    return not re.search(r"(?<!\w)" + re.escape(wanted), spelling), True


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
