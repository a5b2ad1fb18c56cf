"""The page on which a file comes in: chosen, mapped, taken, reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.exchange.suggesting import CHECK_IN, TOOL
from ui.context import Context
from ui.keeping.before_change import back_up_first
from ui.moving.choosing import ask_for_import
from ui.moving.mapping_view import MappingView
from ui.moving.report_view import ReportView
from ui.moving.start_view import StartView
from ui.widgets.ask_files import ask_folder, ask_where
from ui.widgets.waiting import WaitingView
from ui.worker import Task

if TYPE_CHECKING:
    from ui.work.moving import Look


_PAGE_OF = {CHECK_IN: "reflect", TOOL: "register"}


class BringInPage(QWidget):
    """One view at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path = Path()
        self._look: Look | None = None
        self._report: Any = None
        self._kind: str | None = None  # of the rows that were taken last
        self._asked = 0  # previews, of which only the last counts
        self.start = StartView()
        self.mapping = MappingView()
        self.waiting = WaitingView()
        self.report = ReportView()
        self._stack = QStackedWidget()
        for view in (self.start, self.mapping, self.waiting, self.report):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self._stack)
        self._connect()

    def begin(self, path: str) -> None:
        """Take up a file or a folder; "" to choose one."""
        if path:
            self._path = Path(path)
            self._look_at(None, None, False)
        else:
            self._show(self.start)

    def ask_for_file(self) -> None:
        """Choose a file to bring in."""
        ask_for_import(self, lambda path: self.begin(str(path)))

    def take(self) -> Task:
        """Bring the rows in as the mapping says, all or nothing."""
        look, mapping = self._look, self.mapping
        fields = mapping.columns.fields() if look else None
        kind = self._kind = mapping.kind if look else None
        sheet = mapping.chosen_sheet if look else None
        path, now = self._path, self._context.now()
        settings = self._context.settings.now
        visibility = mapping.seen.value() or "me"
        task = Task(self.tr("Reading {name}").format(name=path.name))

        def work(session: Any) -> Any:
            from ui.work import moving  # deferred: imported in the worker's lane

            report = moving.take(
                session, path, now, task, fields, kind, sheet, settings, visibility
            )
            return report, moving.report_lines(report)

        self._show(self.waiting)
        self.waiting.follow(task)
        task.ended.connect(self._on_end)
        back_up_first(self._context)
        return self._context.worker.ask(work, self._taken, task=task)

    def save_report(self, path: Path) -> Task:
        """Write the report on show to a file."""
        report = self._report

        def work() -> None:
            from ui.work import moving

            moving.save_report(path, report)

        said = self.tr("The report is in {path}").format(path=path)
        return self._context.worker.compute(work, lambda _: self._context.notices.say(said))

    def _connect(self) -> None:
        navigation = self._context.navigation
        self.start.file_wanted.connect(self.ask_for_file)
        self.start.folder_wanted.connect(self._ask_for_folder)
        self.mapping.look_wanted.connect(self._look_at)
        self.mapping.rows_wanted.connect(self._preview)
        self.mapping.agreed.connect(self.take)
        self._context.actions.attach("save", self.mapping, self.mapping.take_button.click)
        self._context.actions.attach("dismiss", self.mapping, self.mapping.left.emit)
        self.mapping.left.connect(lambda: navigation.page_wanted.emit("journal"))
        self.report.journal_wanted.connect(
            lambda: navigation.page_wanted.emit(_PAGE_OF.get(self._kind or "", "journal"))
        )
        self.report.another_wanted.connect(self.ask_for_file)
        self.report.save_wanted.connect(self._ask_where)

    def _look_at(self, kind: str | None, sheet: str | None, afresh: bool) -> Task:
        path = self._path

        def work(session: Any) -> Any:
            from ui.work import moving

            found = moving.look(session, path, kind, sheet, afresh)
            return found, moving.reads_like_names(found)

        task = Task(self.tr("Looking into {name}").format(name=path.name))
        return self._context.worker.ask_beside(work, self._looked, self._not_readable, task)

    def _looked(self, looked: tuple[Look | None, bool]) -> None:
        look, people = looked
        self._look = look
        if look is None:
            self.take()
            return
        self.mapping.show_look(look)
        self._show(self.mapping)
        self._preview()
        if people:
            path, wanted = str(self._path), self._context.navigation.names_wanted
            self._context.notices.say(
                self.tr("This reads like a list of people, not of trials."),
                self.tr("Add it to my names to watch for"),
                lambda: wanted.emit(path),
                stays=True,
            )

    def _preview(self) -> None:
        look, kind, fields = self._look, self.mapping.kind, self.mapping.columns.fields()
        now = self._context.now()
        self._asked += 1
        number = self._asked

        def work(session: Any) -> Any:
            from ui.work import moving

            return moving.rows(session, look, kind, fields, now)  # type: ignore[arg-type]

        def done(rows: Any) -> None:
            if number == self._asked and look:
                self.mapping.show_rows(rows, look.more)

        self._context.worker.ask_beside(work, done)

    def _taken(self, result: Any) -> None:
        self._report, lines = result
        self.report.show_report(self._path.name, self._kind, self._report, lines)
        self._show(self.report)
        if brought := self._report.settings:
            self._context.settings.change(role_band=brought.role_band, terms=brought.terms)
        if self._report.taken:
            changes = self._context.changes
            changes.trials_brought_in.emit()
            changes.check_in_saved.emit()
            changes.register_changed.emit()

    def _on_end(self) -> None:
        """Called off, or failed: back to where one was."""
        if self._stack.currentWidget() is self.waiting:
            self._show(self.mapping if self._look else self.start)

    def _not_readable(self, error: Exception) -> None:
        self._context.notices.trouble(error)
        if self._look is None or self._look.path != self._path:
            self._show(self.start)

    def _show(self, view: QWidget) -> None:
        had_focus = self._stack.isAncestorOf(self._stack.focusWidget() or self)
        self._stack.setCurrentWidget(view)
        if had_focus or self.isVisible():
            view.setFocus()

    def _ask_for_folder(self) -> None:
        title = self.tr("Choose the folder of an export")
        ask_folder(self, title, Path.home(), lambda path: self.begin(str(path)))

    def _ask_where(self) -> None:
        name = self.tr("report on {name}.csv").format(name=self._path.stem)
        ask_where(self, self.tr("Save the report"), Path.home() / name, self.tr("Tables (*.csv)"),
                  self.save_report)  # fmt: skip
