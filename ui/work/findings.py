"""A finder that reads each text once, so that a review can be looked at again and again."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from journal.privacy.finder import Finder, default_finder
from journal.privacy.finding import Finding
from journal.sharing import remembered_scores
from journal.sharing.own_finder import own_finder
from ui.work.memory import Memory


class RememberingFinder(Finder):
    """Reports each text that is new to it as progress, of an unknown total."""

    def __init__(self, finder: Finder, memory: Memory, read: Callable[[], None]) -> None:
        super().__init__(finder.own, finder.model)
        self._finder = finder
        self._findings = memory.findings
        self._read = read

    def find(self, text: str) -> list[Finding]:
        if text not in self._findings:
            self._read()
            self._findings[text] = self._finder.find(text)
        return self._findings[text]


def remembering(
    session: Session, memory: Memory, today: date, read: Callable[[], None] = lambda: None
) -> RememberingFinder:
    """The owner's finder over `memory`; what was found with other lists is forgotten.

    `read` is called before each text that was not read yet; raising there calls the work off.
    """
    finder = _remembered(own_finder(session, today), memory)
    if finder.own.names != memory.names:
        memory.names = finder.own.names
        memory.findings.clear()
    return RememberingFinder(finder, memory, read)


def nobodys(memory: Memory, read: Callable[[], None]) -> RememberingFinder:
    """The finder with nobody's own lists, for pages that are the same for every member."""
    return RememberingFinder(_remembered(default_finder(), memory), memory, read)


def _remembered(finder: Finder, memory: Memory) -> Finder:
    return remembered_scores.remembering(finder, memory.home) if memory.home else finder
