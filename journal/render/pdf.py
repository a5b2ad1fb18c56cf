"""Typst templates and data to a tagged PDF (PDF/UA-1); the template gets data, never markup."""

import json
from pathlib import Path
from typing import Any

import typst

import resources

RESOURCES = Path(resources.__file__).parent
FONTS = RESOURCES / "fonts"


def to_pdf(template: str, data: dict[str, Any], paper: str = "a4") -> bytes:
    """The template resources/templates/`template` filled with `data`, on a4 or us-letter.

    The template reads the data as JSON from `sys.inputs.data`. No package and no file outside
    resources is loaded.
    """
    compiled = typst.compile(
        str(RESOURCES / "templates" / template),
        root=str(RESOURCES),
        font_paths=[str(FONTS)] if FONTS.is_dir() else [],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "paper": paper},
        pdf_standards=["ua-1"],
    )
    assert isinstance(compiled, bytes)  # noqa: S101  one document without an output path
    return compiled
