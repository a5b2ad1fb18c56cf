"""What `redact` prints: a text's findings and its shared wording, with nothing kept."""

from typing import Any

from journal.errors import UserError
from journal.language import _
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding
from journal.privacy.wording.person_numbers import PersonNumbers
from journal.privacy.wording.shared_wording import shared_wording


def redact_line(record: Any, finder: Finder) -> dict[str, Any]:
    """`{"text": …}` with `findings` and `shared` added; UserError if it holds no text."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UserError(
            _('Each line must be an object with a "text", like {{"text": "…"}}.').format()
        )
    text = record["text"]
    findings = finder.find(text)
    return {
        "text": text,
        "findings": [as_json(finding) for finding in findings],
        "shared": shared_wording(text, findings, persons=PersonNumbers(finder.own)),
    }


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as `redact --jsonl` writes it; offsets are code points of the original text."""
    return {
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind.value,
        "outcome": finding.outcome.value,
        "why": finding.why,
    }
