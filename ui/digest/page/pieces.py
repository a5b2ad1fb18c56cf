"""A job with many trials cut into pieces that can be made one at a time."""

from collections.abc import Iterator

from journal.digest.document import Data

SIDES = 3  # beside one another; those after them stand below
TRIALS = 4  # in one piece, or one of each side
_CHARACTER, _LINE, _FRAME, _HEADINGS = 7.2, 17, 124, 90  # pixels, of the page's own type
_ROW, _WIDEST_TEXT = 31, 680


def pieces(block: Data) -> Iterator[Data]:
    """The block in pieces that read as one when they follow each other.

    `goes_on` where the title stands over an earlier piece, `names_sides` where the sides begin.
    """
    sides = block["columns"]
    for at in range(0, max(len(sides), 1), SIDES):
        some = sides[at : at + SIDES]
        longest = max((len(side["cards"]) for side in some), default=0)
        step = max(1, TRIALS // max(1, len(some)))
        for start in range(0, max(longest, 1), step):
            cut = [side | {"cards": side["cards"][start : start + step]} for side in some]
            marks = {"goes_on": bool(at or start), "names_sides": not start}
            yield block | {"columns": cut} | marks


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


def guessed_room(block: Data, width: int) -> int:
    """About how high any other block is."""
    if block["type"] == "table":
        return _ROW * (len(block["rows"]) + 3)
    line = min(width, _WIDEST_TEXT) / _CHARACTER
    said = [block.get("text", ""), block.get("title", "")]
    for item in block.get("items", ()):
        said.append(item if isinstance(item, str) else item.get("text", item.get("ask", "")) or "")
    rows = [1 + int(len(one) // line) for one in said if one]
    if block["type"] == "chain":
        across = max(1.0, line / 4)
        rows.append(max((2 + int(len(s["text"]) // across) for s in block["steps"]), default=0))
    return sum(_LINE * row + 8 for row in rows)
