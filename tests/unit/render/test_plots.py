"""Plots: whole SVG, nothing outside its frame, nothing told by colour alone."""

import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.render.drawing import PAPER, Canvas, Look
from journal.render.plots import (
    Bar,
    Cell,
    Mark,
    Part,
    Placed,
    Span,
    bars,
    levels,
    signed,
    spans,
    weeks,
)

SVG = "{http://www.w3.org/2000/svg}"
MARKS = [Mark("diamond", "ink", "One"), Mark("ring", "mixed", "Two"), Mark("disc", "worked", "3")]
PARTS = [Part("solid", "worked", "kept"), Part("crossed", "failed", "dropped")]
NAMES = st.text(max_size=40)
MINUTES = st.floats(-6_000, 6_000)
WIDTHS = st.integers(240, 2_000)


def parsed(svg: str) -> Any:
    return ElementTree.fromstring(svg)


def words(svg: str) -> list[str]:
    return [found.text or "" for found in parsed(svg).iter(f"{SVG}text")]


def inside(svg: str) -> bool:
    """Whether every shape and the place of every word lies in the frame."""
    root = parsed(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    for found in root.iter():
        across = [float(found.get(n, 0)) for n in ("x", "x1", "x2", "cx") if found is not root]
        down = [float(found.get(n, 0)) for n in ("y", "y1", "y2", "cy") if found is not root]
        if not all(-1 <= x <= width + 1 for x in across):
            return False
        if not all(-1 <= y <= height + 1 for y in down):
            return False
    return True


def four(look: Look, name: str = "Marking") -> list[str]:
    return [
        levels(name, name, [name, "Low"], ["Jan 26"], MARKS, [Placed(0, 0, 1, 3)], look),
        spans(name, name, [Span(name, name, -5, 3, 9, "+3 min")], ("longer", "saved"), look),
        bars(name, name, PARTS, [Bar(name, name, (3, 1))], look),
        weeks(name, name, [Cell(name, 3), Cell("8 Jan", 0, quiet=True)], 13, look),
    ]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("width", [320, 1_000])
def test_each_says_what_it_is_and_stays_in_its_frame(width: int, mirrored: bool) -> None:
    for svg in four(Look(width, mirrored=mirrored)):
        root = parsed(svg)
        assert root.get("role") == "img"
        assert root.find(f"{SVG}title").text == "Marking"
        assert root.find(f"{SVG}desc").text == "Marking"
        assert float(root.get("width")) == width
        assert inside(svg)


@given(NAMES, WIDTHS, st.booleans())
def test_any_words_are_safe(name: str, width: int, mirrored: bool) -> None:
    for svg in four(Look(width, mirrored=mirrored), name):
        assert inside(svg)
        assert "<script" not in svg


def test_markup_and_controls_are_words() -> None:
    svg = weeks("<b>&\x00\x08", "\ud800", [], 13, Look())
    assert parsed(svg).find(f"{SVG}title").text == "<b>&\ufffd\ufffd"


@given(st.lists(st.tuples(MINUTES, MINUTES, MINUTES).map(sorted), max_size=5), WIDTHS)
def test_any_scale_shows_zero(rows: list[list[float]], width: int) -> None:
    drawn = [Span("Job", "", low, middle, high, "said") for low, middle, high in rows]
    svg = spans("t", "d", drawn, ("longer", "saved"), Look(width))
    assert "0" in words(svg)
    assert inside(svg)
    assert words(svg).count("said") == len(rows)


def test_a_row_without_figures_has_its_note_and_no_mark() -> None:
    svg = spans("t", "d", [Span("Job", "not recorded")], ("longer", "saved"), Look())
    assert "not recorded" in words(svg)
    assert "<circle" not in svg


def test_a_number_stands_beside_a_mark_that_is_more_than_one() -> None:
    placed = [Placed(0, 0, 0, 1), Placed(1, 1, 1, 7)]
    svg = levels("t", "d", ["High", "Low"], ["Jan", "Feb"], MARKS, placed, Look())
    said = words(svg)
    assert "7" in said
    assert "1" not in said
    assert {"One", "Two", "3", "High", "Low", "Jan", "Feb"} <= set(said)


def test_marks_and_patterns_differ_in_grey() -> None:
    grey = dict.fromkeys(PAPER, "#808080")
    shapes, patterns = set(), set()
    for shape in ("disc", "ring", "diamond"):
        canvas = Canvas(Look(colours=grey))
        canvas.mark(20, 20, shape, "ink")
        shapes.add(canvas.picture("", "", 40))
    for pattern in ("solid", "striped", "barred", "crossed", "open"):
        canvas = Canvas(Look(colours=grey))
        canvas.pattern(5, 5, 30, 13, pattern, "ink")
        patterns.add(canvas.picture("", "", 40))
    assert (len(shapes), len(patterns)) == (3, 5)


def test_bars_are_as_long_as_their_counts() -> None:
    svg = bars("t", "d", PARTS[:1], [Bar("A", "", (10,)), Bar("B", "", (5,))], Look())
    one, other = (float(found) for found in re.findall(r'width="([\d.]+)" height="13"', svg))
    assert one + 2 == pytest.approx(2 * (other + 2), abs=0.2)


def test_nothing_is_drawn_of_nothing() -> None:
    svg = bars("t", "d", PARTS, [Bar("A", "", (0, 0))], Look())
    assert 'height="13"' not in svg


def test_a_week_shows_its_number_and_an_empty_one_none() -> None:
    svg = weeks("t", "d", [Cell("5 Jan", 12), Cell("12 Jan", 0)], 13, Look())
    assert words(svg) == ["12", "5 Jan", "12 Jan"]


def test_colours_are_those_of_the_look() -> None:
    colours = {name: f"#{n:06x}" for n, name in enumerate(PAPER)}
    for svg in four(Look(colours=colours)):
        used = set(re.findall(r"#[0-9a-fA-F]{6}", svg))
        assert used <= set(colours.values())


@pytest.mark.parametrize(
    ("number", "said"), [(20, "+20"), (-5.4, "−5"), (0, "0"), (0.4, "0"), (-0.2, "0")]
)
def test_signs(number: float, said: str) -> None:
    assert signed(number) == said
