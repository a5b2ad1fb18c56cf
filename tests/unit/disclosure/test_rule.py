"""The thresholds that follow from a group's own."""

import pytest

from journal.digest.disclosure.rule import Rule, may_show, nearly_all, rounded


def test_a_threshold_is_at_least_three():
    with pytest.raises(ValueError, match="at least 3"):
        Rule(2)


@pytest.mark.parametrize(
    ("rule", "least"), [(Rule(3), 10), (Rule(5), 10), (Rule(6), 12), (Rule(5, True), 20)]
)
def test_figures_need_ten_contributors_and_twice_the_threshold(rule, least):
    assert rule.figures_allowed(least)
    assert not rule.figures_allowed(least - 1)


def test_the_upper_level_doubles_what_medians_need_too():
    assert (Rule(5).for_median, Rule(5).for_quartiles) == (10, 20)
    assert (Rule(5, True).for_median, Rule(5, True).for_quartiles) == (20, 40)


@pytest.mark.parametrize("upper", [False, True])
@pytest.mark.parametrize("k", [6, 7, 12])
def test_the_threshold_that_a_group_has_to_set_keeps_the_one_of_before(k: int, upper: bool):
    least = Rule(3, upper).reaching(k)
    assert Rule(least, upper).k >= k
    assert least == 3 or Rule(least - 1, upper).k < k


def test_a_rounded_count_is_within_two_of_the_true_one():
    assert [rounded(n) for n in (0, 2, 3, 7, 8, 12, 13)] == [0, 0, 5, 5, 10, 10, 15]
    assert all(abs(rounded(n) - n) <= 2 for n in range(1000))


def test_over_eighty_per_cent_is_nearly_all():
    assert not nearly_all(8, 10)
    assert nearly_all(9, 10)


@pytest.mark.parametrize("k", range(3, 31))
def test_no_count_is_printed_as_a_number_under_the_threshold(k: int) -> None:
    shown = [n for n in range(k + 10) if may_show(n, k)]
    assert shown
    assert min(map(rounded, shown)) >= k
    assert min(shown) - k in (0, 1, 2)
    assert shown == list(range(shown[0], k + 10))
