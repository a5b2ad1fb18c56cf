"""Ids that groups do not share, and codes short enough to read aloud."""

import random

from hypothesis import given
from hypothesis import strategies as st

from journal.bundle.codes import code_of, shown, unique_codes, usual
from journal.bundle.identifiers import hmac_id
from journal.ids import clean_code, is_crockford, new_id


def test_the_id_of_a_record_is_fixed_by_the_format():
    """Computed with another implementation: openssl's HMAC and a base-32 table."""
    assert hmac_id(bytes(32), "0" * 26) == "Y6W9V17QWRTNEMSXPJ75FB7TN4"


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32), st.text())
def test_ids_depend_on_the_secret_and_are_26_crockford_characters(one, other, local_id):
    first = hmac_id(one, local_id)
    assert len(first) == 26
    assert is_crockford(first)
    assert (first == hmac_id(other, local_id)) == (one == other)


def test_a_code_is_the_first_eight_characters_in_two_fours():
    assert code_of("4F7K9Q2M" + "0" * 18) == "4F7K9Q2M"
    assert shown("4F7K9Q2M") == "T-4F7K-9Q2M"
    assert shown("4F7K9Q2M1234") == "T-4F7K-9Q2M-1234"
    assert clean_code(shown("4F7K9Q2M")) == "4F7K9Q2M"


def test_codes_grow_by_four_until_they_are_unique():
    ids = ["A" * 26, "A" * 8 + "B" * 18, "A" * 25 + "B", "C" * 26]
    codes = unique_codes(ids)
    assert codes == {
        "A" * 26: "A" * 26,
        "A" * 8 + "B" * 18: "A" * 8 + "B" * 4,
        "A" * 25 + "B": "A" * 25 + "B",
        "C" * 26: "C" * 8,
    }


@given(st.lists(st.text("AB", min_size=26, max_size=26), max_size=12))
def test_no_code_is_the_beginning_of_another_id(ids):
    codes = unique_codes(ids)
    assert codes.keys() == set(ids)
    for one, code in codes.items():
        assert one.startswith(code)
        assert [other for other in codes if other.startswith(code)] == [one]


def test_random_ids_keep_their_eight_characters():
    rng = random.Random(1)
    ids = [new_id(rng.randbytes) for _ in range(10_000)]
    assert unique_codes(ids) == {one: one[:8] for one in ids}


def test_a_longer_code_has_its_usual_one_as_its_beginning():
    record = "4F7K9Q2M1ABC8XYZ" + "0" * 10
    assert usual(shown(record[:12])) == usual(shown(record)) == shown(code_of(record))
