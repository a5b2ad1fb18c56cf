"""What one may do from a page of a digest; what is None is not on offer there."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.digest.page.table import Behind

Code = Callable[[str], object]


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
