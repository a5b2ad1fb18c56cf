"""What a group brief would newly list, keep, take off its lists or leave blank, and why."""

from collections.abc import Iterator

from journal.digest.disclosure.ledger import LISTED, Ledger
from journal.digest.disclosure.preview import Effect, Effects, line_effects
from journal.digest.disclosure.protected import Blank, ProtectedList, ReleasedBrief
from journal.digest.disclosure.reasons import because, why_hidden
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import WHOLE, Figures
from journal.language import _


def brief_effects(
    figures: Figures, brief: ReleasedBrief, before: Ledger, after: Ledger, rule: Rule
) -> tuple[Effects, ...]:
    """What a brief makes of each item of its lists, given the ledgers before it and after it."""
    found = [
        one for listed in brief.lists.values() for one in _of_list(listed, before, after, rule)
    ]
    return (*found, *line_effects(before, after, figures.lines.count(), rule.k))


def _of_list(listed: ProtectedList, before: Ledger, after: Ledger, rule: Rule) -> Iterator[Effects]:
    again, held = before.round == after.round, listed.round < after.round
    if listed.state is not None:
        effect: Effect = "blank" if isinstance(listed.state, Blank) else "hidden"
        why = because("blank", rule.k)
        if effect == "hidden":
            why = why_hidden(None, rule.for_list, rule.k, again, held)
        yield Effects(listed.id, listed.title, WHOLE, listed.title, effect, why)
        return
    past = {
        item
        for entry in before.figures.get(listed.id, {}).values()
        for item, word in entry.cells.items()
        if entry.total == LISTED and word == LISTED
    }
    for item, label in listed.items:
        effect = "as-printed" if again else "frozen" if held else "renewed"
        if item not in past:
            effect = "new"
        yield Effects(listed.id, listed.title, item, label, effect, _why(effect, rule))
    gone = len(past - {item for item, _label in listed.items})
    if gone:
        label = _("No longer listed: {n}").format(n=gone)
        why = _("Nobody said it in this round.")
        yield Effects(listed.id, listed.title, WHOLE, label, "nothing", why)


def _why(effect: Effect, rule: Rule) -> str:
    if effect == "new":
        return _("At least {least} people could have named it, and nothing says who did.").format(
            least=rule.for_list
        )
    return because(effect, rule.k)
