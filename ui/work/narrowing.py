"""What one asks while reading the peers' edition: what to narrow it to, what is behind a figure,
how a trial of one's own begins from a colleague's. Runs in the pool and needs no journal.

What reads the trials is imported where it runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from journal.digest.gather.narrowing import Narrowing
from journal.group import library
from journal.group.announcement import Announcement
from journal.group.decisions import Decisions
from journal.paths import Home
from ui.work.digests import ends_with, nobodys
from ui.work.groups import opened_library
from ui.work.memory import Memory

if TYPE_CHECKING:
    from journal.digest.gather.choices import Choice
    from journal.digest.peers.behind import BehindPage
    from ui.worker import Task

A_PAGE = 30  # trials behind a figure that are shown at once


@dataclass(frozen=True)
class Reader:
    """Who reads: the data folder, the group, the day, and what was scanned already."""

    home: Home
    group: Announcement
    as_of: date
    memory: Memory


@dataclass(frozen=True)
class Offered:
    """What there is to choose for a narrowing, which `trials` of so many fit."""

    choices: Mapping[str, tuple[Choice, ...]]
    trials: int
    of: int


def count(reader: Reader, narrowing: Narrowing, task: Task) -> tuple[int, int]:
    """How many trials fit, and how many there are."""
    from journal.digest.peers.narrowed import trials_that_fit

    with _opened(reader, task) as (found, decided):
        return trials_that_fit(found, reader.group, decided, reader.as_of, narrowing)


def offered(reader: Reader, narrowing: Narrowing, task: Task) -> Offered:
    """What the edition can be narrowed to, beside what it is narrowed to."""
    from journal.digest.peers.narrowed import filter_choices, trials_that_fit

    with _opened(reader, task) as (found, decided):
        finder = nobodys(reader.memory, lambda: task(0, 0))
        choices = filter_choices(found, reader.group, decided, reader.as_of, finder, narrowing)
        fitting = trials_that_fit(found, reader.group, decided, reader.as_of, narrowing)
        return Offered(choices, *fitting)


def behind(
    reader: Reader, narrowing: Narrowing, wanted: Mapping[str, str | None], first: int, task: Task
) -> BehindPage:
    """The trials behind a figure, so many from `first` on."""
    from journal.digest.peers.behind import trials_behind

    with _opened(reader, task) as (found, decided):
        finder = nobodys(reader.memory, lambda: task(0, 0))
        fields = tuple(wanted.items())
        return trials_behind(
            found, reader.group, decided, reader.as_of, finder, fields, narrowing, first, A_PAGE
        )


def tried(reader: Reader, code: str, task: Task) -> Mapping[str, Any]:
    """What fills in a trial of one's own that begins from the one with this code."""
    from journal.digest.peers.trying import begun_from

    with _opened(reader, task) as (found, decided):
        finder = nobodys(reader.memory, lambda: task(0, 0))
        return begun_from(found, reader.group, decided, reader.as_of, finder, code)


@contextmanager
def _opened(reader: Reader, task: Task) -> Iterator[tuple[Session, Decisions]]:
    with (
        opened_library(reader.home, reader.group.id) as opened,
        opened.reading() as found,
        ends_with(found, task),
    ):
        yield found, library.decisions(found)
