"""What had been answered when the last digest was printed: kept as hashes, so that no words stay.

Actions are the facilitator's own words and stand in the decisions; a ledger keeps only which
answer each had, by a keyed hash of what was asked.
"""

from hashlib import blake2b

from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.memory import HASH_BYTES
from journal.digest.scan import folded
from journal.group.decisions import Action, Decisions


def with_answers(ledger: Ledger, decisions: Decisions, key: bytes) -> Ledger:
    """The ledger with the answers that a digest of now prints."""
    answers = {_name(action, key): action.answer or "" for action in decisions.actions}
    return ledger.model_copy(update={"asked": answers})


def answered_since(ledger: Ledger, decisions: Decisions, key: bytes) -> tuple[Action, ...]:
    """The actions whose answer is another than when the digest of the round before was printed."""
    return tuple(
        action
        for action in decisions.actions
        if action.answer is not None
        and action.answer != ledger.asked_before.get(_name(action, key))
    )


def _name(action: Action, key: bytes) -> str:
    own = blake2b(key, person=b"asked").digest()
    return blake2b(folded(action.ask).encode(), digest_size=HASH_BYTES, key=own).hexdigest()
