"""Two ways of doing the same, timed in turns, so that both see the same machine."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Ratio(NamedTuple):
    """Seconds of the yardstick and of ours, at the median and at the 95th percentile."""

    what: str
    theirs: float
    ours: float
    theirs_p95: float
    ours_p95: float

    @property
    def at_median(self) -> float:
        return self.ours / self.theirs

    @property
    def at_p95(self) -> float:
        return self.ours_p95 / self.theirs_p95

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.ours * 1e3:.2f} ms against {self.theirs * 1e3:.2f} ms, "
            f"{self.at_median:.2f} times; p95 {self.ours_p95 * 1e3:.2f} ms against "
            f"{self.theirs_p95 * 1e3:.2f} ms, {self.at_p95:.2f} times"
        )


def compare(
    what: str,
    theirs: Callable[[int], object],
    ours: Callable[[int], object],
    rounds: int,
    best_of: int = 1,
) -> Ratio:
    """Call both in turns, `rounds` times each after a few to warm up, with the round's number.

    `best_of` several calls of one round the shortest counts, for what can be done again: other
    programs on the machine then disturb less.
    """
    for warm in range(min(5, rounds)):
        theirs(-warm - 1)
        ours(-warm - 1)
    their_times, our_times = [], []
    for n in range(rounds):
        pairs = [(_seconds(theirs, n), _seconds(ours, n)) for _again in range(best_of)]
        their_times.append(min(pair[0] for pair in pairs))
        our_times.append(min(pair[1] for pair in pairs))
    their_times.sort()
    our_times.sort()
    late = min(rounds - 1, int(rounds * 0.95))
    ratio = Ratio(
        what,
        statistics.median(their_times),
        statistics.median(our_times),
        their_times[late],
        our_times[late],
    )
    print(f"\n{ratio}")
    return ratio


def _seconds(act: Callable[[int], object], n: int) -> float:
    started = time.perf_counter()
    act(n)
    return time.perf_counter() - started
