"""How strong the evidence of a trial is."""

from hypothesis import given
from hypothesis import strategies as st

from journal.digest.gather.evidence import (
    BY_OTHERS,
    BY_SAME_PERSON,
    ELSEWHERE,
    ONE_TRIAL,
    Repeat,
    weigh,
)

NAMES = st.sampled_from("ABCDEFGH")
REPEATS = st.lists(st.builds(Repeat, NAMES, NAMES, st.booleans(), st.booleans()), max_size=12)


def test_a_trial_that_nobody_repeated_is_one_trial() -> None:
    assert weigh([]).label("A") == ONE_TRIAL
    assert weigh([]).family("A") == ("A",)


def test_a_repeat_by_others_counts_for_the_whole_family() -> None:
    evidence = weigh([Repeat("B", "A", True, False), Repeat("C", "B", False, False)])
    assert {evidence.label(trial) for trial in "ABC"} == {BY_OTHERS}
    assert evidence.family("A") == ("A", "B", "C")


def test_the_same_person_elsewhere_is_still_the_same_person() -> None:
    assert weigh([Repeat("B", "A", True, True)]).label("A") == BY_SAME_PERSON


def test_another_phase_needs_another_person() -> None:
    assert weigh([Repeat("B", "A", False, True)]).label("B") == ELSEWHERE


@given(REPEATS, st.randoms())
def test_the_order_of_repeats_leaves_no_trace(repeats: list[Repeat], chance: object) -> None:
    shuffled = list(repeats)
    chance.shuffle(shuffled)
    assert weigh(shuffled).labels == weigh(repeats).labels
    assert weigh(shuffled).families == weigh(repeats).families
