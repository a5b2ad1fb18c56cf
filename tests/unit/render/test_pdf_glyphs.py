"""A page on paper is typeset whatever is written: other fonts help, and then a stand-in does."""

import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from journal.render import glyphs, pdf
from journal.render.glyphs import STAND_IN, lacking, may_lack, refused, with_stand_ins

UNUSUAL = (
    "数学",
    "✎",
    "😀",
    "👩🏽‍🏫",
    "العربية",
    "עברית",
    "हिन्दी",
    "e\u0301\u0323",
    "\ue123",
    "\u0378",
    "\U0010fffe",
    "\x07",
    "\ud800",
    "a\u200bb\u2028c",
    '"\\u{7}"',
    "𓀀",
    "\u0301",
    "\x00",
)
DIGEST: dict[str, Any] = {
    "edition": "peers",
    "language": "en",
    "subtitle": "s",
    "round": 1,
    "period": "November 2026",
    "narrowed": "",
    "foreword": "",
    "foreword_blocks": [],
    "sections": [],
    "annexes": [],
    "closing": [],
    "front": [],
}
WORDS = {
    "front": "On one page",
    "foreword": "Foreword",
    "round": "Round 1",
    "contents": "Contents",
    "letters": [],
}


def _page(text: str) -> bytes:
    front = [{"question": text, "answers": [{"text": text, "figure": None}], "basis": text}]
    digest = DIGEST | {"title": text, "front": front, "closing": [text]}
    return pdf.to_pdf("digest.typ", {"digest": digest, "words": WORDS})


@pytest.mark.parametrize("text", UNUSUAL, ids=ascii)
def test_any_character_can_be_typeset(text: str) -> None:
    assert _page(f"Say {text} here").startswith(b"%PDF-")


@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_can_be_typeset(text: str) -> None:
    assert _page(f"Say {text}").startswith(b"%PDF-")


@pytest.mark.parametrize("text", UNUSUAL, ids=ascii)
def test_without_the_fonts_of_the_system_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own = pdf._fonts(of_the_system=False)
    monkeypatch.setattr(pdf, "_fonts", lambda of_the_system: own)
    assert _page(f"Say {text} here").startswith(b"%PDF-")


def test_the_words_that_a_font_lacks_are_found_and_stood_in_for() -> None:
    fonts = pdf._fonts(of_the_system=False)

    def show(words: Any) -> object:
        return pdf._compile("words.typ", "a4", fonts, words)

    data = {"one": ["Maths is 数学 here"], "two": "✓ naïve Привет", "n": 3}
    words = may_lack(data)
    assert "数学" in words
    assert lacking(words, show) == ["数", "学"]
    assert with_stand_ins(data, ["数", "学"]) == data | {"one": [f"Maths is {STAND_IN * 2} here"]}


def test_another_error_of_a_page_is_no_character() -> None:
    with pytest.raises(typst.TypstError) as error:
        pdf.to_pdf("digest.typ", {"digest": {}, "words": {}})
    assert refused(error.value) is None


def test_so_many_unknown_characters_are_not_asked_about_one_by_one() -> None:
    refusals = []

    def show(words: Any) -> None:
        refusals.append(words)
        raise typst.TypstError(f'the text `"\\u{{{0x4E00 + len(refusals):x}}}"` could not')

    assert len(lacking(["x"], show)) == glyphs.MOST_REFUSALS == len(refusals)


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
def test_what_is_stood_in_for_can_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(_page("Before \ue123 after"))
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    assert f"Before {STAND_IN} after" in said.stdout.decode()


def _words_of(made: bytes, tmp_path: Path) -> str:
    (tmp_path / "page.pdf").write_bytes(made)
    shown = subprocess.run(
        [str(which("pdftotext")), str(tmp_path / "page.pdf"), "-"], capture_output=True, check=True
    )
    return shown.stdout.decode()


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext shows what stands on a page")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\r\ntwo\rthree", ["one", "two", "three"]),
        ("a family \U0001f468\u200d\U0001f469\u200d\U0001f467 Оля", ["a family", "Оля"]),
        ("a teacher \U0001f469\U0001f3fd\u200d\U0001f3eb Оля, ☑", ["a teacher", "Оля, ☑"]),
        ("a flag \U0001f3f4\U000e0067\U000e0062\U000e007f Оля", ["a flag", "Оля"]),
        ("a sign \ue123\u0301\u20e3 Оля", ["a sign", "Оля"]),
    ],
    ids=("line ends", "joined emoji", "colour of skin", "flag", "accents"),
)
def test_what_can_be_shown_is_shown(text: str, shown: list[str], tmp_path: Path) -> None:
    words = _words_of(_page(text), tmp_path)
    assert all(one in words for one in shown)
    if "\r" in text:
        assert STAND_IN not in words
