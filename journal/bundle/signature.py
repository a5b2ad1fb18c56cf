"""Whether a manifest was signed by the contributor whose key it names: Ed25519, RFC 8032."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# Keys of small order, with the sign bit cleared: signatures that hold for any message can be made
# for them by anybody (the list that libsodium refuses, ge25519_has_small_order).
_SMALL_ORDER = {
    bytes.fromhex(one)
    for one in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
}


def is_signed_by(contributor: str, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is that of the key `contributor` (64 hexadecimal digits) on `message`."""
    key = bytes.fromhex(contributor)
    if key[:-1] + bytes([key[-1] & 0x7F]) in _SMALL_ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
