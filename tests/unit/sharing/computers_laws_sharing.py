"""What happens when a teacher shares from one of her computers, held against the laws."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from journal.paths import Home
from journal.sharing.coming_home import bring_in, take_out_again
from journal.sharing.numbering import ClockAhead
from journal.sharing.only_there import OnlyThere, WrittenElsewhere
from journal.sharing.own_snapshot import newest_own
from journal.sharing.snapshot import Written, placing_for
from tests.fixtures.groups import NOW, Computer, unsealed
from tests.unit.sharing.computers_laws_known import Hers, Ids, Known, Share, hold

MOST_COMPUTERS = 3
ANSWERS = ("not now", "bring in", "bring in, share later", "take back", "bring in, think better")
BY_ID = "SELECT id FROM trial UNION SELECT trial FROM sharing"


class Shares(RuleBasedStateMachine):
    """Her computers, the group's folder that some of them see, and the facilitator's library."""

    which = st.integers(0, MOST_COMPUTERS - 1)
    answers = st.sampled_from(ANSWERS)

    def __init__(self) -> None:
        super().__init__()
        self._place = tempfile.TemporaryDirectory()
        self.root = Path(self._place.name)
        self.folder = self.root / "shared"
        self.folder.mkdir()
        self.reader = Computer(Home(self.root / "facilitator")).found()
        first = Computer(Home(self.root / "0")).join(self.reader)
        self.reader.admit(first.key)
        self.hers = [Hers(first)]
        self.backups: list[tuple[Path, Known]] = []
        self.shares: dict[str, Share] = {}
        self.in_folder: Share | None = None
        self.merged: Share | None = None
        self.told: list[OnlyThere] = []
        self.said = 0
        self.plug(0, True)
        self.log_and_share(0, "not now")

    def teardown(self) -> None:
        try:
            for share in reversed(self.shares.values()):
                self.give(share)
        finally:
            for one in (self.reader, *(hers.computer for hers in self.hers)):
                one.close()
            self._place.cleanup()

    @rule(which=which, seen=st.sampled_from(["group", "group", "leaders", "me"]))
    def log(self, which: int, seen: str) -> None:
        self.said += 1
        self.pick(which).computer.log(worked=f"It was quick {self.said} times.", visibility=seen)

    @rule(which=which, answer=answers)
    def log_and_share(self, which: int, answer: str) -> None:
        self.log(which, "group")
        self.share(which, answer, clock_is_right=True)

    @rule(which=which, answer=answers, clock_is_right=st.booleans())
    def share(self, which: int, answer: str, clock_is_right: bool) -> None:
        """Share as she would: what she is asked she answers, once or twice."""
        hers, self.told = self.pick(which), []
        options: dict[str, Any] = {"clock_is_right": clock_is_right}
        try:
            self.note(hers, hers.computer.share(**options))
        except ClockAhead:
            hers.computer.now = NOW
        except WrittenElsewhere as question:
            self.answer(hers, question, answer, options)

    def answer(
        self, hers: Hers, question: WrittenElsewhere, answer: str, options: dict[str, Any]
    ) -> None:
        computer, found = hers.computer, question.found
        if answer == "not now":
            return
        if answer == "take back" or not found.would_be_lost:
            self.told.append(found)
            take_over = question.manifest_hash
            self.note(hers, computer.share(**options, take_over=take_over), settled=take_over)
            return
        self.come_home(hers, found, answer)
        if answer == "bring in":
            self.after_bringing_in(hers, options)

    def come_home(self, hers: Hers, found: OnlyThere, answer: str) -> None:
        """Bring in what the question named; in one of the answers it is taken out again."""
        computer = hers.computer
        with computer.library.reading() as library:
            own = newest_own(library, computer.mine)
        assert own is not None
        all_told = answer != "bring in, share later"
        brought = computer.change(
            lambda s, mine: bring_in(s, mine, own, computer.now, all_told=all_told)
        )
        if answer == "bring in, think better":
            computer.change(lambda s, mine: take_out_again(s, mine, brought))
            return
        came = frozenset(found.trials)
        assert came <= self.ids(hers).keys(), "one did not come home under its id"
        assert not came & hers.known.put_away & hers.known.shared, "one let go came home"
        known = hers.known.but(came)
        if all_told:
            known = replace(
                known, settled=(*known.settled, (own.header.writer, own.header.sequence))
            )
        named = self.named(hers, replace(found, differing=(), only_here=(), trials=()))
        hers.known = replace(
            known,
            faced=known.faced | {own.manifest_hash},
            shared=known.shared | came,
            came=known.came | came,
            let_go=(known.let_go | named) - came,
        )

    def after_bringing_in(self, hers: Hers, options: dict[str, Any]) -> None:
        """Share; what is still a question is let go."""
        try:
            self.note(hers, hers.computer.share(**options))
        except WrittenElsewhere as question:
            self.told.append(question.found)
            take_over = question.manifest_hash
            written = hers.computer.share(**options, take_over=take_over)
            self.note(hers, written, settled=take_over)

    def note(self, hers: Hers, written: Written, settled: str = "") -> None:
        """Hold what was written against what could be known, and what she was told."""
        bundle = unsealed(written)
        trials = {one.id: one.worked for one in bundle.contents.group_trials}
        rank = (written.sequence, written.manifest_hash)
        share = Share(rank, bundle.header.writer, trials, written.sealed)
        known, base = hers.known, self.newest_visible(hers)
        here = [self.shares[one] for one in known.shares]
        highest = max((one.rank[0] for one in [*here, *self.visible(hers)]), default=0)
        assert written.sequence > highest, "a number did not grow"
        assert not trials.keys() & known.put_away & known.shared, "one put away went along"
        named = frozenset[str]().union(*(self.named(hers, found) for found in self.told))
        if base:
            hold(known, base, trials, named)
        if base and settled:
            assert settled == base.rank[1], "she was asked about another share"
        if base and not known.accounts_for(base):
            known = replace(known, settled=(*known.settled, (base.writer, base.rank[0])))
        hers.known = replace(
            known,
            shares=known.shares | {rank[1]},
            shared=known.shared | trials.keys(),
            let_go=(known.let_go | named) - trials.keys(),
        )
        self.shares[rank[1]] = share
        if hers.computer.mine.folder:
            (self.folder / "hers.trialbundle").write_bytes(written.sealed)
            self.in_folder = share

    def named(self, hers: Hers, found: OnlyThere) -> Ids:
        """What a question named, by ids in the group."""
        local = {*found.put_away, *found.differing, *found.only_here}
        here = {one for one, of in self.ids(hers).items() if of in local}
        return frozenset({*found.trials, *here})

    def visible(self, hers: Hers) -> list[Share]:
        """Her shares that can be seen from one of her computers."""
        in_folder = self.in_folder if hers.computer.mine.folder else None
        return [one for one in (in_folder, hers.seen) if one]

    def newest_visible(self, hers: Hers) -> Share | None:
        """The newest that its journal does not account for, else the newest of all."""
        seen = self.visible(hers)
        unknown = [one for one in seen if not hers.known.accounts_for(one)]
        return max(unknown or seen, key=lambda one: one.rank, default=None)

    def ids(self, hers: Hers) -> dict[str, str]:
        """The local ids of her trials there, also of those deleted, by their ids in the group."""

        def read(session: Any, mine: Any) -> dict[str, str]:
            rows = session.connection().exec_driver_sql(BY_ID)
            return placing_for(session, mine).local_ids([row[0] for row in rows])

        found: dict[str, str] = hers.computer.change(read)
        return found

    def give(self, *some: Share) -> None:
        """Merge into the facilitator's library, which then has the newest, whatever the order."""
        self.reader.merge(*(one.sealed for one in some))
        merged = max([*some, *filter(None, [self.merged])], key=lambda one: one.rank)
        self.merged = merged
        with self.reader.library.reading() as session:
            rows = session.connection().exec_driver_sql("SELECT id, worked FROM group_trial")
            assert {row[0]: row[1] for row in rows} == merged.trials, "the library lost something"

    def pick(self, which: int) -> Hers:
        return self.hers[which % len(self.hers)]
