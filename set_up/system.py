"""What the app needs from the system, and the sentence that says how to install what is missing.

Python for Debian comes without venv, and Qt on Linux takes some libraries from the system.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Need(NamedTuple):
    """Something that the system has to have, and what brings it on Debian and on Fedora."""

    name: str
    debian: str
    fedora: str


MEMORY = "/dev/shm"  # noqa: S108 (Linux's; each run of the tests makes a folder of its own there)
ALWAYS = (
    Need("libGL.so.1", "libgl1", "libglvnd-glx"),
    Need("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Need("libX11.so.6", "libx11-6", "libX11"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
ON_X11 = (
    Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
ON_WAYLAND = (
    Need("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)

Screens = tuple[tuple[Need, ...], ...]


def screens_of(platform: str, variables: Mapping[str, str]) -> Screens | None:
    """What each kind of screen that is there needs; None where there is none.

    Only Linux may have none. With QT_QPA_PLATFORM set to a platform without a screen, nothing more
    is needed.
    """
    chosen = variables.get("QT_QPA_PLATFORM", "")
    if platform != "linux" or (chosen and not chosen.startswith(("xcb", "wayland"))):
        return ()
    kinds = (("WAYLAND_DISPLAY", ON_WAYLAND), ("DISPLAY", ON_X11))
    return tuple(needs for variable, needs in kinds if variables.get(variable)) or None


def missing_libraries(screens: Screens, loads: Callable[[str], bool]) -> list[Need]:
    """The libraries that `loads` denies; of several screens the one that lacks least counts."""
    lacks = [[need for need in needs if not loads(need.name)] for needs in (ALWAYS, *screens)]
    return lacks[0] + min(lacks[1:], key=len, default=[])


def can_load(file: str) -> bool:
    """Whether the system has the library `file`, whole enough to be loaded."""
    import ctypes  # here, since a plain command does not need it and should start at once

    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def memory_folder(place: str = MEMORY, room: int = 2 * 2**30) -> str | None:
    """A folder in memory with `room` in bytes, None without. Tests that fill it wait for no disk,
    whose one use, that files outlive a power cut, is not theirs.
    """
    from shutil import disk_usage

    can = os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)
    return place if can and disk_usage(place).free >= room else None


def missing_from_python() -> list[Need]:
    """What this Python lacks for making an environment; Debian has it in a package of its own."""
    from importlib.util import find_spec

    if find_spec("venv") and find_spec("ensurepip"):
        return []
    usual = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
    version = "3" if usual else f"{sys.version_info[0]}.{sys.version_info[1]}"
    return [Need("Python's venv", f"python{version}-venv", f"python{version}")]


def installer() -> str | None:
    """The command that installs packages for the person at the keyboard, None if not known."""
    from shutil import which

    programs = {"apt-get": "apt install", "dnf": "dnf install"}
    found = next((words for program, words in programs.items() if which(program)), None)
    return found if found is None or os.geteuid() == 0 else f"sudo {found}"


def lacking(needs: Sequence[Need], install: str | None) -> str:
    """The sentence that names what is missing, with the command `install` where it is known."""
    names = ", ".join(need.name for need in needs)
    if install is None:
        return f"This system lacks {names}; install it with the system's package manager."
    debian = install.endswith("apt install")
    packages = " ".join(sorted({need.debian if debian else need.fedora for need in needs}))
    return f"This system lacks {names}; this command installs it: {install} {packages}"
