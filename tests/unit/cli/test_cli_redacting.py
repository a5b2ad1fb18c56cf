"""redact: a line in, a line out, whatever the lines hold."""

import io
import json
import sys

import pytest

from journal.privacy.finder import Finder
from tests.journeys.people import Person


@pytest.fixture(autouse=True)
def _without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.cli.redacting.default_finder", Finder)


def redacted(
    person: Person, monkeypatch: pytest.MonkeyPatch, lines: str
) -> list[dict[str, object]]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    return [json.loads(line) for line in person.run("redact", "--jsonl").out.splitlines()]


@pytest.mark.parametrize(
    "lines",
    [
        '{"text": "of 7B"}\n\n   \n{"text": "x"}\n',
        '{"text": "of 7B"}\r\n{"text": "x"}',
        '\ufeff{"text": "of 7B"}\n{"text": "x", "more": [1]}\n',
    ],
)
def test_empty_lines_line_ends_and_marks_do_not_matter(
    person: Person, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    one, other = redacted(person, monkeypatch, lines)
    assert one["shared"] == "of a class"
    assert other == {"text": "x", "findings": [], "shared": "x"}


def test_offsets_are_code_points_of_the_text_as_it_came(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\U0001f600\r\n\u200bo\ufeffk\ud800 head@oakfield.sch.uk"
    (line,) = redacted(person, monkeypatch, json.dumps({"text": text}))
    assert line["text"] == text
    (finding,) = line["findings"]  # type: ignore[misc]
    assert text[finding["start"] : finding["end"]] == "head@oakfield.sch.uk"  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Line 2 is not valid JSON"),
        ("[" * 100_000, "Line 2 is not valid JSON"),
        ('{"text": 3}', "Line 2 has no “text”"),
        ('["text"]', "Line 2 has no “text”"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_after_those_before_it_were_printed(
    person: Person, monkeypatch: pytest.MonkeyPatch, line: str, says: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f'{{"text": "of 7B"}}\n{line}\n'))
    said = person.run("redact", "--jsonl", status=1)
    assert json.loads(said.out)["shared"] == "of a class"
    assert says in said.err
