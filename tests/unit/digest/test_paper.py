"""The digest on paper: cards stay whole and no heading is left alone at the foot of a page."""

import re
import subprocess
from shutil import which

import pytest

from journal.digest.compose import compose
from journal.digest.document import Document
from journal.digest.render.pdf import to_pdf
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored
from tests.fixtures.made_up_groups import generated

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
FOOT = "Elm Park AI group, Round 1"


def _document(library: list[Contribution]) -> Document:
    return compose(stored(library), Group(), Decisions(), "peers", AS_OF, FindsWords()).document


def _pages(document: Document, paper: str) -> list[list[str]]:
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=to_pdf(document, paper), capture_output=True, check=True
    )
    pages = said.stdout.decode().split("\f")[:-1]
    return [[line for line in page.splitlines() if line.strip()] for page in pages]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("seed", [7, 8])
def test_cards_are_whole_and_headings_have_company(seed: int, paper: str) -> None:
    document = _document(generated(14, seed=seed, each=(1, 3)))
    by_job = next(section for section in document.sections if section.id == "by-job")
    heads = {
        title
        for block in by_job.data()["blocks"]
        for title in (block["title"], block["lead"], *(one["title"] for one in block["columns"]))
    }
    cards = 0
    for lines in _pages(document, paper):
        begun = sum(line == "What I did" for line in lines)
        ended = sum(bool(re.match(r"One trial$|Repeated .* see T-", line)) for line in lines)
        assert begun == ended
        cards += begun
        last = [line for line in lines if not line.startswith(FOOT) and " / " not in line][-1]
        assert last not in heads
    assert cards == sum(len(c["cards"]) for b in by_job.data()["blocks"] for c in b["columns"])


def test_a_card_that_is_longer_than_a_page_is_broken() -> None:
    library = generated(2, seed=7)
    library[0].trials[0]["did"] = "Again and again. " * 900
    pages = _pages(_document(library), "a4")
    assert sum("Again and again." in " ".join(lines) for lines in pages) > 1
    words = " ".join(line for lines in pages for line in lines)
    assert words.count("Again and again.") > 890
