"""One trial that leaves: private and shared wording side by side, each change with its reason."""

from difflib import SequenceMatcher
from re import findall

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.palettes import Palette
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.prose import Prose, Stretch, coloured, marked, plain
from ui.widgets.sheet import Card, words
from ui.work.leaving import Change, Going, Text


class GoingCard(Card):
    """`change_wanted` carries what was found and the other answer.

    `least` is how many must have released something before leaders get figures.
    """

    change_wanted = Signal(object, object)

    def __init__(self, going: Going, style: Style, is_open: bool, least: int) -> None:
        super().__init__()
        self._going = going
        self._least = least
        self.body.setContentsMargins(12, 8, 16, 12)
        self.disclosure = Disclosure(going.title, self._content, style)
        self.disclosure.note(self._note())
        self.body.addWidget(self.disclosure)
        self.disclosure.set_open(is_open)

    def _note(self) -> str:
        seen = {
            "group": self.tr("my group"),
            "leaders": self.tr("my group and leaders"),
        }.get(self._going.visibility, "")
        changed = self._going.changed
        changes = plural("{n} change", "{n} changes", changed) if changed else ""
        return " · ".join(part for part in (seen, changes) if part)

    def _content(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._texts())
        if self._going.along:
            layout.addWidget(_along(self.tr("Goes along"), self._going.along))
        if self._going.for_leaders:
            layout.addWidget(self._leaders_card())
        return holder

    def _texts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        if any(text.private != text.shared for text in self._going.texts):
            grid.addWidget(words(self.tr("In your journal"), "hint"), 0, 0)
            grid.addWidget(words(self.tr("As it leaves"), "hint"), 0, 1)
        for row, text in enumerate(self._going.texts):
            private = Prose(lambda colours, text=text: _private(text, colours))
            if text.private == text.shared and not text.changes:
                grid.addWidget(private, 2 * row + 1, 0, 1, 2)
                continue
            shared = Prose(lambda colours, text=text: _shared(text, colours))
            grid.addWidget(private, 2 * row + 1, 0)
            grid.addWidget(shared, 2 * row + 1, 1)
            if text.changes:
                grid.addLayout(self._reasons(text), 2 * row + 2, 0, 1, 2)
        return grid

    def _reasons(self, text: Text) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        for change in {change.item.id: change for change in text.changes}.values():
            column.addLayout(self._reason(change))
        return column

    def _reason(self, change: Change) -> QHBoxLayout:
        if change.kept:
            said = self.tr("“{words}” stays, as you decided ({why})")
            answer, label = "hide", self.tr("Hide it")
        elif change.reworded:
            said = self.tr("“{words}” becomes “{became}”, as you decided ({why})")
            answer, label = "hide", self.tr("Hide it")
        else:
            said = self.tr("“{words}” is put in general words: {why}")
            answer, label = "keep", self.tr("Keep it")
        button = QPushButton(label)
        set_role(button, "quiet")
        button.setAccessibleName(f"{label}: {change.words}")
        button.clicked.connect(lambda: self.change_wanted.emit(change.item, answer))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            words(said.format(words=change.words, became=change.reworded, why=change.why), "hint"),
            1,
        )
        row.addWidget(button)
        return row

    def _leaders_card(self) -> Card:
        card = Card(self.tr("The card that leaders would get"))
        if self._going.open_name:
            card.body.addWidget(
                words(self.tr("Your name stands on it: {name}").format(name=self._going.open_name))
            )
        line = self._going.line or self.tr(
            "No line was written. Edit the trial to write one; leaders read no other words of it."
        )
        card.body.addWidget(
            words(f"“{line}”" if self._going.line else line, "question" if self._going.line else "")
        )
        card.body.addWidget(_along(self.tr("With it"), self._going.for_leaders))
        card.body.addWidget(
            words(
                self.tr(
                    "With fewer than {least} contributors leaders get the line with its tool and "
                    "work area only; with more, the rest counts in figures above the threshold."
                ).format(least=self._least),
                "hint",
            )
        )
        return card


def _along(heading: str, pairs: tuple[tuple[str, str], ...]) -> Prose:
    def make(colours: Palette) -> str:
        said = [f"{coloured(f'{name}:', 'muted', colours)} {plain(value)}" for name, value in pairs]
        return f"{coloured(heading, 'muted', colours)}<br>" + " &nbsp;·&nbsp; ".join(said)

    return Prose(make)


def _private(text: Text, colours: Palette) -> str:
    stretches: list[Stretch] = []
    at = 0
    for change in text.changes:
        stretches.append((text.private[at : change.start], "", ""))
        ground = "hover" if change.kept else "ask_wash"
        stretches.append((text.private[change.start : change.end], ground, "text"))
        at = change.end
    stretches.append((text.private[at:], "", ""))
    return f"{coloured(text.label, 'muted', colours)}<br>{marked(stretches, colours)}"


def _shared(text: Text, colours: Palette) -> str:
    label = coloured(text.label, "muted", colours)
    return f"{label}<br>{marked(_changed(text.private, text.shared), colours)}"


def _changed(private: str, shared: str) -> list[Stretch]:
    """The shared wording with the words marked that the private text does not have there."""
    before, after = findall(r"\s+|\S+", private), findall(r"\s+|\S+", shared)
    stretches: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, _i, _j, start, end in matcher.get_opcodes():
        words_ = "".join(after[start:end])
        if words_:
            marks = kind != "equal" and bool(words_.strip())
            stretches.append((words_, "wash", "on_wash") if marks else (words_, "", ""))
    return stretches
