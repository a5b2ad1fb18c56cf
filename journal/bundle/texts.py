"""Which characters a text in a bundle may hold, and how a writer brings a text there.

The rule, the same for every text of version 1: Unicode that can be seen. Refused are

- control characters (U+0000 to U+001F and U+007F to U+009F) other than newline and tab; in a short
  text (a tool, a tag) these two as well;
- what Unicode 16 calls Default_Ignorable_Code_Point (zero-width characters, soft hyphens,
  bidirectional marks, overrides and isolates, fillers, tags), except the variation selectors
  U+FE00 to U+FE0F, without which symbols change their look;
- line and paragraph separators, annotation marks, surrogates and noncharacters.

They hide words from a reader, turn lines around, or carry what nobody sees. The list stands here
in full, since a table that grows with each Unicode version would make the same file valid on one
computer and refused on another.
"""

import re

_SEEN_AS_NOTHING = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_NONCHARACTERS = tuple((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(17))
_CONTROLS = ((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F))
_SURROGATES = ((0xD800, 0xDFFF),)


def _as_class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{first:08X}-\\U{last:08X}" for first, last in ranges)


# Understood alike by Python's `re` and by the engine of pydantic, which holds no surrogates.
_FORBIDDEN = _as_class(_CONTROLS + _SEEN_AS_NOTHING + _NONCHARACTERS)
TEXT_PATTERN = f"^[^{_FORBIDDEN}]*$"
SHORT_TEXT_PATTERN = f"^[^{_FORBIDDEN}\\t\\n]*$"

_INVISIBLE = re.compile(f"[{_FORBIDDEN}{_as_class(_SURROGATES)}]")


def is_clean(text: str) -> bool:
    """Whether `text` holds no character that a bundle refuses."""
    return _INVISIBLE.search(text) is None


def clean_text(text: str) -> str:
    """`text` as a bundle can carry it: line ends as newlines, refused characters left out.

    Spaces around it go too. A text that is empty afterwards is absent: None in a record.
    """
    lines = re.sub(r"\r\n?|[\u0085\u2028\u2029]", "\n", text)
    return _INVISIBLE.sub("", lines).strip()


def clean_short_text(text: str) -> str:
    """`text` as a one-line field of a bundle can carry it: runs of blank space as one space."""
    return " ".join(clean_text(text).split())
