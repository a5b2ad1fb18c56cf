"""Ids inside a bundle: made from the journal's own under a secret, so that groups share none."""

import hmac

from journal.ids import crockford

# Keeps these ids apart from whatever else is ever derived from the same secret.
_DOMAIN = b"trial-journal/bundle/1/record-id\0"
_BYTES = 16


def hmac_id(secret: bytes, local_id: str) -> str:
    """The id in a group of the record `local_id`: 26 Crockford characters, 128 bits.

    `secret` is this contributor's in that group. The same input always gives the same id; without
    the secret nobody can tell whether two ids come from one record.
    """
    return crockford(hmac.digest(secret, _DOMAIN + local_id.encode(), "sha256")[:_BYTES])
