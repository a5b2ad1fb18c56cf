"""Sealing by a code in a process of its own: the others go on, and without one it is done here."""

import sys
import threading

import pyrage
import pytest

from journal.group.apart import by_code
from tests.fixtures.quick_codes import seal_quickly

CODE = "4F7K9Q2M1ABC8XYZ"
PLAIN = b"\x00\r\n\xff role" * 1_000


def test_what_is_sealed_opens_and_other_threads_run_meanwhile() -> None:
    beats, done = [0], threading.Event()

    def beat() -> None:
        while not done.wait(0.005):
            beats[0] += 1

    beating = threading.Thread(target=beat)
    beating.start()
    sealed = by_code("encrypt", PLAIN, CODE)
    done.set()
    beating.join()
    assert beats[0] > 10  # sealed here, it would be one or two in all that time
    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert by_code("decrypt", seal_quickly(PLAIN, CODE), CODE) == PLAIN
    with pytest.raises(pyrage.DecryptError, match=r"^Decryption failed$"):
        by_code("decrypt", seal_quickly(PLAIN, CODE), "another")


@pytest.mark.parametrize("executable", ["", "/no/such/python"])
def test_where_no_process_starts_it_is_done_here(
    executable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with pytest.raises(pyrage.DecryptError):
        by_code("decrypt", b"age-encryption.org/v1\n", CODE)
