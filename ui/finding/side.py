"""The list side of the Journal page: the search box, the tabs, the list, and what moves files."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.finding import results
from ui.finding.search_box import SearchBox
from ui.models.glance_list import ROW, GlanceList
from ui.models.trial_list import Fetch, TrialList
from ui.style import in_role
from ui.widgets.flow import FlowLayout
from ui.widgets.marked_words import FindMarks
from ui.widgets.quiet_tabs import QuietTabs
from ui.widgets.sheet import words
from ui.widgets.trial_delegate import TrialDelegate
from ui.work.finding import Unfinished

WIDTH = 420
NEWEST, RELEVANCE = "newest", "relevance"


class ListSide(QWidget):
    """`asked` tells that the words, the tab or the order are other ones."""

    asked = Signal()
    draft_chosen = Signal()
    draft_wanted = Signal(str)  # go on with the draft that has this id

    def __init__(self, context: Context, fetch: Fetch) -> None:
        super().__init__()
        self._context = context
        self.today: date = context.now().astimezone().date()
        self.search = SearchBox()
        self.saved = self._icon_button("bookmark", self.tr("Kept searches"))
        self.narrow = self._icon_button("narrow", self.tr("Narrow by tool, job, subject…"))
        self.narrow.setCheckable(True)
        self.note = words("", "hint")
        self.note.hide()
        self.kept = QuietTabs(results.choices(), self.tr("Which trials"))
        self.count = in_role("hint", QLabel())
        self.order = QuietTabs(
            [(NEWEST, self.tr("Newest")), (RELEVANCE, self.tr("Best match"))], self.tr("Order")
        )
        self.order.setMinimumWidth(sum(tab.sizeHint().width() for tab in self.order.chips))
        self.order.hide()
        self.alike = in_role("aside", QPushButton())
        self.alike.hide()
        self.rows = TrialList(fetch, self)
        self.list = self._list_view(self.tr("Trials"))
        self.list.setModel(self.rows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.drafts = GlanceList()
        self.draft_list = self._list_view(self.tr("Unfinished"))
        self.draft_list.setModel(self.drafts)
        self._unfinished: list[Unfinished] = []
        self.bring_in = in_role("quiet", QPushButton(context.actions.text("import")))
        self.bring_in.setToolTip(context.actions.with_keys("import"))
        self.take_out = in_role("quiet", QPushButton(context.actions.text("export")))
        self.prompts = in_role("quiet", QPushButton(self.tr("Prompts")))
        self.prompts.setToolTip(context.actions.with_keys("prompts"))
        self.prompts.clicked.connect(lambda: context.writing.prompt_wanted.emit(None))
        self._lay_out()
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.focus_list)
        self.kept.changed.connect(self._on_tab)
        self.order.changed.connect(self.asked)
        self.rows.lines_came.connect(self.list.viewport().update)
        drafts = self.draft_list
        drafts.selectionModel().currentChanged.connect(lambda *_: self.draft_chosen.emit())
        drafts.activated.connect(lambda index: self.draft_wanted.emit(index.data(ROW).id))

    def mark(self, find_marks: FindMarks | None) -> None:
        """Mark in the list what was found; then it can be listed by how well it fits."""
        self.order.setVisible(find_marks is not None)
        for view in (self.list, self.draft_list):
            delegate: TrialDelegate = view.itemDelegate()
            delegate.mark(find_marks)

    def say(self, count: int, notes: tuple[str, ...]) -> None:
        """How many there are, and what of the search was not understood."""
        self.count.setText(self._how_many(count))
        self.note.setText("  ".join(notes))
        self.note.setVisible(bool(notes))

    @property
    def lists_drafts(self) -> bool:
        """Whether what is unfinished is listed instead of trials."""
        return self._lists.currentWidget() is self.draft_list

    def show_drafts(self, unfinished: list[Unfinished] | None) -> None:
        """List what is unfinished instead of the trials; None where that is not asked for."""
        row = max(0, self.draft_list.currentIndex().row())
        self._unfinished = unfinished or []
        self.drafts.show([one.row for one in self._unfinished])
        self._lists.setCurrentWidget(self.list if unfinished is None else self.draft_list)
        if unfinished is not None:
            self.count.setText(self.tr("%n unfinished", "", len(unfinished)))
            self.draft_list.setCurrentIndex(self.drafts.index(min(row, len(unfinished) - 1)))

    def chosen_draft(self) -> Unfinished | None:
        """The one that the draft list stands on."""
        index = self.draft_list.currentIndex()
        return self._unfinished[index.row()] if index.isValid() else None

    def chosen_numbers(self) -> list[int]:
        """The row numbers of the trials that are chosen, from the top."""
        ranges = self.list.selectionModel().selection()
        rows = sorted(row for one in ranges for row in range(one.top(), one.bottom() + 1))
        return [self.rows.number_at(row) for row in rows]

    def how_many_chosen(self) -> int:
        """How many trials are chosen."""
        return sum(one.height() for one in self.list.selectionModel().selection())

    def focus_list(self) -> None:
        """The keyboard into the list that is on show."""
        self._lists.currentWidget().setFocus()

    def ask(self, query: str, order: str = NEWEST) -> None:
        """Ask for this instead of what is typed."""
        self.order.set_values([order])
        if self.search.text() == query:
            self.asked.emit()
        else:
            self.search.write(query)

    def _on_typed(self, typed: str) -> None:
        tab = results.tab_of(typed, self.today)
        self.kept.set_values([tab] if tab else [])
        self.asked.emit()

    def _on_tab(self) -> None:
        tab = self.kept.value() or results.ALL
        self.search.write(results.with_tab(self.search.text(), tab, self.today))

    def _how_many(self, count: int) -> str:
        if not count:
            return ""
        n = QLocale().toString(count)
        return self.tr("1 trial") if count == 1 else self.tr("{n} trials").format(n=n)

    def _list_view(self, name: str) -> QListView:
        view = QListView()
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(name)
        view.setItemDelegate(TrialDelegate(view, self.today.year))
        return view

    def _icon_button(self, icon: str, name: str) -> QToolButton:
        button = in_role("icon", QToolButton())
        button.setAccessibleName(name)
        button.setToolTip(name)
        style = self._context.style

        def draw() -> None:
            button.setIcon(style.icon(icon, chosen=button.isChecked()))

        button.toggled.connect(lambda checked: draw())
        style.changed.connect(draw)
        draw()
        return button

    def _lay_out(self) -> None:
        in_role("side", self)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        box = QHBoxLayout()
        box.setSpacing(4)
        box.addWidget(self.search, 1)
        box.addWidget(self.saved)
        box.addWidget(self.narrow)
        counted = QHBoxLayout()
        counted.addWidget(self.count, 1)
        counted.addWidget(self.order)
        self.top = QVBoxLayout()
        self.top.setContentsMargins(20, 24, 16, 0)
        self.top.setSpacing(8)
        self.top.addLayout(box)
        self.top.addWidget(self.note)
        self.top.addWidget(self.kept)
        self.top.addLayout(counted)
        self._lists = in_role("plain", QStackedWidget())
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.draft_list)
        foot = FlowLayout(gap=8, line_gap=0)
        foot.setContentsMargins(16, 4, 16, 12)
        foot.addWidget(self.bring_in)
        foot.addWidget(self.take_out)
        foot.addWidget(self.prompts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.top)
        column.addWidget(self._lists, 1)
        column.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(foot)
        self.setFocusProxy(self.search)
