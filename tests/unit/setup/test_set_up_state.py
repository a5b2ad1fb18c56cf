"""What a second run finds: a finished set-up, an interrupted one, or another one under way."""

import subprocess
import sys
from pathlib import Path

import pytest

from set_up import environment

HOLD = """
import sys
from set_up.alone import alone
with alone(sys.argv[1], lambda: print("waiting", flush=True)):
    print("mine", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose environment has just been set up for the app."""
    for name in {"pyproject.toml", *environment.LOCKS["app"], *environment.LOCKS["test"]}:
        (tmp_path / name).write_text(name)
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/python").touch()
    monkeypatch.setattr(environment, "ROOT", str(tmp_path))
    monkeypatch.setattr(environment, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(environment, "PYTHON", str(tmp_path / ".venv/python"))
    monkeypatch.setattr(environment, "UNFINISHED", str(tmp_path / ".venv/unfinished"))
    environment.remember("app")
    return tmp_path


def test_a_finished_set_up_is_ready(project: Path) -> None:
    assert environment.is_ready("app")
    assert not environment.is_ready("test")


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_change_asks_for_a_new_set_up(project: Path, changed: str) -> None:
    (project / changed).write_text("changed")
    assert not environment.is_ready("app")


def test_the_tests_lock_does_not_concern_the_app(project: Path) -> None:
    (project / "requirements-dev.lock").write_text("changed")
    assert environment.is_ready("app")


def test_a_moved_folder_asks_for_a_new_set_up(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = project.rename(project.with_name("moved"))
    monkeypatch.setattr(environment, "ROOT", str(moved))
    monkeypatch.setattr(environment, "VENV", str(moved / ".venv"))
    monkeypatch.setattr(environment, "PYTHON", str(moved / ".venv/python"))
    assert not environment.is_ready("app")


def test_an_interrupted_set_up_is_not_ready(project: Path) -> None:
    (project / ".venv/unfinished").touch()
    assert not environment.is_ready("app")


def test_an_environment_without_python_is_not_ready(project: Path) -> None:
    (project / ".venv/python").unlink()
    assert not environment.is_ready("app")


def test_a_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", HOLD, str(tmp_path / "lock")],
            cwd=environment.ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    with start() as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "mine\n"
        with start() as second:
            assert second.stdout is not None
            assert second.stdout.readline() == "waiting\n"
            first.kill()
            assert second.stdout.readline() == "mine\n"
            second.communicate("go\n")
    assert second.returncode == 0


def test_what_leads_python_astray_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("KEPT", "yes")
    variables = environment.clean_variables()
    assert "PYTHONPATH" not in variables
    assert "PIP_TARGET" not in variables
    assert variables["KEPT"] == "yes"
