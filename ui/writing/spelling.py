"""The spelling of the window: its dictionary, read once somebody types, and the owner's words."""

from __future__ import annotations

from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.owner_settings import OwnerSettings
    from ui.worker import Worker
    from ui.writing.dictionary import Dictionary


class Spelling(QObject):
    """`changed` tells that a word may be judged otherwise now, `words_changed` the owner's words.

    A name is never doubted: see ui.writing.checked_words and Dictionary.knows.
    """

    changed = Signal()
    words_changed = Signal(object)  # all of them

    def __init__(self, worker: Worker, settings: OwnerSettings) -> None:
        super().__init__()
        self._worker, self._settings = worker, settings
        self._dictionary: Dictionary | None = None
        self._asked: str | None = None  # the language whose dictionary was asked for
        self._own: set[str] = set()
        self._chosen = self._choice()
        settings.changed.connect(self._on_settings)

    @property
    def is_on(self) -> bool:
        """Whether the owner wants it, and the language of the app has a dictionary."""
        return self._settings.now.spelling and has_dictionary(self._settings.now.language)

    @property
    def is_ready(self) -> bool:
        """Whether words can be judged now."""
        return self.is_on and self._dictionary is not None

    def why_off(self) -> str:
        """In a sentence, why nothing is underlined; empty where it is."""
        if not has_dictionary(self._settings.now.language):
            return self.tr("There is no dictionary of this language, so no word is underlined.")
        if not self._settings.now.spelling:
            return self.tr("Spelling is switched off in Settings.")
        return ""

    def wake(self) -> None:
        """Somebody types: have the dictionary read, off the window's thread, if it was not yet."""
        language = self._settings.now.language
        if self.is_on and self._asked != language:
            self._asked = language
            self._worker.compute(partial(_read, language), partial(self._take, language))
            self.read_words()

    def read_words(self) -> None:
        """Have the owner's words read; `words_changed` brings them."""
        # A journal that cannot be opened is told of elsewhere.
        self._worker.ask(lambda session: _work().listed(session), self._take_words, _no_matter)

    def knows(self, word: str) -> bool:
        """Whether `word` is one; everything is until the dictionary is read."""
        if self._dictionary is None or self._dictionary.knows(word):
            return True
        plain = word.lower().replace("’", "'")
        return plain in self._own or plain.removesuffix("'s") in self._own

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first."""
        return self._dictionary.suggestions(word) if self._dictionary else []

    def accept(self, word: str) -> None:
        """From now on `word` is one."""
        asked = self._worker.ask(
            lambda session: _work().accept(session, word),
            lambda kept: self._take_words([*self._own, kept]),
        )
        asked.failed.connect(lambda error: self.read_words())

    def forget(self, word: str) -> None:
        """`word` is judged by the dictionary again."""
        self._worker.ask(
            lambda session: _work().forget(session, word),
            lambda _: self._take_words([own for own in self._own if own != word]),
        )

    def _take(self, language: str, dictionary: Dictionary) -> None:
        if language == self._asked:
            self._dictionary = dictionary
            self.changed.emit()

    def _take_words(self, words: list[str]) -> None:
        self._own = set(words)
        self.words_changed.emit(sorted(self._own))
        if self.is_ready:
            self.changed.emit()

    def _choice(self) -> tuple[str, bool]:
        return self._settings.now.language, self._settings.now.spelling

    def _on_settings(self) -> None:
        if self._choice() == self._chosen:
            return
        if self._chosen[0] != self._settings.now.language:
            self._dictionary = self._asked = None
        self._chosen = self._choice()
        self.changed.emit()


def has_dictionary(language: str) -> bool:
    """Whether pyspellchecker has words of `language` (ISO 639-1); it is not imported for that."""
    found = find_spec("spellchecker")
    if found is None or not found.origin:
        return False
    return Path(found.origin).with_name("resources").joinpath(f"{language}.json.gz").exists()


@lru_cache(maxsize=1)
def _read(language: str) -> Dictionary:
    # Deferred: runs in the pool once somebody types.
    from ui.writing.dictionary import Dictionary

    return Dictionary(language)


def _work() -> Any:
    # Deferred: imports SQLModel; runs in the lane.
    from ui.work import words

    return words


def _no_matter(error: Exception) -> None:
    pass
