"""Lines that writers released for leaders, and actions: made of words that may be printed."""

from dataclasses import dataclass, fields

from journal.digest.disclosure.protected import Unextended
from journal.digest.document import Data
from journal.digest.guarded.words import NO_WORDS, Words


class _Worded:
    """All fields are Words, so that no plain text gets onto a page through them."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for name, value in self._fields().items():
            if not isinstance(value, Words):
                raise TypeError(f"{name} is not made of words that may be printed")

    def data(self) -> Data:
        """The texts by the names of their fields."""
        return {name: words.text for name, words in self._fields().items()}

    def _fields(self) -> dict[str, Words]:
        return {one.name: getattr(self, one.name) for one in fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Line(_Worded, Unextended):
    """One writer's own line for leaders, with what goes with it and nothing else."""

    text: Words
    tool: Words
    work_area: Words
    outcome: Words = NO_WORDS
    name: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines for leaders under one title."""

    title: str
    items: tuple[Line, ...]

    def data(self) -> Data:
        return {
            "type": "lines",
            "title": self.title,
            "items": [line.data() for line in self.items],
        }


@dataclass(frozen=True, slots=True)
class ActionLine(_Worded, Unextended):
    """What was asked, the answer, whose it is and by when."""

    ask: Words
    answer: Words
    owner: Words
    by_when: Words


@dataclass(frozen=True, slots=True)
class Actions:
    """Actions under one title; `none` is what is said where there are none."""

    title: str
    items: tuple[ActionLine, ...]
    none: str

    def data(self) -> Data:
        return {
            "type": "actions",
            "title": self.title,
            "items": [action.data() for action in self.items],
            "none": self.none,
        }
