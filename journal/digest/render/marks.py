"""The quiet marks that stand for figures not shown, explained once under their table."""

from journal.digest.document import Data

_MARKS = {"hidden": ("*", "†", "‡"), "blank": ("–", "··", "···")}


def marks(table: Data) -> dict[str, str]:
    """What each mark of a table stands for: the words of its cells that show no figure, in the
    order in which they come, each with its mark.
    """
    found: dict[str, str] = {}
    for state, signs in _MARKS.items():
        said = [
            cell["text"]
            for row in table["rows"]
            for cell in row["cells"]
            if cell["state"] == state and cell["text"]
        ]
        new = [text for text in dict.fromkeys(said) if text not in found]
        found |= dict(zip(new, signs, strict=False))
    return found
