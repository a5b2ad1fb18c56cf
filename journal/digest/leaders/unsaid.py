"""What a page for leaders cannot say yet: one card for all of it, with why and what would help."""

from collections.abc import Iterable
from dataclasses import dataclass

from journal.digest.disclosure.protected import Blank, ProtectedTable, Shown
from journal.digest.disclosure.rule import Rule
from journal.digest.guarded.basis import aged, left_open, nobody_recorded, whole_of
from journal.digest.guarded.blocks import LeadersAnswer, LeadersHeadline
from journal.digest.guarded.words import Sentence, joined, say, threshold
from journal.language import _


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A question without an answer, as a heading or a phrase, and why there is none."""

    what: Sentence
    why: Sentence


def gathered(
    cards: Iterable[LeadersHeadline | Unsaid], rule: Rule, after: int | None = None
) -> tuple[LeadersHeadline, ...]:
    """The cards with an answer in their order, and one of all that has none, last or `after` some.

    What has none for the same reason stands in one sentence.
    """
    told = list[LeadersHeadline]()
    unsaid = dict[str, list[Unsaid]]()
    for card in cards:
        if isinstance(card, Unsaid):
            unsaid.setdefault(card.why.text, []).append(card)
        else:
            told.append(card)
    if not unsaid:
        return tuple(told)
    answers = tuple(
        LeadersAnswer(
            say("{what}: {why}", what=joined("; ", [one.what for one in alike]), why=alike[0].why)
        )
        for alike in unsaid.values()
    )
    basis = say(_("fewer than {k} people are never counted"), k=threshold(rule))
    gap = LeadersHeadline(say(_("What we cannot say yet")), answers, basis)
    told.insert(len(told) if after is None else after, gap)
    return tuple(told)


def why_none(table: ProtectedTable, rule: Rule) -> Sentence:
    """Why a table has no answer to show, by the number of all people in it."""
    whole = whole_of(table)
    if isinstance(whole.cell, Blank):
        return say(_("something in it was taken back since it was printed"))
    if isinstance(whole.cell, Shown):
        told = say(_("of about {n} people too few gave any one answer"), n=whole)
        return aged(table, told)
    return say(
        _("fewer than {k} people said anything, or nearly all said the same"), k=threshold(rule)
    )


def no_time(table: ProtectedTable, rule: Rule) -> Sentence:
    """Why nothing can be said of effort, by those who left open how long it took."""
    if nobody_recorded(table):
        return say(_("nobody recorded how long it took both ways"))
    unknown = left_open(table)
    if unknown is not None and isinstance(unknown.cell, Shown):
        if unknown.line.round < table.round:
            told = _(
                "about {n} people did not record how long it took both ways, as of round {round}; "
                "too few did"
            )
            return say(told, n=unknown, round=unknown.since)
        told = _("about {n} people did not record how long it took both ways, and too few did")
        return say(told, n=unknown)
    return why_none(table, rule)
