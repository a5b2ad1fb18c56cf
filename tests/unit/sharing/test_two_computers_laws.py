"""The laws of one teacher with several computers: no trial vanishes that she did not let go.

Backups, restores, copied folders, clocks that jump, and files that are merged in any order. A few
lives in the suite; for more:
LAWS_EXAMPLES=2000 pytest tests/unit/sharing -k computers_laws -o faulthandler_timeout=0
"""

import os
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from journal.clock import WEEK_SECONDS
from journal.logbook.sharings import mark_taken_back, share_again
from journal.logbook.trials import forget_trial, move_to_trash, set_visibility, trial_by_id
from journal.paths import Home
from journal.sharing.coming_home import bring_in, take_out_again
from journal.sharing.numbering import ClockAhead, next_sequence
from journal.sharing.only_there import WrittenElsewhere
from journal.sharing.own_snapshot import newest_own
from journal.sharing.restoring import restore
from journal.sharing.snapshot import Written, placing_for
from tests.fixtures.groups import NOW, Computer, unsealed

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "3"))
MOST_COMPUTERS = 3
ANSWERS = st.sampled_from(["not now", "bring in", "take back", "bring in and think better"])


@dataclass
class Hers:
    """One of her computers: by local id what it knows as its own, what she put away there."""

    computer: Computer
    local: dict[str, str] = field(default_factory=dict)  # local id by id in the group
    put_away: frozenset[str] = frozenset()  # ids in the group


