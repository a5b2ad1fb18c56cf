"""The exact bytes of the bundle: each part with its size, its checksum and its words."""

from collections.abc import Container
from functools import partial
from hashlib import sha256

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from journal.language import plural
from ui.style import Style
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import selectable, words
from ui.work.leaving import Look

LONGEST_SHOWN = 200_000
PADDING = "padding"


class BytesView(QWidget):
    """Every part of `look`, to the byte; those named in `opened` stand open."""

    def __init__(self, look: Look, style: Style, opened: Container[str] = ()) -> None:
        super().__init__()
        self._parts: dict[str, Disclosure] = {}
        self._style = style
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(
            words(
                self.tr(
                    "These parts are sealed into the file, to the byte. Nothing else is in it."
                ),
                "hint",
            )
        )
        for name, content in look.members.items():
            self._parts[name] = self._member(name, content)
            self._layout.addWidget(self._parts[name])
            self._parts[name].set_open(name in opened)
        self._layout.addWidget(words(self._total(look)))

    @property
    def opened(self) -> frozenset[str]:
        """The names of the parts that stand open."""
        return frozenset(name for name, part in self._parts.items() if part.button.isChecked())

    def _member(self, name: str, content: bytes) -> Disclosure:
        said = plural("{n} byte", "{n:,} bytes", len(content))
        return Disclosure(f"{name} · {said}", partial(self._inside, name, content), self._style)

    def _inside(self, name: str, content: bytes) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(selectable(f"SHA-256: {sha256(content).hexdigest()}", "hint"))
        if name == PADDING:
            column.addWidget(words(self.tr("Zeros, and nothing else.")))
        elif not name.endswith((".json", ".jsonl", ".txt")):
            column.addWidget(selectable(content.hex()))
        else:
            text = content.decode("utf-8", "replace")
            column.addWidget(_shown(text[:LONGEST_SHOWN], name))
            if len(text) > LONGEST_SHOWN:
                column.addWidget(
                    words(self.tr("The beginning of it; the search above looks in all of it."))
                )
        return holder

    def _total(self, look: Look) -> str:
        return self.tr(
            "Together {plain:,} bytes, sealed {sealed:,}. Zeros fill the file up to a multiple of "
            "64 KiB (65,536 bytes), so that its size tells little about how much you share."
        ).format(plain=len(look.plain), sealed=look.sealed_size)


def _shown(text: str, name: str) -> QPlainTextEdit:
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    box.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    box.setFixedHeight(220)
    return box
