"""What the scan prints of words that the facilitator decided on."""

from journal.digest.scan import Scanner
from journal.group.decisions import Decisions, Mask
from journal.privacy.finding import Outcome
from tests.fixtures.finders import FindsOnly


def printed(text: str, *masks: Mask, kept: tuple[str, ...] = ()) -> str:
    finder = FindsOnly({"Al": Outcome.HIDE})
    return str(Scanner(finder, Decisions(masks=masks, kept=kept)).printed(text))


def test_a_found_word_is_reworded_however_it_is_written() -> None:
    reworded = Mask(text="Al", replacement="a pupil")
    assert printed("Al asked, then AL asked again.", reworded) == (
        "a pupil asked, then a pupil asked again."
    )


def test_a_word_to_be_masked_is_not_sought_inside_others() -> None:
    assert printed("Also Al's plan.", Mask(text="Al")) == "Also [name removed]'s plan."
    assert printed("Ms K. and Also", Mask(text="K.", replacement="one\\1")) == "Ms one\\1 and Also"


def test_a_word_that_is_kept_and_reworded_has_the_new_wording() -> None:
    reworded = Mask(text="Al", replacement="a pupil")
    assert printed("Also Al.", reworded, kept=("al",)) == "Also a pupil."


def test_a_word_that_is_found_comes_with_the_words_around_it() -> None:
    scanner = Scanner(FindsOnly({"Al": Outcome.HIDE}), Decisions())
    scanner.printed(f"{'We waited and ' * 9}Al\nasked{' and waited' * 9}.")
    scanner.printed("Then Al laughed.")
    (found,) = scanner.found()
    assert "waited and Al asked and waited" in found.around
    assert found.around.startswith("…")
    assert found.around.endswith("…")
    assert len(found.around) < 130
