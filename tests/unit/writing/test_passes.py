"""A pass reads what is in sight first, what it knows not again, and of a book only so much."""

from collections.abc import Sequence

from journal.privacy.finding import Finding, Kind, Outcome
from ui.writing.passes import MOST_THOROUGH, Known, Pass

PARAGRAPH = "Zuzanna wrote about the river and Kwame drew it. " * 10


class Counting:
    """Finds Zuzanna; remembers what it was given to read."""

    def __init__(self) -> None:
        self.read: list[tuple[str, bool]] = []

    def find(self, text: str, thorough: bool) -> Sequence[Finding]:
        self.read.append((text, thorough))
        why = "thorough" if thorough else "at once"
        return [
            Finding(at, at + 7, Kind.PERSON, Outcome.HIDE, why)
            for at in range(len(text))
            if text.startswith("Zuzanna", at)
        ]


def book(paragraphs: int) -> str:
    return "\n\n".join(f"{number} {PARAGRAPH}" for number in range(paragraphs))


def done(one: Pass) -> Pass:
    while not one.is_done:
        one.go_on(0)
    one.gather()
    return one


def test_it_finds_everything_where_it_stands() -> None:
    text = book(30)
    read = done(Pass(text, (0, 100), Counting(), Known(), thorough=False))
    assert [one.start for one in read.found] == [
        at for at in range(len(text)) if text.startswith("Zuzanna", at)
    ]


def test_what_is_in_sight_comes_first() -> None:
    text, reads = book(30), Counting()
    at = text.index("\n\n17 ") + 2
    one = Pass(text, (at, at + 50), reads, Known(), thorough=False)
    one.go_on(0)
    assert reads.read[0][0].startswith("17 ")
    assert one.has_read_sight
    assert not one.is_done


def test_what_is_known_is_not_read_again() -> None:
    reads, known = Counting(), Known()
    done(Pass(book(5), (0, 10), reads, known, thorough=False))
    reads.read.clear()
    changed = book(5).replace("3 Zuzanna", "3 And Zuzanna")
    done(Pass(changed, (0, 10), reads, known, thorough=False))
    assert [text[:5] for text, _ in reads.read] == ["3 And"]


def test_what_the_model_read_speaks_in_the_next_look() -> None:
    reads, known = Counting(), Known()
    done(Pass(book(3), (0, 10), reads, known, thorough=True))
    found = done(Pass(book(3), (0, 10), reads, known, thorough=False)).found
    assert {one.why for one in found} == {"thorough"}


def test_of_a_book_the_model_reads_what_is_around() -> None:
    text, reads, known = book(400), Counting(), Known()
    done(Pass(text, (0, 100), reads, known, thorough=False))
    reads.read.clear()
    read = done(Pass(text, (0, 100), reads, known, thorough=True))
    length = sum(len(piece) for piece, _ in reads.read)
    assert MOST_THOROUGH <= length < MOST_THOROUGH + 2_000
    assert len(read.found) == text.count("Zuzanna")  # elsewhere as it was found at once


def test_called_off_it_reads_no_more() -> None:
    reads = Counting()
    Pass(book(9), (0, 10), reads, Known(), thorough=False).go_on(60, lambda: len(reads.read) == 2)
    assert len(reads.read) == 2


def test_the_longest_unused_is_forgotten() -> None:
    known = Known(most=10)
    known.put("12345", True, ())
    known.put("67890", True, ())
    assert known.get("12345", True) == ()
    known.put("abc", True, ())
    assert known.get("67890", True) is None
    assert known.get("12345", True) == ()