class Teacher(RuleBasedStateMachine):
    """All her computers see the group's folder; `alive` is what the group has of hers."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.root = Path(self._folder.name)
        (self.root / "shared").mkdir()
        self.reader = Computer(Home(self.root / "facilitator")).found()
        first = Computer(Home(self.root / "0")).join(self.reader)
        first.change(lambda _s, mine: setattr(mine, "folder", str(self.root / "shared")))
        self.reader.admit(first.key)
        self.hers = [Hers(first)]
        self.backups: list[tuple[Path, Hers]] = []
        self.files: list[bytes] = []
        self.alive: set[str] = set()
        self.let_go: set[str] = set()
        self.number = 0
        self.log(0, "group")
        self.share(0, "not now", False)

    def teardown(self) -> None:
        for one in (self.reader, *(hers.computer for hers in self.hers)):
            one.close()
        self._folder.cleanup()

    def pick(self, which: int) -> Hers:
        return self.hers[which % len(self.hers)]

    def ids(self, hers: Hers) -> dict[str, str]:
        """Her trials there by their ids in the group."""

        def read(session: Any, mine: Any) -> dict[str, str]:
            rows = session.connection().exec_driver_sql("SELECT id FROM trial")
            return placing_for(session, mine).local_ids([row[0] for row in rows])

        found: dict[str, str] = hers.computer.change(read)
        return found

    which = st.integers(0, MOST_COMPUTERS - 1)

    @rule(which=which, seen=st.sampled_from(["group", "group", "leaders", "me"]))
    def log(self, which: int, seen: str) -> None:
        self.pick(which).computer.log(worked="It was quick in the morning.", visibility=seen)

    @rule(which=which, answer=ANSWERS)
    def log_and_share(self, which: int, answer: str) -> None:
        self.log(which, "group")
        self.share(which, answer, clock_is_right=True)

    @rule(which=which, days=st.sampled_from([-8_000, -30, 0, 3, 9, 300, 500, 20_000]))
    def move_clock(self, which: int, days: int) -> None:
        computer = self.pick(which).computer
        computer.now = min(max(computer.now + timedelta(days=days), OLDEST), NEWEST)

    @rule(which=which, answer=ANSWERS, clock_is_right=st.booleans())
    def share(self, which: int, answer: str, clock_is_right: bool) -> None:
        hers = self.pick(which)
        options: dict[str, Any] = {"clock_is_right": clock_is_right}
        asked = False
        try:
            written = hers.computer.share(**options)
        except ClockAhead:
            hers.computer.now = NOW
            return
        except WrittenElsewhere as question:
            asked = True
            written = self.answered(hers, question, answer, options)
            if written is None:
                return
        self.note(hers, written, answer if asked else "")

    def answered(
        self, hers: Hers, question: WrittenElsewhere, answer: str, options: dict[str, Any]
    ) -> Written | None:
        computer = hers.computer
        if answer == "not now":
            return None
        if answer == "take back" or not question.found.would_be_lost:
            return computer.share(**options, take_over=question.manifest_hash)
        with computer.library.reading() as found:
            own = newest_own(found, computer.mine)
        assert own is not None
        brought = computer.change(lambda s, mine: bring_in(s, mine, own, computer.now))
        if answer == "bring in":
            return computer.share(**options)
        computer.change(lambda s, mine: take_out_again(s, mine, brought))
        return None

    def note(self, hers: Hers, written: Written, answer: str) -> None:
        """Hold what was written against what the group had, and what she was asked."""
        bundle = unsealed(written)
        going = {one.id for one in bundle.contents.group_trials}
        vanished = self.alive - going
        if answer == "":
            assert vanished <= hers.put_away, "a trial vanished unasked"
            assert not (going & self.let_go) - hers.put_away, "one taken back came again unasked"
        elif answer == "bring in":
            assert vanished <= hers.put_away | self.told(hers), "one was not brought in"
        assert written.sequence > self.number, "a number did not grow"
        self.number = written.sequence
        self.let_go = (self.let_go | vanished) - going
        self.alive = going
        self.files.append(written.sealed)
        (self.root / "shared" / "hers.trialbundle").write_bytes(written.sealed)

    def told(self, hers: Hers) -> set[str]:
        """What she was told is put away on this computer: it is here, and does not go along."""
        return set(self.ids(hers))

    @precondition(lambda self: self.alive)
    @rule(which=which, some=st.integers(0, 9), how=st.sampled_from(["back", "trash", "me", "now"]))
    def put_away(self, which: int, some: int, how: str) -> None:
        hers = self.pick(which)
        here = self.ids(hers)
        known = sorted(self.alive & here.keys())
        if not known:
            return
        one = known[some % len(known)]

        def act(session: Any, mine: Any) -> None:
            trial = trial_by_id(session, here[one])
            if how == "back":
                mark_taken_back(session, mine.group_id, [trial.id])
            elif how == "trash":
                move_to_trash(session, trial, hers.computer.now)
            elif how == "me":
                set_visibility(session, [trial.id], "me", hers.computer.now)
            else:
                forget_trial(session, trial)

        hers.computer.change(act)
        hers.put_away |= {one}

    @rule(which=which)
    def let_go_again(self, which: int) -> None:
        hers = self.pick(which)
        here = self.ids(hers)
        wanted = [here[one] for one in sorted(hers.put_away & here.keys())]
        hers.computer.change(lambda s, _mine: share_again(s, wanted))

    @rule(which=which)
    def back_up(self, which: int) -> None:
        hers = self.pick(which)
        target = self.root / f"backup {len(self.backups)}.db"
        shutil.move(hers.computer.journal.back_up(NOW), target)
        self.backups.append((target, replace(hers)))

    @precondition(lambda self: self.backups)
    @rule(backup=st.integers(0, 5), which=which, anew=st.booleans())
    def restore(self, backup: int, which: int, anew: bool) -> None:
        path, then = self.backups[backup % len(self.backups)]
        if anew and len(self.hers) < MOST_COMPUTERS:
            hers = self.another()
        else:
            hers = self.pick(which)
        restore(hers.computer.journal, path, hers.computer.now)
        hers.put_away = then.put_away

    @precondition(lambda self: len(self.hers) < MOST_COMPUTERS)
    @rule(which=which)
    def copy_the_folder(self, which: int) -> None:
        hers = self.pick(which)
        hers.computer.close()
        made = self.another()
        made.computer.close()
        shutil.rmtree(made.computer.home.root)
        shutil.copytree(hers.computer.home.root, made.computer.home.root)
        for one in (hers, made):
            one.computer.__post_init__()
        made.computer.now, made.put_away = hers.computer.now, hers.put_away

    def another(self) -> Hers:
        computer = Computer(Home(self.root / str(len(self.hers))))
        computer.group = self.reader.group
        self.hers.append(Hers(computer))
        return self.hers[-1]

    @precondition(lambda self: self.files)
    @rule(order=st.randoms(use_true_random=False), at_home=st.booleans(), which=which)
    def merge(self, order: Any, at_home: bool, which: int) -> None:
        some = order.sample(self.files, order.randint(1, min(3, len(self.files))))
        reader = self.pick(which).computer if at_home else self.reader
        reader.merge(*some)

    @invariant()
    def the_library_has_what_she_shared_last(self) -> None:
        if not self.files:
            return
        self.reader.merge(self.files[-1])
        with self.reader.library.reading() as session:
            rows = session.connection().exec_driver_sql("SELECT id FROM group_trial")
            assert {row[0] for row in rows} == self.alive


OLDEST, NEWEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)
Teacher.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestTeacher = Teacher.TestCase


@given(
    st.integers(0, 2**53 - 2),
    st.integers(0, 3_000),
    st.integers(0, WEEK_SECONDS - 1),
    st.integers(0, WEEK_SECONDS - 1),
)
def test_a_number_tells_no_day_and_no_hour(highest: int, week: int, one: int, two: int) -> None:
    begin = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(weeks=week)
    moments = (begin + timedelta(seconds=one), begin + timedelta(seconds=two))
    assert len({next_sequence(highest, moment) for moment in moments}) == 1
