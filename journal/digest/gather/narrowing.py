"""What a reader of the peers' edition narrows it to; the leaders' tables are a fixed list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The trials that are wanted: of one field any of its values, of several fields all of them.

    Values are ids of the vocabulary, a two-month period or a writer's own word for a task or a
    tool; `not-recorded` chooses what was left open.
    """

    periods: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    subject_areas: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    round: int | None = None


EVERYTHING = Narrowing()
