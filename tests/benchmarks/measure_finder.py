"""Measure the finder on texts with marked identifiers, with and without the name model.

    python -m tests.benchmarks.measure_finder [PATH…] [--only PART] [--markdown] [--show N]

The sets in the repository are measured; each PATH, a file or a folder of JSONL files, comes on
top. --only takes the sets whose name holds PART ("develop": those that one may look at
while changing the finder). --show prints N examples of each kind of mistake.

Recall is the share of marked names that is hidden, and that is hidden or asked about, whole: a name
of which one word is left counts as missed. Precision is that of what is hidden, persons alone and
all kinds; where a set does not mark a kind (web addresses in tweets), it says nothing about "all
kinds" and none is printed. A text leaks if one of its names is neither hidden nor asked about.
Needless are distinct strings asked about for nothing, per 1,000 words.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from journal.privacy.finder import Finder
from journal.privacy.finding import Kind
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.privacy.names.name_model import load_name_model
from tests.benchmarks.counting_findings import Counts
from tests.benchmarks.marked_sets import Marked, given_sets, read_set

LISTED = 0.8
HEADINGS = (
    "texts", "with", "recall", "of it hidden", "leaking texts", "precision, persons",
    "precision, all kinds", "needless per 1,000 words", "ms per 1,000 characters",
)  # fmt: skip
WARM_UP = "Load the word lists, so that only the finding is timed, not Olivia of 7B."


def measure(texts: Sequence[Marked], finder: Finder) -> Counts:
    """Run `finder` over `texts` and count."""
    counts = Counts()
    for marked in texts:
        started = time.process_time()
        findings = finder.find(marked.text)
        counts.add(marked, findings, time.process_time() - started)
    return counts


def listed_names(texts: Sequence[Marked], share: float) -> OwnNames:
    """A share of the set's names, as if the owner had them on a list."""
    names = {m.text[s.start : s.end] for m in texts for s in m.spans if s.kind == "person"}
    chosen = random.Random(7).sample(sorted(names), round(share * len(names)))
    return OwnNames(OwnName(name, "other") for name in chosen)


def ways(texts: Sequence[Marked]) -> Iterator[tuple[str, Finder]]:
    """The finders that are compared, each with its name."""
    model = load_name_model()
    if model:
        yield "the model", Finder(model=model)
        if any(span.kind == "person" for marked in texts for span in marked.spans):
            yield "model and 80 % of names", Finder(listed_names(texts, LISTED), model)
    yield "no model", Finder()


def row(name: str, way: str, counts: Counts) -> tuple[str, ...]:
    """The table's line for one set and finder; a dash where nothing can be said."""
    hidden, found = counts.recall("person") if counts.gold["person"] else (None, None)
    return (
        f"{name} ({counts.texts:,})",
        way,
        _share(found),
        _share(hidden),
        _share(counts.leaks),
        _share(counts.precision("person")),
        _share(counts.precision()),
        f"{counts.needless_per_thousand:.1f}",
        f"{counts.milliseconds:.1f}",
    )


def kind_rows(name: str, way: str, counts: Counts) -> Iterator[tuple[str, ...]]:
    """One line a structured kind that the set marks: how many, recall, of it hidden, precision."""
    for kind in Kind:
        if kind is not Kind.PERSON and counts.marks(kind):
            hidden, found = counts.recall(kind)
            precision = _share(counts.precision(kind))
            yield (
                name,
                way,
                kind,
                f"{counts.gold[kind]:,}",
                _share(found),
                _share(hidden),
                precision,
            )


def trap_rows(name: str, way: str, counts: Counts) -> Iterator[tuple[str, ...]]:
    """One line a trap, where the set says why a name is hard: how many, recall."""
    for trap, marked in sorted(counts.traps.items()):
        if trap:
            yield name, way, trap, f"{marked:,}", _share(counts.trapped[trap] / marked)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], markdown: bool) -> Iterator[str]:
    """The lines of a table, for the terminal or for the README."""
    if markdown:
        yield f"| {' | '.join(headings)} |"
        yield f"|{'---|' * len(headings)}"
        yield from (f"| {' | '.join(cells)} |" for cells in rows)
        return
    widths = [max(len(cells[at]) for cells in (headings, *rows)) for at in range(len(headings))]
    for cells in (headings, *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))


def _chosen_sets(paths: Sequence[Path], only: str) -> list[Path]:
    files = given_sets()
    for path in paths:
        files += sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [file for file in files if only in file.stem]


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line.rstrip() + "\n")
    sys.stdout.write("\n")
    sys.stdout.flush()


def main() -> None:
    """Read the arguments, measure each set and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--only", default="", metavar="PART")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    chosen = parser.parse_args()
    Finder().find(WARM_UP)
    rows, kinds, traps, examples = [], [], [], []
    for file in _chosen_sets(chosen.paths, chosen.only):
        texts, name = read_set(file), file.stem.replace("_", " ")
        for way, finder in ways(texts):
            counts = measure(texts, finder)
            rows.append(row(name, way, counts))
            kinds += kind_rows(name, way, counts) if "80 %" not in way else ()
            traps += trap_rows(name, way, counts)
            for what, found in sorted(counts.examples.items()):
                few = random.Random(1).sample(found, min(chosen.show, len(found)))
                examples += [f"{name}, {way}, {what}: {example}" for example in few]
    _print(table(HEADINGS, rows, chosen.markdown))
    tails = ("kind", "marked", "recall", "of it hidden", "precision of hidden")
    _print(table(("texts", "with", *tails), kinds, chosen.markdown))
    if traps:
        _print(table(("texts", "with", "trap", "marked", "recall"), traps, chosen.markdown))
    _print(iter(examples))


if __name__ == "__main__":
    main()
