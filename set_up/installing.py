"""Makes the environment and fills it from the locks, and renews the locks.

Nothing outside .venv is changed. A set-up that was interrupted is begun again by the next run.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from set_up.alone import alone
from set_up.environment import (
    LOCKS,
    PYTHON,
    ROOT,
    UNFINISHED,
    VENV,
    clean_variables,
    is_ready,
    remember,
)
from set_up.errors import Stop, Untouched
from set_up.failures import failure

LOG = os.path.join(VENV, "set-up.log")


def set_up(kind: str) -> None:
    """Make the environment ready for `kind`, whatever state it is in, one process at a time.

    Raises Stop with a sentence if it cannot.
    """
    with alone(os.path.join(ROOT, ".venv.lock"), lambda: _say("Another set-up is under way here.")):
        if is_ready(kind):
            return
        _say("Setting up Trial Journal in its .venv; this needs the internet, and a minute or two.")
        if not _is_sound():
            _make()
        for empty in (UNFINISHED, LOG):
            open(empty, "w").close()
        _install(LOCKS[kind])
        for done in {kind, "app"} if kind == "test" else {kind}:
            remember(done)
        os.remove(UNFINISHED)
        _say(" Ready.")


def renew_locks(options: Sequence[str]) -> int:
    """Write the locks anew from pyproject.toml; returns uv's status.

    `options` go to uv: with --upgrade versions move, without they stay where they can.
    """
    app = ("pyproject.toml", "--extra", "names")
    sources = {
        "requirements.lock": app,
        "requirements-dev.lock": (*app, "--group", "dev", "-c", "requirements.lock"),
        "requirements-setup.lock": ("--group", "setup", "-c", "requirements-dev.lock"),
    }
    for lock, source in sources.items():
        command = [
            *(PYTHON, "-I", "-m", "uv", "pip", "compile", "--quiet", "--universal", "--no-build"),
            *("--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"),
            *("--custom-compile-command", "python3 run.py lock", *options, *source, "-o", lock),
        ]
        status = subprocess.call(command, cwd=ROOT, env=clean_variables())
        if status:
            return status
    return 0


def _is_sound() -> bool:
    """Whether there is a whole environment of this Python's version, not left half made."""
    if os.path.exists(UNFINISHED) or not os.path.exists(PYTHON):
        return False
    check = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return subprocess.call([PYTHON, "-I", "-c", check], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def _make() -> None:
    # Not by the environment's own interpreter, which is about to be replaced.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [python, "-I", "-m", "venv", "--clear", VENV],
        env=clean_variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode:
        reason = (made.stdout.strip().splitlines() or ["no reason given"])[-1]
        raise Stop(f"{VENV} could not be made ({reason}); close Trial Journal and run this again.")


def _install(locks: Sequence[str]) -> None:
    wheels = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "-r")
    _step("pip", "install", "--retries", "2", *wheels, locks[0])
    # Without uv's configuration, whose overrides are for making the locks.
    uv = ("uv", "pip", "install", "--no-config", "--python", PYTHON)
    for lock in locks[1:]:
        _step(*uv, *wheels, lock)
        _step(*uv, "--no-deps", "--no-build-isolation", "--offline", "--reinstall", "-e", ".")


def _step(*module: str) -> None:
    """Run a module with the environment's Python, what it prints into the log."""
    with open(LOG, "ab") as log:
        process = subprocess.Popen(
            [PYTHON, "-I", "-m", *module],
            cwd=ROOT,
            env=clean_variables() | {"PIP_USER": "0", "PIP_NO_INPUT": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            while not _ended_within_a_second(process):
                if sys.stderr.isatty():
                    _say(".", end="")
        finally:
            process.kill()
            process.wait()
    if process.returncode:
        with open(LOG, encoding="utf-8", errors="replace") as file:
            stop = failure(file.read(), LOG)
        if isinstance(stop, Untouched):
            os.remove(UNFINISHED)
        raise stop


def _ended_within_a_second(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:
        return False
    return True


def _say(words: str, end: str = "\n") -> None:
    # On stderr, since what a command prints may be read by a program.
    print(words, end=end, file=sys.stderr, flush=True)
