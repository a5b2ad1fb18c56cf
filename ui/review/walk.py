"""The way through the records that are new or changed, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.work.leaving import Going, Look


@dataclass
class Walk:
    """Which records, and at which one is; those that leave no more are passed over."""

    records: list[str] = field(default_factory=list)
    at: int = 0

    @classmethod
    def through(cls, records: Sequence[str], first: str = "") -> "Walk":
        """Through these, from `first` on if it is one of them; else to it alone."""
        if first and first not in records:
            return cls([first])
        return cls(list(records), records.index(first) if first else 0)

    @property
    def place(self) -> tuple[int, int]:
        """The number of the record one is at, and of how many."""
        return self.at + 1, len(self.records)

    def here(self, look: Look) -> Going | None:
        """The record one is at, or the next that still leaves; None at the end."""
        while self.at < len(self.records):
            going = look.find(self.records[self.at])
            if going is not None:
                return going
            del self.records[self.at]
        return None

    def go_on(self) -> None:
        """To the next."""
        self.at += 1
