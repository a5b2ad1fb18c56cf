"""Strictness for every test: no real data folder, no real screen."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest

REAL_DATA = os.path.normcase(platformdirs.user_data_dir("TrialJournal", appauthor=False))
TOUCHING = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"}

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Programs that a test starts inherit this, so that they too stay out of the real folder.
os.environ["TRIAL_JOURNAL_HOME"] = tempfile.mkdtemp(prefix="trial-journal-tests-")


def _keep_out_of_real_data(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in TOUCHING:
        return
    for argument in arguments:
        if isinstance(argument, str | os.PathLike) and os.path.normcase(argument).startswith(
            REAL_DATA
        ):
            raise RuntimeError(f"A test reached for the real data folder: {event} {argument}")


sys.addaudithook(_keep_out_of_real_data)


@pytest.fixture(autouse=True)
def data_folder_of_this_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A data folder of its own for each test that names none."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("TRIAL_JOURNAL_HOME", str(folder))
    yield folder
