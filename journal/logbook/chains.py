"""Chains: a trial tried again with one change, linked to the one before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, or_, select

from journal.errors import UserError
from journal.language import _
from journal.logbook.remembered import COLUMNS, of_row
from journal.logbook.trials import as_draft
from journal.model.draft import TrialDraft, storable
from journal.model.fields import TEXT_LIMIT
from journal.model.trial import ChainLink, Trial

# What the new attempt must answer for itself.
_ANEW = (
    "worked", "didnt", "next", "outcome", "decision", "minutes_usual", "minutes_ai",
    "minutes_prompting", "minutes_checking", "minutes_fixing", "minutes_learning", "items",
    "tried_on", "still_using", "line_for_leaders", "source_hash", "confidence_after",
)  # fmt: skip
_SAID = ("change_made", "changed", "expected", "happened")
MOST_STEPS = 1_000  # of one tree

# UNION, not UNION ALL: what was met before is not met again, so a circle comes to an end.
_TREE = f"""WITH RECURSIVE
    up(id) AS (SELECT :trial UNION
        SELECT earlier FROM chain_link JOIN up ON chain_link.later = up.id LIMIT {MOST_STEPS}),
    tree(id) AS (SELECT id FROM up UNION
        SELECT later FROM chain_link JOIN tree ON chain_link.earlier = tree.id LIMIT {MOST_STEPS})
SELECT {COLUMNS}, trial.deleted_at, chain_link.earlier, chain_link.change_made, chain_link.changed,
    chain_link.expected, chain_link.happened
