"""Strictness for every test: no real data folder, no real screen.

Warnings and unexpected messages of Qt fail a test by the settings in pyproject.toml.
"""

import gc
import os
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import HealthCheck, settings

REAL_DATA = os.path.normcase(platformdirs.user_data_dir("TrialJournal", appauthor=False))
TOUCHING = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"}

_numbers = count()

# A few examples of each property; LAWS_EXAMPLES=3000 before a run takes thousands.
# A busy machine is slow, which says nothing of what is tested.
settings.register_profile(
    "suite",
    max_examples=int(os.environ.get("LAWS_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("suite")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before the first test has a folder of its own. Programs that tests start inherit it.
os.environ["TRIAL_JOURNAL_HOME"] = str(Path(tempfile.gettempdir(), f"journal-tests-{os.getpid()}"))


def _keep_out_of_real_data(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in TOUCHING:
        return
    for argument in arguments:
        if isinstance(argument, str | Path) and os.path.normcase(argument).startswith(REAL_DATA):
            raise RuntimeError(f"A test reached for the real data folder: {event} {argument}")


sys.addaudithook(_keep_out_of_real_data)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Spare the collector what was imported: going over it took a tenth of the suite's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


@pytest.fixture(autouse=True)
def data_folder_of_this_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A data folder of its own, not made yet, for each test that names none."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(_numbers)}"
    monkeypatch.setenv("TRIAL_JOURNAL_HOME", str(folder))
    return folder
