"""A text as a QR code that a phone reads off a screen or a sheet of paper."""

import io

import segno

from journal.language import _

# 117 modules a side. ZXing reads it blurred at five pixels each: a square of 600 on a screen.
LARGEST_VERSION = 25
QUIET = 4  # modules of empty margin on each side (ISO/IEC 18004)


def qr_svg(text: str) -> str | None:
    """The code as an SVG, dark on white whatever the theme, without a size of its own.

    It has the strongest error correction that fits. None where the text is too long for one code
    that a phone reads: more than some 1,270 letters.
    """
    made = _code(text)
    if made is None:
        return None
    out = io.BytesIO()
    made.save(
        out,
        kind="svg",
        border=QUIET,
        dark="#000000",
        light="#ffffff",
        xmldecl=False,
        omitsize=True,
        title=_("QR code"),
    )
    return out.getvalue().decode()


def _code(text: str) -> segno.QRCode | None:
    for error in ("m", "l"):
        try:
            return segno.make_qr(text, version=_least(text, error), error=error, boost_error=True)
        except segno.DataOverflowError:
            continue
    return None


def _least(text: str, error: str) -> int:
    """The smallest version that holds the text; DataOverflowError where that is too large."""
    # Any mask: choosing one takes most of the work and changes no size.
    version = int(segno.make_qr(text, error=error, boost_error=False, mask=0).version)
    if version > LARGEST_VERSION:
        raise segno.DataOverflowError("more than a phone reads off a screen")
    return version
