"""The occasion of a digest for leaders: whose it is, of which round and day, what was decided."""

from dataclasses import dataclass
from datetime import date

from journal.digest.disclosure.rule import Rule
from journal.digest.gather.scope import GroupFacts
from journal.digest.scan import Scanner
from journal.group.decisions import Decisions


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every page for leaders is made for, with nothing in it that was counted.

    `hidden`, `retired` and `lapsed` say whether anything was left out for that reason.
    """

    group: GroupFacts
    rule: Rule
    round: int
    as_of: date
    decisions: Decisions
    scanner: Scanner
    hidden: bool
    retired: bool
    lapsed: bool
