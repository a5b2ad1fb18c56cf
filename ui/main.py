"""The command `trial-journal`: with a command it works on the command line, without one it opens
the window. Qt is imported only for the window."""

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run with `arguments` (sys.argv's by default); the exit status comes back."""
    arguments = sys.argv[1:] if arguments is None else arguments
    opens, home = window_wanted(arguments)
    if not opens:
        # Deferred: the window must not pay for the command line's imports.
        from journal.cli import main as run_command

        return run_command(arguments)
    return open_window(home)


def window_wanted(arguments: list[str]) -> tuple[bool, str | None]:
    """Whether `arguments` ask for the window, and the data folder that they name."""
    match arguments:
        case []:
            return True, None
        case ["--home", folder] if folder and not folder.startswith("-"):
            return True, folder
        case [joined] if joined.startswith("--home=") and len(joined) > len("--home="):
            return True, joined.removeprefix("--home=")
        case _:
            return False, None


def open_window(home: str | None) -> int:
    """Open the window on the data folder `home`; 1 and a sentence where no window can be opened."""
    # Deferred: these speak to the screen, which a command never needs.
    from ui.screen import no_screen, qt_missing

    sentence = no_screen()
    if sentence is None:
        # The collector would walk everything that is imported; ui.app switches it on again.
        gc.disable()
        from ui.first_look import FirstLook

        look = FirstLook(home)
        try:
            from ui.opening import run
        except ImportError as error:
            sentence = qt_missing(error)
        else:
            return run(look)
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
