"""The owner's place in a group: her keys there, and what she has sent."""

from datetime import datetime

from sqlmodel import JSON, Field, SQLModel


class Membership(SQLModel, table=True):
    """Keys and counters of the owner in one group; private halves that she lacks are None.

    Keys are hex (Ed25519, HMAC) or age identities. `announcement` is the group's newest signed
    record as canonical JSON, `writer` the mark of this computer in the bundles it writes.
    `folder` is where the group's files are exchanged, `merges_itself` whether what comes there is
    merged unasked. Since `handed_over_at` somebody else is the facilitator. `known_shares` are the
    snapshots whose content this journal accounts for: the number of each by the beginning of its
    manifest's hash, or the highest of a writer's by the writer's mark.
    """

    group_id: str = Field(primary_key=True)
    announcement: str
    announcement_signature: str
    contributor: str
    contributor_key: str
    id_secret: str
    own_identity: str
    inbox_identity: str | None = None
    reading_identity: str | None = None
    facilitator_key: str | None = None
    writer: str
    last_sequence: int = 0
    withdrawal_code: str
    context: list[str] = Field(default_factory=list, sa_type=JSON)
    joined_at: datetime
    left_at: datetime | None = None
    folder: str | None = None
    merges_itself: bool = False
    handed_over_at: datetime | None = None
    known_shares: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


class ReviewDecision(SQLModel, table=True):
    """What the owner decided about one word or person in what she shares with one group.

    `kind` is that of the finding and `trial` the record in which it was asked first; both are
    unknown of decisions made before version 1.3.
    """

    __tablename__ = "review_decision"

    group_id: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    text: str
    decision: str
    reword: str | None = None
    kind: str = ""
    trial: str | None = None
    decided_at: datetime | None = None


class ReviewedRecord(SQLModel, table=True):
    """A trial, check-in or register line that its writer has looked through for one group.

    It counts as reviewed as long as `content_hash` is that of what would leave.
    """

    __tablename__ = "reviewed_record"

    group_id: str = Field(primary_key=True)
    record: str = Field(primary_key=True)
    content_hash: str
    reviewed_at: datetime


class Sharing(SQLModel, table=True):
    """One trial's standing in one group: in which round it was first shared, or taken back.

    `shared_id` is its id in the group where that does not follow from the local one: it was brought
    in from what another computer had shared.
    """

    group_id: str = Field(primary_key=True)
    trial: str = Field(primary_key=True)
    first_round: int | None = None
    withdrawn: bool = False
    shared_hash: str | None = None
    shared_id: str | None = None


class ReleaseLedger(SQLModel, table=True):
    """What a facilitator has released to leaders, as the canonical JSON of the ledger."""

    __tablename__ = "release_ledger"

    group_id: str = Field(primary_key=True)
    key: str
    content: str
