"""What became of a finding is found again in the shared wording."""

from hypothesis import given
from hypothesis import strategies as st

from ui.work.alignment import aligned


def became(private: str, shared: str, *found: str) -> list[str]:
    at, spans = 0, []
    for word in found:
        start = private.index(word, at)
        at = start + len(word)
        spans.append((start, at))
    return [shared[start:end] for start, end in aligned(private, shared, spans)]


def test_each_finding_has_its_own_words() -> None:
    private = "Zuzanna of Kestrel house liked it; I told Zuzanna’s mum at x@y.org."
    shared = "A pupil of a class house liked it; I told the pupil's mum at an e-mail address."
    assert became(private, shared, "Zuzanna", "Kestrel", "Zuzanna", "x@y.org") == [
        "A pupil",
        "a class",
        "the pupil",
        "an e-mail address",
    ]


def test_a_title_before_a_name_is_part_of_what_was_hidden() -> None:
    private, shared = "It was Mr Smith who asked.", "It was a colleague who asked."
    assert became(private, shared, "Smith") == ["a colleague"]


def test_a_title_alone_between_two_names_does_not_make_the_first_one_vanish() -> None:
    private = "Mrs Patel, Mr Hughes and Kim saw it."
    shared = "A colleague, another colleague and a pupil saw it."
    both = "A colleague, another colleague"
    assert became(private, shared, "Patel", "Hughes", "Kim") == [both, both, "a pupil"]


def test_what_is_left_out_has_no_words_and_what_is_kept_its_own() -> None:
    private, shared = "A girl called Ada and Bo sent it", "A girl and Bo sent it"
    assert became(private, shared, "Ada", "Bo") == ["", "Bo"]


def test_words_of_ones_own_are_known_whatever_follows() -> None:
    private, shared = "Tunde in 7B copied it", "somebody with ink in it in a class copied it"
    spans = [(0, 5), (9, 11)]
    found = aligned(private, shared, spans, ["somebody with ink in it", None])
    assert [shared[start:end] for start, end in found] == ["somebody with ink in it", "a class"]


def test_nothing_between_two_findings_makes_them_one() -> None:
    assert became("Ada Bo went", "two pupils went", "Ada", "Bo") == ["two pupils"] * 2


@given(st.lists(st.sampled_from(["plan", "Ada", "quiz", "Bo", "and", "the"]), max_size=40))
def test_each_name_is_found_again_among_other_words(tokens: list[str]) -> None:
    names = {"Ada": "NAMEA", "Bo": "NAMEB"}
    parts, spans, at = [], [], 0
    for token in tokens:
        spans += [(at, at + len(token))] if token in names else []
        parts.append(names.get(token, token))
        at += len(token) + 1
    private, shared = " ".join(tokens), " ".join(parts)
    for (start, end), (from_, to) in zip(spans, aligned(private, shared, spans), strict=True):
        assert names[private[start:end]] in shared[from_:to]
