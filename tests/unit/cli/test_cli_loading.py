"""A command imports what it needs and no more; the help knows them all."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal.cli import commands

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
        (["--home=x", "group", "new", "check"], "group"),
        (["--help"], None),
        ([], None),
    ],
)
def test_the_command_is_the_first_word(arguments: list[str], command: str | None) -> None:
    assert commands._command(arguments) == command
