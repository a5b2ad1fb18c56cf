"""What is fuzzed: each reader of a file from elsewhere, files for it to begin with, and changes.

Every reader may raise UserError, its one sentence, and nothing else.
"""

import io
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from journal.bundle.archive import write_archive
from journal.bundle.manifest import MANIFEST, SIGNATURE
from journal.bundle.read import read_bundle
from journal.bundle.seal import recipient_of, seal, unseal, unseal_stream
from journal.bundle.tables import TABLE_OF_PATH
from journal.bundle.texts import is_clean
from journal.errors import UserError
from journal.group import role_file
from journal.group.admission import newest
from journal.group.collection import INDEX, read_admissions, read_collection, write_admissions
from journal.group.decisions import Action, Decisions, Hide, Mask, read_decisions
from journal.group.invitation import Invitation, read_invitation
from tests.fixtures.bundles import Contributor, make_bundle, make_contents
from tests.fixtures.groups import PlainGroup, plain_group, snapshot_of, writers
from tests.fuzz import forms

INBOX = "AGE-SECRET-KEY-1SCJLD2R4YH6NMWYMHJW98ZJDR4EFTDAUJNVX6YU6UGGL69HSFW9QAE0CYN"
READING = "AGE-SECRET-KEY-1HMX9LNUJ8LN7N83FE5PKWCZERQDDXA0LEL2JAZ6Z8E8GW9EZ26FQ4YSWUK"
LONGEST_SENTENCE = 300
Change = Callable[[bytes, forms.Bytes, random.Random], bytes]


@dataclass(frozen=True)
class Target:
    """A reader, what it begins with, and how a file of its kind is changed.

    `change` gets the file, a change of bytes, and chance.
    """

    read: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    change: Change

    def survives(self, data: bytes) -> bool:
        """Whether `data` is taken; False where it is refused, by one sentence that can be shown.

        Anything else comes through.
        """
        try:
            self.read(data)
        except UserError as error:
            said = error.sentence
            assert is_clean(said), f"cannot be shown: {said!r}"
            assert "\n" not in said, f"more than one line: {said!r}"
            assert len(said) < LONGEST_SENTENCE, f"too long: {said!r}"
            assert said.endswith("."), f"no sentence: {said!r}"
            return False
        return True


def targets() -> Mapping[str, Target]:
    """All of them, by name."""
    group = plain_group(open=True, inbox=recipient_of(INBOX), reading=recipient_of(READING))
    hands = writers(3, group.id)
    admissions = _admissions(group, hands)
    key = group.facilitator_key
    return {
        "bundle": _bundles(hands[0]),
        "collection": Target(
            read_collection,
            (_collection(admissions, hands),),
            lambda data, change, chance: forms.changed_collection(
                data, partial(_key_of, hands), key, change, chance
            ),
        ),
        "admissions": Target(
            read_admissions,
            (admissions,),
            lambda data, change, chance: forms.changed_admissions(data, key, change, chance),
        ),
        "invitation": Target(
            lambda data: read_invitation(data.decode("utf-8", "replace")),
            (Invitation(group.signed, READING, INBOX).to_text().encode(),),
            lambda data, change, chance: forms.changed_invitation(data, key, change, chance),
        ),
        "decisions": Target(read_decisions, (_decisions().to_bytes(),), forms.changed_json),
        "role": Target(
            role_file._checked,
            (_role(group, admissions),),
            lambda data, change, chance: forms.changed_role(data, key, change, chance),
        ),
        "sealed": Target(
            _unseal,
            (seal(b"content", [recipient_of(INBOX), recipient_of(READING)]),),
            lambda data, change, chance: change(data),
        ),
    }


def _bundles(hand: Contributor) -> Target:
    rng = random.Random(1)
    sizes = ({}, {"n_check_ins": 1}, {"n_tools": 1}, {"n_for_leaders": 1, "n_check_ins": 2})
    full = tuple(hand.bundle(make_contents(rng, 2, **options)) for options in sizes)
    stranger = make_bundle(random.Random(2), 1)
    return Target(
        _read_bundle,
        (*full, stranger),
        lambda data, change, chance: forms.changed_bundle(data, hand.key, change, chance),
    )


def _read_bundle(data: bytes) -> None:
    """Reads, and holds what was taken against the one form that it may have."""
    bundle = read_bundle(data)
    for path, table in TABLE_OF_PATH.items():
        written = table.to_bytes(getattr(bundle.contents, table.contents_field))
        assert written == bundle.members.get(path, b""), "taken in a second form"


def _unseal(data: bytes) -> None:
    """Opens in memory and piece by piece, which have to come to the same."""
    whole = unseal(data, [INBOX])
    pieces = io.BytesIO()
    unseal_stream(io.BytesIO(data), pieces, [INBOX])
    assert pieces.getvalue() == whole, "opened in two ways"


def _key_of(hands: list[Contributor], contributor: str) -> Ed25519PrivateKey:
    return next((one.key for one in hands if one.header.contributor == contributor), hands[0].key)


def _admissions(group: PlainGroup, hands: list[Contributor]) -> bytes:
    records = [group.admission(hands[0].header.contributor, roles=("register-keeper", "slips"))]
    records += [group.admission(one.header.contributor) for one in hands[1:]]
    records.append(group.admission("f" * 64, 2, "removed"))
    return write_admissions(group.signed, newest(records))


def _collection(admissions: bytes, hands: list[Contributor]) -> bytes:
    members = {INDEX: admissions}
    for number, hand in enumerate(hands):
        made = snapshot_of(hand, trials=number, n_check_ins=number)
        parts = {**made.members, MANIFEST: made.manifest, SIGNATURE: made.signature}
        folder = f"snapshots/{hand.header.contributor}"
        members |= {f"{folder}/{path}": content for path, content in parts.items()}
    return write_archive(members)


def _decisions() -> Decisions:
    return Decisions(
        hides=(Hide(code="4F7K9Q2M", why="asked for"),),
        masks=(Mask(text="Anne", replacement="a colleague"),),
        kept=("Ada",),
        foreword="What we tried.",
        statements=("We agree.",),
        stories=("4F7K9Q2M",),
        actions=(Action(ask="Time to try", kind="support", answer="not-yet", because="money"),),
    )


def _role(group: PlainGroup, admissions: bytes) -> bytes:
    values = {
        "trialJournal": "role 1",
        "facilitator_key": group.facilitator_key,
        "inbox": INBOX,
        "reading": READING,
        "people": admissions.decode(),
        "decisions": _decisions().model_dump(mode="json"),
        "ledger": {"key": "0" * 64, "content": json.dumps({"round": 1})},
    }
    return forms.dumped(values)
