"""The locks: exact, hashed, without addresses, without what is never loaded."""

import re
import tomllib
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[3]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-setup.lock")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    ("linux", "x86_64"),
    ("linux", "aarch64"),
    ("darwin", "arm64"),
    ("darwin", "x86_64"),
    ("win32", "AMD64"),
)
COMPUTERS = [
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for python, (system, machine) in product(PYTHONS, SYSTEMS)
]
CLIENTS = {"arcjet", "hf-xet", "huggingface-hub", "wasmtime"}
NETWORK = {
    *("aiohttp", "connect-python", "fsspec", "httpcore", "httpcore2", "httpx", "httpx2"),
    *("opentelemetry-api", "pyqwest", "requests", "urllib3"),
}
TOOLS = {"duckdb", "frictionless", "hatchling", "mypy", "pytest", "ruff", "scipy", "uv"}


@cache
def entries(lock: str) -> list[tuple[Requirement, int]]:
    """The requirements of a lock, each with the number of its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")
    ]
    return [
        (
            Requirement(line.split(" --hash", 1)[0]),
            len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", line)),
        )
        for line in lines
    ]


def installed(lock: str, computer: dict[str, str]) -> dict[str, Version]:
    """What the lock installs on a computer; fails if it names two versions of a package there."""
    found: dict[str, Version] = {}
    for requirement, _ in entries(lock):
        if requirement.marker is None or requirement.marker.evaluate(computer):
            name = canonicalize_name(requirement.name)
            assert name not in found, f"{lock} has two versions of {name} for {computer}"
            (pin,) = requirement.specifier
            found[name] = Version(pin.version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_exact_and_hashed(lock: str) -> None:
    assert len(entries(lock)) > 5
    for requirement, hashes in entries(lock):
        assert [pin.operator for pin in requirement.specifier] == ["=="], requirement
        assert "*" not in str(requirement.specifier), requirement
        assert hashes > 0, f"{requirement} has no hash"


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_and_no_place_of_a_computer(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.findall(r"http|://|file:| @ |index|find-links|\s/\w|[A-Z]:\\", text)


def test_what_is_never_loaded_stays_out() -> None:
    def names(lock: str) -> set[str]:
        return {canonicalize_name(requirement.name) for requirement, _ in entries(lock)}

    assert not names("requirements.lock") & (CLIENTS | NETWORK | TOOLS)
    assert not names("requirements-dev.lock") & CLIENTS
    assert {"onnxruntime", "tokenizers"} <= names("requirements.lock")


@pytest.mark.parametrize("lock", LOCKS[:2])
def test_python_3_11_never_gets_the_qt_that_kills_it(lock: str) -> None:
    for computer in COMPUTERS:
        versions = installed(lock, computer)
        if computer["python_version"] == "3.11":
            assert Version("6.11.3") <= versions["pyside6-essentials"] < Version("6.12")
        assert versions["pyside6-essentials"] == versions["shiboken6"]


def test_the_locks_agree_with_each_other() -> None:
    for computer in COMPUTERS:
        app, tests, setup = (installed(lock, computer) for lock in LOCKS)
        assert app.items() <= tests.items()
        assert all(setup[name] == tests[name] for name in setup.keys() & tests.keys())


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    app = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["names"]
    groups = project["dependency-groups"]
    for lock, wanted in zip(LOCKS, (app, app + groups["dev"], groups["setup"]), strict=True):
        there = {at: installed(lock, computer) for at, computer in enumerate(COMPUTERS)}
        for (at, computer), asked in product(enumerate(COMPUTERS), map(Requirement, wanted)):
            if asked.marker is None or asked.marker.evaluate(computer):
                found = there[at][canonicalize_name(asked.name)]
                assert found in asked.specifier, f"{asked} but {found} in {lock}"
