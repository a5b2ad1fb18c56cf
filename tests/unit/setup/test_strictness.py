"""The tests themselves stay out of the owner's data folder, and a warning is an error."""

import sqlite3
import warnings
from pathlib import Path

import platformdirs
import pytest

from journal.paths import find_home

REAL = Path(platformdirs.user_data_dir("TrialJournal", appauthor=False))


def test_a_test_cannot_reach_the_real_data() -> None:
    with pytest.raises(RuntimeError, match="real data folder"):
        (REAL / "journal.db").open("rb")
    with pytest.raises(RuntimeError, match="real data folder"):
        REAL.mkdir()
    with pytest.raises(RuntimeError, match="real data folder"):
        sqlite3.connect(REAL / "journal.db")


def test_a_test_has_a_data_folder_of_its_own(data_folder_of_this_test: Path) -> None:
    assert find_home().root == data_folder_of_this_test
    assert not data_folder_of_this_test.exists()


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning, match="told"):
        warnings.warn("told", stacklevel=1)


def test_a_message_of_qt_fails_a_test(pytester: pytest.Pytester) -> None:
    settings = Path(__file__).parents[3].joinpath("pyproject.toml").read_text(encoding="utf-8")
    pytester.makepyprojecttoml(settings)
    test = pytester.mkdir("tests") / "test_it.py"
    test.write_text(
        "from PySide6.QtCore import qWarning\n"
        "def test_loud(): qWarning('told')\n"
        "def test_quiet(qtbot): pass\n"
    )
    unneeded = [f"-pno:{plugin}" for plugin in ("hypothesispytest", "xdist", "syrupy", "benchmark")]
    pytester.runpytest_subprocess(*unneeded, test).assert_outcomes(passed=1, failed=1)
