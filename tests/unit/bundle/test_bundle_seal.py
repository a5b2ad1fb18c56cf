"""Sealing: opened by each key it was sealed to, by any age tool, and by nobody else."""

import random
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.bundle import limits
from journal.bundle.read import read_bundle
from journal.bundle.refused import Refused
from journal.bundle.seal import is_sealed, new_identity, recipient_of, seal, unseal
from journal.errors import UserError
from tests.fixtures.bundles import make_bundle

ANNE, ANNES = new_identity()
GROUP, GROUPS = new_identity()


@given(st.binary(max_size=200_000))
def test_each_recipient_opens_what_was_sealed(data):
    sealed = seal(data, [ANNES, GROUPS])
    assert is_sealed(sealed)
    assert unseal(sealed, [ANNE]) == data
    assert unseal(sealed, [GROUP]) == data


def test_one_fitting_key_among_several_is_enough():
    stranger, _strangers = new_identity()
    assert unseal(seal(b"content", [ANNES]), [stranger, ANNE, GROUP]) == b"content"


def test_the_recipient_follows_from_the_identity():
    assert recipient_of(ANNE) == ANNES


def test_sealing_twice_gives_other_bytes():
    assert seal(b"content", [ANNES]) != seal(b"content", [ANNES])


@pytest.mark.parametrize("identities", [[], [GROUP]])
def test_without_a_fitting_key_there_is_a_sentence(identities):
    with pytest.raises(Refused, match="made for another group or another reader"):
        unseal(seal(b"content", [ANNES]), identities)


def test_every_flip_of_a_bit_is_refused():
    sealed = seal(b"content", [ANNES])
    for at in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[at] ^= 1 << at % 8
        with pytest.raises(Refused):
            unseal(bytes(flipped), [ANNE])


def test_every_cut_is_refused():
    sealed = seal(bytes(70_000), [ANNES])
    for end in (*range(400), 65_536, len(sealed) // 2, len(sealed) - 1):
        with pytest.raises(Refused):
            unseal(sealed[:end], [ANNE])


@given(st.binary(max_size=200))
def test_anything_else_is_refused(data):
    for one in (data, b"age-encryption.org/v1\n" + data):
        with pytest.raises(Refused):
            unseal(one, [ANNE])


def test_a_file_over_the_limit_is_not_opened():
    sealed = seal(b"content", [ANNES])
    assert unseal(sealed, [ANNE], largest=len(sealed)) == b"content"
    with pytest.raises(Refused, match="larger than"):
        unseal(sealed, [ANNE], largest=len(sealed) - 1)
    with pytest.raises(Refused, match="larger than 129 MB"):
        unseal(bytes(limits.SEALED + 1), [ANNE])


def test_keys_that_cannot_be_read_have_a_sentence():
    for wrong in ("", "age1", ANNES[:-1], ANNES.replace("a", "b", 1)):
        with pytest.raises(UserError, match="new invitation"):
            seal(b"", [wrong])
    for wrong in ("", "AGE-SECRET-KEY-1", ANNE[:-1], ANNES):
        with pytest.raises(UserError, match="restore it from a backup"):
            unseal(seal(b"", [ANNES]), [wrong])


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command is not installed here")
def test_the_age_command_opens_a_sealed_bundle_and_seals_for_us(tmp_path):
    data = make_bundle(random.Random(1), 2)
    key, sealed, opened = tmp_path / "key.txt", tmp_path / "a.trialbundle", tmp_path / "a.zip"
    key.write_text(f"{ANNE}\n")
    sealed.write_bytes(seal(data, [GROUPS, ANNES]))
    subprocess.run(["age", "-d", "-i", key, "-o", opened, sealed], check=True)
    assert opened.read_bytes() == data
    subprocess.run(["age", "-r", ANNES, "-o", sealed, opened], check=True)
    assert read_bundle(unseal(sealed.read_bytes(), [ANNE]))
