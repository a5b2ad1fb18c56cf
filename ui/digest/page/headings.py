"""What the parts of a digest are called: page one, sections by number, annexes by letter."""

from collections.abc import Iterator
from string import ascii_uppercase

from PySide6.QtCore import QCoreApplication

from journal.digest.document import Data

FRONT = "front"


def headings(document: Data) -> Iterator[tuple[str, str]]:
    """The id of each part and its heading, in their order."""
    yield FRONT, QCoreApplication.translate("Digest", "On one page")
    for number, section in enumerate(document["sections"], 1):
        yield section["id"], f"{number}  {section['title']}"
    for letter, annex in zip(ascii_uppercase, document.get("annexes", ()), strict=False):
        yield annex["id"], f"{letter}  {annex['title']}"
