"""The command line: thin commands over the same functions that the window calls."""

from journal.cli.run import main

__all__ = ["main"]
