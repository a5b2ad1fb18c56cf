"""Sheets about a group: what stands on them, what does not, and that their text can be copied."""

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest

from journal.group import membership, paper
from journal.group.admitting import member_code
from journal.group.invitation import PREFIX, read_invitation
from journal.ids import in_fours
from journal.paths import Home
from journal.render.qr import qr_svg
from tests.fixtures.groups import Computer

TODAY = date(2026, 11, 22)
HOSTILE = '#set page(fill: red) *bold* `raw` "quoted" $x$'


@pytest.fixture
def ada(tmp_path: Path) -> Computer:
    return Computer(Home(tmp_path / "ada")).found(HOSTILE, purpose="To try.\nמבחן", threshold=4)


def said(pdf: bytes) -> str:
    if which("pdftotext") is None:
        pytest.skip("no pdftotext here")
    words = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return words.stdout.decode()


def test_both_are_tagged_and_name_their_language(ada: Computer) -> None:
    for sheet in (paper.invitation_sheet, paper.withdrawal_sheet):
        for size in ("a4", "letter"):
            made = sheet(ada.mine, TODAY, size)
            assert b"/StructTreeRoot" in made
            assert b"pdfuaid" in made


def test_an_invitation_is_copied_off_the_sheet(ada: Computer) -> None:
    words = said(paper.invitation_sheet(ada.mine, TODAY))
    assert HOSTILE in words
    assert "Only the facilitators can open what members send." in words
    assert "at least 4 people" in " ".join(words.split())
    assert "phone's camera" in words
    lines = words[words.index(PREFIX) :].splitlines()
    text = "\n".join(line for line in lines if line and not set(line) & set(" /"))
    assert read_invitation(text) == membership.invitation_to(ada.mine)


def test_no_line_of_it_ends_with_a_hyphen() -> None:
    text = ("a" * 63 + "-") * 5 + "--" + "b" * 62 + "-"
    lines = paper._in_lines(text)
    assert "".join(lines) == text
    assert [line for line in lines[:-1] if line.endswith("-")] == []


def test_one_too_long_for_a_code_says_how_else(ada: Computer) -> None:
    long = " ".join(str(number * 7_919) for number in range(240))
    ada.change(lambda s, m: membership.change_group(s, m, purpose=long))
    assert qr_svg(membership.invitation_to(ada.mine).to_text()) is None
    words = said(paper.invitation_sheet(ada.mine, TODAY))
    assert "phone's camera" not in words
    assert "ask for the invitation as a file" in " ".join(words.split())


def test_the_withdrawal_sheet_bears_the_code_and_no_key(ada: Computer) -> None:
    words = said(paper.withdrawal_sheet(ada.mine, TODAY))
    assert in_fours(ada.mine.withdrawal_code) in words
    assert member_code(ada.key) in words
    assert "cannot be called back" in words
    assert PREFIX not in words
    assert ada.key not in words
