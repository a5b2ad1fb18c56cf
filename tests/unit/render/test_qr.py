"""A text as a QR code: what is drawn holds it, by the standard; one that is too long is not drawn.

ZXing read these drawings off blurred, tilted and noisy pictures at five pixels a module.
"""

import random
import string

import pytest

from journal.render.qr import LARGEST_VERSION, QUIET, qr_svg
from tests.fixtures.qr_reader import modules_of, read_code

LETTERS = string.ascii_letters + string.digits + "-_"
MOST = 1_273  # bytes in version 25 at level L (ISO/IEC 18004, table 7)


def text_of(length: int) -> str:
    return "".join(random.Random(length).choices(LETTERS, k=length))


@pytest.mark.parametrize("length", [60, 300, 802, 921, 997, 998, 1_100, MOST])
def test_the_drawing_holds_the_text(length: int) -> None:
    text = text_of(length)
    drawn = qr_svg(text)
    assert drawn is not None
    modules = modules_of(drawn, QUIET)
    assert len(modules) <= 17 + 4 * LARGEST_VERSION
    assert read_code(modules) == text


def test_what_no_phone_would_read_is_not_drawn() -> None:
    assert qr_svg(text_of(MOST + 1)) is None
    assert qr_svg(text_of(10_000)) is None


def test_it_is_dark_on_white_and_as_large_as_one_likes() -> None:
    drawn = qr_svg("x") or ""
    assert '<path fill="#fff" d="M0 0h29v29h-29z"/>' in drawn
    assert " width=" not in drawn
    assert " height=" not in drawn
    assert "<title>" in drawn
