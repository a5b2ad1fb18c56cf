"""What would be printed is scanned; what is found is masked until the facilitator decides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from journal.group.decisions import Decisions
from journal.language import _
from journal.privacy.finding import Finding, Kind, Outcome

_CONTEXT = 60  # characters before and after what was found
_SEAL = object()


class Finds(Protocol):
    """Anything that finds what identifies people in a text."""

    def find(self, text: str) -> Sequence[Finding]:
        """The findings of a text, with offsets in code points."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A string that the scan found in words to be printed, for the facilitator to decide on.

    `around` is where it stood first, cut: whether a word names somebody shows there only.
    """

    text: str
    kind: str
    why: str
    masked: bool
    around: str = field(default="", compare=False)


class Scanned(str):
    """A text as a scanner lets it be printed; made by a Scanner only."""

    __slots__ = ()

    def __new__(cls, text: str, seal: object = None) -> "Scanned":
        if seal is not _SEAL:
            raise TypeError("a scanned text is made by a scanner only")
        return super().__new__(cls, text)


class Scanner:
    """Masks texts before they are printed and keeps what it found, each string once.

    HIDE findings are masked unless the decisions keep the string; the decisions' own masks always
    are, in their own words, but never inside a longer word. A text that comes again is not scanned
    again.
    """

    def __init__(self, finder: Finds, decisions: Decisions) -> None:
        self._finder = finder
        self._kept = {folded(text) for text in decisions.kept}
        in_order = sorted(decisions.masks, key=lambda mask: (-len(mask.text), mask.text))
        self._masks = [(_whole(mask.text), _literal(mask.replacement)) for mask in in_order]
        self._instead = {folded(mask.text): mask.replacement for mask in in_order}
        self._printed: dict[str, Scanned] = {}
        self._found: set[Found] = set()

    def printed(self, text: str | None) -> Scanned:
        """The text as it may be printed; "" for none."""
        text = text or ""
        if text not in self._printed:
            self._printed[text] = Scanned(self._masked(text) if text else "", _SEAL)
        return self._printed[text]

    def found(self) -> tuple[Found, ...]:
        """Every distinct string found so far, sorted."""
        return tuple(sorted(self._found))

    def _masked(self, text: str) -> str:
        said = text
        for finding in sorted(self._finder.find(text), key=lambda finding: -finding.start):
            string = text[finding.start : finding.end]
            masked = finding.outcome is Outcome.HIDE and folded(string) not in self._kept
            around = _around(said, finding)
            self._found.add(Found(string, str(finding.kind), finding.why, masked, around))
            if masked:
                instead = self._instead.get(folded(string)) or _mask(finding.kind)
                text = text[: finding.start] + instead + text[finding.end :]
        for pattern, replacement in self._masks:
            text = pattern.sub(replacement, text)
        return text


def _around(text: str, finding: Finding) -> str:
    start, end = max(0, finding.start - _CONTEXT), finding.end + _CONTEXT
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{after}"


def _mask(kind: Kind) -> str:
    return {
        Kind.PERSON: _("[name removed]"),
        Kind.EMAIL: _("[e-mail removed]"),
        Kind.CLASS: _("[class removed]"),
        Kind.SCHOOL: _("[school removed]"),
    }.get(kind, _("[removed]"))


def _whole(text: str) -> re.Pattern[str]:
    """Where a text stands, but not as a part of a longer word: "Al" is not in "Also"."""
    before = r"(?<!\w)" if re.match(r"\w", text) else ""
    after = r"(?!\w)" if re.search(r"\w$", text) else ""
    return re.compile(before + re.escape(text) + after)


def _literal(replacement: str) -> str:
    """A replacement as a pattern puts it in."""
    return (replacement or _("[removed]")).replace("\\", r"\\")


def folded(text: str) -> str:
    """A text as the scan compares it: without capitals, blanks and line ends alike."""
    return " ".join(text.casefold().split())
