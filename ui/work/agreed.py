"""What is agreed before a share. Made with the pages, so it loads nothing that shares."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the owner said yes to before a share: to overwrite another computer's, by the hash of
    its manifest, "" for none; and that the clock is right.
    """

    take_over: str = ""
    clock_is_right: bool = False


NOTHING_AGREED = Agreed()
