"""What a collection says of itself: its group, who is admitted there and by whom, in one JSON."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from journal.bundle.archive import too_large
from journal.bundle.read import Bundle
from journal.bundle.refused import Incomplete, Refused
from journal.group import admission, announcement
from journal.group.admission import Admission, Who
from journal.group.announcement import HEX_KEY, SignedAnnouncement, group_id_of
from journal.language import _

# Bytes: room for 25,000 admissions, more than the snapshots that one collection holds at most. JSON
# takes up to some twenty times its bytes while it is read.
LARGEST_INDEX = 2**23


@dataclass(frozen=True, slots=True)
class Collection:
    """A verified collection: the group that it comes from, its admissions, its snapshots.

    `facilitators` are the public keys, by group, that signed the admissions.
    """

    signed: SignedAnnouncement
    admissions: tuple[Admission, ...]
    bundles: tuple[Bundle, ...] = ()
    refused: tuple[str, ...] = ()
    upwards: bool = False
    facilitators: Mapping[str, str] = field(default_factory=dict)


def index_of(
    signed: SignedAnnouncement,
    records: Mapping[Who, Admission],
    upwards: bool,
    others: Mapping[str, str],
) -> bytes:
    """The canonical JSON; `others` are the facilitators' keys of the other groups in `records`."""
    groups = {one.group for one in records.values()}
    return rfc8785.dumps(
        {
            "trialJournal": "collection 1",
            "upwards": upwards,
            "announcement": signed.model_dump(mode="json"),
            "admissions": [
                records[who].model_dump(mode="json") for who in sorted(records, key=_by_key)
            ],
            "facilitators": {group: key for group, key in others.items() if group in groups},
        }
    )


def _by_key(who: Who) -> Who:
    group, contributor = who
    return contributor, group


def read_index(data: bytes) -> Collection:
    """What was written by `index_of`, its signatures verified, without snapshots.

    Raises UserError where it is damaged, too large, of a newer version, or was not signed.
    """
    if len(data) > LARGEST_INDEX:
        raise too_large(LARGEST_INDEX)
    try:
        values: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Incomplete(_("This file of admissions is damaged; ask for it again.")) from error
    if not isinstance(values, dict) or not str(values.get("trialJournal")).startswith("collection"):
        raise Refused(_("This is no file of Trial Journal."))
    if values["trialJournal"] != "collection 1":
        raise Refused(_("This was written by a newer Trial Journal; install it to read the file."))
    signed = announcement.verified(values.get("announcement"))
    own = {signed.announcement.id: signed.announcement.facilitator}
    known = _facilitators(values.get("facilitators")) | own
    listed = values.get("admissions")
    records = tuple(_admission(one, known) for one in (listed if isinstance(listed, list) else []))
    upwards = values.get("upwards") is True
    return Collection(signed, records, (), upwards=upwards, facilitators=known)


def _facilitators(listed: Any) -> dict[str, str]:
    """Those of the keys that made the group under whose id they are listed."""
    pairs = listed.items() if isinstance(listed, dict) else ()
    return {
        group: key
        for group, key in pairs
        if isinstance(key, str) and re.fullmatch(HEX_KEY, key) and group_id_of(key) == group
    }


def _admission(values: Any, known: Mapping[str, str]) -> Admission:
    group = values.get("group") if isinstance(values, dict) else None
    if not isinstance(group, str) or group not in known:
        raise Refused(_("An admission in this file is of a group that the file does not name."))
    return admission.verified(values, known[group], group)
