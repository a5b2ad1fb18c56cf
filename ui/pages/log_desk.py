"""The form of the Log page: the two-minute entry, kept as a draft while it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal.logbook.glance import glance
from journal.logbook.timers import TIMED
from ui.context import Context
from ui.form.chain_panel import ChainPanel
from ui.form.trial_form import TrialForm
from ui.log.again import Again
from ui.log.doors import work
from ui.log.foot import Foot
from ui.log.keeper import Keeper
from ui.log.keys import attach_keys
from ui.log.proposals import Proposals
from ui.log.saver import Saver
from ui.log.standing import Standing
from ui.log.template_offer import TemplateOffer
from ui.log.timer_controls import TimerBeside
from ui.log.timing import Timing
from ui.log.tool_note import ToolNote
from ui.log.turning import Turning
from ui.log.unfinished import Unfinished
from ui.pages.after_saving import tell_changed, tell_saved
from ui.pages.drafts import Drafts
from ui.pages.lately import Lately
from ui.safeguarding.staying import Staying
from ui.style import set_role
from ui.widgets.sheet import Footed

FORM_WIDTH = 960
LATELY = 60  # newest trials beside the form
CHAIN, TIMERS, CHANGES = "chain", "timers", "changes"  # as journal.logbook.drafts names them


class LogDesk(QWidget):
    """A form that is always ready; `lately` shows what came of it."""

    def __init__(self, context: Context, lately: Lately) -> None:
        super().__init__()
        self._context = context
        self.lately = lately
        self.drafts = Drafts()
        lately.add_above(self.drafts)
        self.title = QLabel()
        set_role(self.title, "title")
        self.chain = ChainPanel()
        self.form = TrialForm(context.style, context.writing, context.settings.now.role_band)
        self.keeper = Keeper(context, self.values, self)
        self.saver = Saver(context, self.keeper, self.values, self)
        self.standing = Standing(context, self.keeper, self)
        self.timing = Timing(context, self.form, self)
        self.turning = Turning(context, self.keeper, self.begin, self)
        self.edit, self.try_again = self.turning.edit, self.turning.try_again
        self.go_on = self.turning.go_on
        self.again = Again(self.chain, self.form, self)
        self._unfinished = Unfinished(context, self.drafts, lambda: self.keeper.draft_id)
        for name, field in TIMED.items():
            self.form.behind[field] = lambda name=name: TimerBeside(
                name, self.timing, context.actions
            )
        self._foot = Foot(context, self.keeper, self.saver, self.timing)
        self.save_button, self.clear_button = self._foot.save, self._foot.clear
        self.kept = self._foot.kept
        self.staying = Staying(context, can_be_put_away=True)

    def build(self) -> Iterator[None]:
        """Make the form, a piece at each step; nothing else works before the last step."""
        self._lay_out()
        yield
        yield from self.form.build()
        self.template = TemplateOffer(self._context, self.form, self._is_new, self)
        self.form.fields["task"].add_to_question(self.template.bar)
        self.form.add_last(self.template.keep)
        self.tool_note = ToolNote(self._context, self.form, self)
        self._proposals = Proposals(self._context, self.form, self.template, self)
        yield
        attach_keys(self._context, self)
        self._connect()
        self._fill({})
        yield

    # … what the rest of the window asks of this page

    def begin(
        self,
        values: dict[str, Any],
        draft_id: str | None = None,
        trial: str | None = None,
        touched: bool = False,
    ) -> None:
        """Fill the form: with a draft, a trial to be edited, or nothing for a fresh one.

        What is typed in it is kept first; where that fails the form stays as it is.
        """

        def fill() -> None:
            self._fill(values, draft_id, trial)
            if touched:
                self.keeper.touch()

        self.keeper.leave(fill, self.keeper.refuse)

    def focus_start(self) -> None:
        """The cursor where one begins."""
        start = self.chain if self.again.is_folded else self.form.editors["task"].control
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def values(self) -> dict[str, Any]:
        """What the form holds now, with what a draft keeps beside the fields."""
        beside = {
            CHAIN: self.chain.value(),
            TIMERS: self.timing.plain(),
            CHANGES: self.standing.changes,
        }
        return self.form.values() | {name: value for name, value in beside.items() if value}

    @property
    def has_unkept_words(self) -> bool:
        """Whether something was typed that is not on the disk."""
        return self.keeper.has_unkept_words

    def save(self) -> None:
        """Store it; what is missing is said beside its field."""
        self._context.notices.clear()
        self.timing.settle(self.saver.save)

    def keep_now(self) -> None:
        """Keep what is typed, at once."""
        self.keeper.keep_now()

    def put_away(self) -> None:
        """Keep what is typed, since the window closes."""
        self.keeper.leave(lambda: None)

    # … what happens here

    def _fill(
        self, values: dict[str, Any], draft_id: str | None = None, trial: str | None = None
    ) -> None:
        self.keeper.take_up(draft_id, trial)
        fields = {n: v for n, v in values.items() if n not in (CHAIN, TIMERS, CHANGES)}
        fresh = not (fields or trial or draft_id)
        self.form.set_values(self._proposals.defaults if fresh else fields, self.keeper.key)
        self.chain.set_value(values.get(CHAIN))
        self.timing.take_up(values.get(TIMERS))
        self.standing.take_up(values.get(CHANGES))
        self.again.begin()
        self.template.begin()
        self.tool_note.look()
        self._name_things()
        self._unfinished.offer()
        self.focus_start()

    def _name_things(self) -> None:
        edits = self.keeper.trial is not None
        fresh = self.tr("Log a trial")
        new = self.tr("Try again with one change") if self.chain.value() else fresh
        self.title.setText(self.tr("Change this trial") if edits else new)
        self._foot.name(edits)

    def _is_new(self) -> bool:
        return self.keeper.trial is None and self.chain.value() is None

    def _connect(self) -> None:
        changes = self._context.changes
        self.save_button.clicked.connect(self.save)
        self.clear_button.clicked.connect(self._clear)
        self.form.changed.connect(self.keeper.touch)
        self.form.section_opened.connect(self._scroll.reveal)
        self.chain.changed.connect(self.keeper.touch)
        self.again.unfolded.connect(self._ask_how_it_came_out)
        self.timing.changed.connect(lambda: (self.keeper.touch(), self.keeper.keep_now()))
        self.saver.saved.connect(self._saved)
        self.saver.missing.connect(self._show_missing)
        self.saver.deleted.connect(self._make_new)
        self.standing.deleted.connect(self._let_go)
        self.lately.trial_chosen.connect(self._context.navigation.trial_wanted)
        self._context.navigation.templates_wanted.connect(self._show_templates)
        self.drafts.draft_chosen.connect(self.go_on)
        self._context.worker.journal_opened.connect(lambda journal: self._refresh())
        for signal in (changes.trial_saved, changes.trials_removed, changes.trials_brought_in):
            signal.connect(self._refresh)
        self._proposals.read_again.connect(self._begin_again)
        self._context.settings.changed.connect(
            lambda settings: self.form.offer_jobs_of(settings.role_band)
        )

    def _ask_how_it_came_out(self) -> None:
        self.form.editors["worked"].control.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, lambda: self._scroll.reveal(self.form.fields["outcome"]))

    def _show_templates(self) -> None:
        # Deferred: opened now and then, and it holds a form of its own.
        from ui.log.templates_dialog import TemplatesDialog

        TemplatesDialog(self._context, self.window()).open()

    def _clear(self) -> None:
        draft, values, trial = self.keeper.draft_id, self.values(), self.keeper.trial
        was_touched = not self.keeper.is_fresh and (self.keeper.touched or draft is not None)
        self.keeper.touched = False
        self.keeper.rest()
        if draft:
            self._context.worker.ask(lambda session: work().forget(session, draft))
        self._fill({})
        if was_touched:
            self._context.notices.say(
                self.tr("The form is empty again."),
                self.tr("Undo"),
                lambda: self._bring_back(values, draft, trial),
            )
        if trial:
            self._context.navigation.trial_wanted.emit(trial)

    def _bring_back(self, values: dict[str, Any], draft: str | None, trial: str | None) -> None:
        self._context.navigation.page_wanted.emit("log")
        self.begin(values, draft, trial, touched=True)

    def _saved(self, trial: str, is_new: bool, sent: dict[str, Any]) -> None:
        self._context.writing.documents.rename(self.keeper.key, trial)
        if self.values() == sent:
            self.keeper.touched = False
            self.keeper.draft_id = None
            self._fill({})
        else:  # more was typed while it was being saved
            self.keeper.take_up(None, trial)
            self.standing.take_up(None)
            self._name_things()
            self.keeper.touch()
        self.lately.point_out(trial)
        self._context.changes.trial_saved.emit(trial)
        if is_new:
            at_risk = self.staying.show_saved(trial, sent)
            tell_saved(self._context, trial, sent.get("visibility", "me"), at_risk)
        elif self.keeper.trial is None:
            tell_changed(self._context, trial)

    def _show_missing(self, error: Exception) -> None:
        self.again.fold(False)
        first = self.form.show_problems(error.problems)  # type: ignore[attr-defined]
        if first is None:
            self._context.notices.trouble(error)
        else:
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first, 0, 40)

    def _make_new(self) -> None:
        self.keeper.trial = None
        self.keeper.touched = True
        self._name_things()

    def _let_go(self) -> None:
        self.keeper.touched = False
        self.keeper.rest()
        self._fill({})

    def _refresh(self, *_: object) -> None:
        database = self._context.home.database
        self._context.worker.compute(
            lambda: glance(database, LATELY), lambda found: self.lately.show_rows(*found)
        )
        self._proposals.read()
        self._unfinished.offer()

    def _begin_again(self) -> None:
        if self.keeper.is_fresh and self.chain.value() is None:
            self.form.set_values(self._proposals.defaults)

    def _lay_out(self) -> None:
        footed = Footed(FORM_WIDTH)
        footed.column.setContentsMargins(32, 14, 14, 20)
        footed.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.form.kinds, 1)
        footed.column.addWidget(self.staying)
        footed.column.addLayout(head)
        footed.column.addWidget(self.standing.words)
        for widget in self.again.widgets():
            footed.column.addWidget(widget)
        footed.column.addStretch(1)
        self._foot.stand_in(footed)
        self._scroll = footed.sheet
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(footed)
