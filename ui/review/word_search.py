"""Is a word in what leaves? Looked for in every byte, and shown where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.language import plural
from ui.actions import Actions
from ui.palettes import Palette
from ui.widgets.prose import Prose, coloured, marked
from ui.widgets.sheet import Card, words
from ui.work.leaving import Look

AROUND = 60  # characters shown on either side
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of a word: where that is, and the words around it."""

    where: str
    before: str
    words: str
    after: str


class WordSearch(Card):
    """The field takes the keys of Find wherever the page has the focus."""

    searched = Signal(int)  # how many places there are

    def __init__(self) -> None:
        super().__init__(self.tr("Look for a word in everything that leaves"))
        self._look = Look()
        self._folded: dict[str, str] = {}
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(420)
        self.field.setPlaceholderText(self.tr("a name, for example"))
        self.field.setAccessibleName(self.tr("Look for a word in everything that leaves"))
        self.field.textChanged.connect(self._search)
        self.answer = words("", "question")
        self._hits = QVBoxLayout()
        self._hits.setSpacing(4)
        self.body.addWidget(self.field)
        self.body.addWidget(self.answer)
        self.body.addLayout(self._hits)
        self.answer.hide()

    def attach(self, actions: Actions, page: QWidget) -> None:
        """Let the keys of Find on `page` lead here."""
        actions.attach("find", page, self.focus_field)

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_look(self, look: Look) -> None:
        """Look in this from now on."""
        self._look = look
        self._folded = {
            name: content.decode("utf-8", "replace").casefold()
            for name, content in look.members.items()
            if name.endswith((".json", ".jsonl", ".txt"))
        }
        self._search()

    def _search(self) -> None:
        wanted = self.field.text().strip()
        while item := self._hits.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        self.answer.setVisible(bool(wanted))
        if not wanted:
            return
        hits = list(found(self._look, self._folded, wanted))
        said = self.tr("“{word}” is not in it.")
        if hits:
            said = self.tr("“{word}” is in it, {places}.").replace(
                "{places}", plural("in {n} place", "in {n} places", len(hits))
            )
        self.answer.setText(said.replace("{word}", wanted))
        QAccessible.updateAccessibility(QAccessibleEvent(self.answer, QAccessible.Event.Alert))
        for hit in hits[:MOST_SHOWN]:
            self._hits.addWidget(Prose(lambda colours, hit=hit: _html(hit, colours)))
        self.searched.emit(len(hits))


def found(look: Look, folded: dict[str, str], wanted: str) -> Iterator[Hit]:
    """Every place of a word, however its letters are cased: in the texts, else in the members."""
    sought = wanted.casefold()
    in_texts = 0
    for going in look.going:
        for text in going.texts:
            for hit in _in_text(f"{going.title} · {text.label}", text.shared, sought):
                in_texts += 1
                yield hit
    for name, content in folded.items():
        if in_texts and name.endswith(".jsonl"):
            continue  # shown above, in the words of the trial
        yield from _in_text(name, content, sought)


def _in_text(where: str, text: str, sought: str) -> Iterator[Hit]:
    folded = text.casefold()
    if len(folded) != len(text):
        text = folded  # a letter that folds to two: show the folded words
    at = folded.find(sought)
    while at >= 0:
        end = at + len(sought)
        before = " ".join(text[max(0, at - AROUND) : at].splitlines())
        after = " ".join(text[end : end + AROUND].splitlines())
        yield Hit(where, before, text[at:end], after)
        at = folded.find(sought, end)


def _html(hit: Hit, colours: Palette) -> str:
    stretches = [(hit.before, "", ""), (hit.words, "mark", "text"), (hit.after, "", "")]
    return f"{coloured(hit.where, 'muted', colours)}<br>… {marked(stretches, colours)} …"
