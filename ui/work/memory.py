"""What a review or a digest read already. Made with the pages, so it loads nothing that finds:
a third of a second in which the window would stand still.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.paths import Home
    from journal.privacy.finding import Finding
    from journal.privacy.lists.own_names import OwnName


@dataclass
class Memory:
    """What was found in which text, as long as the owner's own lists stay as they are.

    With a `home`, what the name model says is remembered there when this is gone.
    """

    names: tuple[OwnName, ...] = ()
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    home: Home | None = None
