"""Chains: a trial tried again with one change, linked to the one before."""

from sqlmodel import Session, select

from journal.logbook.trials import as_draft
from journal.model.draft import TrialDraft
from journal.model.trial import ChainLink, Trial

# What the new attempt must answer for itself.
_ANEW = (
    "worked", "didnt", "next", "outcome", "decision", "minutes_usual", "minutes_ai",
    "minutes_prompting", "minutes_checking", "minutes_fixing", "minutes_learning", "items",
    "tried_on", "still_using", "line_for_leaders", "source_hash", "confidence_after",
)  # fmt: skip


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
