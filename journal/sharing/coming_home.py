"""Bringing home what the owner shared from elsewhere: into the journal, and out of it again.

What is brought in keeps its id in the group, so that its code, its first round and its chain go
on, and the next snapshot from here holds it again.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from journal.bundle.records import GroupTrial
from journal.clock import Randomness
from journal.group.membership import announcement_of, memberships
from journal.ids import new_id
from journal.language import _
from journal.logbook.sharings import sharings
from journal.logbook.storing import NewTrial, insert_trial, keep_versions
from journal.logbook.trials import forget_trial
from journal.model.check_in import CheckIn
from journal.model.draft import TrialDraft
from journal.model.membership import Membership, Sharing
from journal.model.register import RegisteredTool
from journal.model.trial import ChainLink, Trial
from journal.sharing.from_record import check_in_of, tool_of, trial_of
from journal.sharing.known_shares import settle, take_another_mark
from journal.sharing.only_there import OnlyThere, counted_in_words, only_there
from journal.sharing.own_snapshot import Own
from journal.sharing.snapshot import placing_for

# By these a trial that came home from one group is known again in what was shared with another.
_SAME = ("kind", "task", "tool", "did", "worked", "didnt", "next", "outcome", "tried_on")
Row = tuple[str, str]  # group and local id, the key of a row of Sharing


@dataclass(frozen=True)
class BroughtIn:
    """What was brought in, by local id; `opened` are trials that were here and now go along.

    The rest is what `take_out_again` needs: the links made, and how the journal stood before.
    """

    group: str
    trials: tuple[str, ...]
    check_ins: tuple[str, ...]
    tools: tuple[str, ...]
    opened: tuple[str, ...]
    links: tuple[str, ...]
    trials_before: Mapping[str, tuple[str, datetime | None]]
    rows_before: Mapping[Row, Mapping[str, Any] | None]
    writer: str
    known_shares: Mapping[str, int]


def bring_in(
    session: Session,
    mine: Membership,
    own: Own,
    now: datetime,
    randomness: Randomness = os.urandom,
    *,
    all_told: bool = True,
) -> BroughtIn:
    """Put into the journal what only a snapshot from elsewhere holds; what that was.

    Words come as they were reviewed, seen by whom they were shared with, in this group alone.
    Exact minutes did not travel and are not recorded. Done twice, the second time finds nothing.
    What else differs, since it says something else there or was taken back there, is dealt with
    too where she was told of it (`all_told`); if not, her next share asks about it.
    """
    bringing = _Bringing(session, mine, own, now, randomness)
    writer, known_shares = mine.writer, dict(mine.known_shares)
    found = only_there(session, mine, own)
    bringing.trials(found)
    check_ins, tools = bringing.check_ins(found), bringing.tools(found)
    session.flush()
    links = bringing.links(found)
    if all_told:
        settle(mine, own.header, own.manifest_hash)
    else:
        take_another_mark(mine, own.header, own.manifest_hash)
    session.add(mine)
    session.flush()
    return BroughtIn(
        group=mine.group_id,
        trials=tuple(bringing.made),
        check_ins=check_ins,
        tools=tools,
        opened=tuple(bringing.trials_before),
        links=links,
        trials_before=bringing.trials_before,
        rows_before=bringing.rows_before,
        writer=writer,
        known_shares=known_shares,
    )


def take_out_again(session: Session, mine: Membership, brought: BroughtIn) -> None:
    """Undo `bring_in`: the journal is as it was, and the question is open again."""
    for trial in _trials(session, brought.trials):
        forget_trial(session, trial)
    for trial in _trials(session, brought.opened):
        trial.visibility, trial.deleted_at = brought.trials_before[trial.id]
        session.add(trial)
    session.exec(delete(CheckIn).where(col(CheckIn.id).in_(brought.check_ins)))
    session.exec(delete(RegisteredTool).where(col(RegisteredTool.id).in_(brought.tools)))
    session.exec(delete(ChainLink).where(col(ChainLink.later).in_(brought.links)))
    for key, before in brought.rows_before.items():
        row = session.get(Sharing, key)
        if row is not None and before is None:
            session.delete(row)
        elif before is not None:
            session.merge(Sharing(**before))
    mine.writer, mine.known_shares = brought.writer, dict(brought.known_shares)
    session.add(mine)
    session.flush()


def in_words(brought: BroughtIn) -> str:
    """What was brought in, and what is not known of it: two sentences for people."""
    counted = counted_in_words(
        len(brought.trials) + len(brought.opened), len(brought.check_ins), len(brought.tools)
    )
    if not counted:
        return _("There is nothing to bring in.")
    return _(
        "Brought in {records}. Exact minutes and days never left the other computer: the minutes "
        "are not recorded here, the day is the first of its two months, the bands stand in the "
        "notes."
    ).format(records=counted)


@dataclass
class _Bringing:
    """One bringing in: the records of the snapshot, and what the journal knows of them."""

    session: Session
    mine: Membership
    own: Own
    now: datetime
    randomness: Randomness

    def __post_init__(self) -> None:
        self.made: list[str] = []
        self.trials_before: dict[str, tuple[str, datetime | None]] = {}
        self.rows_before: dict[Row, Mapping[str, Any] | None] = {}
        group = self.mine.group_id
        self.others = [m.group_id for m in memberships(self.session) if m.group_id != group]
        ids = [*self.session.exec(select(Trial.id)).all(), *sharings(self.session, group)]
        self.local = placing_for(self.session, self.mine).local_ids(ids)

    def trials(self, found: OnlyThere) -> None:
        """Bring the trials in: made anew, or let go along where they are here already."""
        leaders = {one.id: one for one in self.own.contents.leaders_trials}
        for record in self._of(found.trials):
            draft = trial_of(record, leaders.get(record.id))
            here = self._present(record) or self._twin(draft)
            if here is None:
                new = NewTrial(draft, new_id(self.randomness), self.now, self.now)
                here = insert_trial(self.session, new)
                self.made.append(here.id)
            else:
                self.trials_before[here.id] = (here.visibility, here.deleted_at)
                here.visibility, here.deleted_at = draft.visibility, None
                keep_versions(self.session, [here], self.now)
            self._note(here.id, record.id, record.round)
            self._keep_from_others(here.id)

    def check_ins(self, found: OnlyThere) -> tuple[str, ...]:
        """Bring the check-ins in, dated by the opening of their round."""
        made = []
        leaders = {one.id for one in self.own.contents.leaders_check_ins}
        for record in self.own.contents.group_check_ins:
            if record.id not in found.check_ins:
                continue
            day = self._opening_of(record.round)
            new = check_in_of(record, record.id in leaders, day, self.now, self.randomness)
            self.session.add(new)
            self._note(new.id, record.id, record.round)
            made.append(new.id)
        return tuple(made)

    def tools(self, found: OnlyThere) -> tuple[str, ...]:
        """Bring the register's lines in."""
        made = []
        for record in self.own.contents.tools:
            if record.id in found.tools:
                new = tool_of(record, self.randomness)
                self.session.add(new)
                self._note(new.id, record.id, None)
                made.append(new.id)
        return tuple(made)

    def links(self, found: OnlyThere) -> tuple[str, ...]:
        """Link what was brought in to the trials that it follows, where these are here."""
        made = []
        for record in self._of(found.trials):
            later, earlier = self.local[record.id], self.local.get(record.follows or "")
            if earlier is None or self.session.get(ChainLink, later) is not None:
                continue
            self.session.add(
                ChainLink(
                    later=later,
                    earlier=earlier,
                    change_made=record.change_made,
                    expected=record.change_expected,
                    happened=record.change_happened,
                )
            )
            made.append(later)
        return tuple(made)

    def _of(self, ids: Sequence[str]) -> Iterable[GroupTrial]:
        wanted = set(ids)
        return [one for one in self.own.contents.group_trials if one.id in wanted]

    def _present(self, record: GroupTrial) -> Trial | None:
        """The trial itself, kept for the owner alone or thrown away before it was ever shared."""
        query = select(Trial).where(Trial.id == self.local.get(record.id))
        return self.session.exec(query).first()

    def _twin(self, draft: TrialDraft) -> Trial | None:
        """The same trial as it came home from another group, and is not shared with this one."""
        homecomers = select(Sharing.trial).where(
            col(Sharing.shared_id).is_not(None), Sharing.group_id != self.mine.group_id
        )
        known = set(self.local.values())
        for trial in self.session.exec(select(Trial).where(col(Trial.id).in_(homecomers))).all():
            is_same = all(getattr(trial, name) == getattr(draft, name) for name in _SAME)
            row = self.session.get(Sharing, (self.mine.group_id, trial.id))
            if is_same and trial.id in known and row and row.withdrawn and not row.shared_hash:
                return trial
        return None

    def _keep_from_others(self, local: str) -> None:
        """With her other groups it is shared only if she says so."""
        for group in self.others:
            if self.session.get(Sharing, (group, local)) is None:
                self._row(group, local).withdrawn = True

    def _note(self, local: str, shared_id: str, first_round: int | None) -> None:
        row = self._row(self.mine.group_id, local)
        row.withdrawn = False
        row.first_round = row.first_round or first_round
        row.shared_hash = self.own.manifest_hash
        if self.local.get(shared_id) != local:
            row.shared_id = shared_id
            self.local[shared_id] = local

    def _row(self, group: str, local: str) -> Sharing:
        """A row to be changed, with what it says remembered."""
        found = self.session.get(Sharing, (group, local))
        self.rows_before.setdefault((group, local), found.model_dump() if found else None)
        row = found or Sharing(group_id=group, trial=local)
        self.session.add(row)
        return row

    def _opening_of(self, number: int) -> date:
        rounds = announcement_of(self.mine).rounds
        known = (one.opened_on for one in rounds if one.number == number)
        return next(known, self.now.astimezone().date())


def _trials(session: Session, ids: Sequence[str]) -> Sequence[Trial]:
    return session.exec(select(Trial).where(col(Trial.id).in_(ids))).all()
