"""What the app imports comes from its own lock, not with a tool of the tests."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
ROOMS = ("journal", "ui", "resources")
# Only in the extra "locked", which is no part of the default set-up.
EXTRA = {"sqlcipher3"}


def imported_from_outside() -> dict[str, Path]:
    """The top-level packages that the app imports from elsewhere, each with a file that does."""
    found: dict[str, Path] = {}
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules: list[str] = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            found |= {module.partition(".")[0]: path.relative_to(ROOT) for module in modules}
    return {
        name: path
        for name, path in found.items()
        if name not in sys.stdlib_module_names and name not in ROOMS
    }


def test_every_import_is_installed_by_the_lock_of_the_app() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line.split(" ")[0]}
    brought_by = packages_distributions()
    imported = imported_from_outside()
    assert "PySide6" in imported
    for name, path in imported.items():
        packages = {canonicalize_name(package) for package in brought_by.get(name, [])}
        assert packages & locked or name in EXTRA, f"{path} imports {name}"
