"""The thresholds of disclosure control, all of them from one number that the group chose.

Terms and practice: Hundepool et al., Handbook on Statistical Disclosure Control (ESSNet SDC):
frequency tables, minimum frequency rule, secondary suppression, rounding to a base.
"""

from dataclasses import dataclass

LEAST_THRESHOLD = 3
LEAST_CONTRIBUTORS = 10
BASE = 5
SLACK = BASE // 2
MOST_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Rule:
    """A group's threshold (contributors, at least 3), doubled where it takes in other groups."""

    threshold: int
    upper_level: bool = False

    def __post_init__(self) -> None:
        if self.threshold < LEAST_THRESHOLD:
            raise ValueError(f"a threshold is at least {LEAST_THRESHOLD}, not {self.threshold}")

    @property
    def k(self) -> int:
        """The least number of contributors that a shown figure may stand for."""
        return 2 * self.threshold if self.upper_level else self.threshold

    def reaching(self, k: int) -> int:
        """The least threshold of the group itself with which `k` is kept."""
        return -(-k // 2) if self.upper_level else k

    @property
    def for_figures(self) -> int:
        """The least number of contributors for a leaders' edition with figures."""
        return max(LEAST_CONTRIBUTORS, 2 * self.k)

    @property
    def for_list(self) -> int:
        """The least number of contributors behind a list without counts.

        It is the least that any group may choose as its threshold: in a group of three or four a
        list is all that there is, and it says neither how many nor which of them.
        """
        return 2 * LEAST_THRESHOLD if self.upper_level else LEAST_THRESHOLD

    @property
    def for_median(self) -> int:
        """The least number of contributors behind a median."""
        return median_of(self.k)

    @property
    def for_quartiles(self) -> int:
        """The least number of contributors behind quartiles."""
        return 4 * self.k

    def figures_allowed(self, contributors: int) -> bool:
        """Whether a leaders' edition may have figures; otherwise there is the group brief."""
        return contributors >= self.for_figures


def median_of(k: int) -> int:
    """The least number of contributors behind a median where figures take `k`."""
    return 2 * k


def rounded(n: int) -> int:
    """`n` to the nearest multiple of 5, so that a printed p stands for p − 2 to p + 2."""
    return (n + SLACK) // BASE * BASE


def least_of(printed: int) -> int:
    """The least number that a printed one may stand for."""
    return printed - SLACK


def may_show(n: int, k: int) -> bool:
    """Whether a count reaches the threshold `k`, also as it would be printed: 7 reads 5."""
    return min(n, rounded(n)) >= k


def nearly_all(most: int, contributors: int) -> bool:
    """Whether over 80 % of a row's contributors give one answer (group disclosure)."""
    return most > MOST_ALIKE * contributors
