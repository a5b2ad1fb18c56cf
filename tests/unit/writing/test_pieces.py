"""Long texts in pieces: nothing is left out, no name is cut in all of them, edits stay local."""

from hypothesis import given
from hypothesis import strategies as st

from ui.writing.pieces import LONGEST, pieces

SENTENCE = "Zuzanna wrote about the river and Kwame drew it. "
texts = st.lists(
    st.sampled_from([SENTENCE, "word ", "\n\n", "\n", "é😀", "x" * 700, " \n \n"]), max_size=80
).map("".join)


@given(texts)
def test_every_word_is_in_a_piece_and_in_its_place(text: str) -> None:
    covered = set()
    for piece in pieces(text):
        assert 0 < len(piece.text) <= LONGEST
        assert text[piece.start : piece.end] == piece.text
        covered.update(range(piece.start, piece.end))
    assert all(at in covered for at, sign in enumerate(text) if not sign.isspace())


def test_a_short_text_is_one_piece() -> None:
    assert [piece.text for piece in pieces("One.\n\nTwo.")] == ["One.\n\nTwo."]
    assert pieces(" \n ") == []


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    cut = pieces(SENTENCE * 200)
    assert len(cut) > 5
    assert all(piece.text.startswith("Zuzanna wrote") for piece in cut)


def test_a_name_at_a_cut_without_a_sentence_is_whole_in_one_piece() -> None:
    text = "and Zuzanna Kowalska then " * 200
    names = text.count("Zuzanna Kowalska")
    whole = {
        piece.start + at
        for piece in pieces(text)
        for at in range(len(piece.text))
        if piece.text.startswith("Zuzanna Kowalska", at)
    }
    assert len(whole) == names


def test_a_change_leaves_the_pieces_of_other_paragraphs_alone() -> None:
    paragraphs = [f"{number}. {SENTENCE * 9}" for number in range(20)]
    before = {piece.text for piece in pieces("\n\n".join(paragraphs))}
    paragraphs[3] += "And more."
    after = {piece.text for piece in pieces("\n\n".join(paragraphs))}
    assert len(after - before) == 1
