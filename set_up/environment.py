"""The project's own environment in .venv: where it is, and whether it was made from these locks.

Every start comes through here, so that this imports little.
"""

import hashlib
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
_PROGRAMS = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
_SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = os.path.join(_PROGRAMS, f"python{_SUFFIX}")
APP = os.path.join(_PROGRAMS, f"trial-journal{_SUFFIX}")
UNFINISHED = os.path.join(VENV, "set-up-unfinished")

# What is installed for each purpose. The tests' lock holds all that the app needs, in the same
# versions; a teacher downloads no tool of the tests.
LOCKS = {
    "lock": ("requirements-setup.lock",),
    "app": ("requirements-setup.lock", "requirements.lock"),
    "test": ("requirements-setup.lock", "requirements-dev.lock"),
}


def is_ready(kind: str) -> bool:
    """Whether the environment is set up for `kind`, a key of LOCKS, from just these locks."""
    try:
        with open(_stamp(kind), encoding="ascii") as file:
            same = file.read() == _fingerprint(kind)
    except FileNotFoundError:
        return False
    return same and os.path.exists(PYTHON) and not os.path.exists(UNFINISHED)


def remember(kind: str) -> None:
    """Note that the environment is set up for `kind`."""
    with open(_stamp(kind), "w", encoding="ascii") as file:
        file.write(_fingerprint(kind))


def clean_variables() -> dict[str, str]:
    """The variables of this process without those that lead Python or pip out of the .venv."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER"}
    return {name: value for name, value in os.environ.items() if name not in astray}


def _stamp(kind: str) -> str:
    return os.path.join(VENV, f"set-up-{kind}")


def _fingerprint(kind: str) -> str:
    """The hash of what the set-up depends on: the locks, the project, its place and the Python."""
    digest = hashlib.sha256(repr((ROOT, sys.version_info[:2])).encode())
    for name in (*LOCKS[kind], "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()
