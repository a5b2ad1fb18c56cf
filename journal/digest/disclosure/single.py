"""Medians and single numbers: printed under their own thresholds, renewed like any row."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from journal.digest.disclosure.ledger import HIDDEN, Entry, Past, Print, Token, remember
from journal.digest.disclosure.memory import Given, Hasher
from journal.digest.disclosure.refresh import enough
from journal.digest.disclosure.rule import Rule, may_show, nearly_all, rounded
from journal.digest.disclosure.tables import (
    WHOLE,
    Answers,
    BandValues,
    Concentration,
    Single,
    people,
)

MEDIAN = "median"
QUARTILES = ("lower-quartile", "upper-quartile")
ON_FEW, YES, NO = "on-few", "yes", "no"


def still(single: Single, entry: Entry, key: bytes) -> Entry:
    """A kept figure without what was withdrawn, which turns it blank."""
    standing = _of(single.answers()) | (_of(single.standing()) if single.standing else set())
    hasher = Hasher(key, single.id, WHOLE)

    def keeping(one: Entry | Past) -> dict[str, Any]:
        return one.keeping(hasher.still(one.remembered, standing, changeable=True))

    kept = keeping(entry)
    withdrawn = entry.withdrawn or kept["people"] != entry.people
    earlier = tuple(one.model_copy(update=keeping(one)) for one in entry.earlier)
    return entry.model_copy(update=kept | {"withdrawn": withdrawn, "earlier": earlier})


def advance(single: Single, past: Entry | None, round_number: int, rule: Rule, key: bytes) -> Entry:
    """The figure's entry after the release of a new round."""
    hasher, given = Hasher(key, single.id, WHOLE), _of(single.answers())
    was: Print | None = None
    earlier: tuple[Past, ...] = ()
    if past is not None:
        standing = _of(single.standing()) if single.standing else given
        kept = still(single, past, key)
        releases: tuple[Entry | Past, ...] = (past, *past.earlier)
        changes = (
            hasher.change(one.remembered, given, standing, one.forgotten) for one in releases
        )
        if not all(enough(change, rule.k) for change in changes):
            return kept.model_copy(update={"page": round_number, "was": None})
        was, earlier = past.printed, kept.history
    n = people(given)
    cells, shown = dict[str, Token](), may_show(n, rule.k)
    if isinstance(single, BandValues):
        cells = _middle([band for band, _label in single.bands], given, rule)
        shown = bool(cells)
    elif isinstance(single, Concentration) and shown:
        cells = {ON_FEW: YES if _on_few(given) else NO}
    return Entry(
        round=round_number,
        page=round_number,
        threshold=rule.k,
        total=rounded(n) if shown else HIDDEN,
        cells=cells,
        people=remember(hasher.people(given)),
        was=was,
        earlier=earlier,
    )


def _middle(bands: Sequence[str], given: Given, rule: Rule) -> dict[str, Token]:
    """Median and quartiles as bands, by nearest rank, so that each is a band that was given."""
    counts = Counter(band for _contributor, band in given)
    n = people(given)
    if n < rule.for_median or nearly_all(max(counts.values()), n):
        return {}
    order = [band for band in bands for _one in range(counts[band])]
    middle: dict[str, Token] = {MEDIAN: order[-(-n // 2) - 1]}
    if n >= rule.for_quartiles:
        middle |= {QUARTILES[0]: order[-(-n // 4) - 1], QUARTILES[1]: order[-(-3 * n // 4) - 1]}
    return middle


def _on_few(given: Given) -> bool:
    """Whether half of the trials or more come from a quarter of their writers."""
    trials = sorted((int(number) for _contributor, number in given), reverse=True)
    return 2 * sum(trials[: len(trials) // 4]) >= sum(trials)


def _of(answers: Answers) -> Given:
    return answers.get(WHOLE, set())
