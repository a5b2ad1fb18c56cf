"""Which part of a digest the command line writes, and for whom."""

import pytest

from journal.cli.parts import audience_of, paper_of
from journal.errors import UserError


@pytest.mark.parametrize(
    ("edition", "part", "audience"),
    [
        (None, "digest", "peers"),
        ("leaders", "digest", "leaders"),
        (None, "board", "leaders"),
        ("leaders", "board", "leaders"),
        (None, "pack", "peers"),
        ("peers", "pack", "peers"),
    ],
)
def test_a_part_has_its_own_readers(edition: str | None, part: str, audience: str) -> None:
    assert audience_of(edition, part) == audience


@pytest.mark.parametrize(
    ("edition", "part", "sentence"),
    [
        ("peers", "board", "goes with the leaders"),
        ("leaders", "pack", "goes with the leaders"),
        ("pupils", "digest", "for peers or for leaders"),
        (None, "poster", "board sheet"),
    ],
)
def test_any_other_pair_gets_a_sentence(edition: str | None, part: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        audience_of(edition, part)


def test_paper_is_one_of_two() -> None:
    assert paper_of("letter") == "letter"
    with pytest.raises(UserError, match="a4 or letter"):
        paper_of("a5")
