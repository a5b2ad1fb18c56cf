"""What the app imports comes from its own lock, not with a tool of the tests."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
ROOMS = ("journal", "ui", "resources")
# Only in the extra "locked", which is no part of the default set-up.
EXTRA = {"sqlcipher3"}
# Each stands on a line of its own, which ruff sees to.
IMPORT = re.compile(r"^[ \t]*(?:import (\w+)|from (\w+)[\w.]* import\b)", re.MULTILINE)


def imported_from_outside() -> dict[str, Path]:
    """The top-level packages that the app imports from elsewhere, each with a file that does."""
    found: dict[str, Path] = {}
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for plain, part in IMPORT.findall(path.read_text(encoding="utf-8")):
            found[plain or part] = path.relative_to(ROOT)
    return {
        name: path
        for name, path in found.items()
        if name not in sys.stdlib_module_names and name not in ROOMS
    }


def test_every_form_of_an_import_is_seen() -> None:
    seen = ("import one", "    import one.two", "from one import a", "\tfrom one.two import (")
    assert [IMPORT.findall(line) != [] for line in seen] == [True] * len(seen)
    assert IMPORT.findall("from one side to the other\nimportant one") == []


def test_every_import_is_installed_by_the_lock_of_the_app() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line.split(" ")[0]}
    brought_by = packages_distributions()
    imported = imported_from_outside()
    assert "PySide6" in imported
    for name, path in imported.items():
        packages = {canonicalize_name(package) for package in brought_by.get(name, [])}
        assert packages & locked or name in EXTRA, f"{path} imports {name}"
