"""Ed25519 keys as hex, and canonical statements signed with them."""

import os
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from journal.clock import Randomness

KEY_BYTES = 32


def new_key(randomness: Randomness = os.urandom) -> str:
    """A fresh private key."""
    return randomness(KEY_BYTES).hex()


def private_key(key: str) -> Ed25519PrivateKey:
    """The key object of a private key in hex."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key))


def public_of(key: str) -> str:
    """The public half of a private key."""
    return private_key(key).public_key().public_bytes_raw().hex()


def sign(key: str, purpose: str, statement: Any) -> str:
    """A signature over the canonical JSON (RFC 8785) of a statement, bound to its purpose."""
    return private_key(key).sign(_message(purpose, statement)).hex()


def is_signed(public: str, purpose: str, statement: Any, signature: str) -> bool:
    """Whether `signature` is that of `public` over this statement for this purpose."""
    try:
        verifier = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        verifier.verify(bytes.fromhex(signature), _message(purpose, statement))
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(purpose: str, statement: Any) -> bytes:
    return f"trial-journal {purpose}\n".encode() + rfc8785.dumps(statement)
