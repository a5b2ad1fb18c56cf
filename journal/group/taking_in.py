"""A group further up: which groups' collections it takes in, and letting go of one again.

What it lets go of is deleted from its library. How new that was is remembered: taken in anew, an
old file must not bring back what was withdrawn since.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from journal.errors import UserError
from journal.group import library
from journal.group.admission import Admission, Who
from journal.group.announcement import Announcement
from journal.group.membership import announce, announcement_of, change_group
from journal.group.merge.plan import Arrival, Incoming
from journal.language import _
from journal.model.membership import Membership

_NAMES, _LET_GO = "groups taken in", "groups let go"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A group that is taken in, by id and name ("" where no file of it came yet), and its share."""

    group: str
    name: str
    contributors: int
    trials: int


def take_in(
    session: Session, library_session: Session, membership: Membership, group: str, name: str
) -> Announcement:
    """Take in another group's collections from now on, as the facilitator of the one further up.

    Raises UserError for anyone else, and for an id that is none.
    """
    made = change_group(session, membership, accepts=(group,))
    keep_names(library_session, {group: name})
    return made


def stop_taking_in(
    session: Session, library_session: Session, membership: Membership, group: str
) -> Announcement:
    """Take in a group no longer, and let go of what came from it; UserError for no facilitator."""
    known = announcement_of(membership).accepts
    made = announce(session, membership, accepts=tuple(one for one in known if one != group))
    let_go(library_session, (made.id, *made.accepts))
    return made


def taken_in(library_session: Session, announced: Announcement) -> tuple[TakenIn, ...]:
    """The groups that a group takes in, in the order in which it began to."""
    if not announced.accepts:
        return ()
    called, counts = names(library_session), _counts(library_session)
    return tuple(
        TakenIn(group, called.get(group, ""), *counts.get(group, (0, 0)))
        for group in announced.accepts
    )


def find_taken_in(library_session: Session, announced: Announcement, typed: str) -> TakenIn:
    """The group that is taken in with this name, this id, or an id that begins so.

    Raises UserError where there is none such, or several.
    """
    wanted = " ".join(typed.split()).casefold()
    found = [
        one
        for one in taken_in(library_session, announced)
        if wanted and (one.group.casefold().startswith(wanted) or one.name.casefold() == wanted)
    ]
    if len(found) != 1:
        raise UserError(
            _("No single group {name} is taken in here; “group show” lists them by id.").format(
                name=typed
            )
        )
    return found[0]


def names(library_session: Session) -> dict[str, str]:
    """What the groups taken in are called, as far as that is known."""
    found: dict[str, str] = json.loads(library.kept(library_session, _NAMES) or "{}")
    return found


def keep_names(library_session: Session, more: Mapping[str, str]) -> None:
    """Remember what groups are called."""
    known = names(library_session)
    if not more.items() <= known.items():
        library.keep(library_session, _NAMES, json.dumps(known | dict(more), sort_keys=True))


def let_go(library_session: Session, counting: Collection[str]) -> bool:
    """Delete what is here of other groups than those counting; whether there was anything."""
    held = [one for who, one in library.held(library_session).items() if who[0] not in counting]
    records = [
        one for who, one in library.admissions(library_session).items() if who[0] not in counting
    ]
    if not held and not records:
        return False
    ranks, removed = _let_go_before(library_session)
    ranks |= {one.who: max((one.sequence, one.manifest_hash), ranks.get(one.who, (0, "")))
              for one in held}  # fmt: skip
    removed |= {one.who: one for one in records if one.standing == "removed"}
    _keep_let_go(library_session, ranks, removed)
    for one in held:
        library.delete_snapshot(library_session, one.group, one.contributor)
    for record in records:
        library_session.connection().exec_driver_sql(
            'DELETE FROM admission WHERE contributor = ? AND "group" = ?',
            (record.contributor, record.group),
        )
    return True


def recall(library_session: Session, incoming: Incoming) -> list[Arrival]:
    """Take out of what was read, and return, what is older than what was once let go of.

    Who was removed by then is added: with a group that is taken in anew, nobody comes back.
    """
    ranks, removed = _let_go_before(library_session)
    if not ranks and not removed:
        return []
    older, incoming.arrivals = _parted(incoming.arrivals, ranks)
    groups = {one.who[0] for one in incoming.arrivals} | {one.group for one in incoming.admissions}
    incoming.admissions += [one for who, one in removed.items() if who[0] in groups]
    return older


def _parted(
    arrivals: Sequence[Arrival], least: dict[Who, tuple[int, str]]
) -> tuple[list[Arrival], list[Arrival]]:
    """Those that rank lower than the least, and the others."""
    older: list[Arrival] = []
    others: list[Arrival] = []
    for one in arrivals:
        rank = (one.header.sequence, one.manifest_hash)
        (older if rank < least.get(one.who, (0, "")) else others).append(one)
    return older, others


def _let_go_before(
    library_session: Session,
) -> tuple[dict[Who, tuple[int, str]], dict[Who, Admission]]:
    found: Any = json.loads(library.kept(library_session, _LET_GO) or '{"ranks":[],"removed":[]}')
    ranks = {(group, key): (number, of) for group, key, number, of in found["ranks"]}
    records: Iterable[Admission] = map(Admission.model_validate, found["removed"])
    return ranks, {one.who: one for one in records}


def _keep_let_go(
    library_session: Session, ranks: dict[Who, tuple[int, str]], removed: dict[Who, Admission]
) -> None:
    content = {
        "ranks": [[*who, *rank] for who, rank in sorted(ranks.items())],
        "removed": [one.model_dump(mode="json") for _who, one in sorted(removed.items())],
    }
    library.keep(library_session, _LET_GO, json.dumps(content))


def _counts(library_session: Session) -> dict[str, tuple[int, int]]:
    """Contributors and trials by group, of those who count there."""
    rows = library_session.connection().exec_driver_sql(
        """SELECT snapshot."group", count(DISTINCT snapshot.id), count(trial.id) FROM snapshot
        LEFT JOIN (SELECT snapshot, id FROM group_trial UNION
            SELECT snapshot, id FROM leaders_trial) AS trial ON trial.snapshot = snapshot.id
        WHERE snapshot.standing = 'admitted' GROUP BY snapshot."group" """
    )
    return {str(group): (int(people), int(trials)) for group, people, trials in rows}
