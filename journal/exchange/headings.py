"""Headings of columns, and questions of forms, brought to one spelling."""

import re
from collections.abc import Iterator

_NUMBERED = re.compile(r"^(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):\-]\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_FIRST_PART = re.compile(r"[?:]|\s[–—-]\s")
_MARKS = re.compile(r"[\"“”‘’'`´*_.,;!?…/&-]+")


def folded(heading: str) -> str:
    """A heading without case, underscores and the marks at its end."""
    plain = heading.replace("’", "'").replace("_", " ").replace("-", " ").casefold()
    return " ".join(plain.split()).rstrip(" ?:*.")


def near(heading: str) -> str:
    """A heading without punctuation too, so that "Didn’t work?" and "didnt work" are one."""
    joined = heading.casefold().replace("’", "").replace("'", "")
    return " ".join(_MARKS.sub(" ", joined).split())


def wordings(heading: str) -> Iterator[str]:
    """What a question may be looked up by: as it is, without its number, asides or second part."""
    plain = _NUMBERED.sub("", " ".join(heading.split()))
    without = _ASIDE.sub("", plain)
    for wording in (plain, without, _FIRST_PART.split(without, maxsplit=1)[0]):
        if spelled := near(wording):
            yield spelled
