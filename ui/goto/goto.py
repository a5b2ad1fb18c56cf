"""Go to anything: what fits by name is there at once, trials follow from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from journal.logbook.glance import GlanceRow
from journal.render.bare import bare
from ui.context import Context
from ui.frame import Frame
from ui.worker import Task

if TYPE_CHECKING:
    from ui.goto.box import GotoBox
    from ui.goto.places import Place
    from ui.work.goto import Found

MOST_ROWS = 12
PROMPT_CHARACTERS = 300
MOST_GOOD = 6  # names that fit well, before the trials


class Goto(QObject):
    """Opens over any page; an older question to the journal is called off."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._frame = frame
        self._box: GotoBox | None = None
        self._named: list[Place] = []
        self._trials: list[Place] = []
        self._prompts: list[Place] = []
        self._has_group = False
        self._asked: Task | None = None
        self._keys = context.actions.keys("goto")
        self._watched: QWidget | None = None
        context.actions.attach("goto", frame, self.toggle)
        QApplication.instance().focusChanged.connect(self._watch)
        context.navigation.goto_wanted.connect(self.open)

    @property
    def box(self) -> GotoBox:
        """The box, made when it is first wanted."""
        if self._box is None:
            # Deferred: every start would pay for it.
            from ui.goto.box import GotoBox

            self._box = GotoBox(self._context.style, self._frame.centralWidget())
            self._box.typed.connect(self._look)
        return self._box

    def toggle(self) -> None:
        """Open the box, or close it by the same key."""
        if self._box is not None and self._box.isVisible():
            self._box.give_back()
        else:
            self.open()

    def open(self) -> None:
        """Open the box; what is named in the journal follows."""
        from ui.goto.places import fixed_places

        self._named = fixed_places(self._context, self._frame)
        self._trials, self._prompts = [], []
        self.box.open()
        self._context.worker.ask_beside(
            lambda session: _work().names(session), self._add_names, lambda error: None
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the box are its own: on Linux a text would delete to the line's end."""
        mine = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()) in self._keys
        )
        if mine:
            event.ignore()
        return mine

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)

    def _look(self, typed: str) -> None:
        if self._asked:
            self._asked.cancel()
            self._asked = None
        if not typed.strip():
            self._trials, self._prompts = [], []
        self._show()
        if typed.strip():
            self._ask(typed)

    def _ask(self, typed: str) -> None:
        today = self._context.now().astimezone().date()
        task = self._asked = Task()

        def found(some: Found) -> None:
            if not task.called_off:
                self._trials = [self._trial(row) for row in some.trials]
                self._prompts = [self._prompt(text) for text in some.prompts]
                self._show()

        self._context.worker.ask_beside(
            lambda session: _work().find(session, typed, today), found, lambda error: None, task
        )

    def _show(self) -> None:
        from ui.goto.ranking import GOOD, ranked

        typed = self.box.line.text()
        named = ranked(typed, self._named, _name)
        good = [place for rank, place in named if rank <= GOOD]
        rest = [place for rank, place in named if rank > GOOD]
        first = MOST_GOOD if self._trials else len(good)
        meant = [trial for rank, trial in ranked(typed, self._trials, _name) if rank <= GOOD]
        trials = [*meant, *(trial for trial in self._trials if trial not in meant)]
        found = [*good[:first], *self._prompts, *trials, *good[first:], *rest]
        onward = list(self._onward(typed.strip()))
        self.box.show_places([*found[: MOST_ROWS - len(onward)], *onward])

    def _onward(self, typed: str) -> Iterator[Place]:
        """Where the same words are looked for at length."""
        from ui.goto.places import Place

        ways = self._context.navigation
        if typed and self._trials:
            words = self.tr("All trials with “{words}”").format(words=typed)
            yield Place(words, self.tr("Search"), "search", lambda: ways.search_wanted.emit(typed))
        if typed and self._has_group:
            words = self.tr("Has anyone here tried “{words}”?").format(words=typed)
            yield Place(words, self.tr("Search"), "group", lambda: ways.asking_wanted.emit(typed))

    def _add_names(self, names: Any) -> None:
        from ui.goto.places import Place

        ways = self._context.navigation
        drafts = [
            Place(name or self.tr("Untitled"), self.tr("Unfinished"), "log",
                  lambda draft=draft: ways.draft_wanted.emit(draft))
            for name, draft in names.drafts
        ]  # fmt: skip
        searches = [
            Place(name, self.tr("Saved search"), "bookmark",
                  lambda query=query: ways.search_wanted.emit(query), note=query)
            for name, query in names.searches
        ]  # fmt: skip
        groups = [
            Place(name, self.tr("Group"), "group", lambda group=group: self._to_group(group))
            for name, group in names.groups
        ]
        self._named += [*drafts, *searches, *groups]
        self._has_group = bool(groups)
        self._show()

    def _trial(self, row: GlanceRow) -> Place:
        from ui.goto.places import Place

        parts = (row.tool, row.outcome, row.excerpt)
        return Place(
            row.task or self.tr("Trial"),
            _day(row.tried_on),
            "journal",
            lambda: self._context.navigation.trial_wanted.emit(row.id),
            note=" · ".join(part for part in parts if part),
        )

    def _prompt(self, text: str) -> Place:
        from ui.goto.places import Place

        name = bare(text[:PROMPT_CHARACTERS])
        return Place(name, self.tr("Copy the prompt"), "copy", lambda: self._copy(text))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.notices.say(self.tr("The prompt is copied. Paste it where you need it."))

    def _to_group(self, group: str) -> None:
        self._frame.show_page("digest")
        self._frame.page("digest").open_group(group)


def _name(place: Place) -> str:
    return place.name


def _day(iso: str) -> str:
    return QLocale().toString(date.fromisoformat(iso), "d MMM yyyy")


def _work() -> Any:
    # Deferred: imports SQLModel; runs beside the lane.
    from ui.work import goto

    return goto
