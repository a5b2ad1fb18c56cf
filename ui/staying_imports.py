"""Leaves what was imported out of the search for garbage, which would hold up the window."""

import gc
from functools import cache


@cache
def leave_out(what: str) -> None:
    """What is there now stays: call this once `what` is imported.

    Done again for the same it would keep for ever what was thrown away meanwhile.
    """
    gc.freeze()
