"""The one entry for people: sets Trial Journal up in a .venv of its own, then runs it.

    python3 run.py                   opens the app
    python3 run.py COMMAND ...       a command without the window, for example: log --help
    python3 run.py test ...          passes the tests; what follows goes to pytest
    python3 run.py lock [--upgrade]  renews the locked versions

Any Python can read this file, so that one that is too old can say so.
"""

import sys

OLDEST = (3, 11)


def too_old(version):  # noqa: ANN001, ANN201
    """The sentence for a Python that cannot run the app."""
    return (
        "This is Python %d.%d, and Trial Journal needs %d.%d or later; "  # noqa: UP031
        "install a newer Python and run this file with it." % (tuple(version[:2]) + OLDEST)
    )


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(too_old(sys.version_info))
    from set_up.start import main  # a newer Python's syntax

    sys.exit(main(sys.argv[1:]))
