"""The way to what the Log page asks of the journal."""

from typing import Any


def work() -> Any:
    """`ui.work.logging`, for what runs in the lane."""
    # Deferred: imports SQLModel, which the first paint must not wait for.
    from ui.work import logging

    return logging