FROM tree JOIN trial ON trial.id = tree.id LEFT JOIN chain_link ON chain_link.later = tree.id
ORDER BY trial.tried_on, trial.n"""


@dataclass(frozen=True, slots=True)
class Step:
    """One trial of a tree of trials. `link` leads from the trial it repeats, None at a beginning.

    `branch` counts the trials above that were repeated more than once before this line began; of a
    trial in the trash (`in_trash`) nothing is told.
    """

    id: str
    title: str
    tried_on: date
    outcome: str
    link: ChainLink | None
    branch: int = 0
    in_trash: bool = False


def again_with_one_change(trial: Trial) -> TrialDraft:
    """A draft that repeats a trial: everything copied but what only the new attempt can tell."""
    draft = as_draft(trial)
    blank = TrialDraft()
    for name in _ANEW:
        setattr(draft, name, getattr(blank, name))
    draft.kind = "tried-again-with-one-change"
    draft.visibility = "me"
    return draft


def link(
    session: Session,
    earlier: Trial,
    later: Trial,
    change_made: str | None = None,
    changed: str | None = None,
    expected: str | None = None,
    happened: str | None = None,
) -> ChainLink:
    """Say that `later` repeats `earlier`, what was changed, what was expected and what happened."""
    made = ChainLink(
        later=later.id,
        earlier=earlier.id,
        change_made=change_made,
        changed=changed,
        expected=expected,
        happened=happened,
    )
    session.merge(made)
    session.flush()
    return made


def link_to(session: Session, trial_id: str) -> ChainLink | None:
    """The link from an earlier trial to this one, if there is one."""
    return session.get(ChainLink, trial_id)


def links(session: Session) -> dict[str, ChainLink]:
    """All links by the id of the later trial."""
    return {made.later: made for made in session.exec(select(ChainLink)).all()}


def repeats_in_words(session: Session, trial_id: str) -> list[Trial]:
    """The later trials whose link to this one says what was changed, expected or happened; the
    link goes where this one is deleted for good. Oldest first.
    """
    said = or_(*(col(getattr(ChainLink, name)).is_not(None) for name in _SAID))
    query = (
        select(Trial)
        .join(ChainLink, col(ChainLink.later) == col(Trial.id))
        .where(ChainLink.earlier == trial_id, said)
    )
    return list(session.exec(query.order_by(col(Trial.tried_on), col(Trial.n))).all())


def path(session: Session, trial_id: str) -> tuple[Step, ...]:
    """The whole tree that a trial belongs to, oldest first along each of its lines; the trial
    alone where it repeats none and none repeats it. A circle is cut at its oldest trial.
    """
    rows = session.connection().execute(text(_TREE), {"trial": trial_id})
    steps = {step.id: step for step in map(_step, rows)}
    repeats: dict[str, list[str]] = {}
    for step in steps.values():
        if step.link:
            repeats.setdefault(step.link.earlier, []).append(step.id)
    beginnings = [
        step.id for step in steps.values() if not step.link or step.link.earlier not in steps
    ]
    return _in_lines(steps, repeats, beginnings or _of_circle(steps))


def all_paths(session: Session, limit: int) -> list[tuple[Step, ...]]:
    """Up to `limit` trees of two trials or more, the one that was added to last first."""
    newest = session.connection().execute(
        text(
            """SELECT chain_link.later FROM chain_link
            CROSS JOIN trial ON trial.id = chain_link.later  -- from the links, which are few
            WHERE trial.deleted_at IS NULL ORDER BY trial.tried_on DESC, trial.n DESC"""
        )
    )
    found: list[tuple[Step, ...]] = []
    seen: set[str] = set()
    for (later,) in newest:
        if later in seen:
            continue
        tree = path(session, later)
        seen.update(step.id for step in tree)
        if len(tree) > 1:
            found.append(tree)
        if len(found) == limit:
            break
    return found


def tell_what_happened(session: Session, later: str, happened: str) -> str | None:
    """Say what came of a change, in the link to the trial `later`; what it said before.

    UserError where there is no such link or the text is too long. An empty text takes it back.
    """
    made = link_to(session, later)
    if made is None:
        raise UserError(_("That trial repeats no other any more."))
    said = storable(happened).strip()
    if len(said) > TEXT_LIMIT:
        raise UserError(
            _("An answer is longer than {limit:,} characters; shorten it.").format(limit=TEXT_LIMIT)
        )
    before, made.happened = made.happened, said or None
    session.add(made)
    session.flush()
    return before


def _in_lines(
    steps: Mapping[str, Step], repeats: Mapping[str, list[str]], beginnings: list[str]
) -> tuple[Step, ...]:
    """Each line to its end before the next one that forks off."""
    ordered: list[Step] = []
    seen: set[str] = set()
    waiting = [(beginning, 0, True) for beginning in reversed(beginnings)]
    while waiting:
        at, branch, begins = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        step = steps[at]
        ordered.append(
            Step(step.id, step.title, step.tried_on, step.outcome,
                 None if begins else step.link, branch, step.in_trash)
        )  # fmt: skip
        later = [one for one in repeats.get(at, ()) if one in steps]
        waiting += [(one, branch + (place > 0), False) for place, one in enumerate(later)][::-1]
    return tuple(ordered)


def _of_circle(steps: Mapping[str, Step]) -> list[str]:
    """The oldest trial of the one circle that a tree without a beginning ends in."""
    round_: list[str] = []
    at = next(iter(steps), None)
    while at is not None and at not in round_:
        round_.append(at)
        made = steps[at].link
        at = made.earlier if made else None
    circle = set(round_[round_.index(at) :]) if at is not None else set()
    return [one for one in steps if one in circle][:1]


def _step(row: Any) -> Step:
    one = of_row(row)
    deleted_at, earlier, change_made, changed, expected, happened = row[5:]
    made = earlier and ChainLink(
        later=one.id, earlier=earlier, change_made=change_made, changed=changed,
        expected=expected, happened=happened,
    )  # fmt: skip
    if deleted_at is None:
        return Step(one.id, one.title, one.tried_on, one.outcome, made or None)
    return Step(one.id, _("In the trash"), one.tried_on, "not-stated", made or None, in_trash=True)
