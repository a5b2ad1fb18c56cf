"""Ids, clock, language and paths."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import utc_now, weeks_since_1970
from journal.errors import Undecided, UserError
from journal.ids import ALPHABET, ID_LENGTH, clean_code, crockford, in_fours, is_crockford, new_id
from journal.language import _, plural, use_language
from journal.paths import HOME_VARIABLE, Home, find_home


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"\0", "00"), (b"\xff", "ZW"), (b"\0" * 16, "0" * 26), (b"hello", "D1JPRV3F")],
)
def test_crockford(data: bytes, text: str) -> None:
    assert crockford(data) == text


@given(st.binary(min_size=16, max_size=16))
def test_ids(data: bytes) -> None:
    made = new_id(lambda n: data[:n])
    assert len(made) == ID_LENGTH
    assert is_crockford(made)
    number = 0
    for character in made:
        number = number * 32 + ALPHABET.index(character)
    assert number >> 2 == int.from_bytes(data, "big")


def test_ids_are_random() -> None:
    assert len({new_id() for _n in range(1_000)}) == 1_000


@pytest.mark.parametrize("text", ["", "ILOU", "abc", "4F7K-", "4F7Ké"])
def test_what_is_no_id(text: str) -> None:
    assert not is_crockford(text)


@pytest.mark.parametrize(
    "typed", ["T-4F7K-9Q2M", "t-4f7k 9q2m", " 4f7k9q2m ", "4F7K9Q2M", "T-4F7K9Q2M"]
)
def test_codes_as_people_type_them(typed: str) -> None:
    assert clean_code(typed) == "4F7K9Q2M"
    assert in_fours(clean_code(typed)) == "4F7K-9Q2M"


def test_misread_letters_in_a_code() -> None:
    assert clean_code("iLoO") == "1100"


def test_the_clock() -> None:
    assert utc_now().tzinfo is UTC
    assert weeks_since_1970(datetime(1970, 1, 7, 23, 59, tzinfo=UTC)) == 0
    assert weeks_since_1970(datetime(1970, 1, 8, tzinfo=UTC)) == 1
    east = timezone(timedelta(hours=5))
    assert weeks_since_1970(datetime(1970, 1, 8, 4, tzinfo=east)) == 0


def test_sentences_without_a_translation_are_english() -> None:
    use_language("xx")
    try:
        assert _("Give a reason why not.") == "Give a reason why not."
        assert plural("{n} trial", "{n} trials", 1) == "1 trial"
        assert plural("{n} trial", "{n} trials", 2) == "2 trials"
    finally:
        use_language("en")


def test_errors_carry_their_exit_status() -> None:
    assert (UserError("x").exit_code, Undecided("x").exit_code) == (1, 3)
    assert UserError("One sentence.").sentence == "One sentence."


def test_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "named"))
    assert find_home(str(tmp_path / "chosen")).root == tmp_path / "chosen"
    assert find_home().root == tmp_path / "named"
    monkeypatch.delenv(HOME_VARIABLE)
    assert find_home().root.name == "TrialJournal"


def test_where_things_lie(tmp_path: Path) -> None:
    home = Home(tmp_path)
    places = {home.database, home.settings_file, home.groups, home.backups, home.logs, home.lock}
    assert len(places) == 6
    assert all(place.parent == tmp_path for place in places)
    assert home.library("ABC").parent == home.groups
