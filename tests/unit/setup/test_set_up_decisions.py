"""What run.py decides: what is asked for, what the system lacks, and the sentence for it."""

from pathlib import Path

import pytest

from run import too_old
from set_up.errors import Stop, Untouched
from set_up.failures import failure
from set_up.start import purpose_of
from set_up.system import (
    ALWAYS,
    ON_WAYLAND,
    ON_X11,
    Need,
    lacking,
    memory_folder,
    missing_libraries,
    screens_of,
)


@pytest.mark.parametrize(
    ("arguments", "purpose"),
    [
        ([], "window"),
        (["--home", "/tmp/x"], "window"),
        (["--home=/tmp/x"], "window"),
        (["--home", "/tmp/x", "list"], "command"),
        (["--help"], "command"),
        (["log", "--task", "test"], "command"),
        (["test"], "test"),
        (["test", "-k", "lock"], "test"),
        (["lock", "--upgrade"], "lock"),
    ],
)
def test_purpose(arguments: list[str], purpose: str) -> None:
    assert purpose_of(arguments) == purpose


def test_an_old_python_is_named() -> None:
    sentence = too_old((3, 8, 18))
    assert "Python 3.8," in sentence
    assert "3.11 or later" in sentence


@pytest.mark.parametrize(
    ("variables", "screens"),
    [
        ({}, None),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, None),
        ({"QT_QPA_PLATFORM": "xcb"}, None),
        ({"QT_QPA_PLATFORM": "offscreen"}, ()),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ()),
        ({"DISPLAY": ":0"}, (ON_X11,)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, (ON_WAYLAND,)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, (ON_WAYLAND, ON_X11)),
    ],
)
def test_screens_on_linux(variables: dict[str, str], screens: object) -> None:
    assert screens_of("linux", variables) == screens


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(platform: str) -> None:
    assert screens_of(platform, {}) == ()


def test_tests_write_into_memory_only_where_it_has_room(tmp_path: Path) -> None:
    assert memory_folder(str(tmp_path), room=1) == str(tmp_path)
    assert memory_folder(str(tmp_path), room=2**62) is None
    assert memory_folder(str(tmp_path / "none"), room=1) is None


def test_missing_libraries_of_the_better_screen_only() -> None:
    gone = {"libEGL.so.1", "libxcb-cursor.so.0"}
    lacks = missing_libraries((ON_WAYLAND, ON_X11), lambda file: file not in gone)
    assert [need.name for need in lacks] == ["libEGL.so.1"]
    lacks = missing_libraries((ON_X11,), lambda file: file not in gone)
    assert {need.name for need in lacks} == gone
    assert missing_libraries((), lambda file: False) == list(ALWAYS)
    assert missing_libraries((ON_X11,), lambda file: True) == []


def test_the_command_that_installs_them_fits_the_system() -> None:
    needs = [Need("libEGL.so.1", "libegl1", "libglvnd-egl"), Need("libGL.so.1", "libgl1", "mesa")]
    debian = lacking(needs, "sudo apt install")
    assert "lacks libEGL.so.1, libGL.so.1;" in debian
    assert debian.endswith("sudo apt install libegl1 libgl1")
    assert lacking(needs, "dnf install").endswith(": dnf install libglvnd-egl mesa")
    assert "package manager" in lacking(needs, None)


@pytest.mark.parametrize(
    ("output", "kind", "says"),
    [
        ("ERROR: Could not install packages: No space left on device", Stop, "disk is full"),
        (
            "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            Untouched,
            "the lock",
        ),
        ("error: Hash mismatch for `nh3==0.3.8`", Untouched, "the lock"),
        (
            "typst==0.15.2 has no usable wheels and you require",
            Untouched,
            "not made for this system",
        ),
        ("error: Failed to fetch: dns error", Untouched, "internet"),
    ],
)
def test_a_failed_step_becomes_one_sentence(output: str, kind: type[Stop], says: str) -> None:
    stop = failure(output, "set-up.log")
    assert type(stop) is kind
    assert says in str(stop)
    assert "\n" not in str(stop)
