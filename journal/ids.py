"""Identifiers: random 128 bits, written in Crockford's base 32 so that they can be read aloud.

The alphabet leaves out I, L, O and U (https://www.crockford.com/base32.html).
"""

import os

from journal.clock import Randomness

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LENGTH = 26
_MISREAD = str.maketrans("ILO", "110")


def crockford(data: bytes) -> str:
    """`data` as Crockford base 32, five bits a character, the last one padded with zero bits."""
    bits = len(data) * 8
    length = -(-bits // 5)
    number = int.from_bytes(data, "big") << (length * 5 - bits)
    return "".join(ALPHABET[number >> shift & 31] for shift in range((length - 1) * 5, -1, -5))


def new_id(randomness: Randomness = os.urandom) -> str:
    """A fresh 128-bit identifier of 26 characters."""
    return crockford(randomness(16))


def is_crockford(text: str) -> bool:
    """Whether `text` holds only characters of the alphabet, at least one."""
    return bool(text) and all(character in ALPHABET for character in text)


def clean_code(typed: str) -> str:
    """A typed code (`t-4f7k 9q2m`) without prefix, hyphens, spaces and misread letters."""
    code = typed.strip().upper()
    code = code.removeprefix("T-")
    return code.replace("-", "").replace(" ", "").translate(_MISREAD)


def in_fours(code: str) -> str:
    """`4F7K9Q2M` as `4F7K-9Q2M`, the way a code is printed and read aloud."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
