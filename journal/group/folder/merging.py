"""Merging a group's folder: what was verified once is not verified again, half a file waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.group.admitting import member_code
from journal.group.folder.files import Progress, look_through
from journal.group.folder.scanning import all_of, is_newer, merges
from journal.group.folder.seen import Remembered, Seen
from journal.group.library import Library
from journal.group.merge.files import FileMerge, apply_files, plan_incoming
from journal.group.merge.paths import shown_name
from journal.group.merge.plan import Arrival, Refusal
from journal.group.merge.reading import ChangedMeanwhile
from journal.language import _
from journal.model.membership import Membership

TRIES = 3  # a sync program may replace a file while it is merged


@dataclass(frozen=True, slots=True)
class Came:
    """What a merge by itself brought: the files taken, by what became of them, and who waits now.

    `warnings` are sentences on files from another computer of their writer, each told once.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    admissions: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """How many files were taken."""
        return len({*self.new, *self.changed, *self.withdrawn, *self.waiting})


def plan_folder(
    opened: Library,
    mine: Membership,
    folder: Path,
    now: datetime,
    remembered: Remembered,
    progress: Progress = lambda done, of: None,
) -> FileMerge:
    """What merging the folder would do; nothing is changed.

    Of files that cannot be merged, the reason is among the refused, also where they are still on
    their way; what is sealed for the facilitators is passed over. Raises FolderAway and UserError
    as `look_through`.
    """
    seen = look_through(folder, mine, now, remembered, progress)
    incoming = all_of(one for one in seen if merges(mine, one))
    incoming.refused += [_refusal(one) for one in seen if one.outcome not in ("whole", "sealed")]
    return plan_incoming(opened, mine, incoming)


def merge_by_itself(
    opened: Library,
    journal_session: Session,
    mine: Membership,
    folder: Path,
    now: datetime,
    remembered: Remembered,
    progress: Progress = lambda done, of: None,
) -> Came | None:
    """Merge what is whole in the folder without letting anybody in; None where nothing came.

    What is on its way is left for the next time, also if it changes under the merge. Raises
    FolderAway and UserError as `look_through`.
    """
    for _try in range(TRIES):
        planned = plan_folder(opened, mine, folder, now, remembered, progress)
        if not _changes_anything(planned, mine):
            warnings = _warnings(planned, remembered)
            return Came(warnings=warnings) if warnings else None
        try:
            apply_files(opened, journal_session, mine, planned, now, progress)
        except ChangedMeanwhile:
            continue
        return _came(planned, remembered)
    return None


def _refusal(one: Seen) -> Refusal:
    if one.outcome in ("incomplete", "locked") and one.is_young:
        return Refusal(
            shown_name(one.path), _("It is still arriving; merge again once it is here.")
        )
    return Refusal(shown_name(one.path), one.reason)


def _changes_anything(planned: FileMerge, mine: Membership) -> bool:
    newer = any(is_newer(mine, signed) for signed in planned.announcements)
    return bool(planned.plan.to_store or planned.plan.admissions or newer)


def _came(planned: FileMerge, remembered: Remembered) -> Came:
    made = planned.plan
    return Came(
        new=_files(made.new),
        changed=_files(made.changed),
        withdrawn=_files(made.withdrawn),
        waiting=_files(made.awaiting_admission),
        admissions=len(made.admissions),
        warnings=_warnings(planned, remembered),
    )


def _files(arrivals: Iterable[Arrival]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(arrival.file for arrival in arrivals))


def _warnings(planned: FileMerge, remembered: Remembered) -> tuple[str, ...]:
    """On each file that an older computer of its writer may have brought back by mistake."""
    return tuple(
        _(
            "{name} was left aside: {code} shared something newer from another computer. If that "
            "is not meant, its writer saves it again."
        ).format(name=arrival.file, code=member_code(arrival.header.contributor))
        for arrival in planned.plan.superseded_from_elsewhere
        if arrival.source.part is None and remembered.is_told_first(arrival.source.path.name)
    )
