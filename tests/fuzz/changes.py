"""Changes of bytes and of JSON values: what a fuzzer tries beside its own."""

import random
from typing import Any

TEXTS = (
    "", "\0", "\n", "a\u202eb", "a\u200bb", "\ufeff", "\ud800", "é" * 130, "x" * 20_001, "../..",
    "C:\\x", "=HYPERLINK(1)", "<script>", "{name}", "%s", "0" * 26, "0" * 64, "age1",
)  # fmt: skip
VALUES = (
    None, True, False, 0, 1, -1, 2**53 - 1, 2**53, 2**64, 10**400, 1.5, 1e308, float("inf"), [], {},
    [[[[]]]], [None], {"": None}, {"a": {"a": {}}}, *TEXTS,
)  # fmt: skip


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    """`data` with a few bytes changed, cut out, repeated or put in."""
    made = bytearray(data)
    for _change in range(chance.randint(1, 3)):
        at = chance.randint(0, len(made))
        length = chance.choice((0, 1, 1, 2, 4, 30))
        match chance.randint(0, 3):
            case 0:
                made[at : at + length] = chance.randbytes(length)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length] * chance.choice((1, 2, 50))
            case _:
                made[at : at + 1] = chance.choice((b"\0", b"\xff", b'"', b"}", b"\n", b"9", b"-"))
    return bytes(made)


def changed_value(value: Any, chance: random.Random) -> Any:
    """`value`, anything that JSON can hold, with a change somewhere inside it."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        rest = {name: one for name, one in value.items() if name != key}
        match chance.randint(0, 9):
            case 0:
                return rest
            case 1:
                return value | {chance.choice(TEXTS): chance.choice(VALUES)}
            case _:
                return rest | {key: changed_value(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        at = chance.randrange(len(value))
        match chance.randint(0, 4):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, value[at]]
            case _:
                return [*value[:at], changed_value(value[at], chance), *value[at + 1 :]]
    if isinstance(value, str) and chance.random() < 0.4:
        at = chance.randint(0, len(value))
        return value[:at] + chance.choice(TEXTS) + value[at + chance.randint(0, 2) :]
    return chance.choice(VALUES)
