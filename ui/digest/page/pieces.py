"""A job with many trials cut into pieces that can be made one at a time."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from journal.digest.document import Data

SIDES = 3  # beside one another; those after them stand below
TRIALS = 4  # in one piece, or one of each side
LEFT_ALONE = 2  # so many of one side beside nothing get the whole width
_CHARACTER, _LINE, _FRAME, _HEADINGS = 7.2, 17, 124, 90  # pixels, of the page's own type
_ROW, _WIDEST_TEXT = 31, 680


def pieces(block: Data) -> Iterator[Data]:
    """The block in pieces that read as one when they follow each other.

    `goes_on` where the title stands over an earlier piece, `names_sides` where the sides begin.
    Where one side is much longer than those beside it, what is left of it is a side of its own:
    it has the whole width then, and no hole beside it.
    """
    sides, is_first = block["columns"], True
    for at in range(0, max(len(sides), 1), SIDES):
        for beside, start, end, continues in _rows(sides[at : at + SIDES]):
            cut = [
                side
                | {"cards": side["cards"][start:end]}
                | ({"title": _continued(side["title"])} if continues else {})
                for side in beside
            ]
            names = not start or continues
            yield block | {"columns": cut} | {"goes_on": not is_first, "names_sides": names}
            is_first = False


def _rows(sides: list[Data]) -> Iterator[tuple[list[Data], int, int, bool]]:
    """The sides of each piece, from and to which of their cards, and whether some begin anew."""
    start, continues = 0, False
    while not start or any(len(side["cards"]) > start for side in sides):
        counts = [len(side["cards"]) for side in sides]
        longest = max(counts, default=0)
        end = start + max(1, TRIALS // max(1, len(sides)))
        # One more card is no hole to speak of.
        ends = [count for count in counts if start < count <= longest - LEFT_ALONE]
        end = min([end, *ends])
        yield sides, start, end, continues
        start, continues = end, False
        if end in ends:
            sides, continues = [side for side in sides if len(side["cards"]) > end], True


def _continued(title: str) -> str:
    return QCoreApplication.translate("Digest", "{title}, continued").format(title=title)


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
