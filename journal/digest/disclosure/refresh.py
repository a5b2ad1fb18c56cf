"""When a released row may be shown anew: protection between releases.

At least k contributors must have joined, left or changed their answer. A reader who knows k - 2 of
those with a new answer learns what the others said only if all of them, or the only one, gave the
same and the rounding hides none of it; such a row waits too. The same holds of those who left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.digest.disclosure.bounds import known
from journal.digest.disclosure.ledger import HIDDEN, LISTED, Entry, Past, Token
from journal.digest.disclosure.memory import Change
from journal.digest.disclosure.protected import Hidden
from journal.digest.disclosure.tokens import cell_of


@dataclass(frozen=True, slots=True)
class _Side:
    """A printed cell as a reader takes it; a hidden one is, he guesses, under k, a listed not."""

    low: int
    guess: int
    high: int

    @classmethod
    def of(cls, kept: Token, k: int) -> "_Side":
        cell = cell_of(kept)
        low, high = known(cell, k)
        if kept == LISTED:
            return cls(1, high, high)
        return cls(low, min(high, k - 1) if isinstance(cell, Hidden) else high, high)


@dataclass(frozen=True, slots=True)
class _Step:
    """One answer from one release to another: how many came, and what it truly changed by.

    `unsure` counts those who may have come with it: of what they said nothing is known.
    """

    moved: int
    unsure: int
    net: tuple[int, int]
    old: _Side
    new: _Side

    def needs(self, others: int) -> bool:
        """Whether what is printed needs every one who came, where `others` at least did."""
        also = max(0, others - self.moved)
        return self.new.low - self.old.guess >= self.net[0] + also

    @property
    def has_room(self) -> bool:
        """Whether what is printed leaves room for one more."""
        return self.new.high - self.old.low > self.net[1]


def enough(change: Change, k: int) -> bool:
    """Whether enough contributors changed for a row to be shown anew."""
    return change.contributors >= k


def gives_away(
    entry: Entry | Past, tokens: Sequence[Token], columns: Sequence[str], change: Change, k: int
) -> bool:
    """Whether the row as last released and now together tell what one of the changed said."""
    come, gone = {}, {}
    for column, token in zip(columns, tokens, strict=True):
        old = _Side.of(entry.cells.get(column, HIDDEN), entry.threshold)
        new = _Side.of(token, k)
        gains, losses = change.gains.get(column, 0), change.losses.get(column, 0)
        net = gains - losses
        unknown = change.unknown
        come[column] = _Step(gains, 0, (net - unknown, net), old, new)
        gone[column] = _Step(losses, unknown, (-net, unknown - net), new, old)
    # Of those who came the reader may know k - 2, and see that the others only went.
    return _tells(come, change.came - k + 2) or _tells(gone, change.went - k + 2)


def _tells(steps: Mapping[str, _Step], others: int) -> bool:
    """Whether for some answer the people unknown to the reader must all have given it."""
    others = max(1, others)
    for column, step in steps.items():
        if step.moved + step.unsure < others:
            continue  # one of them said something else, and could change places with any other
        room = any(one.has_room for name, one in steps.items() if name != column)
        if step.needs(others) or not room:
            return True
    return False
