"""What is marked in a text is what the index found there: FTS5's own highlight() is the judge."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.logbook.marking import marked, marks, tokens_of
from journal.logbook.query import Query, parse
from journal.logbook.search import search_expression
from tests.fixtures.journals import TODAY

BEGINS, ENDS = "\x01", "\x02"
# Letters with and without accents, some joined and some apart, other scripts, signs between words.
SIGNS = "abcdeéèüßöñçİıſÅøœłḱ\u0301\u0308\u0327ΑάбйЙ漢字नि９0²½_-'’.,: \n\"*\ue001"
TEXTS = st.text(alphabet=SIGNS, max_size=40)


def judged(text: str, query: Query) -> list[tuple[int, int]]:
    """Where FTS5 marks the text for any of the words of a query."""
    if not marks(query):
        return []
    expression = " OR ".join(
        str(search_expression(Query((clause,)))) for clause in marks(query)
    )  # fmt: skip
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(
            "CREATE VIRTUAL TABLE i USING fts5(a, tokenize='unicode61 remove_diacritics 2')"
        )
        index.execute("INSERT INTO i VALUES (?)", (text,))
        row = index.execute(
            "SELECT highlight(i, 0, ?, ?) FROM i WHERE i MATCH ?", (BEGINS, ENDS, expression)
        ).fetchone()
    found: list[tuple[int, int]] = []
    place = start = 0
    for sign in row[0] if row else "":
        if sign == BEGINS:
            start = place
        elif sign == ENDS:
            found.append((start, place))
        else:
            place += 1
    return found


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Café and cafeteria", "cafe ", ["Café"]),
        ("Café and cafeteria", "cafe", ["Café", "cafeteria"]),
        ("a cafe", "café ", ["cafe"]),
        ("Cafe\u0301 now", "cafe ", ["Cafe\u0301"]),
        ("unquizzed quiz", "quiz ", ["quiz"]),
        ("a quiz, about leaves", '"quiz about"', ["quiz, about"]),
        ("a quiz about leaves", '"quiz about lea"*', ["quiz about leaves"]),
        ("about a quiz", '"quiz about"', []),
        ("one two one", "one two ", ["one", "two", "one"]),
        ("one two three", '"one two" "two three" ', ["one two three"]),
        ("no foxes", "-foxes no ", ["no"]),
        ("tool claude", "tool:claude ", []),
        ("fox's den", "fox's ", ["fox's"]),
        ("a_b", "b ", ["b"]),
        ("", "fox", []),
    ],
)
def test_marks(text: str, typed: str, shown: list[str]) -> None:
    wanted = marks(parse(typed, TODAY))
    assert [text[start:end] for start, end in marked(text, wanted)] == shown


@given(TEXTS, TEXTS)
@example("a\u0301b", "áb")
@example("\u0301a", "a")
@example("aa a aa", "a*")
@example("a b a b a", '"a b a"')
def test_the_index_marks_the_same(text: str, typed: str) -> None:
    query = parse(typed, TODAY)
    assert marked(text, marks(query)) == judged(text, query)


@given(TEXTS, st.lists(st.sampled_from(SIGNS[:24]), min_size=1, max_size=3))
def test_a_word_of_the_text_is_marked(text: str, parts: list[str]) -> None:
    word = "".join(parts)
    query = parse(f"{word} ", TODAY)
    shown = f"{text} {word} {text}"
    assert marked(shown, marks(query)) == judged(shown, query)


@given(st.text(max_size=60), st.text(max_size=20))
def test_marks_lie_in_the_text_in_order_and_apart(text: str, typed: str) -> None:
    places = [place for span in marked(text, marks(parse(typed, TODAY))) for place in span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.text(max_size=60))
def test_words_are_cut_where_they_stand(text: str) -> None:
    for _word, start, end in tokens_of(text):
        assert start < end
        assert not any(sign.isspace() for sign in text[start:end])
