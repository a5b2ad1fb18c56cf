"""What a portfolio says, before and after it is checked. Renderers take only the checked one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from journal.logbook.own_picture import Confidence, Saved


class Said(str):
    """Words that the owner typed, which may hold a name; everything else is this program's own."""

    __slots__ = ()


@dataclass(frozen=True)
class Entry:
    """One trial. `texts` are labels with Markdown, `facts` labels with a few words."""

    trial: str
    title: tuple[str, ...]
    day: str
    outcome: str
    result: str
    texts: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pair:
    """The same job timed the usual way and with AI. Minutes as words, "" where not recorded."""

    trial: str
    job: str
    tool: str
    before: str
    after: str
    difference: str
    items: str
    quality: str


@dataclass(frozen=True)
class Step:
    """One trial of a chain and what was changed to come to it."""

    trial: str
    title: str
    day: str
    outcome: str
    changed: str = ""
    expected: str = ""
    happened: str = ""


@dataclass(frozen=True)
class Growth:
    """A growth tag and the trials that carry it, each as its day and job."""

    label: str
    trials: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Portfolio:
    """Everything on the page, in its order. `owner` stands as it was given.

    `unsaid` counts the trials that give no confidence.
    """

    title: str
    owner: str
    period: str
    foreword: str
    count: str
    growth: tuple[Growth, ...] = ()
    pairs: tuple[Pair, ...] = ()
    chains: tuple[tuple[Step, ...], ...] = ()
    confidence: tuple[Confidence, ...] = ()
    unsaid: int = 0
    saved: tuple[Saved, ...] = ()
    entries: tuple[Entry, ...] = ()


def said_in(value: Any) -> list[tuple[str, Said]]:
    """Everything typed in a part of a portfolio, with the id of its trial ("" for none)."""
    found: list[tuple[str, Said]] = []

    def note(trial: str, text: Said) -> Said:
        found.append((trial, text))
        return text

    reworded(value, note)
    return found


def reworded(value: Any, change: Callable[[str, Said], str], trial: str = "") -> Any:
    """The same part with each typed text replaced by what `change` (trial, text) makes of it."""
    if isinstance(value, Said):
        return change(trial, value)
    if isinstance(value, tuple):
        return tuple(reworded(one, change, trial) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        trial = getattr(value, "trial", trial)
        changed: Mapping[str, Any] = {
            one.name: reworded(getattr(value, one.name), change, trial) for one in fields(value)
        }
        return replace(value, **changed)
    return value
