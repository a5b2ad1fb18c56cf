"""Every pair of colours that meets is told apart, by the formula of WCAG 2.2."""

import re

import pytest

from ui.palettes import DARK, LIGHT, Palette
from ui.style import ROOT, style_sheet

TEXT_PAIRS = [  # 4.5:1, success criterion 1.4.3
    *[(ink, ground) for ink in ("text", "muted", "ink") for ground in ("desk", "page", "card")],
    ("text", "field"),
    ("muted", "field"),
    ("text", "hover"),
    ("muted", "hover"),
    ("ink", "hover"),
    ("on_ink", "ink"),
    ("on_wash", "wash"),
    ("page", "on_wash"),
    ("ask", "page"),
    ("ask", "card"),
    ("text", "ask_wash"),
    ("muted", "ask_wash"),
    ("ink", "ask_wash"),
    ("text", "wash"),
    ("text", "line"),
    ("text", "mark"),
]
SHAPE_PAIRS = [  # 3:1, success criterion 1.4.11
    *[("edge", ground) for ground in ("desk", "page", "card", "field")],
    *[
        (mark, ground)
        for mark in ("worked", "mixed", "failed")
        for ground in ("desk", "card", "wash")
    ],
    ("ink", "page"),
    ("ink", "field"),
    ("ink", "wash"),
    ("ask", "field"),
    ("ask", "wash"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [(*pair, 4.5) for pair in TEXT_PAIRS] + [(*pair, 3.0) for pair in SHAPE_PAIRS],
)
def test_pairs_stand_apart(palette: Palette, ink: str, ground: str, least: float) -> None:
    colours = palette.colours()
    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_failure_is_not_red(palette: Palette) -> None:
    red, green, blue = (int(palette.failed[at : at + 2], 16) for at in (1, 3, 5))
    assert blue > red > green


def test_the_style_sheet_names_only_colours_that_exist() -> None:
    sheet = (ROOT / "styles" / "app.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"@(\w+)", sheet.split("*/", 1)[1])) - {"icons", "theme"}
    assert used <= set(LIGHT.colours())
    assert "@" not in style_sheet(LIGHT).split("*/", 1)[1]
