"""The Journal page: every trial in a list, found as one types, read and changed beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal.logbook.glance import GlanceRow
from ui.context import Context
from ui.models.glance_list import ROW
from ui.models.trial_list import TrialList
from ui.pages.journal_detail import Detail
from ui.pages.moving import Moving
from ui.style import set_role
from ui.widgets.confirm import ask_first
from ui.widgets.invitation import Way
from ui.widgets.quiet_tabs import QuietTabs
from ui.widgets.trial_delegate import TrialDelegate
from ui.work import finding
from ui.worker import Task

LIST_WIDTH = 420


class JournalPage(QWidget):
    """A list that holds any number of trials, and the one that is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked: Task | None = None
        self._wanted: str | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find words, “a phrase”, -not"))
        self.search.setAccessibleName(self.tr("Find in my journal"))
        self.search.setClearButtonEnabled(True)
        self.kept = QuietTabs(self._choices(), self.tr("Which trials"))
        self.rows = TrialList(self._fetch, self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TrialDelegate(self.list, context.now().astimezone().year))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Trials"))
        self.count = QLabel()
        set_role(self.count, "hint")
        self.detail = Detail(context)
        self.moving = Moving(context, self)
        self._lay_out()
        self._connect()
        self.find()

    def show_trial(self, trial: str) -> None:
        """Choose this trial, whatever was searched for."""
        self._wanted = trial
        self._show_all()
        self._read(trial)

    def find(self) -> None:
        """List what is asked for; an older question that is still waiting is called off."""
        if self._asked:
            self._asked.cancel()
        typed, kept = self.search.text(), self.kept.value() or finding.ALL
        self._asked = self._context.worker.ask(
            lambda session: finding.numbers(session, typed, kept), self._found
        )

    def _found(self, numbers: list[int]) -> None:
        chosen = self._wanted or self.detail.trial
        row = max(0, self.list.currentIndex().row())
        self.rows.show(numbers)
        self.count.setText(self._how_many(len(numbers)))
        if not numbers:
            self.detail.show_nothing(*self._nothing())
        elif chosen:
            self._context.worker.ask(
                lambda session: finding.number_of(session, chosen), self._choose, lambda error: None
            )
        else:
            self.list.setCurrentIndex(self.rows.index(min(row, len(numbers) - 1)))

    def _choose(self, number: int | None) -> None:
        wanted, self._wanted = self._wanted, None
        index = self.rows.place_of(number) if number else QModelIndex()
        if not (index.isValid() or wanted):  # it is not among what was searched for
            index = self.rows.index(0)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _fetch(self, numbers: list[int], take: Any) -> None:
        self._context.worker.ask(lambda session: finding.lines(session, numbers), take)

    def _on_current(self, index: QModelIndex) -> None:
        row: GlanceRow | None = index.data(ROW)
        if row is not None and row.id != self.detail.trial:
            self._read(row.id)

    def _read(self, trial: str) -> None:
        self._context.worker.ask(
            lambda session: finding.shown(session, trial),
            lambda s: self.detail.show_trial(s.id, s.html, s.visibility, s.in_trash),
        )

    def _throw_away(self, trial: str) -> None:
        now = self._context.now()

        def done(_: object) -> None:
            self._removed(trial)
            self._context.notices.say(
                self.tr("In the trash for 30 days."),
                self.tr("Undo"),
                lambda: (setattr(self, "_wanted", trial), self._bring_back(trial)),
            )

        self._context.worker.ask(lambda session: finding.throw_away(session, trial, now), done)

    def _bring_back(self, trial: str) -> None:
        self._context.worker.ask(
            lambda session: finding.take_back(session, trial),
            lambda _: self._context.changes.trial_saved.emit(trial),
        )

    def _delete(self, trial: str) -> None:
        def delete() -> None:
            worker = self._context.worker
            worker.ask(lambda session: finding.delete_for_good(session, trial))
            worker.ask_journal(
                lambda journal: journal.forget_for_good(),
                lambda _: self._context.notices.say(
                    self.tr("Deleted for good here. Older backups hold it until they rotate.")
                ),
                task=Task(self.tr("Deleting for good")),
            )
            self._removed(trial)

        ask_first(
            self,
            self.tr("Delete this trial for good?"),
            self.tr("Its text, history and drafts go, and cannot be brought back."),
            self.tr("Delete for good"),
            delete,
        )

    def _removed(self, trial: str) -> None:
        self.detail.show_nothing("", "")
        self._context.changes.trials_removed.emit([trial])

    def _refresh(self, *_: object) -> None:
        self.find()
        if self.detail.trial:
            self._read(self.detail.trial)

    def _connect(self) -> None:
        context, detail = self._context, self.detail
        self.search.textChanged.connect(lambda text: self.find())
        self.search.returnPressed.connect(self.list.setFocus)
        self.kept.changed.connect(self.find)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.rows.lines_came.connect(self.list.viewport().update)
        self.rows.lines_came.connect(lambda: self._on_current(self.list.currentIndex()))
        detail.edit_wanted.connect(context.navigation.edit_wanted)
        detail.again_wanted.connect(context.navigation.again_wanted)
        detail.trash_wanted.connect(self._throw_away)
        detail.back_wanted.connect(self._bring_back)
        detail.delete_wanted.connect(self._delete)
        changes = context.changes
        for signal in (changes.trial_saved, changes.trials_removed, changes.trials_brought_in):
            signal.connect(self._refresh)
        actions = context.actions
        actions.attach("find", self, self._to_search)
        for name, act in (("edit", self._edit_chosen), ("delete", self._delete_chosen)):
            actions.attach(name, self, act)
            for reader in (self.list, self.detail.reading):
                actions.attach(f"{name}-here", reader, act)
        for reader in (self.list, self.detail.reading):
            actions.attach("find-here", reader, self._to_search)
        actions.attach("into-list", self.search, self.list.setFocus)
        actions.attach("import", self, self.moving.ask_for_file)
        actions.attach("new-trial", self, lambda: context.navigation.page_wanted.emit("log"))

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _edit_chosen(self) -> None:
        if self.detail.trial and not self.detail.in_trash:
            self._context.navigation.edit_wanted.emit(self.detail.trial)

    def _delete_chosen(self) -> None:
        if self.detail.trial and not self.detail.in_trash:
            self._throw_away(self.detail.trial)

    def _choices(self) -> list[tuple[str, str]]:
        return [
            (finding.ALL, self.tr("All")),
            ("worked", self.tr("Worked")),
            ("mixed", self.tr("Mixed")),
            ("failed", self.tr("Didn't")),
            ("open", self.tr("Open")),
            (finding.TRASH, self.tr("Trash")),
        ]

    def _how_many(self, count: int) -> str:
        if not count:
            return ""
        n = QLocale().toString(count)
        return self.tr("1 trial") if count == 1 else self.tr("{n} trials").format(n=n)

    def _nothing(self) -> tuple[str, str, list[Way]]:
        typed, everything = self.search.text().strip(), (self.tr("Show all trials"), self._show_all)
        if typed:
            words = self.tr("No trial here holds “{typed}”. Try fewer words, or other ones.")
            return self.tr("Nothing found"), words.format(typed=typed), [everything]
        if self.kept.value() == finding.TRASH:
            words = self.tr("What you move to the trash stays here for 30 days.")
            return self.tr("The trash is empty"), words, [everything]
        if self.kept.value() != finding.ALL:
            words = self.tr("None of your trials has come out like this.")
            return self.tr("Nothing here"), words, [everything]
        words = self.tr(
            "Log what you tried with AI, what worked and what didn't: it takes two minutes. "
            "Or bring in trials that you keep in a spreadsheet already."
        )
        log = self._context.navigation.page_wanted.emit
        ways = [
            (self.tr("Log a trial"), lambda: log("log")),
            (self._context.actions.text("import"), self.moving.ask_for_file),
        ]
        return self.tr("Your journal is empty"), words, ways

    def _show_all(self) -> None:
        self.search.clear()
        self.kept.set_values([finding.ALL])
        self.find()

    def _lay_out(self) -> None:
        bring_in = QPushButton(self._context.actions.text("import"))
        bring_in.setToolTip(self._context.actions.with_keys("import"))
        bring_in.clicked.connect(self.moving.ask_for_file)
        take_out = QPushButton(self._context.actions.text("export"))
        take_out.clicked.connect(self.moving.ask_for_folder)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 12)
        foot.setSpacing(8)
        for button in (bring_in, take_out):
            set_role(button, "quiet")
            foot.addWidget(button)
        foot.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(20, 24, 16, 0)
        top.setSpacing(8)
        for widget in (self.search, self.kept, self.count):
            top.addWidget(widget)
        left = QWidget()
        set_role(left, "side")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(self.detail, 1)
        self.setFocusProxy(self.search)
