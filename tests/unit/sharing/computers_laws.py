"""One teacher's life with several computers, by chance: backups, copies, clocks, any order."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from journal.logbook.sharings import mark_taken_back, share_again
from journal.logbook.trials import (
    bring_back,
    edit_trial,
    forget_trial,
    move_to_trash,
    set_visibility,
    trial_by_id,
)
from journal.paths import Home
from journal.sharing.restoring import restore
from tests.fixtures.groups import NOW, Computer
from tests.fixtures.journals import draft
from tests.unit.sharing.computers_laws_known import Hers
from tests.unit.sharing.computers_laws_sharing import MOST_COMPUTERS, Shares

OLDEST, NEWEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)
WAYS = ("back", "trash", "me", "for good")


class Teacher(Shares):
    """Whatever may happen to her computers and her trials between two shares."""

    which = Shares.which

    @initialize(copied=st.booleans())
    def begin_with_two(self, copied: bool) -> None:
        """Most of what can go wrong takes two computers."""
        if copied:
            self.copy_the_folder(0)
        else:
            self.back_up(0)
            self.restore(0, 0, anew=True)

    @rule(which=which, days=st.sampled_from([-8_000, -30, 0, 3, 9, 300, 500, 20_000]))
    def move_clock(self, which: int, days: int) -> None:
        computer = self.pick(which).computer
        computer.now = min(max(computer.now + timedelta(days=days), OLDEST), NEWEST)

    @rule(which=which, there=st.sampled_from([True, True, True, False]))
    def plug(self, which: int, there: bool) -> None:
        """Let a computer see the group's folder from now on, or not."""
        place = str(self.folder) if there else None
        self.pick(which).computer.change(lambda _s, mine: setattr(mine, "folder", place))

    @rule(which=which, some=st.integers(0, 9), ways=st.lists(st.sampled_from(WAYS), max_size=1))
    def change_and_share(self, which: int, some: int, ways: list[str]) -> None:
        """What she changes or puts away on one computer is soon shared from there."""
        if ways:
            self.put_away(which, some, ways[0])
        else:
            self.edit(which, some)
        self.share(which, "take back", clock_is_right=True)

    @rule(which=which, some=st.integers(0, 9))
    def edit(self, which: int, some: int) -> None:
        """Say something else of a trial that the group has."""
        hers = self.pick(which)
        self.act(hers, some, lambda s, _mine, trial: edit_trial(s, trial, self.words(), NOW))

    @rule(which=which, some=st.integers(0, 9), way=st.sampled_from(WAYS))
    def put_away(self, which: int, some: int, way: str) -> None:
        hers = self.pick(which)

        def put(session: Any, mine: Any, trial: Any) -> None:
            if way == "back":
                mark_taken_back(session, mine.group_id, [trial.id])
            elif way == "trash":
                move_to_trash(session, trial, NOW)
            elif way == "me":
                set_visibility(session, [trial.id], "me", NOW)
            else:
                forget_trial(session, trial)

        one = self.act(hers, some, put)
        if one:
            hers.known = replace(hers.known, away=(*hers.known.away, (one, way)))

    def act(self, hers: Hers, some: int, act: Any) -> str | None:
        """Do something with one of the trials that went along from there; its id in the group."""
        here = self.ids(hers)
        going = sorted((here.keys() & hers.known.shared) - hers.known.put_away)
        if not going:
            return None
        one = going[some % len(going)]
        hers.computer.change(lambda s, mine: act(s, mine, trial_by_id(s, here[one])))
        return one

    def words(self) -> Any:
        self.said += 1
        return draft(worked=f"It was quick {self.said} times.", visibility="group")

    @rule(which=which)
    def let_go_again(self, which: int) -> None:
        """What was put away there goes along again, but for what was deleted for good."""
        hers = self.pick(which)
        here = self.ids(hers)
        back = [one for one in hers.known.away if one[1] != "for good"]

        def let(session: Any, _mine: Any) -> None:
            for one, way in back:
                if way == "back":
                    share_again(session, [here[one]])
                elif way == "trash":
                    bring_back(session, trial_by_id(session, here[one]))
                else:
                    set_visibility(session, [here[one]], "group", NOW)

        hers.computer.change(let)
        hers.known = hers.known.but(frozenset(one for one, _way in back))

    @rule(which=which)
    def back_up(self, which: int) -> None:
        hers = self.pick(which)
        target = self.root / f"backup {len(self.backups)}.db"
        shutil.move(hers.computer.journal.back_up(NOW), target)
        self.backups.append((target, hers.known))

    @precondition(lambda self: self.backups)
    @rule(backup=st.integers(0, 5), which=which, anew=st.booleans())
    def restore(self, backup: int, which: int, anew: bool) -> None:
        path, known = self.backups[backup % len(self.backups)]
        is_new = anew and len(self.hers) < MOST_COMPUTERS
        hers = self.another() if is_new else self.pick(which)
        restore(hers.computer.journal, path, hers.computer.now)
        hers.known = known

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
        made.computer.now, made.known, made.seen = hers.computer.now, hers.known, hers.seen

    def another(self) -> Hers:
        computer = Computer(Home(self.root / str(len(self.hers))))
        computer.group = self.reader.group
        self.hers.append(Hers(computer))
        return self.hers[-1]

    @rule(order=st.randoms(use_true_random=False), at_home=st.booleans(), which=which)
    def merge(self, order: Any, at_home: bool, which: int) -> None:
        """Give some of her shares to the facilitator or to one of her own libraries."""
        known = list(self.shares.values())
        some = order.sample(known, order.randint(1, min(3, len(known))))
        if not at_home:
            self.give(*some)
            return
        hers = self.pick(which)
        hers.computer.merge(*(one.sealed for one in some))
        hers.seen = max([*some, *filter(None, [hers.seen])], key=lambda one: one.rank)
