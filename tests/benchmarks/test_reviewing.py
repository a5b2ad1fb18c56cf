"""A review of many trials again, the name model's answers remembered, against the model asked anew.

Needs the name model; trials of some 700 characters.
"""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.group.membership import find_membership
from journal.paths import Home
from journal.privacy.finder import default_finder
from journal.privacy.names.name_model import load_name_model
from journal.sharing.remembered_scores import remembering
from journal.sharing.snapshot import ToPrepare, prepared, to_prepare
from journal.store.journal_file import Journal
from tests.benchmarks.yardstick import compare
from tests.fixtures.groups import Computer

TRIALS = 150
CHARACTERS = 700
AT_MOST = 0.35
_NOTE = (
    "the class liked shorter questions and Zainab wrote a longer answer than usual because it gave "
    "three good examples and one wrong date so we checked every line before the lesson with Tomasz "
    "and it took longer than my usual way of marking essays on friendship in year nine"
)


@pytest.fixture
def wanted(tmp_path: Path) -> Iterator[ToPrepare]:
    computer = Computer(Home(tmp_path)).found()
    rng = random.Random(7)
    for _n in range(TRIALS):
        words = " ".join(rng.choices(_NOTE.split(), k=CHARACTERS // 5))[:CHARACTERS]
        computer.log(worked=words[: CHARACTERS // 2], didnt=words[CHARACTERS // 2 :])
    with closing(Journal(computer.home)) as journal, journal.reading() as session:
        yield to_prepare(session, find_membership(session, computer.group), False)
    computer.close()


@pytest.mark.skipif(load_name_model() is None, reason="the name model is not installed here")
def test_a_review_again(wanted: ToPrepare, tmp_path: Path) -> None:
    anew = default_finder()
    remembered = remembering(anew, Home(tmp_path))
    prepared(wanted, remembered)
    ratio = compare(
        f"a review of {TRIALS} trials again",
        lambda n: prepared(wanted, anew),
        lambda n: prepared(wanted, remembered),
        rounds=1,
    )
    assert ratio.at_median < AT_MOST
