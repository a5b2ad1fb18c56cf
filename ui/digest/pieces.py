"""A job with many trials cut into pieces that can be made one at a time."""

from collections.abc import Iterator

from journal.digest.document import Data

TRIALS = 6  # of each side, in one piece
_CHARACTER, _LINE, _FRAME, _HEADINGS = 7.2, 17, 124, 90  # pixels, of the page's own type


def pieces(block: Data) -> Iterator[Data]:
    """The block in pieces that read as one when they follow each other."""
    longest = max(len(side["cards"]) for side in block["columns"])
    step = TRIALS if len(block["columns"]) > 1 else 2 * TRIALS
    for start in range(0, max(longest, 1), step):
        sides = [side | {"cards": side["cards"][start : start + step]} for side in block["columns"]]
        yield block | {"columns": sides, "goes_on": start > 0}


def codes(block: Data) -> list[str]:
    """The codes of the trials in a block."""
    return [card["code"] for side in block["columns"] for card in side["cards"]]


def guessed_height(block: Data, width: int) -> int:
    """About how high a block is at a width, without making it."""
    across = max(2, len(block["columns"]))
    line = max(1.0, (width / across - 40) / _CHARACTER)
    sides = [
        sum(_FRAME + _lines(card, line) * _LINE for card in side["cards"])
        for side in block["columns"]
    ]
    highest = sides[0] // 2 if len(sides) == 1 else max(sides)
    return highest + (0 if block["goes_on"] else _HEADINGS)


def _lines(card: Data, line: float) -> int:
    return sum(2 + int(len(text["text"]) // line) for text in card["texts"]) + len(card["facts"])
