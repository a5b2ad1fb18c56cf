"""Typst templates and data to a tagged PDF (PDF/UA-1); the template gets data, never markup."""

import json
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

import typst

import resources
from journal.render import glyphs

RESOURCES = Path(resources.__file__).parent
FONTS = RESOURCES / "fonts"

Paper = Literal["a4", "letter"]
_SIZES: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}


def to_pdf(template: str, data: dict[str, Any], paper: Paper = "a4") -> bytes:
    """The template resources/templates/`template` filled with `data`, on A4 or US letter.

    The template reads the data as JSON from `sys.inputs.data`. No package and no file outside
    resources is loaded, save the computer's fonts where the app's own lack a character. One that
    no font has is printed as a visible stand-in.
    """
    compile_ = partial(_compile, template, _SIZES[paper])
    data = glyphs.without_controls(data)
    try:
        return compile_(_fonts(of_the_system=False), data)
    except typst.TypstError as error:
        if glyphs.refused(error) is None:
            raise
    fonts = _fonts(of_the_system=True)
    words = partial(_compile, "words.typ", _SIZES[paper], fonts)
    data = glyphs.with_stand_ins(data, glyphs.lacking(glyphs.may_lack(data), words))
    try:
        return compile_(fonts, data)
    except typst.TypstError as error:
        if glyphs.refused(error) is None:
            raise
    return compile_(fonts, glyphs.plain(data))


def _compile(template: str, paper: str, fonts: typst.Fonts, data: Any) -> bytes:
    compiled = typst.compile(
        str(RESOURCES / "templates" / template),
        root=str(RESOURCES),
        font_paths=fonts,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "paper": paper},
        pdf_standards=["ua-1"],
    )
    assert isinstance(compiled, bytes)  # noqa: S101  one document without an output path
    return compiled


@cache
def _fonts(of_the_system: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=of_the_system, font_paths=[str(FONTS)])
