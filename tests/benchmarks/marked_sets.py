"""Sets of texts in which identifiers are marked, as several kinds of file hold them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.fixtures.marked_texts import marked_lines, unmarked

FIXTURES = Path(__file__).parents[1] / "fixtures"
# Under our name of the kind where the texts of others name it in another way.
KINDS = {
    "PERSON": "person", "HANDLE": "handle", "STREET_ADDRESS": "address", "ZIP_CODE": "address",
    "CREDIT_CARD": "id", "IBAN_CODE": "id", "US_SSN": "id", "US_DRIVER_LICENSE": "id",
    "PHONE_NUMBER": "phone", "EMAIL_ADDRESS": "email", "DOMAIN_NAME": "url", "IP_ADDRESS": "ip",
}  # fmt: skip
# What other sets mark, and which no finder of persons has to hide.
OUTSIDE = frozenset({"DATE_TIME", "ORGANIZATION", "ORG", "TITLE", "AGE", "NRP", "GPE", "LOCATION"})
KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch; `trap`, where the set tells it, is why the name is hard to find."""

    start: int
    end: int
    label: str
    trap: str = ""

    @property
    def kind(self) -> str:
        """The finder's kind for it; the label itself where it has none."""
        return KINDS.get(self.label, self.label)


@dataclass(frozen=True, slots=True)
class Marked:
    """One text and what is marked in it."""

    text: str
    spans: tuple[Span, ...]


def given_sets() -> list[Path]:
    """The sets that lie in the repository: our own, a half to develop on and a half to test on, and
    trials that teachers published, in which nothing identifies anybody."""
    own = FIXTURES / "privacy"
    return [
        *sorted(own.glob("*_notes_*.txt")),
        *sorted(own.glob("*_identifiers_*.txt")),
        *sorted(own.glob("*.jsonl")),
        FIXTURES / "published_trials.jsonl",
    ]


def read_set(path: Path) -> list[Marked]:
    """The texts of a JSONL file ({"text", "spans"}, or trials), or of lines with marks in them."""
    if path.suffix == ".txt":
        return [_marked(unmarked(line)) for line in marked_lines(path) if line]
    lines = path.read_text(encoding="utf-8").splitlines()
    return [marked for line in lines for marked in _of_record(json.loads(line))]


def _of_record(record: Mapping[str, Any]) -> Iterator[Marked]:
    """The text of a record; a trial has one for each of its fields."""
    if "text" in record:
        yield _marked(record)
        return
    for field in ("tool", "task", "worked", "didnt", "next"):
        if record.get(field):
            yield Marked(record[field], ())


def _marked(record: Mapping[str, Any]) -> Marked:
    spans = (
        Span(span["start"], span["end"], span["label"], str(span.get("trap", "")))
        for span in record.get("spans", ())
    )
    return Marked(record["text"], tuple(spans))
