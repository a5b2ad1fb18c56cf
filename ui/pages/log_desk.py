"""The form of the Log page: the two-minute entry, kept as a draft while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal.logbook.glance import glance
from ui.context import Context
from ui.form.chain_panel import ChainPanel
from ui.form.trial_form import TrialForm
from ui.log.doors import work
from ui.log.keeper import Keeper
from ui.log.unfinished import Unfinished
from ui.pages.after_saving import tell_changed, tell_saved
from ui.pages.drafts import Drafts
from ui.pages.lately import Lately
from ui.style import set_role
from ui.widgets.sheet import Footed

FORM_WIDTH = 960
LATELY = 60  # newest trials beside the form


class LogDesk(QWidget):
    """A form that is always ready; `lately` shows what came of it."""

    def __init__(self, context: Context, lately: Lately) -> None:
        super().__init__()
        self._context = context
        self.lately = lately
        self.drafts = Drafts()
        lately.add_above(self.drafts)
        self.keeper = Keeper(context, self.values, self)
        self._unfinished = Unfinished(
            context, self.drafts, lambda: self.keeper.draft_id, self._bring_back
        )
        self._defaults: dict[str, Any] = {}
        self.title = QLabel()
        set_role(self.title, "title")
        self.chain = ChainPanel()
        self.form = TrialForm(context.style, context.writing, context.settings.now.role_band)
        self.save_button = QPushButton(context.actions.text("save"))
        self.save_button.setToolTip(context.actions.with_keys("save"))
        set_role(self.save_button, "primary")
        self.clear_button = QPushButton()
        set_role(self.clear_button, "quiet")
        self.kept = QLabel()
        set_role(self.kept, "hint")

    def build(self) -> Iterator[None]:
        """Make the form, a piece at each step; nothing else works before the last step."""
        self._lay_out()
        yield
        yield from self.form.build()
        self.setFocusProxy(self.form.editors["task"].control)
        self._connect()
        self.begin({})
        yield

    # … what the rest of the window asks of this page

    def begin(
        self,
        values: dict[str, Any],
        draft_id: str | None = None,
        trial: str | None = None,
    ) -> None:
        """Fill the form: with a draft, a trial to be edited, or nothing for a fresh one."""
        self.keep_now()
        self.keeper.take_up(draft_id, trial)
        fresh = not (values or trial)
        self.form.set_values(self._defaults if fresh else values, self.keeper.key)
        self.chain.set_value(values.get("chain"))
        self.title.setText(self.tr("Change this trial") if trial else self.tr("Log a trial"))
        self.save_button.setText(
            self.tr("Save the changes") if trial else self.tr("Save to my journal")
        )
        self.clear_button.setText(
            self.tr("Leave it as it was") if trial else self.tr("Start afresh")
        )
        self._unfinished.offer()
        self.focus_start()

    def focus_start(self) -> None:
        """The cursor where one begins."""
        self.form.editors["task"].control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def edit(self, trial: str) -> None:
        """Change a stored trial."""
        self._context.worker.ask(
            lambda session: work().content_of(session, trial),
            lambda values: self.begin(values, trial=trial),
        )

    def try_again(self, trial: str) -> None:
        """A new trial that repeats this one with one change."""
        self._context.worker.ask(
            lambda session: work().repeated(session, trial),
            lambda values: self.begin(values | {"chain": {"earlier": trial}}),
        )

    def go_on(self, draft_id: str) -> None:
        """Take up an unfinished one."""

        def found(drafts: list[Any]) -> None:
            for draft in drafts:
                if draft.id == draft_id:
                    self.begin(draft.values, draft.id, draft.trial)

        self._context.worker.ask(lambda session: work().unfinished(session), found)

    def values(self) -> dict[str, Any]:
        """What the form holds now."""
        values = self.form.values()
        chain = self.chain.value()
        return values | {"chain": chain} if chain else values

    @property
    def has_unkept_words(self) -> bool:
        """Whether something was typed that is not on the disk."""
        return self.keeper.touched

    def save(self) -> None:
        """Store it; what is missing is said beside its field."""
        self.keeper.rest()
        self._context.notices.clear()
        values, now = self.values(), self._context.now()
        draft, trial = self.keeper.draft_id, self.keeper.trial
        self.save_button.setEnabled(False)
        task = self._context.worker.ask(
            lambda session: work().save(session, values, now, draft, trial),
            self._saved,
            self._not_saved,
        )
        task.ended.connect(lambda: self.save_button.setEnabled(True))

    def keep_now(self) -> None:
        """Keep what is typed, at once."""
        self.keeper.keep_now()

    # … what happens here

    def _connect(self) -> None:
        actions, changes = self._context.actions, self._context.changes
        actions.attach("save", self, self.save)
        actions.attach("new-trial", self, lambda: self.begin({}))
        self.save_button.clicked.connect(self.save)
        self.clear_button.clicked.connect(self._clear)
        self.form.changed.connect(self.keeper.touch)
        self.form.section_opened.connect(self._scroll.reveal)
        self.chain.changed.connect(self.keeper.touch)
        self.keeper.said.connect(self.kept.setText)
        self.lately.trial_chosen.connect(self._context.navigation.trial_wanted)
        self.drafts.draft_chosen.connect(self.go_on)
        self._context.worker.journal_opened.connect(lambda journal: self._refresh())
        for signal in (changes.trial_saved, changes.trials_removed, changes.trials_brought_in):
            signal.connect(self._refresh)
        self._context.settings.changed.connect(
            lambda settings: self.form.offer_jobs_of(settings.role_band)
        )

    def _clear(self) -> None:
        draft, values, trial = self.keeper.draft_id, self.values(), self.keeper.trial
        was_touched = self.keeper.touched or draft is not None
        self.keeper.touched = False
        self.keeper.rest()
        if draft:
            self._context.worker.ask(lambda session: work().forget(session, draft))
        self.begin({})
        if was_touched:
            self._context.notices.say(
                self.tr("The form is empty again."),
                self.tr("Undo"),
                lambda: self._bring_back(values, trial),
            )
        if trial:
            self._context.navigation.trial_wanted.emit(trial)

    def _bring_back(self, values: dict[str, Any], trial: str | None) -> None:
        self._context.navigation.page_wanted.emit("log")
        self.begin(values, trial=trial)
        self.keeper.touch()

    def _saved(self, trial: str) -> None:
        edited, visibility = self.keeper.trial is not None, self.values().get("visibility", "me")
        self.keeper.touched = False
        self.keeper.draft_id = None
        self._context.writing.documents.rename(self.keeper.key, trial)
        self.begin({})
        self.lately.point_out(trial)
        self._context.changes.trial_saved.emit(trial)
        if edited:
            tell_changed(self._context, trial)
        else:
            tell_saved(self._context, trial, visibility)

    def _not_saved(self, error: Exception) -> None:
        self.keep_now()
        problems = getattr(error, "problems", None)
        if problems is None:
            self._context.notices.trouble(error)
            return
        first = self.form.show_problems(problems)
        if first is None:
            self._context.notices.trouble(error)
        else:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first, 0, 40)

    def _refresh(self, *_: object) -> None:
        database = self._context.home.database
        worker = self._context.worker
        worker.compute(
            lambda: glance(database, LATELY), lambda found: self.lately.show_rows(*found)
        )
        worker.ask(lambda session: work().beginning(session), self._begin_with)
        self._unfinished.offer()

    def _begin_with(self, beginning: Any) -> None:
        self._defaults = beginning.defaults
        self.form.offer_words("tool", beginning.tools)
        self.form.suggest_tools(beginning.tools)
        if not (
            self.keeper.touched or self.keeper.draft_id or self.keeper.trial or self.chain.value()
        ):
            self.form.set_values(self._defaults)

    def _lay_out(self) -> None:
        footed = Footed(FORM_WIDTH)
        footed.column.setContentsMargins(32, 14, 14, 20)
        footed.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.form.kinds, 1)
        footed.column.addLayout(head)
        for widget in (self.chain, self.form):
            footed.column.addWidget(widget)
        footed.column.addStretch(1)
        footed.set_foot(self.save_button, self.clear_button)
        footed.set_foot_end(self.kept)
        self._scroll = footed.sheet
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(footed)
