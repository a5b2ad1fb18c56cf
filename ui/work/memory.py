"""What a review or a digest read already. Made with the pages, so it loads nothing that finds:
a third of a second in which the window would stand still.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.paths import Home
    from journal.privacy.finding import Finding
    from journal.privacy.lists.own_names import OwnName
    from ui.work.findings import RememberingFinder


@dataclass
class Memory:
    """What was found in which text, as long as the owner's own lists stay as they are.

    With a `home`, what the name model says is remembered there when this is gone.
    """

    names: tuple[OwnName, ...] = ()
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    home: Home | None = None


def nobodys(memory: Memory, read: Callable[[], None]) -> RememberingFinder:
    """The finder of ui.work.findings with nobody's own lists, away from the window's thread."""
    from ui.work import findings

    return findings.nobodys(memory, read)
