"""The very card that leaders would get of a trial, drawn by what draws the digest."""

from PySide6.QtWidgets import QWidget

from ui.digest.page.parts import lines
from ui.review.marks import translate
from ui.widgets.prose import Prose, coloured, plain
from ui.widgets.sheet import Card, words
from ui.work.leaving import Going


class LeadersCard(Card):
    """In the form of the digest that the group would get today, the group brief where it is small.

    `least` is how many must have released something before leaders get figures.
    """

    def __init__(self) -> None:
        super().__init__(self.tr("The card that leaders would get"))
        self._shown: list[QWidget] = []

    def show_going(self, going: Going, contributors: int, least: int) -> None:
        """The card of this record; none where leaders get nothing of it."""
        for widget in self._shown:
            self.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        is_brief = contributors < least
        block = going.brief_line if is_brief else going.line
        self.setVisible(block is not None)
        if block is None:
            return
        item = block["items"][0]
        if item["text"] or item["name"]:
            self._add(self._printed(block))
        else:
            self._add(
                words(
                    self.tr(
                        "No line was written, so no words of it reach leaders. Edit the trial to "
                        "write one."
                    )
                )
            )
        self._add(words(_explained(is_brief, least), "hint"))
        if not is_brief and going.counted:
            self._add(_counted(going))

    def _printed(self, block: dict[str, object]) -> QWidget:
        paper = Card()
        paper.setAccessibleName(self.tr("As it would be printed"))
        paper.body.addWidget(lines(block))
        return paper

    def _add(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self.body.addWidget(widget)


def _explained(is_brief: bool, least: int) -> str:
    if is_brief:
        return translate(
            "Review",
            "Fewer than {least} people share in this group, so leaders get the group brief: this "
            "line with its work area and tool, nobody's name, no figures.",
        ).format(least=least)
    return translate(
        "Review", "Leaders read these words and no others of it. What counts, in figures only:"
    )


def _counted(going: Going) -> QWidget:
    return Prose(
        lambda colours: " &nbsp;·&nbsp; ".join(
            f"{coloured(f'{name}:', 'muted', colours)} {plain(value)}"
            for name, value in going.counted
        )
    )
