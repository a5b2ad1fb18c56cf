"""What a trial said at each save, what changed between, and bringing an earlier version back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import ValidationError
from sqlmodel import Session

from journal import vocabulary
from journal.errors import UserError
from journal.language import _
from journal.logbook.in_words import in_words, items_in_words
from journal.logbook.trials import as_draft, edit_trial, versions
from journal.logbook.word_diff import Piece, word_diff
from journal.model.draft import TrialDraft
from journal.model.fields import FIELDS, LABELS, LISTS, TEXTS, recorded
from journal.model.trial import Trial

# Told by another field, or nothing that a person wrote.
_UNTOLD = ("source_hash",)
_LONG_TEXTS = tuple(name for name in TEXTS if name not in ("tool_version", "year_label"))


@dataclass(frozen=True, slots=True)
class Version:
    """What a trial said at one save. `n` counts from 1, the oldest that is kept.

    `changed` names the fields that differ from the version before it, in the order of the form.
    """

    n: int
    saved_at: datetime
    content: Mapping[str, Any]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs. `sort` says how its pieces are read: words of a text, entries of a
    list, or one value in the place of another.
    """

    field: str
    sort: Literal["text", "list", "value"]
    pieces: tuple[Piece, ...]

    @property
    def label(self) -> str:
        """What people call the field."""
        return _(LABELS[self.field])


@dataclass(frozen=True, slots=True)
class Restored:
    """What bringing a version back changed, and the fields it left: they would let more leave."""

    changed: tuple[str, ...]
    left: tuple[str, ...]


def history(session: Session, trial: Trial) -> list[Version]:
    """Every version that is kept, newest first; the newest is what the trial says now."""
    told: list[Version] = []
    before: Mapping[str, Any] | None = None
    for n, stored in enumerate(reversed(versions(session, trial)), 1):
        changed = () if before is None else changed_fields(before, stored.content)
        told.append(Version(n, stored.saved_at, stored.content, changed))
        before = stored.content
    return told[::-1]


def version(session: Session, trial: Trial, n: int) -> Version:
    """The nth version of a trial; UserError where there is none."""
    found = next((one for one in history(session, trial) if one.n == n), None)
    if found is None:
        raise UserError(_("This trial has no version {n}; “history” lists them.").format(n=n))
    return found


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields in which two versions differ; absent, empty and "no" are alike."""
    return tuple(
        name for name in FIELDS
        if name not in _UNTOLD and _plain(before.get(name)) != _plain(after.get(name))
    )  # fmt: skip


def labels_of(names: Sequence[str]) -> str:
    """The names of fields as a sentence lists them."""
    return ", ".join(_(LABELS[name]) for name in names)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """How two versions differ, field by field: texts by word, coded values by their labels."""
    return [
        _difference(name, before.get(name), after.get(name))
        for name in changed_fields(before, after)
    ]


def now_says(trial: Trial) -> dict[str, Any]:
    """What a trial says now, in the shape of a version's content."""
    return as_draft(trial).model_dump(mode="json")


def restore_version(
    session: Session,
    trial: Trial,
    n: int,
    now: datetime,
    only: Collection[str] | None = None,
) -> Restored:
    """Bring the nth version back as a new version; with `only`, these of its fields.

    It counts as an edit: what may be shared of it is reviewed again. Of a whole version, what
    would let more leave than now is left as it is and told; named in `only`, it is brought back.
    """
    return take_content(session, trial, version(session, trial, n).content, now, only)


def take_content(
    session: Session,
    trial: Trial,
    content: Mapping[str, Any],
    now: datetime,
    only: Collection[str] | None = None,
) -> Restored:
    """Give a trial the content of a version of it, as `restore_version` does."""
    present = now_says(trial)
    left = () if only is not None else _opening(present, content)
    wanted = [
        name for name in changed_fields(present, content)
        if name not in left and (only is None or name in only)
    ]  # fmt: skip
    try:
        draft = TrialDraft.model_validate(present | {name: content.get(name) for name in wanted})
    except ValidationError as error:
        raise UserError(
            _("This version holds what a trial cannot say any more, so it was not brought back.")
        ) from error
    edit_trial(session, trial, draft, now)
    return Restored(tuple(wanted), left)


def _opening(now: Mapping[str, Any], then: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields with which more could leave than does now."""
    seen = [term.id for term in vocabulary.terms("visibility")]
    watched = now.get("kind") == "watched-a-colleague" and not now.get("colleague_agreed")
    opens = {
        "visibility": seen.index(then.get("visibility", "me")) > seen.index(now["visibility"]),
        "prompt_released": bool(then.get("prompt_released")) and not now.get("prompt_released"),
        "colleague_agreed": bool(then.get("colleague_agreed")) and not now.get("colleague_agreed"),
        "pupil_at_risk": bool(now.get("pupil_at_risk")) and not then.get("pupil_at_risk"),
        "open_name": then.get("open_name") not in (None, "", now.get("open_name")),
        "kind": watched and then.get("kind") != now.get("kind"),
    }
    return tuple(name for name, wider in opens.items() if wider)


def _difference(name: str, before: Any, after: Any) -> Difference:
    if name in _LONG_TEXTS:
        return Difference(name, "text", tuple(word_diff(before or "", after or "")))
    if name in LISTS or name in ("safe_use", "notes"):
        old, new = items_in_words(name, before), items_in_words(name, after)
        removed = [Piece(one, "removed") for one in old if one not in new]
        found = [Piece(one, "same" if one in old else "added") for one in new]
        return Difference(name, "list", (*removed, *found))
    told = (Piece(in_words(name, before), "removed"), Piece(in_words(name, after), "added"))
    return Difference(name, "value", tuple(piece for piece in told if piece.text))


def _plain(value: Any) -> Any:
    return value if recorded(value) else None
