"""A contribution retired and brought back: local, with a reason, nothing deleted."""

from pathlib import Path

import pytest

from journal.errors import UserError
from journal.group import library, retiring
from journal.group.decisions import LONGEST_TEXT, Retired
from journal.paths import Home
from tests.fixtures.groups import Computer, rows_of

ONE, TWO = "a" * 64, "b" * 64


def test_retired_with_the_last_reason_until_brought_back(tmp_path: Path) -> None:
    ada = Computer(Home(tmp_path / "ada")).found()
    ada.log()
    ada.merge(ada.share().sealed)
    everything = ("snapshot", "member", "group_trial", "admission")
    before, print_ = rows_of(ada.library, everything), ada.fingerprint()
    with ada.library.session() as found:
        for contributor, why in ((ONE, "first"), (TWO, ""), (ONE, "second")):
            retiring.retire(found, contributor, why)
        assert library.decisions(found).retired == (
            Retired(contributor=TWO),
            Retired(contributor=ONE, why="second"),
        )
        retiring.bring_back(found, TWO)
        assert [one.contributor for one in library.decisions(found).retired] == [ONE]
        with pytest.raises(UserError, match="not retired"):
            retiring.bring_back(found, TWO)
        with pytest.raises(UserError, match="takes up to 4,000"):
            retiring.retire(found, TWO, "x" * (LONGEST_TEXT + 1))
    assert rows_of(ada.library, everything) == before
    assert ada.fingerprint() == print_
