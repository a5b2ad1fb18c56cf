"""A group's life by chance: many computers, files in any order, and in the end one library.

A few lives in the suite; for more: LAWS_EXAMPLES=300 pytest tests/unit/sharing -k life
"""

import os
import random
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.group import admitting, library, membership
from journal.logbook.sharings import mark_taken_back
from journal.logbook.trials import trial_by_id
from journal.paths import Home
from journal.sharing.restoring import restore
from tests.fixtures.groups import Computer

LIVES = int(os.environ.get("LAWS_EXAMPLES", "4"))
STEPS = 40


@dataclass
class Life:
    """The computers of a group, every file that anybody ever wrote, and what may be in the end."""

    folder: Path
    chance: random.Random
    computers: list[Computer] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    trials: dict[str, list[str]] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    words: int = 0

    def __post_init__(self) -> None:
        self.founder = self.new().found(open_to_all=True, invited=3)
        for _ in range(3):
            self.new().join(self.founder)

    def new(self) -> Computer:
        made = Computer(Home(self.folder / f"home-{len(self.computers)}"))
        self.computers.append(made)
        return made

    def any(self) -> Computer:
        return self.chance.choice(self.computers)

    def log(self) -> None:
        self.words += 1
        who = self.any()
        visibility = self.chance.choice(["group", "leaders", "me"])
        made = who.log(worked=f"wombling number {self.words}", visibility=visibility)
        self.trials.setdefault(str(who.home.root), []).append(made)

    def share(self) -> None:
        who = self.any()
        who.now += timedelta(days=self.chance.choice([-4_000, 0, 1, 9, 4_000]))
        right = self.chance.random() < 0.7
        written = who.share(take_over=self.chance.random() < 0.3, clock_is_right=right)
        self.files.append(written.sealed)

    def take_back(self) -> None:
        who = self.any()
        mine = self.trials.get(str(who.home.root))
        if mine:
            who.change(lambda s, m: mark_taken_back(s, m.group_id, [self.chance.choice(mine)]))

    def make_private(self) -> None:
        who = self.any()
        mine = self.trials.get(str(who.home.root))
        if mine:
            one = self.chance.choice(mine)
            who.change(lambda s, _m: setattr(trial_by_id(s, one), "visibility", "me"))

    def leave(self) -> None:
        who = self.any()
        self.files.append(who.leave(take_over=True).sealed)
        if self.chance.random() < 0.7:
            who.join(self.founder)

    def merge(self) -> None:
        if self.files:
            self.any().merge(*self.chance.choices(self.files, k=self.chance.randint(1, 4)))

    def let_in(self) -> None:
        waiting = self.founder.in_library(lambda found, m: admitting.waiting(found, m.group_id))
        self.founder.admit(*waiting, more_than_invited=self.chance.random() < 0.5)
        self.files.append(self.founder.admissions_file())

    def remove(self) -> None:
        with self.founder.library.reading() as session:
            known = sorted(key for _group, key in library.admissions(session))
        self.founder.remove(self.chance.choice(known))
        self.files.append(self.founder.admissions_file())

    def collect(self) -> None:
        self.files.append(self.any().collection(upwards=self.chance.random() < 0.2))

    def renew(self) -> None:
        self.founder.change(membership.renew_keys)
        invitation = membership.invitation_to(self.founder.mine)
        for one in self.computers[1:]:
            left = one.mine.left_at
            one.change(lambda s, _m, one=one: membership.join_group(s, invitation, one.now))
            one.change(lambda _s, m, left=left: setattr(m, "left_at", left))

    def open_round(self) -> None:
        self.founder.change(lambda s, m: membership.open_round(s, m, self.founder.now.date()))

    def restore(self) -> None:
        """Somebody's backup is restored on a new computer; both go on."""
        who = self.any()
        if who is self.founder or len(self.computers) > 6:
            return
        backup = Path(who.journal.back_up(who.now))
        made = self.new()
        restore(made.journal, backup, who.now)
        made.group = who.group
        key = str(made.home.root)
        self.trials[key] = list(self.trials.get(str(who.home.root), []))

    def step(self) -> None:
        act = self.chance.choices(
            [
                self.log, self.share, self.merge, self.let_in, self.take_back, self.make_private,
                self.collect, self.remove, self.leave, self.renew, self.open_round, self.restore,
            ],
            weights=[8, 8, 8, 4, 3, 2, 3, 1, 1, 1, 1, 1],
        )[0]  # fmt: skip
        try:
            act()
        except UserError as error:  # a sentence, and nothing is half done: the life goes on
            self.sentences.append(error.sentence)


@pytest.mark.parametrize("seed", range(LIVES))
def test_whatever_happens_in_the_life_of_a_group_all_end_with_one_library(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder), random.Random(seed))
        for _ in range(STEPS):
            life.step()
        life.files.append(life.founder.admissions_file())
        for one in life.computers:
            for _twice in range(2):  # letting in again wants the files once more
                one.merge(*life.chance.sample(life.files, len(life.files)))
        ends = {(one.fingerprint(), one.collection()) for one in life.computers}
        alive = {one.fingerprint() for one in life.computers}
        for one in life.computers:
            one.close()
        assert all(one.endswith(".") for one in life.sentences)
        assert len(alive) == 1
        assert len(ends) == 1
