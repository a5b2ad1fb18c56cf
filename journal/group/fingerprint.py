"""A short string that two people read aloud to know that they hold the same library."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session

from journal.group.admission import Admission
from journal.group.library import Held, admissions, held
from journal.ids import crockford, in_fours

BYTES = 10  # 80 bits, 16 characters


def fingerprint(session: Session) -> str:
    """The fingerprint of an open library."""
    return fingerprint_of(held(session).values(), admissions(session).values())


def fingerprint_of(snapshots: Iterable[Held], records: Iterable[Admission]) -> str:
    """Over the sorted (contributor, sequence, hash) of admitted snapshots and the admissions.

    Signatures are left out: they may differ where what they sign does not. The group is told only
    where several speak of one key, which no journal makes: it has a key of its own for each.
    """
    records = list(records)
    spoken_of = Counter(one.contributor for one in records)
    what_counts = [
        sorted(
            [one.contributor, one.sequence, one.manifest_hash]
            for one in snapshots
            if one.standing == "admitted"
        ),
        sorted(
            [one.contributor, one.counter, one.standing, list(one.roles)]
            + ([one.group] if spoken_of[one.contributor] > 1 else [])
            for one in records
        ),
    ]
    content = json.dumps(what_counts, separators=(",", ":")).encode()
    return in_fours(crockford(hashlib.sha256(content).digest()[:BYTES]))
