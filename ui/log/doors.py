"""The ways to what the Log page asks of the journal, for what runs in the lane."""

# Deferred: these import SQLModel, which the first paint must not wait for.
from typing import Any


def work() -> Any:
    """`ui.work.logging`."""
    from ui.work import logging

    return logging


def beginning() -> Any:
    """`ui.work.beginning`."""
    from ui.work import beginning

    return beginning


def templates() -> Any:
    """`ui.work.templates`."""
    from ui.work import templates

    return templates
