"""Above the digest: which group, which edition, and the ways to save it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from journal.digest.render.formats import WRITERS
from ui.style import set_role
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import words
from ui.work.digests import LEADERS, PEERS
from ui.work.groups import Group


class Top(QWidget):
    """`save_wanted` carries a format; the other ways are a facilitator's."""

    group_chosen = Signal(str)
    edition_chosen = Signal(str)
    save_wanted = Signal(str)
    voice_wanted = Signal()
    words_wanted = Signal()
    hidden_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.tr("Group"))
        self.groups.setMaximumWidth(320)
        self.groups.activated.connect(
            lambda place: self.group_chosen.emit(self.groups.itemData(place))
        )
        self.edition = Segmented(
            [(PEERS, self.tr("For the group")), (LEADERS, self.tr("For leaders"))],
            self.tr("Edition"),
        )
        self.edition.changed.connect(lambda: self.edition_chosen.emit(self.edition.value()))
        self.said = words("", "hint")
        self.words_button = QPushButton()
        set_role(self.words_button, "quiet")
        self.words_button.clicked.connect(self.words_wanted)
        self.hidden_button = QPushButton()
        set_role(self.hidden_button, "quiet")
        self.hidden_button.clicked.connect(self.hidden_wanted)
        self.voice_button = QPushButton(self.tr("What the group says…"))
        self.voice_button.clicked.connect(self.voice_wanted)
        self.save_button = QPushButton(self.tr("Save as…"))
        self.menu = QMenu(self.save_button)
        for format_ in WRITERS:
            action = self.menu.addAction(self.format_name(format_))
            action.triggered.connect(
                lambda checked=False, format_=format_: self.save_wanted.emit(format_)
            )
        self.save_button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addWidget(self.groups)
        row.addWidget(self.edition)
        row.addWidget(self.words_button)
        row.addWidget(self.hidden_button)
        row.addWidget(self.said, 1)
        row.addWidget(self.voice_button)
        row.addWidget(self.save_button)
        self.show_groups((), None)
        self.show_ways(saves=False)

    def show_groups(self, groups: Sequence[Group], chosen: Group | None) -> None:
        """The groups whose digests can be read here; leaders' editions are their facilitator's."""
        self.groups.clear()
        for one in groups:
            self.groups.addItem(one.name, one.id)
        if chosen:
            self.groups.setCurrentIndex(self.groups.findData(chosen.id))
        self.groups.setVisible(len(groups) > 1)
        self.edition.setVisible(bool(chosen and chosen.is_facilitator))

    def show_ways(
        self,
        saves: bool,
        decides: bool = False,
        said: str = "",
        words: str = "",
        hidden: str = "",
    ) -> None:
        """What may be done; `words` tells of those that were found, `hidden` of hidden trials."""
        self.save_button.setVisible(saves)
        self.voice_button.setVisible(decides)
        self.words_button.setVisible(decides and bool(words))
        self.words_button.setText(f"{words}…")
        self.hidden_button.setVisible(decides and bool(hidden))
        self.hidden_button.setText(f"{hidden}…")
        self.said.setText(said if decides or not words else f"{words}. {said}".strip())

    def format_name(self, format_: str) -> str:
        """What people call a format."""
        return {
            "html": self.tr("Web page, opens anywhere (.html)"),
            "pdf": self.tr("PDF, to print or send (.pdf)"),
            "md": self.tr("Markdown (.md)"),
            "json": self.tr("Data (.json)"),
            "csv": self.tr("Tables as CSV (.csv)"),
            "xlsx": self.tr("Tables as a spreadsheet (.xlsx)"),
        }.get(format_, format_)
