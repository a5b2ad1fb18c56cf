"""The Journal page: every trial in a list, found as one types, read and changed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.logbook.glance import GlanceRow
from journal.logbook.own_values import own_values
from journal.logbook.search import marked
from ui.context import Context
from ui.finding.alike import Alike
from ui.finding.draft_view import DraftView
from ui.finding.marking import mark_words
from ui.finding.narrowing import Narrowing
from ui.finding.nothing import Nothing
from ui.finding.reading_one import ReadingOne
from ui.finding.saved import KeptSearches
from ui.finding.scope import Scope
from ui.finding.several import Several
from ui.finding.side import ListSide
from ui.finding.trial_acts import TrialActs
from ui.models.glance_list import ROW
from ui.pages.journal_detail import Detail
from ui.pages.moving import Moving
from ui.widgets.marked_words import FindMarks
from ui.work import finding
from ui.work.finding import Found, Marks, Unfinished
from ui.work.trial_acts import Shown
from ui.worker import Task

MARKS_KEPT = 1_000  # texts in which the marks are known


class JournalPage(QWidget):
    """A list that holds any number of trials, and the one that is chosen, or several."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked: Task | None = None
        self._wanted: str | None = None
        self._chosen_again: set[int] = set()
        self._marks: Marks = ()
        self._find_marks: FindMarks | None = None
        self.side = ListSide(context, self._fetch)
        self.search, self.kept, self.count = self.side.search, self.side.kept, self.side.count
        self.rows, self.list = self.side.rows, self.side.list
        body = QWidget()
        self.scope = Scope(context, body, self.search)
        self.narrowing = Narrowing(context, self.side, body)
        self.detail = Detail(context)
        self.drafts = DraftView()
        self.acts = TrialActs(context, self)
        self._one = ReadingOne(context, self)
        self.alike = Alike(context, self.side.alike, self.acts)
        self.several = Several(context, self.side.chosen_numbers, self)
        self.saved = KeptSearches(context, self.side.saved)
        self.moving = Moving(context, self)
        self.nothing = Nothing(context, self.side, self.detail, self.moving.ask_for_file)
        self.right = QStackedWidget()
        self.right.setMinimumWidth(1)  # else the widest view would push the list aside
        for view in (self.detail, self.several.view, self.drafts, self.alike.view):
            self.right.addWidget(view)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.narrowing.room)
        row.addWidget(self.right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.scope)
        self.setFocusProxy(self.scope)
        self._connect()
        self._attach_actions()
        self.find()
        self._learn()

    def show_trial(self, trial: str) -> None:
        """Choose this trial, whatever was searched for."""
        self._wanted = trial
        self.scope.to_journal()
        self.right.setCurrentWidget(self.detail)
        self.side.ask("")
        self._one.read(trial, is_listed=False)

    def search_for(self, query: str) -> None:
        """List what this query finds."""
        self.scope.to_journal()
        self.side.ask(query)

    def ask_groups(self, query: str) -> None:
        """Ask whether anyone in my groups has tried this."""
        self.scope.to_groups(query)

    def find(self) -> None:
        """List what is asked for; an older question that is still waiting is called off."""
        if self._asked:
            self._asked.cancel()
        typed, order = self.search.text(), self.side.order.value() or ""
        today, chosen = self.side.today, self._wanted or self._read_now
        task = self._asked = Task()
        self.narrowing.stop()
        self.alike.stop()
        self._context.worker.ask_beside(
            lambda session: finding.find(session, typed, order, today, chosen),
            lambda found: None if task.called_off else self._found(typed, found),
            task=task,
        )
        self.saved.stand_at(typed, order)
        self.narrowing.ask()

    def _fetch(self, numbers: list[int], take: Any) -> None:
        marks = self._marks
        self._context.worker.ask_beside(
            lambda session: finding.lines(session, numbers, marks), take
        )

    def _found(self, typed: str, found: Found) -> None:
        self._asked = None
        row = max(0, self.list.currentIndex().row())
        wanted, self._wanted = self._wanted, None
        self._marks = found.marks
        find_marks = lru_cache(MARKS_KEPT)(partial(marked, wanted=found.marks))
        self._find_marks = find_marks if found.marks else None
        self.side.mark(self._find_marks)
        self.side.say(len(found.numbers), found.notes)
        self.rows.show(found.numbers, found.lines)
        self.side.show_drafts(found.drafts)
        self._mark_reading()
        if found.drafts is not None:
            self._show_drafts(found.drafts)
        elif not found.numbers:
            self.right.setCurrentWidget(self.detail)
            self.nothing.say(typed)
        elif self._chosen_again:
            self._choose_several(found.numbers)
        elif found.place is not None:
            self._choose(found.place)
        elif not wanted:  # else it is read, though not among what is listed
            self._choose(min(row, len(found.numbers) - 1) if self.detail.trial is None else 0)

    def _choose(self, row: int) -> None:
        index = self.rows.index(row)
        keep_only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, keep_only)
        self.list.scrollTo(index)
        self._on_selection()

    def _choose_several(self, numbers: list[int]) -> None:
        again, self._chosen_again = self._chosen_again, set()
        chosen = QItemSelection()
        for row, number in enumerate(numbers):
            if number in again:
                chosen.select(self.rows.index(row), self.rows.index(row))
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().select(chosen, select)
        self._on_selection()

    def _on_selection(self) -> None:
        several = self.side.how_many_chosen()
        if several > 1:
            self.several.begin(several)
        self.right.setCurrentWidget(self.several.view if several > 1 else self.detail)

    def _on_current(self, index: QModelIndex) -> None:
        row: GlanceRow | None = index.data(ROW)
        if row is not None and row.id != self._read_now:
            self._one.read(row.id)
            if self._asked:  # what comes is to stand where one is now
                self.find()

    @property
    def _read_now(self) -> str | None:
        """The trial on show, or the one that is about to be."""
        return self._one.asked or self.detail.trial

    def _show(self, shown: Shown) -> None:
        self.detail.show_trial(shown.id, shown.html, shown.visibility, shown.in_trash, shown.prompt)
        self.detail.staying.show_for(shown.id, () if shown.in_trash else shown.sheets)
        self._mark_reading()

    def _show_nothing(self, *_: object) -> None:
        self._one.call_off()
        self.detail.show_nothing("", "")

    def _gone(self) -> None:
        self._show_nothing()
        self.find()

    def _mark_reading(self) -> None:
        mark_words(self.detail.reading, self._find_marks)

    def _show_drafts(self, unfinished: Sequence[Unfinished]) -> None:
        if unfinished:
            self._on_draft()
        else:
            self.nothing.say_nothing_unfinished(self.search.text())
            self.right.setCurrentWidget(self.detail)

    def _on_draft(self) -> None:
        draft = self.side.chosen_draft()
        if draft:
            self.drafts.show_draft(draft)
            self.right.setCurrentWidget(self.drafts)

    def _refresh(self, *_: object) -> None:
        if self.side.how_many_chosen() > 1:
            self._chosen_again = set(self.side.chosen_numbers())
        self.find()
        self._learn()
        self.alike.look()
        if self._read_now:
            self._one.read(self._read_now)

    def _learn(self) -> None:
        """The owner's own values, for completions."""
        self._context.worker.ask_beside(own_values, self._learned)

    def _learned(self, own: dict[str, list[str]]) -> None:
        self.search.know(own)
        self.several.know_tags(own["tag"])

    def _connect(self) -> None:
        context, detail, acts = self._context, self.detail, self.acts
        self.side.asked.connect(self.find)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.rows.lines_came.connect(lambda: self._on_current(self.list.currentIndex()))
        self.side.draft_chosen.connect(self._on_draft)
        for chosen in (self.drafts.go_on_wanted, self.side.draft_wanted):
            chosen.connect(context.navigation.draft_wanted)
        self.side.bring_in.clicked.connect(self.moving.ask_for_file)
        self.side.take_out.clicked.connect(self.moving.ask_for_folder)
        self.saved.wanted.connect(lambda search: self.side.ask(search.query, search.order))
        self.several.view.one_wanted.connect(self._choose_one)
        self.alike.opened.connect(lambda: self.right.setCurrentWidget(self.alike.view))
        self.alike.closed.connect(self._choose_one)
        self.alike.view.trial_wanted.connect(self.show_trial)
        detail.edit_wanted.connect(context.navigation.edit_wanted)
        detail.again_wanted.connect(context.navigation.again_wanted)
        detail.trash_wanted.connect(acts.throw_away)
        detail.back_wanted.connect(acts.bring_back)
        detail.delete_wanted.connect(acts.delete)
        acts.left.connect(self._show_nothing)
        self._one.came.connect(self._show)
        self._one.gone.connect(self._gone)
        acts.came_back.connect(lambda trial: setattr(self, "_wanted", trial))
        changes = context.changes
        for signal in (changes.trial_saved, changes.trials_removed, changes.trials_brought_in):
            signal.connect(self._refresh)
        changes.drafts_changed.connect(self._on_drafts_changed)
        context.style.changed.connect(lambda: QTimer.singleShot(0, self._mark_reading))

    def _attach_actions(self) -> None:
        actions = self._context.actions
        actions.attach("find", self, self._to_search)
        for name, act in (("edit", self._edit_chosen), ("delete", self._delete_chosen)):
            actions.attach(name, self, act)
            for reader in (self.list, self.detail.reading):
                actions.attach(f"{name}-here", reader, act)
        for reader in (self.list, self.detail.reading):
            actions.attach("find-here", reader, self._to_search)
        actions.attach("history", self, self.detail.open_history)
        actions.attach("into-list", self.search, self.side.focus_list)
        actions.attach("import", self, self.moving.ask_for_file)
        actions.attach("export", self, self.moving.ask_for_folder)
        actions.attach("new-trial", self, lambda: self._context.navigation.page_wanted.emit("log"))

    def _to_search(self) -> None:
        search = self.scope.search
        search.setFocus()
        search.selectAll()

    def _choose_one(self) -> None:
        self._choose(max(0, self.list.currentIndex().row()))
        self.list.setFocus()

    def _on_drafts_changed(self) -> None:
        if self.side.lists_drafts:
            self.find()

    def _edit_chosen(self) -> None:
        if self._one_is_shown():
            self._context.navigation.edit_wanted.emit(self.detail.trial)

    def _delete_chosen(self) -> None:
        if self.right.currentWidget() is self.several.view:
            self.several.throw_away()
        elif self._one_is_shown():
            self.acts.throw_away(str(self.detail.trial))

    def _one_is_shown(self) -> bool:
        shown = self.right.currentWidget() is self.detail and self.detail.trial is not None
        return shown and not self.detail.in_trash
