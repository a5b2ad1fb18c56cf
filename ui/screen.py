"""Before the window: is there a screen, is Qt there, and how to say so when not. Imports no Qt."""

import os
import sys
from collections.abc import Mapping

from journal.language import _
from journal.paths import program_name

# Debian's names of what Qt loads and its wheels do not bring (DESIGN's companion page of facts).
SYSTEM_LIBRARIES = (
    "libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)


def no_screen(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> str | None:
    """The sentence for a machine without a screen, None where there is one."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform != "linux" or any(environment.get(name) for name in named):
        return None
    return _("There is no screen here to open the window on; {command}").format(
        command=_command_line()
    )


def screen_refused() -> str:
    """The sentence for a screen that is named but does not answer."""
    return _("The screen {name} does not answer, so the window cannot open; {command}").format(
        name=os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or "",
        command=_command_line(),
    )


def qt_missing(error: ImportError | None = None) -> str:
    """The sentence for a Qt that is not installed, or that lacks a library of the system."""
    if isinstance(error, ModuleNotFoundError):
        return _(
            "The window's part ({name}) is not installed; set the app up again with the first "
            "command of the README. Meanwhile {command}"
        ).format(name=error.name, command=_command_line())
    reason = f" ({error})" if error else ""
    if sys.platform == "linux":
        return _(
            "Qt lacks a library of this system{reason}. On Debian and Ubuntu this installs what "
            "it needs: sudo apt install {libraries}. Meanwhile {command}"
        ).format(reason=reason, libraries=SYSTEM_LIBRARIES, command=_command_line())
    return _("The window cannot open{reason}; {command}").format(
        reason=reason, command=_command_line()
    )


def _command_line() -> str:
    return _(
        "the command line works without it: try {program} --help, or {program} log "
        '--task "Lesson planning" --tool ChatGPT --outcome mixed --worked "…".'
    ).format(program=program_name())
