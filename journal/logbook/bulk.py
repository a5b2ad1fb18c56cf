"""Changing many trials at once, and taking that back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from journal.errors import UserError
from journal.language import _
from journal.logbook.query.operators import folded
from journal.logbook.sharings import mark_taken_back, share_again
from journal.logbook.storing import keep_versions
from journal.logbook.trials import bring_back
from journal.model.draft import TrialDraft, parse
from journal.model.fields import FIELDS, LABELS, MOST_WORDS
from journal.model.trial import Trial

_AT_ONCE = 500  # trials read together


@dataclass(frozen=True, slots=True)
class Before:
    """One trial as it was, and the moment that the change was given."""

    trial: str
    changed_at: datetime
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Undo:
    """What a change of many trials replaced: enough to take it back."""

    before: tuple[Before, ...]
    taken_back: tuple[tuple[str, str], ...] = ()  # group and trial: withdrawn until the change
    trash: bool = False

    @property
    def count(self) -> int:
        """How many trials were changed."""
        return len(self.before)


@dataclass(frozen=True, slots=True)
class Undone:
    """The trials that are again as they were, and those left alone since they changed again."""

    restored: tuple[str, ...]
    left_alone: tuple[str, ...]


def change_several(
    session: Session,
    ids: Sequence[str],
    changes: Mapping[str, Any],
    now: datetime,
    add_tags: Sequence[str] = (),
    remove_tags: Sequence[str] = (),
) -> Undo:
    """Give several trials the same values, and tags more or less; each keeps its earlier version.

    Trials in the trash or gone, and those that are so already, are left out. Raises UserError,
    with nothing changed, where a value is wrong or a trial would lack something required.
    """
    wanted = parse({**changes, "tag": list(add_tags)}, now.astimezone().date())
    given = {name: getattr(wanted, name) for name in changes if name in TrialDraft.model_fields}
    if "task" in given and "work_area" not in given:
        given["work_area"] = wanted.work_area
    unwanted = {folded(tag) for tag in remove_tags}
    changed: list[tuple[Trial, dict[str, Any]]] = []
    for trial in _trials(session, ids):
        values = given | {"tag": _tags(given.get("tag", trial.tag), wanted.tag, unwanted)}
        new = {name: value for name, value in values.items() if getattr(trial, name) != value}
        if new and trial.deleted_at is None:
            _check(trial, new)
            changed.append((trial, new))
    return _change(session, changed, now)


def trash_several(session: Session, ids: Sequence[str], now: datetime) -> Undo:
    """Put several trials into the trash."""
    moved = [trial for trial in _trials(session, ids) if trial.deleted_at is None]
    for trial in moved:
        trial.deleted_at = now
        session.add(trial)
    session.flush()
    return Undo(tuple(Before(trial.id, now, {}) for trial in moved), trash=True)


def bring_several_back(session: Session, ids: Sequence[str]) -> int:
    """Take several trials out of the trash; how many that were."""
    thrown = [trial for trial in _trials(session, ids) if trial.deleted_at is not None]
    for trial in thrown:
        bring_back(session, trial)
    return len(thrown)


def undo_change(session: Session, undo: Undo, now: datetime) -> Undone:
    """Make trials what they were before a change of many, as a new version of each.

    One that was changed again since then is left alone.
    """
    before = {one.trial: one for one in undo.before}
    found = [(trial, before[trial.id]) for trial in _trials(session, list(before))]
    restored = []
    for trial, was in found:
        if undo.trash and trial.deleted_at == was.changed_at:
            trial.deleted_at = None
            restored.append(trial)
        elif not undo.trash and (trial.updated_at, trial.deleted_at) == (was.changed_at, None):
            trial.sqlmodel_update(was.values)
            restored.append(trial)
    if undo.trash:
        session.add_all(restored)
        session.flush()
    else:
        keep_versions(session, restored, now)
    ids = {trial.id for trial in restored}
    for group, trial_id in undo.taken_back:
        if trial_id in ids:
            mark_taken_back(session, group, [trial_id])
    return Undone(tuple(i for i in before if i in ids), tuple(i for i in before if i not in ids))


def _change(session: Session, changed: list[tuple[Trial, dict[str, Any]]], now: datetime) -> Undo:
    old = [{name: getattr(trial, name) for name in new} for trial, new in changed]
    opened_up = [
        trial.id
        for trial, new in changed
        if new.get("visibility", "me") not in ("me", trial.visibility)
    ]
    for trial, new in changed:
        trial.sqlmodel_update(new)
    keep_versions(session, [trial for trial, _new in changed], now)
    return Undo(
        tuple(
            Before(trial.id, trial.updated_at, values)
            for (trial, _new), values in zip(changed, old, strict=True)
        ),
        share_again(session, opened_up),
    )


def _check(trial: Trial, new: Mapping[str, Any]) -> None:
    """Whether a trial may become so; each value by itself is checked already."""
    if len(new.get("tag", ())) > MOST_WORDS["tag"]:
        raise UserError(
            _("Nothing was changed: the trial of {day} would have more than {n} tags.").format(
                day=trial.tried_on, n=MOST_WORDS["tag"]
            )
        )
    was = {name: getattr(trial, name) for name in FIELDS}
    lacked = {problem.field for problem in TrialDraft.model_construct(**was).missing()}
    after = TrialDraft.model_construct(**{**was, **new})
    lacking = [problem for problem in after.missing() if problem.field not in lacked]
    if lacking:
        raise UserError(
            _("Nothing was changed: the trial of {day} would lack “{field}”.").format(
                day=trial.tried_on, field=_(LABELS[lacking[0].field])
            )
        )


def _tags(present: Sequence[str], more: Sequence[str], unwanted: set[str]) -> list[str]:
    kept = [tag for tag in present if folded(tag) not in unwanted]
    known = {folded(tag) for tag in kept}
    return kept + [tag for tag in more if folded(tag) not in known]


def _trials(session: Session, ids: Sequence[str]) -> Iterator[Trial]:
    for some in _parts(list(dict.fromkeys(ids))):
        yield from session.exec(select(Trial).where(col(Trial.id).in_(some))).all()


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
