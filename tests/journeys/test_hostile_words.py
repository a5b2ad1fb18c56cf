"""Scripts, formulas and commands as the words of a bundle: harmless wherever they are shown."""

import csv
import io
import random
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from journal.bundle.contents import Contents
from tests.fixtures.bundles import make_contents
from tests.fixtures.groups import writers
from tests.journeys.people import Person

WORDS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "[x](javascript:alert(1))",
    '=HYPERLINK("http://example.org")', "@SUM(1)", "+1-1", "-2+3", "{{ 7 * 7 }}",
    '#read("/etc/passwd")', "../../../etc/passwd", "%n%s{name}",
)  # fmt: skip
LOADS = {"script", "iframe", "object", "embed", "link", "img", "form", "input", "base"}


class Active(HTMLParser):
    """Finds in a page what would run, load or send something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        values = [f"{name}={value}" for name, value in attrs if _acts(name, value or "")]
        self.found += values + ([tag] if tag in LOADS else [])


def _acts(name: str, value: str) -> bool:
    leads_away = name in ("href", "src", "action") and not value.startswith("#")
    return name.startswith("on") or (leads_away and not value.startswith("data:"))


def hostile(rng: random.Random) -> Contents:
    """A contribution with such words in every text, one after the other."""
    contents = make_contents(rng, len(WORDS), n_check_ins=1)
    trials = tuple(
        trial.model_copy(
            update=dict.fromkeys(("did", "worked", "didnt", "next", "kept", "prompt"), words)
            | {"tool": (words,), "task": (words,), "tag": (words,), "tool_version": words}
        )
        for trial, words in zip(contents.group_trials, WORDS, strict=True)
    )
    check_ins = tuple(
        one.model_copy(update={"using": WORDS[0], "stuck": WORDS[3], "curious": WORDS[1]})
        for one in contents.group_check_ins
    )
    return replace(contents, group_trials=trials, leaders_trials=(), group_check_ins=check_ins)


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Person:
    """A facilitator whose library holds three such contributions."""
    home = tmp_path_factory.mktemp("hostile words")
    made = Person(home / "home")
    made.group = made.run("group", "new", "Elm Park", "--threshold", 3, "--json").json["id"]
    rng = random.Random(1)
    for number, writer in enumerate(writers(3, made.group)):
        (home / f"{number}.trialbundle").write_bytes(writer.bundle(hostile(rng)))
    assert made.run("merge", home, "--json").json["refused"] == []
    made.run("group", "admit", "--all")
    return made


def digest(person: Person, out: Path) -> bytes:
    form = out.suffix.removeprefix(".")
    person.run("digest", "--edition", "peers", "--format", form, "--out", out)
    return out.read_bytes()


def test_a_page_runs_loads_and_sends_nothing(person: Person, tmp_path: Path) -> None:
    page = digest(person, tmp_path / "digest.html").decode()
    assert "alert(1)" in page, "the words are there, as words"
    active = Active()
    active.feed(page)
    assert active.found == []
    assert "{{ 7 * 7 }}" in page


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_of_a_table_is_a_formula(form: str, person: Person, tmp_path: Path) -> None:
    data = digest(person, tmp_path / f"digest.{form}")
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    else:
        sheets = load_workbook(io.BytesIO(data)).worksheets
        found = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in found if cell.data_type == "f"]
        cells = [cell.value for cell in found if isinstance(cell.value, str)]
    assert any("HYPERLINK" in cell for cell in cells), "the words are there, as words"
    assert not [cell for cell in cells if cell[:1] in tuple("=+@\t\r") or cell.startswith("-2")]
