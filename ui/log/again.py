"""Trying again asks first what changes and what is expected; the rest waits behind one press."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.form.chain_panel import ChainPanel
from ui.form.trial_form import TrialForm
from ui.widgets.sheet import button_row, words

ANSWERS = ("change_made", "changed", "expected", "happened")


class Again(QObject):
    """The panel of the change over the form, which it folds away; `unfolded` by the press."""

    unfolded = Signal()

    def __init__(self, chain: ChainPanel, form: TrialForm, parent: QObject) -> None:
        super().__init__(parent)
        self._chain, self._form = chain, form
        self.tried = QPushButton(self.tr("I have tried it: say how it came out"))
        self.tried.clicked.connect(self._press)
        self._rest = QWidget()
        layout = QVBoxLayout(self._rest)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(button_row(self.tried))
        layout.addWidget(
            words(
                self.tr(
                    "Not tried yet? Say what will change and leave it here; it waits for you under "
                    "Unfinished."
                ),
                "hint",
            )
        )

    def widgets(self) -> Iterator[QWidget]:
        """From the top down."""
        yield self._chain
        yield self._rest
        yield self._form

    @property
    def is_folded(self) -> bool:
        return self._form.isHidden()

    def begin(self) -> None:
        """Fold the form where a repetition has just begun, unfold it everywhere else."""
        chain = self._chain.value()
        self.fold(chain is not None and not any(chain.get(name) for name in ANSWERS))

    def fold(self, folded: bool) -> None:
        """Show the change alone, or everything."""
        self._form.setVisible(not folded)
        self._form.kinds.setVisible(self._chain.value() is None)  # else the title tells the kind
        self._rest.setVisible(folded)
        self._chain.ask_what_happened(not folded)

    def _press(self) -> None:
        self.fold(False)
        self.unfolded.emit()
