"""What must hold across the tables of one bundle, for whoever writes it and whoever reads it."""

from collections.abc import Mapping, Sequence

from journal.bundle.contents import Contents
from journal.bundle.records import GroupTrial, LeadersTrial, Record
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLES
from journal.language import _


def check(contents: Contents, group_files_left_out: bool = False) -> None:
    """Raise Refused unless the tables fit one another.

    Each id once a table, no table over its limit; what leaders see is part of what the group sees
    (not checked where `group_files_left_out`, in a copy for another group); a trial follows another
    one of the same table, and no chain returns to its beginning.
    """
    for table in TABLES:
        records: Sequence[Record] = getattr(contents, table.contents_field)
        if len(records) > table.most:
            raise table.too_many()
        if len(_ids(records)) < len(records):
            raise Refused(_("{file} holds the same record twice.").format(file=table.path))
    if not group_files_left_out:
        _check_shared_ids(contents.leaders_trials, contents.group_trials)
        _check_shared_ids(contents.leaders_check_ins, contents.group_check_ins)
    _check_chains(contents.group_trials)
    _check_chains(contents.leaders_trials)


def _ids(records: Sequence[Record]) -> set[str]:
    return {record.id for record in records}


def _check_shared_ids(for_leaders: Sequence[Record], for_group: Sequence[Record]) -> None:
    if not _ids(for_leaders) <= _ids(for_group):
        raise Refused(
            _("The file holds something for leaders that it does not hold for the group.")
        )


def _check_chains(trials: Sequence[GroupTrial] | Sequence[LeadersTrial]) -> None:
    ids = _ids(trials)
    follows = {trial.id: trial.follows for trial in trials if trial.follows is not None}
    if not ids.issuperset(follows.values()):
        raise Refused(_("A trial follows another one that the file does not hold."))
    if _has_cycle(follows):
        raise Refused(_("A chain of trials returns to its own beginning."))


def _has_cycle(follows: Mapping[str, str]) -> bool:
    """Whether a walk along `follows` ever comes back; each link is walked once."""
    done: set[str] = set()
    for start in follows:
        walked: set[str] = set()
        at: str | None = start
        while at is not None and at not in done:
            if at in walked:
                return True
            walked.add(at)
            at = follows.get(at)
        done |= walked
    return False
