"""The group's own words in a digest: a foreword, the statements, and what the board is called."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit

from journal.group.decisions import LONGEST_BOARD_NAME, LONGEST_TEXT, MOST_STATEMENTS
from ui.digest.prepare.part import Part
from ui.widgets.may_leave import may_leave
from ui.widgets.text_box import TextBox


class WrittenPart(Part):
    """Words that count once they are kept; `typed` is what stands there, by decision."""

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show what was kept, or typed before."""
        raise NotImplementedError

    def typed(self) -> dict[str, Any]:
        """All that stands there, unfinished or not."""
        raise NotImplementedError

    def written(self) -> dict[str, Any]:
        """The decisions that it makes."""
        return self.typed()


class ForewordPart(WrittenPart):
    """A few sentences before everything else, in both editions."""

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Foreword"),
            self.tr("Foreword"),
            self.tr(
                "A few sentences that stand before everything else, for the group and for "
                "leaders. No names of people, and nothing that points to one."
            ),
        )
        self.box = may_leave(TextBox(LONGEST_TEXT, least=6, most=18))
        self.box.setAccessibleName(self.title)
        self.box.setPlaceholderText(self.tr("What this round was about, and why it matters to us"))
        self.box.textChanged.connect(self.edited)
        self.column.addWidget(self.box)
        self.column.addStretch(1)
        self.setFocusProxy(self.box)

    def state(self) -> str:
        """Whether there is one."""
        return self.tr("written") if self.box.toPlainText().strip() else self.tr("none")

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show a foreword."""
        self.box.setPlainText(typed["foreword"])

    def typed(self) -> dict[str, Any]:
        """The foreword."""
        return {"foreword": self.box.toPlainText().strip()}


class StatementsPart(WrittenPart):
    """Up to five sentences that all agreed on."""

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Statements"),
            self.tr("Statements all agreed on"),
            self.tr(
                "Leaders read these words as you write them here, so agree on them with the "
                "group first. No names of people, and nothing that points to one."
            ),
        )
        self.lines: list[QLineEdit] = []
        for number in range(1, MOST_STATEMENTS + 1):
            line = may_leave(QLineEdit())
            line.setMaxLength(LONGEST_TEXT)
            line.setAccessibleName(self.tr("Statement {n}").format(n=number))
            line.setPlaceholderText(self.tr("Statement {n}").format(n=number))
            line.textChanged.connect(lambda _: self.edited.emit())
            self.lines.append(line)
            self.column.addWidget(line)
        self.column.addStretch(1)
        self.setFocusProxy(self.lines[0])

    def state(self) -> str:
        """How many there are."""
        return self.tr("{n} of {most}").format(
            n=len(self.written()["statements"]), most=MOST_STATEMENTS
        )

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show the statements."""
        said = typed["statements"]
        for place, line in enumerate(self.lines):
            line.setText(said[place] if place < len(said) else "")
            line.setCursorPosition(0)

    def typed(self) -> dict[str, Any]:
        """The lines, empty ones too."""
        return {"statements": [line.text() for line in self.lines]}

    def written(self) -> dict[str, Any]:
        """The statements that are made."""
        said = (line.text().strip() for line in self.lines)
        return {"statements": tuple(one for one in said if one)}


class BoardPart(WrittenPart):
    """What those who govern are called here."""

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("The board’s name"),
            self.tr("What the board is called"),
            self.tr(
                "What you call those who govern: the governors, the board of trustees, the school "
                "committee. The board sheet is headed so."
            ),
        )
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_BOARD_NAME)
        self.line.setAccessibleName(self.title)
        self.line.setPlaceholderText(self.tr("the board"))
        self.line.textChanged.connect(lambda _: self.edited.emit())
        self.column.addWidget(self.line)
        self.column.addStretch(1)
        self.setFocusProxy(self.line)

    def state(self) -> str:
        """The name."""
        return self.line.text().strip() or self.tr("the board")

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Show the name."""
        self.line.setText(typed["board_name"])

    def typed(self) -> dict[str, Any]:
        """The name."""
        return {"board_name": self.line.text().strip()}
