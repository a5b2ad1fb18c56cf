"""Measure the finder on texts with marked identifiers.

    python -m tests.benchmarks.measure_finder [--without-model] [--listed SHARE] [--show N] PATH…

Each PATH is a JSONL file (or a folder of them) of {"text", "spans": [{"start", "end", "label"}]}.
Spans of persons count for names; the other kinds are reported one by one.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.name_model import load_name_model
from journal.privacy.own_names import OwnName, OwnNames
from tests.fixtures.marked_texts import marked_lines, unmarked

PERSON = frozenset({"PERSON", "person"})
# What other sets mark, and which no finder of persons has to hide.
OUTSIDE = frozenset(
    {"DATE_TIME", "ORGANIZATION", "ORG", "TITLE", "AGE", "NRP", "GPE", "LOCATION", "keep"}
)
_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "madam", "prof", "the"})


@dataclass
class Tally:
    """What was counted over one set."""

    texts: int = 0
    characters: int = 0
    words: int = 0
    seconds: float = 0.0
    gold: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    texts_with_names: int = 0
    leaking: int = 0
    hides: Counter[str] = field(default_factory=Counter)
    right_hides: Counter[str] = field(default_factory=Counter)
    needless: set[str] = field(default_factory=set)
    missed: list[str] = field(default_factory=list)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def measure(records: Sequence[dict[str, Any]], finder: Finder) -> Tally:
    """Run `finder` over `records` and count."""
    tally = Tally()
    for record in records:
        text = record["text"]
        started = time.process_time()
        findings = finder.find(text)
        tally.seconds += time.process_time() - started
        tally.texts += 1
        tally.characters += len(text)
        tally.words += len(_WORD.findall(text))
        _count_gold(tally, text, record["spans"], findings)
        _count_findings(tally, text, record["spans"], findings)
    return tally


def _count_gold(
    tally: Tally, text: str, spans: list[dict[str, Any]], findings: list[Finding]
) -> None:
    leaks = False
    names = False
    for span in spans:
        if span["label"] in OUTSIDE:
            continue
        label = "person" if span["label"] in PERSON else span["label"]
        tally.gold[label] += 1
        hidden = _covered(text, span, [f for f in findings if f.outcome is Outcome.HIDE])
        found = _covered(text, span, findings)
        tally.hidden[label] += hidden
        tally.found[label] += found
        if label == "person":
            names = True
            leaks = leaks or not found
        if not found:
            tally.missed.append(f"{label}: {_shown(text, span['start'], span['end'])}")
    tally.texts_with_names += names
    tally.leaking += leaks


def _count_findings(
    tally: Tally, text: str, spans: list[dict[str, Any]], findings: list[Finding]
) -> None:
    for finding in findings:
        right = any(
            span["label"] != "keep" and span["start"] < finding.end and finding.start < span["end"]
            for span in spans
        )
        words = text[finding.start : finding.end]
        if finding.outcome is Outcome.HIDE:
            tally.hides[finding.kind] += 1
            tally.right_hides[finding.kind] += right
            if not right:
                tally.wrong[f"hide {finding.kind}"].append(_shown(text, finding.start, finding.end))
        elif not right:
            tally.needless.add(words.casefold())
            tally.wrong["ask"].append(f"{_shown(text, finding.start, finding.end)} ({finding.why})")


def _covered(text: str, span: dict[str, Any], findings: Iterable[Finding]) -> bool:
    """Whether each word of the span lies in a finding; a title or a possessive need not."""
    spans = [(f.start, f.end) for f in findings]
    for word in _WORD.finditer(text, span["start"], span["end"]):
        if word[0].casefold() in _TITLES or (word[0] == "s" and text[word.start() - 1] in "'’"):
            continue
        if not any(start <= word.start() and word.end() <= end for start, end in spans):
            return False
    return True


def _shown(text: str, start: int, end: int) -> str:
    around = text[max(0, start - 30) : start], text[start:end], text[end : end + 25]
    return "{}[{}]{}".format(*around).replace("\n", " ")


def report(tally: Tally, name: str, show: int) -> Iterable[str]:
    """The lines printed for one set."""
    yield f"{name}: {tally.texts} texts, {tally.words} words"
    for label, gold in sorted(tally.gold.items(), key=lambda item: -item[1]):
        yield (
            f"  {label:20} n={gold:5}  hide {tally.hidden[label] / gold:.3f}"
            f"  hide or ask {tally.found[label] / gold:.3f}"
        )
    if tally.texts_with_names:
        yield f"  texts that leak a name  {tally.leaking / tally.texts_with_names:.3f}"
    for kind in (*Kind, None):
        hides = tally.hides[kind] if kind else tally.hides.total()
        right = tally.right_hides[kind] if kind else tally.right_hides.total()
        if hides:
            yield f"  precision of hide, {kind or 'all kinds':14} {right / hides:.3f} of {hides}"
    words = max(tally.words, 1)
    yield f"  needless questions per 1,000 words  {1000 * len(tally.needless) / words:.2f}"
    yield f"  ms per 1,000 characters  {1e6 * tally.seconds / max(tally.characters, 1):.1f}"
    chance = random.Random(1)
    for what, examples in (("missed", tally.missed), *sorted(tally.wrong.items())):
        for example in chance.sample(examples, min(show, len(examples))):
            yield f"    {what}: {example}"


def listed_names(records: Sequence[dict[str, Any]], share: float) -> OwnNames:
    """A share of the set's names, as if the owner had them on a list."""
    names = sorted(
        {
            record["text"][span["start"] : span["end"]]
            for record in records
            for span in record["spans"]
            if span["label"] in PERSON
        }
    )
    chosen = random.Random(7).sample(names, round(share * len(names)))
    return OwnNames(OwnName(name, "other") for name in chosen)


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file, or of marked text; a trial gives one record for each text."""
    if path.suffix == ".txt":
        return [unmarked(line) for line in marked_lines(path)]
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if "text" in record:
            records.append({"text": record["text"], "spans": record.get("spans", [])})
        else:
            fields = ("tool", "task", "worked", "didnt", "next")
            records += [{"text": record[f], "spans": []} for f in fields if record.get(f)]
    return records


def main() -> None:
    """Read the arguments, measure each set and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--without-model", action="store_true")
    parser.add_argument("--listed", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    chosen = parser.parse_args()
    model = None if chosen.without_model else load_name_model()
    for path in chosen.paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            records = read(file)
            finder = Finder(listed_names(records, chosen.listed), model)
            finder.find("Load the word lists, so that only the finding is timed, not Olivia.")
            for line in report(measure(records, finder), file.stem, chosen.show):
                sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
