"""A command imports what it needs and no more; the help knows them all."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal.cli import commands, group
from journal.cli.group.app import group as registered

HEAVY = "openpyxl typst onnxruntime PySide6 docx"
LIST = f"""
import sys
from journal.cli import main
assert main(["--home", sys.argv[1], "list"]) == 0
loaded = set("{HEAVY}".split()) & set(sys.modules)
assert not loaded, loaded
"""


def test_a_list_waits_for_nothing_heavy(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", LIST, str(tmp_path)], check=True, cwd=Path.cwd())


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["log", "--task", "list"], "log"),
        (["--home", "list", "search", "log"], "search"),
        (["--home=x", "group", "--help"], "group"),
        (["--help"], None),
        ([], None),
    ],
)
def test_the_command_is_the_first_word(arguments: list[str], command: str | None) -> None:
    assert next(commands._words(arguments), None) == command


def test_a_group_command_imports_its_own_module(tmp_path: Path) -> None:
    listing = """
import sys
from journal.cli import main
assert main(["--home", sys.argv[1], "group", "list", "--json"]) == 0
loaded = set("typst segno journal.sharing.snapshot journal.group.role".split()) & set(sys.modules)
assert not loaded, loaded
"""
    subprocess.run([sys.executable, "-c", listing, str(tmp_path)], check=True, cwd=Path.cwd())


def test_every_group_command_is_found_in_its_module() -> None:
    group.load(None)
    modules = {one.name: one.callback.__module__ for one in registered.registered_commands}
    expected = {name: f"journal.cli.group.{module}" for name, module in group.MODULES.items()}
    assert modules == expected
