"""Running a command: exit statuses, one sentence for what the user can act on, a report for a bug.

0 done; 1 the user can act on it; 2 wrong usage; 3 something is undecided; 70 a bug.
"""

import io
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typer

from journal.cli import commands
from journal.cli.app import app
from journal.errors import UserError
from journal.files import write_atomically
from journal.language import _
from journal.paths import find_home, program_name

BUG = 70
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in `arguments` (by default those of the process); the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf_8()
    commands.load(given)
    try:
        # An exit status that typer was told, or was led to by the keyboard, is what comes back.
        ended = _tree(_registered()).main(
            args=given, prog_name=program_name(), standalone_mode=False
        )
    except UserError as error:
        return _say(error.sentence, error.exit_code)
    except typer.TyperException as error:  # wrong usage, exit status 2
        return _say(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        ended = STOPPED
    except UnicodeEncodeError:
        return _say(_("What you typed holds bytes that are no text; type it anew."), 1)
    except SystemExit:  # typer's answer to a reader of our output who went away
        return 0
    except Exception:  # noqa: BLE001  whatever else escapes is a bug, and gets a report
        return _say(
            _("Something went wrong in Trial Journal itself. The report is in {path}.").format(
                path=_report(given)
            ),
            BUG,
        )
    if ended == STOPPED:
        return _say(_("Stopped; nothing was left half done."), STOPPED)
    return ended if isinstance(ended, int) else 0


def _registered() -> tuple[int, ...]:
    groups = (one.typer_instance for one in app.registered_groups)
    return (len(app.registered_commands), *(len(g.registered_commands) for g in groups if g))


@cache
def _tree(registered: tuple[int, ...]) -> Any:
    """The commands as typer runs them; made once for several runs while no more are registered."""
    return typer.main.get_command(app)


def _speak_utf_8() -> None:
    """Read and write UTF-8, whatever code page the system hands to a redirected program."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _say(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status


def _report(arguments: Sequence[str]) -> Path:
    """The path of a file with the traceback. The arguments stay out of it: they may hold names."""
    home = None
    for at, argument in enumerate(arguments):
        if argument == "--home" and at + 1 < len(arguments):
            home = arguments[at + 1]
        elif argument.startswith("--home="):
            home = argument.removeprefix("--home=")
    moment = datetime.now(UTC)
    path = find_home(home).logs / f"bug-{moment:%Y%m%d-%H%M%S}.txt"
    report = traceback.format_exc().encode("utf-8", "replace")
    try:
        write_atomically(path, report)
    except UserError:  # the data folder may be what is broken
        with tempfile.NamedTemporaryFile(
            prefix="trial-journal-", suffix=".txt", delete=False
        ) as elsewhere:
            elsewhere.write(report)
        return Path(elsewhere.name)
    return path
