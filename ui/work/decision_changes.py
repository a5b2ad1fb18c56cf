"""What other decisions on a digest would change, line by line, before they are taken over."""

from collections.abc import Iterable, Iterator

from journal.bundle.codes import code_of, shown
from journal.digest.scan import folded
from journal.group.decisions import Action, Decisions
from journal.ids import clean_code
from journal.language import _, plural
from journal.vocabulary import label

MOST_NAMED = 6


def changes(before: Decisions, after: Decisions) -> list[str]:
    """One line for each thing that would be otherwise; none where all is the same."""
    return [
        *_words(_("Foreword"), before.foreword, after.foreword),
        *_list(_("Statements"), before.statements, after.statements),
        *_list(_("Stories that lead"), _codes(before.stories), _codes(after.stories), ordered=True),
        *_list(_("Requests"), map(_asked, before.actions), map(_asked, after.actions)),
        *_list(_("Hidden trials"), _hidden(before), _hidden(after)),
        *_counted(before, after),
        *_list(
            _("Printed as they were found"),
            sorted(folded(word) for word in before.kept),
            sorted(folded(word) for word in after.kept),
        ),
        *_list(_("Masked or reworded"), _masked(before), _masked(after)),
        *_words(_("The board’s name"), before.board_name, after.board_name),
    ]


def _words(what: str, before: str, after: str) -> Iterator[str]:
    if before == after:
        return
    if not before:
        yield _("{what}: there is one now.").format(what=what)
    elif not after:
        yield _("{what}: goes.").format(what=what)
    else:
        yield _("{what}: another one.").format(what=what)


def _list(
    what: str, before: Iterable[str], after: Iterable[str], ordered: bool = False
) -> Iterator[str]:
    old, new = list(before), list(after)
    come, go = [one for one in new if one not in old], [one for one in old if one not in new]
    if come:
        yield _("{what}, new: {names}").format(what=what, names=_few(come))
    if go:
        yield _("{what}, gone: {names}").format(what=what, names=_few(go))
    if ordered and not come and not go and old != new:
        yield _("{what}: in another order").format(what=what)


def _few(names: list[str]) -> str:
    rest = len(names) - MOST_NAMED
    said = "; ".join(names[:MOST_NAMED])
    return f"{said}; " + _("{n} more").format(n=rest) if rest > 0 else said


def _codes(codes: Iterable[str]) -> list[str]:
    return [shown(code_of(clean_code(code))) for code in codes]


def _hidden(made: Decisions) -> list[str]:
    return [
        " · ".join(part for part in (shown(clean_code(hide.code)), hide.why) if part)
        for hide in made.hides
    ]


def _counted(before: Decisions, after: Decisions) -> Iterator[str]:
    """Contributions that count no more: by number, since a contributor is never named."""
    old, new = ({one.contributor for one in made.retired} for made in (before, after))
    if new - old:
        yield plural(
            "{n} contribution counts no more.", "{n} contributions count no more.", len(new - old)
        )
    if old - new:
        yield plural(
            "{n} contribution counts again.", "{n} contributions count again.", len(old - new)
        )


def _masked(made: Decisions) -> list[str]:
    return [
        f"“{mask.text}” → “{mask.replacement}”" if mask.replacement else f"“{mask.text}”"
        for mask in made.masks
    ]


def _asked(action: Action) -> str:
    answer = label("action_answer", action.answer) if action.answer else ""
    return " · ".join(part for part in (action.ask, answer, action.by_when) if part)
