"""What was asked for, what it needs, and the program that then takes this one's place."""

import os
import sys
from collections.abc import Sequence

from set_up import environment, system
from set_up.errors import Stop

ME = "py run.py" if os.name == "nt" else "python3 run.py"


def main(arguments: Sequence[str]) -> int:
    """Run what `arguments` ask for; the exit status, 1 with a sentence if it cannot be done."""
    try:
        return _run(arguments)
    except Stop as stop:
        return _end(str(stop), 1)
    except OSError as error:
        place = error.filename or environment.ROOT
        return _end(f"{place} cannot be used ({error.strerror}), so nothing was started.", 1)
    except KeyboardInterrupt:
        return _end("Stopped; the same command goes on from here.", 130)


def purpose_of(arguments: Sequence[str]) -> str:
    """What is asked for: "window", "command" (one that trial-journal knows), "test" or "lock"."""
    match list(arguments):
        case ["test" | "lock" as own, *_]:
            return own
        case [] | ["--home", _]:
            return "window"
        case [only] if only.startswith("--home="):
            return "window"
    return "command"


def _run(arguments: Sequence[str]) -> int:
    purpose = purpose_of(arguments)
    kind = purpose if purpose in environment.LOCKS else "app"
    ready = environment.is_ready(kind)
    screens = () if purpose == "test" else system.screens_of(sys.platform, os.environ)
    shows = purpose in ("window", "test")
    lacks = [] if ready else system.missing_from_python()
    if shows and sys.platform == "linux" and screens is not None:
        lacks += system.missing_libraries(screens, system.can_load)
    if lacks:
        raise Stop(system.lacking(lacks, system.installer()))
    if not ready or purpose == "lock":
        from set_up import installing  # here, since a later start does without it

        installing.set_up(kind)
        if purpose == "lock":
            return installing.renew_locks(arguments[1:])
    if purpose == "test":
        return _test(arguments[1:])
    if purpose == "window" and screens is None:
        raise Stop(
            "There is no screen here, so the window cannot open; "
            f"the command line works without one: {ME} --help"
        )
    # What the program calls itself in its help is what the person typed.
    return _become([environment.APP, *arguments], {"TRIAL_JOURNAL_COMMAND": ME})


def _test(picked: Sequence[str]) -> int:
    """All tests on every core, their files in memory; what was picked is run as pytest would."""
    os.chdir(environment.ROOT)
    command = [environment.PYTHON, "-m", "pytest", *picked]
    variables = {"QT_QPA_PLATFORM": "offscreen"}
    if not picked:
        command += ["-n", "auto", "--dist", "worksteal"]
        memory = system.memory_folder()
        if memory and "TMPDIR" not in os.environ:
            variables["TMPDIR"] = memory
    return _become(command, variables)


def _become(command: list[str], more: dict[str, str]) -> int:
    """Go on as `command`; returns (its exit status) only on Windows, which knows no exec."""
    variables = environment.clean_variables() | more
    if os.name != "nt":
        os.execve(command[0], command, variables)
    import signal
    import subprocess

    # Ctrl-C is for the program, which may have something to finish.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command, env=variables)


def _end(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status
