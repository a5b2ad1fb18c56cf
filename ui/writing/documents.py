"""The texts being written, each with its own undo, kept while another trial is on show."""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

MOST_KEPT = 120  # texts that nobody looks at now
MOST_CHARACTERS = 2_000_000  # in all of those


class Documents:
    """One document for each text of each record, by the record's key and the field's name.

    A text that was changed is kept after its box turned to another one, so that undo and redo go on
    where they stopped; the longest unseen are forgotten first.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], QTextDocument] = OrderedDict()
        self._shown: set[QTextDocument] = set()

    def take(self, key: str, field: str) -> QTextDocument:
        """The document of this text, empty at first; it stays until it is given back."""
        place = (key, field)
        document = self._kept.get(place)
        if document is None:
            document = self._kept[place] = QTextDocument()
            document.setDocumentLayout(QPlainTextDocumentLayout(document))
        self._kept.move_to_end(place)
        self._shown.add(document)
        return document

    def give_back(self, document: QTextDocument) -> None:
        """No box shows it any more."""
        self._shown.discard(document)
        place = next((place for place, kept in self._kept.items() if kept is document), None)
        if place is None or not (document.isUndoAvailable() or document.isRedoAvailable()):
            self._kept.pop(place, None)  # type: ignore[arg-type]
            document.deleteLater()
        self._forget_oldest()

    def rename(self, key: str, new: str) -> None:
        """What was written under `key` is the record `new` from now on: a draft became a trial."""
        if new != key:
            self.drop([new])
        for place in [place for place in self._kept if place[0] == key]:
            self._kept[new, place[1]] = self._kept.pop(place)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget every text of these records, and what undo would bring back of them."""
        gone = set(keys)
        for place in [place for place in self._kept if place[0] in gone]:
            document = self._kept.pop(place)
            document.clearUndoRedoStacks()
            if document not in self._shown:
                document.deleteLater()

    def _forget_oldest(self) -> None:
        unseen = [(place, kept) for place, kept in self._kept.items() if kept not in self._shown]
        characters = sum(document.characterCount() for _, document in unseen)
        while len(unseen) > MOST_KEPT or (unseen and characters > MOST_CHARACTERS):
            place, document = unseen.pop(0)
            characters -= document.characterCount()
            del self._kept[place]
            document.deleteLater()
