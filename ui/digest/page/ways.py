"""What one may do from a page of a digest; what is None is not on offer there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ui.digest.page.table import Behind

Code = Callable[[str], object]
_USUAL = len("T-4F7K-9Q2M")


@dataclass(frozen=True, slots=True)
class Ways:
    """`go_to`, `hide`, `lead` and `attempt` get the code of a trial; `behind` leads from a figure.

    `leading` are the codes of the trials that lead: `lead` lets these lead no longer. `mine` are
    those of the reader's own trials, which are not tried after a colleague.
    """

    go_to: Code
    hide: Code | None = None
    attempt: Code | None = None
    behind: Behind | None = None
    lead: Code | None = None
    leading: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()


def is_of_usual_code(code: str, codes: Collection[str]) -> bool:
    """Whether a trial is one of those with these usual codes; a printed code may be longer."""
    return code[:_USUAL] in codes
