"""What the layers need of a name model, so that one that remembers can stand in its place."""

from typing import Protocol

from journal.privacy.names.name_model import Score


class Scoring(Protocol):
    """Anything that tells how probable it is that a token names somebody."""

    def scores(self, text: str, least: float, /) -> tuple[Score, ...]:
        """What the tokens of `text` are with at least that probability (0 to 1), in order."""
