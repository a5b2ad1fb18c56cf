"""What was found of what is marked, and what was found besides: plain counts over one set."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from journal.privacy.finding import Finding, Outcome
from tests.benchmarks.marked_sets import KEEP, OUTSIDE, Marked, Span

_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "madam", "prof", "the"})


@dataclass
class Counts:
    """What was counted over one set; keys are kinds, `needless` are distinct strings."""

    texts: int = 0
    characters: int = 0
    words: int = 0
    seconds: float = 0.0
    gold: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    traps: Counter[str] = field(default_factory=Counter)
    trapped: Counter[str] = field(default_factory=Counter)
    texts_with_names: int = 0
    leaking: int = 0
    hides: Counter[str] = field(default_factory=Counter)
    right_hides: Counter[str] = field(default_factory=Counter)
    needless: set[str] = field(default_factory=set)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, marked: Marked, findings: Sequence[Finding], seconds: float) -> None:
        """Count one text and what the finder found in it."""
        self.texts += 1
        self.characters += len(marked.text)
        self.words += len(_WORD.findall(marked.text))
        self.seconds += seconds
        self._add_gold(marked, findings)
        for finding in findings:
            self._add_finding(marked, finding)

    def recall(self, kind: str) -> tuple[float, float]:
        """The share of a kind that is hidden, and that is hidden or asked about."""
        return self.hidden[kind] / self.gold[kind], self.found[kind] / self.gold[kind]

    def precision(self, kind: str | None = None) -> float | None:
        """Of what is hidden as a kind, or at all, the share that is marked; None if a set marks
        nothing of a kind that was hidden, since then nothing tells right from wrong."""
        counted = [kind] if kind else [k for k in self.hides if self.marks(k)]
        hides = sum(self.hides[k] for k in counted if self.marks(k))
        unmarked = kind is None and any(not self.marks(k) for k, n in self.hides.items() if n > 9)
        if not hides or unmarked:
            return None
        return sum(self.right_hides[k] for k in counted) / hides

    def marks(self, kind: str) -> bool:
        """Whether the set marks this kind of identifier at all."""
        return self.gold[kind] > 0

    @property
    def leaks(self) -> float | None:
        """The share of the texts with names in which one is neither hidden nor asked about."""
        return self.leaking / self.texts_with_names if self.texts_with_names else None

    @property
    def needless_per_thousand(self) -> float:
        """Distinct strings asked about for nothing, per 1,000 words."""
        return 1000 * len(self.needless) / max(self.words, 1)

    @property
    def milliseconds(self) -> float:
        """Milliseconds per 1,000 characters."""
        return 1e6 * self.seconds / max(self.characters, 1)

    def _add_gold(self, marked: Marked, findings: Sequence[Finding]) -> None:
        sure = [finding for finding in findings if finding.outcome is Outcome.HIDE]
        names, leaks = False, False
        for span in marked.spans:
            if span.label in OUTSIDE or span.label == KEEP:
                continue
            found = is_covered(marked.text, span, findings)
            self.gold[span.kind] += 1
            self.hidden[span.kind] += is_covered(marked.text, span, sure)
            self.found[span.kind] += found
            if span.kind == "person":
                names, leaks = True, leaks or not found
                self.traps[span.trap] += 1
                self.trapped[span.trap] += found
            if not found:
                self.examples["missed"].append(f"{span.kind}: {_shown(marked.text, span)}")
        self.texts_with_names += names
        self.leaking += leaks

    def _add_finding(self, marked: Marked, finding: Finding) -> None:
        right = any(
            span.label != KEEP and span.start < finding.end and finding.start < span.end
            for span in marked.spans
        )
        shown = f"{_shown(marked.text, finding)} ({finding.why})"
        if finding.outcome is Outcome.HIDE:
            self.hides[finding.kind] += 1
            self.right_hides[finding.kind] += right
            if not right:
                self.examples[f"hidden {finding.kind}"].append(shown)
        elif not right:
            self.needless.add(marked.text[finding.start : finding.end].casefold())
            self.examples["asked"].append(shown)


def is_covered(text: str, span: Span, findings: Iterable[Finding]) -> bool:
    """Whether each word of the span lies whole in a finding; a title or a possessive need not."""
    stretches = [(finding.start, finding.end) for finding in findings]
    for word in _WORD.finditer(text, span.start, span.end):
        if word[0].casefold() in _TITLES or (word[0] == "s" and text[word.start() - 1] in "'’"):
            continue
        if not any(start <= word.start() and word.end() <= end for start, end in stretches):
            return False
    return True


def _shown(text: str, place: Span | Finding) -> str:
    start, end = place.start, place.end
    around = text[max(0, start - 30) : start], text[start:end], text[end : end + 25]
    return "{}[{}]{}".format(*around).replace("\n", " ")
