"""Hostile sealed files: what stands before the lock is read in bounds, and no password is tried."""

import pytest

from journal.bundle import limits
from journal.bundle.refused import Refused
from journal.bundle.seal import is_sealed, new_identity, seal, unseal
from journal.errors import UserError
from journal.group.role_file import open_role
from tests.fixtures.growth import growth, yardsticks

ANNE, ANNES = new_identity()
MARK = b"age-encryption.org/v1\n"
END = b"--- " + b"A" * 43 + b"\n"
STRANGERS = b"-> X25519 " + b"A" * 43 + b"\n" + b"E" * 43 + b"\n"
PASSWORD = b"-> scrypt " + b"A" * 22 + b" %b\n" + b"E" * 43 + b"\n"


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        unseal(data, [ANNE])
    return caught.value.reason


@pytest.mark.parametrize(
    "repeated", [STRANGERS, b"x", b" x", b"A" * 64 + b"\n", b"\n", b"-> a\n\n", b"--- "]
)
def test_a_long_beginning_is_not_read_again_and_again(repeated: bytes) -> None:
    """The format's reader goes over it again for each byte: 400 kB of it took two minutes."""
    hostile = MARK + b"-> a b\n" + repeated * (400_000 // len(repeated))
    for data in (hostile, hostile + END + bytes(1_000)):
        said: list[str] = []
        assert yardsticks(lambda data=data, said=said: said.append(refused(data))) < 5
        assert said[0].endswith(".")


def test_time_grows_no_faster_than_the_file() -> None:
    hostile = MARK + STRANGERS * 4_000
    assert growth(lambda size: refused(hostile[:size]), 50_000) < 8


def test_thirty_readers_fit_before_the_lock_and_a_longer_beginning_is_refused() -> None:
    readers = [ANNES, *(new_identity()[1] for _ in range(30))]
    assert unseal(seal(b"content", readers), [ANNE]) == b"content"
    many = seal(b"content", [new_identity()[1] for _ in range(200)] + [ANNES])
    assert many.index(b"\n--- ") > limits.SEALED_BEGINNING
    assert "damaged" in refused(many)


@pytest.mark.parametrize("factor", [b"10", b"22", b"30", b"255"])
def test_a_file_that_asks_for_a_password_is_not_worked_on(factor: bytes) -> None:
    data = MARK + PASSWORD % factor + END + bytes(100)
    assert "made for another" in refused(data)
    assert yardsticks(lambda: refused(data)) < 2


def test_what_only_looks_sealed_is_refused() -> None:
    for rest in (b"", b"\n", END, b"-> X25519\n" + END, b"-> X25519 " + b"\xff" * 43 + b"\n" + END):
        assert is_sealed(MARK + rest)
        refused(MARK + rest)


CODE = "4F7K-9Q2M-1ABC-8XYZ"


def refused_role(data: bytes) -> str:
    """The sentence, told without work on the file."""
    sentences = []

    def work() -> None:
        with pytest.raises(UserError) as caught:
            open_role(data, CODE)
        sentences.append(caught.value.sentence)

    assert yardsticks(work) < 5
    return sentences[0]


@pytest.mark.parametrize("factor", [b"21", b"23", b"24", b"63", b"99", b"+23", b"023", b"256", b""])
def test_a_role_that_asks_for_much_work_is_not_worked_on(factor: bytes) -> None:
    """At 23 it took half a minute and eight gigabytes, at 24 twice as much."""
    assert "damaged" in refused_role(MARK + PASSWORD % factor + END + bytes(100))
    assert "damaged" in refused_role(MARK + STRANGERS + PASSWORD % factor + END + bytes(100))


def test_a_long_beginning_of_a_role_takes_no_time() -> None:
    assert "damaged" in refused_role(MARK + STRANGERS * 4_000 + END)
    assert "not a file of a facilitator's role" in refused_role(seal(b"content", [ANNES]))
