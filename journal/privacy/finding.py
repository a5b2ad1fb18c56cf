"""What the finder found: where, what kind, and whether it is hidden at once or asked about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What was found; the values are a contract of `redact --jsonl`, but for `REVIEWED_ONLY`."""

    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    IP = "ip"
    HANDLE = "handle"
    ID = "id"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    CLASS = "class"
    SCHOOL = "school"
    PLACE = "place"
    # The review's own questions, about words that tell the context and about a text that reads
    # like a case: what they ask depends on a group, so the finder, which sees one text, has none.
    CONTEXT = "context"
    CASE = "case"


REVIEWED_ONLY = frozenset({Kind.CONTEXT, Kind.CASE})


class Outcome(StrEnum):
    """HIDE: replaced unless the owner keeps it. ASK: the owner decides before anything leaves."""

    HIDE = "hide"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text; `start` and `end` are code points of the original text, `why` a reason
    that a person reads."""

    start: int
    end: int
    kind: Kind
    outcome: Outcome
    why: str


def union(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted and without overlap.

    What overlaps becomes one finding over the whole stretch, named after its strongest part: HIDE
    before ASK, then the longer one, then the earlier one.
    """
    joined: list[Finding] = []
    strongest: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if finding.end <= finding.start:
            continue
        if joined and finding.start < joined[-1].end:
            strongest[-1] = max(strongest[-1], finding, key=_strength)
            joined[-1] = replace(
                strongest[-1], start=joined[-1].start, end=max(joined[-1].end, finding.end)
            )
        else:
            joined.append(finding)
            strongest.append(finding)
    return joined


def _strength(finding: Finding) -> tuple[bool, int, int]:
    return finding.outcome is Outcome.HIDE, finding.end - finding.start, -finding.start
