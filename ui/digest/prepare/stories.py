"""The three stories that lead: in which order, and which others may."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal.bundle.codes import shown
from journal.group.decisions import MOST_STORIES
from ui.digest.prepare.part import Part, Row, Rows
from ui.widgets.sheet import words
from ui.work.preparing import Story


class StoriesPart(Part):
    """`ordered` carries the codes of those that lead from now on, in their order."""

    ordered = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Stories that lead"),
            self.tr("Stories that lead"),
            self.tr(
                "Up to three trials are told first. “Lead with this” stands on every trial of the "
                "group’s edition too. Leaders read only lines that their writers released for "
                "them: a trial without one leads in the group’s edition only."
            ),
        )
        self.leading, self.offered = Rows(), Rows()
        self._none = words(self.tr("None is chosen: the digest keeps its own order."), "hint")
        self._more = words(self.tr("With a line for leaders"), "heading")
        for widget in (self._none, self.leading, self._more, self.offered):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._codes: list[str] = []
        self._moved: tuple[str, int] | None = None  # its code, and by how many places
        self._follow: QPushButton | None = None  # to move on in the same way
        self._shown: tuple[tuple[Story, ...], tuple[Story, ...]] | None = None

    def state(self) -> str:
        """How many lead."""
        return self.tr("{n} of {most}").format(n=len(self._codes), most=MOST_STORIES)

    def show_stories(self, leading: Sequence[Story], offered: Sequence[Story]) -> None:
        """Those that lead, and others whose writers released a line."""
        shown = tuple(leading), tuple(offered)
        if shown == self._shown:
            return
        self._shown = shown
        self._codes = [one.code for one in leading]
        self._none.setVisible(not leading)
        self._follow = None
        leaders: list[QWidget] = [self._leader(at, one) for at, one in enumerate(leading)]
        self._moved = None
        self.leading.show_rows(leaders, self._follow)
        self._more.setVisible(bool(offered))
        self.offered.show_rows([self._follower(one) for one in offered])

    def _leader(self, place: int, one: Story) -> QWidget:
        row = Row(f"{place + 1}.  {_told(one)}", one.line or _no_line())
        code = shown(one.code)
        if place > 0:
            up = row.button(self.tr("Earlier"), self.tr("Tell {code} earlier").format(code=code))
            up.clicked.connect(lambda: self._move(place, place - 1))
            self._meet(one, up, -1)
        if place + 1 < len(self._codes):
            down = row.button(self.tr("Later"), self.tr("Tell {code} later").format(code=code))
            down.clicked.connect(lambda: self._move(place, place + 1))
            self._meet(one, down, 1)
        out = row.button(self.tr("Take out"), self.tr("Take {code} out").format(code=code))
        out.clicked.connect(lambda: self._take_out(one.code))
        return row

    def _follower(self, one: Story) -> QWidget:
        row = Row(_told(one), one.line)
        lead = row.button(
            self.tr("Lead with this"), self.tr("Lead with {code}").format(code=shown(one.code))
        )
        lead.setEnabled(len(self._codes) < MOST_STORIES)
        lead.clicked.connect(lambda: self.ordered.emit((*self._codes, one.code)))
        return row

    def _move(self, place: int, to: int) -> None:
        codes = list(self._codes)
        self._moved = codes[place], to - place
        codes.insert(to, codes.pop(place))
        self.ordered.emit(tuple(codes))

    def _meet(self, one: Story, button: QPushButton, by: int) -> None:
        """Have the keyboard go along with the story that moved: to go on that way, or back."""
        if (
            self._moved
            and self._moved[0] == one.code
            and (by == self._moved[1] or not self._follow)
        ):
            self._follow = button

    def _take_out(self, code: str) -> None:
        self.ordered.emit(tuple(one for one in self._codes if one != code))


def _told(one: Story) -> str:
    return " · ".join(part for part in (shown(one.code), one.title, one.outcome) if part)


def _no_line() -> str:
    return StoriesPart.tr("No line for leaders was released: it leads in the group’s edition only.")
