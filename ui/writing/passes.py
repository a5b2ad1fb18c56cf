"""One pass over a text for identifiers: what is in sight first, a little at a time."""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from threading import Lock
from time import perf_counter
from typing import Protocol

from journal.privacy.finding import Finding, union
from ui.writing.pieces import Piece, pieces

Span = tuple[int, int]
MOST_THOROUGH = 12_000  # characters that the name model reads in one pass: some two seconds


class Reads(Protocol):
    """What finds: at once by patterns and lists, or with the name model too."""

    def find(self, text: str, thorough: bool) -> Sequence[Finding]: ...


class Known:
    """What was found in which piece, the longest unused forgotten first; for several threads."""

    def __init__(self, most: int = 1_000_000) -> None:
        self._most, self._held = most, 0  # characters
        self._found: OrderedDict[tuple[str, bool], Sequence[Finding]] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str, thorough: bool) -> Sequence[Finding] | None:
        with self._lock:
            found = self._found.get((text, thorough))
            if found is not None:
                self._found.move_to_end((text, thorough))
            return found

    def put(self, text: str, thorough: bool, found: Sequence[Finding]) -> None:
        with self._lock:
            if (text, thorough) not in self._found:
                self._held += len(text)
            self._found[text, thorough] = found
            while self._held > self._most:
                (gone, _), _found = self._found.popitem(last=False)
                self._held -= len(gone)


class Pass:
    """Reads `text`, thoroughly or at once, beginning with what is in `sight` (characters).

    A thorough pass reads with the name model what is nearest to what is in sight, up to a limit,
    so that a book that was pasted does not keep the computer busy; the rest is read when it comes
    into sight. Made and carried out in the pool; `known` outlives it.
    """

    def __init__(self, text: str, sight: Span, reads: Reads, known: Known, thorough: bool) -> None:
        self.text, self.thorough = text, thorough
        self._reads, self._known, self._sight = reads, known, sight
        self._found: dict[Piece, Sequence[Finding]] = {}
        self._left: deque[Piece] | None = None
        self.found: list[Finding] = []  # sorted, with its places in the text, as `gather` left it

    def go_on(self, seconds: float, called_off: Callable[[], bool] = lambda: False) -> None:
        """Read for that long, or one piece; nothing more once it is called off."""
        until = perf_counter() + seconds
        left = self._begun()
        while left and not called_off():
            piece = left.popleft()
            self._found[piece] = self._read(piece.text)
            if perf_counter() > until:
                return

    @property
    def is_done(self) -> bool:
        return self._left is not None and not self._left

    @property
    def has_read_sight(self) -> bool:
        """Whether all that is in sight is read."""
        return self._left is not None and not any(self._is_in_sight(piece) for piece in self._left)

    def gather(self) -> None:
        """Put together what was found so far."""
        self.found = union(
            replace(one, start=piece.start + one.start, end=piece.start + one.end)
            for piece, found in self._found.items()
            for one in found
        )

    def _begun(self) -> deque[Piece]:
        if self._left is not None:
            return self._left
        left = []
        for piece in sorted(pieces(self.text), key=self._distance):
            known = self._known.get(piece.text, True)
            if known is None and not self.thorough:
                known = self._known.get(piece.text, False)
            if known is None:
                left.append(piece)
            else:
                self._found[piece] = known
        self._left = deque(self._within_limit(left) if self.thorough else left)
        return self._left

    def _within_limit(self, left: Iterable[Piece]) -> list[Piece]:
        """Of those the ones to be read with the model; of the others what is known stands."""
        room, chosen = MOST_THOROUGH, []
        for piece in left:
            if room > 0:
                chosen.append(piece)
                room -= len(piece.text)
            else:
                self._found[piece] = self._known.get(piece.text, False) or ()
        return chosen

    def _read(self, text: str) -> Sequence[Finding]:
        found = self._reads.find(text, self.thorough)
        self._known.put(text, self.thorough, found)
        return found

    def _distance(self, piece: Piece) -> int:
        first, last = self._sight
        return max(first - piece.end, piece.start - last, 0)

    def _is_in_sight(self, piece: Piece) -> bool:
        return self._distance(piece) == 0
