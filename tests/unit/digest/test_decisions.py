"""A facilitator's decisions as a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import UserError
from journal.group.decisions import Action, Decisions, Hide, Retired, read_decisions


@given(
    st.builds(
        Decisions,
        hides=st.tuples(st.builds(Hide, code=st.text(min_size=4, max_size=9), why=st.text())),
        retired=st.tuples(
            st.builds(Retired, contributor=st.from_regex(r"[0-9a-f]{64}", fullmatch=True))
        ),
        foreword=st.text(max_size=50),
        actions=st.tuples(st.builds(Action, ask=st.text(min_size=1, max_size=50))),
    )
)
def test_what_is_written_is_read_again_and_written_the_same(decisions: Decisions) -> None:
    data = decisions.to_bytes()
    assert read_decisions(data) == decisions
    assert read_decisions(data).to_bytes() == data


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"version": "2"}', b'{"figures": 1}', b'{"statements": "x"}']
)
def test_any_other_file_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="not a file of digest decisions"):
        read_decisions(data)


def test_the_role_of_an_owner_is_one_of_the_vocabulary() -> None:
    with pytest.raises(UserError, match=r"\(actions\.0\.owner_role: .*no such role"):
        read_decisions(b'{"actions":[{"ask":"A day","owner_role":"headmistress"}]}')


def test_the_sentence_names_the_place_by_the_fields_that_there_are() -> None:
    with pytest.raises(UserError, match=r"\(retired\.0\.contributor:"):
        read_decisions(b'{"retired":[{"contributor":"x"}]}')


def test_a_file_from_before_contributions_were_retired_is_read() -> None:
    before = b'{"hides":[{"code":"4F7K9Q2M","why":"y"}],"statements":["We try on."],"version":1}'
    made = read_decisions(before)
    assert made == Decisions(hides=(Hide(code="4F7K9Q2M", why="y"),), statements=("We try on.",))
    assert made.retired == ()
    with pytest.raises(UserError, match="not a file of digest decisions"):
        read_decisions(b'{"retired": [{"contributor": "somebody"}]}')


def test_no_more_than_five_statements() -> None:
    with pytest.raises(UserError, match="statements"):
        read_decisions(b'{"statements": ["1", "2", "3", "4", "5", "6"]}')


@pytest.mark.parametrize("data", [b'{"version": 2}', b'{"version": 9, "sparkle": ["new"]}'])
def test_decisions_of_a_version_to_come_are_told_as_such(data: bytes) -> None:
    with pytest.raises(UserError, match="newer version"):
        read_decisions(data)
    with pytest.raises(UserError, match="not a file of digest decisions"):
        read_decisions(b"[" * 100_000)
