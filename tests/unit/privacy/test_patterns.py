"""The patterns over lines in which what identifies is marked: all of it found, nothing else."""

import re
from pathlib import Path

import pytest

from journal.privacy.finding import Finding, Outcome, union
from journal.privacy.patterns import together as patterns
from journal.privacy.reading import Reading
from tests.fixtures.growth import growth

CASES = Path(__file__).parents[2] / "fixtures" / "pattern_cases"
# [kind|words] is hidden, [kind?|words] at least asked about; the words may hold brackets of theirs.
MARK = re.compile(r"\[(\w+)(\??)\|((?:[^\[\]]|\[[^\[\]|]*\])*)\]")
WORD = re.compile(r"\w+")
# A title before a name, and the possessive after it, may stay.
MAY_STAY = {"the", "s"}


def marked_lines() -> list[str]:
    lines = [
        line
        for file in sorted(CASES.glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
    ]
    return [line for line in lines if line and not line.startswith("#")]


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str, bool]]]:
    text, at, marks = "", 0, []
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        marks.append((len(text), len(text) + len(match[3]), match[1], not match[2]))
        text, at = text + match[3], match.end()
    return text + line[at:], marks


def found_by_patterns(text: str) -> list[Finding]:
    reading = Reading(text)
    return union(reading.to_original(patterns.find(reading)))


@pytest.mark.parametrize("line", marked_lines())
def test_what_is_marked_is_found_and_nothing_else(line: str) -> None:
    text, marks = unmarked(line)
    findings = found_by_patterns(text)
    for start, end, kind, sure in marks:
        told = [f for f in findings if f.outcome is Outcome.HIDE or not sure]
        left = [
            word[0]
            for word in WORD.finditer(text, start, end)
            if word[0].lower() not in MAY_STAY
            and not any(f.start <= word.start() and word.end() <= f.end for f in told)
        ]
        assert left == [], text[start:end]
        assert kind in {f.kind for f in findings if f.start < end and start < f.end}
    for finding in findings:
        assert any(
            start < finding.end and finding.start < end for start, end, _kind, _sure in marks
        ), f"{text[finding.start : finding.end]} ({finding.why})"


@pytest.mark.parametrize(
    "piece",
    ["1 ", "01 ", "12 Mill Road Aaa Aaa ", "Apt 1 Aaa Bbb ", "a" * 70 + " apt 12 ", "A.", "a at ",
     "7B, ", "born 1/", "candidate 123, ", "Scoil A ", "a.b ", "1 / ", "\n\n> ", "in Aston ",
     "7b did ", "Year 8 Blue ", "ref A1 ", "born on ", "1 May ", "user a_b ", "Aaa Bbb Lane, ",
     "flat 1, ", "from Aston and ", "7-B/", "Our Lady of "],
)  # fmt: skip
def test_no_pattern_is_slow_where_it_is_tempted_again_and_again(piece: str) -> None:
    # A pattern that goes back over what it read takes 25 times as long for 5 times the text.
    assert growth(lambda times: found_by_patterns(piece * times), 800 // len(piece), times=5) < 9
