"""Golden pictures: what paper looks like, its bars, tints and shapes, where words say little.

They show made-up pages in the fonts that ship with the app, small and in grey, so that neither a
digest's wording nor a drawing program's smoothing changes them; `--snapshot-update` draws them.
"""

import subprocess
from shutil import which

import pytest
from PySide6.QtGui import QImage
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension

from journal.digest.document import Document, Section
from journal.digest.render.pdf import to_pdf
from tests.fixtures.made_documents import bars, beside, document, front, heat

pytestmark = pytest.mark.skipif(which("pdftoppm") is None, reason="no pdftoppm here")
RESOLUTION = 24  # dots an inch: a letter is a spot of grey
LIGHTER, SPOTS = 48, 0.004  # of 255; the share of the page that may differ by more

WORDS = "It dropped the key word, and the timings were too tight."


def _page_one(words: str, answers: int = 2) -> Document:
    return document(front=front(words, 4, answers), sections=(), annexes=(), narrowed="")


PAGES = {
    "page-one": _page_one(WORDS),
    "cards": document(
        "", sections=(Section("by-job", "By job", "", (beside(WORDS),)),), front=(), annexes=()
    ),
    "figures": document(
        "",
        sections=(Section("spread", "Spread", "", (bars(), bars("curiosity"), heat())),),
        front=(),
        annexes=(),
    ),
}


class _Picture(SingleFileSnapshotExtension):
    """One picture a page, the same where no spot of it is much lighter or darker."""

    file_extension = "png"

    def matches(self, *, serialized_data: bytes, snapshot_data: bytes) -> bool:
        return _alike(serialized_data, snapshot_data)


def _alike(one: bytes, other: bytes) -> bool:
    (size, drawn), (wanted, golden) = _spots(one), _spots(other)
    far = sum(abs(a - b) > LIGHTER for a, b in zip(drawn, golden, strict=False))
    return size == wanted and far <= SPOTS * len(golden)


def _spots(picture: bytes) -> tuple[tuple[int, int], bytes]:
    """How many spots across and down, and how light each is."""
    image = QImage.fromData(picture).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = (bytes(image.constScanLine(at))[: image.width()] for at in range(image.height()))
    return (image.width(), image.height()), b"".join(rows)


def _drawn(made: Document, page: int = 1) -> bytes:
    part = ("-r", str(RESOLUTION), "-gray", "-png", "-f", str(page), "-l", str(page))
    command = ("pdftoppm", *part, "-singlefile", "-")
    return subprocess.run(command, input=to_pdf(made), capture_output=True, check=True).stdout


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_did(snapshot: SnapshotAssertion, name: str) -> None:
    page = 1 if name == "page-one" else 2
    assert _drawn(PAGES[name], page) == snapshot(extension_class=_Picture)


def test_a_bar_less_is_seen_and_other_words_are_not() -> None:
    golden = _drawn(PAGES["page-one"])
    assert len(_spots(golden)[1]) > 50_000
    assert not _alike(_drawn(_page_one(WORDS, answers=1)), golden)
    assert _alike(_drawn(_page_one(WORDS.replace("tight", "short"))), golden)
