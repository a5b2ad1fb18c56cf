"""What was asked and what came of it, for both editions: the facilitator's words, no figures."""

from collections.abc import Iterable

from journal.digest.guarded.lines import ActionLine, Actions
from journal.digest.guarded.words import (
    Sentence,
    Words,
    fixed,
    joined,
    say,
    shortened,
    term,
    written,
)
from journal.digest.scan import Scanner
from journal.group.decisions import Action, Decisions
from journal.language import _
from journal.vocabulary import label, terms

# The roadmap has the whole of it.
LONGEST_ASK = 160


def came_of_it(decisions: Decisions, scanner: Scanner) -> Actions:
    """What was asked before and has an answer: "you asked, we did"."""
    none = (
        _("Nothing that was asked has an answer yet.")
        if decisions.actions
        else _("Nothing was asked yet.")
    )
    return Actions(_("You asked, we did"), lines_of(answered(decisions), scanner), none)


def to_come(decisions: Decisions, scanner: Scanner) -> tuple[Actions, ...]:
    """What was asked, as train, try and support; what has no kind yet stands last."""
    kinds: list[tuple[str | None, str]] = [
        (term.id, label("roadmap_kind", term.id)) for term in terms("roadmap_kind")
    ]
    lists = []
    for kind, title in [*kinds, (None, _("Other actions"))]:
        asked = [action for action in decisions.actions if action.kind == kind]
        if asked or kind is not None:
            lists.append(Actions(title, lines_of(asked, scanner), _("Nothing asked yet.")))
    return tuple(lists)


def wanted(decisions: Decisions, scanner: Scanner) -> tuple[Sentence, ...]:
    """What waits for an answer, each with whose decision it is, as short as page one needs it."""
    return tuple(
        say(
            _("{ask} ({owner})"),
            ask=shortened(written(scanner.printed(one.ask)), LONGEST_ASK),
            owner=owner_of(one),
        )
        for one in waiting(decisions)
    )


def waiting(decisions: Decisions) -> tuple[Action, ...]:
    """The actions that have no answer yet."""
    return tuple(action for action in decisions.actions if action.answer is None)


def answered(decisions: Decisions) -> tuple[Action, ...]:
    """The actions that have an answer, done or not."""
    return tuple(action for action in decisions.actions if action.answer is not None)


def owner_of(action: Action) -> Words:
    """Whose an action is, or that nobody is named yet."""
    if action.owner_role == "not-known":
        return fixed(_("nobody named yet"))
    return term("owner_role", action.owner_role)


def lines_of(actions: Iterable[Action], scanner: Scanner) -> tuple[ActionLine, ...]:
    """Actions as they are printed, in their order."""
    return tuple(
        ActionLine(
            ask=written(scanner.printed(action.ask)),
            answer=_answer(action, scanner),
            owner=term("owner_role", action.owner_role),
            by_when=written(scanner.printed(action.by_when)),
        )
        for action in actions
    )


def _answer(action: Action, scanner: Scanner) -> Words:
    if action.answer is None:
        return fixed(_("No answer yet"))
    because = written(scanner.printed(action.because))
    if action.answer == "not-yet":
        if because.text:
            return joined("", [say(_("Not yet, because {why}"), why=because)])
        return fixed(_("Not yet"))
    given = term("action_answer", action.answer)
    return joined(": ", (given, because)) if because.text else given
