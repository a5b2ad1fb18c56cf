"""What is unfinished, offered beside the form; throwing one away can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from journal import vocabulary
from journal.logbook.ages import age_in_words
from journal.logbook.timers import minutes, timers_of
from journal.render.bare import bare
from ui.context import Context
from ui.log.doors import work
from ui.log.timer_controls import name_of
from ui.pages.drafts import Card, Drafts

LOOK_MILLISECONDS = 60_000  # ages grow
WORDS = 50  # of a text, in characters
TEXTS = ("worked", "didnt", "did", "next", "prompt")


class Unfinished(QObject):
    """Fills the list `drafts`; `here` tells the id of the draft that the form is."""

    def __init__(self, context: Context, drafts: Drafts, here: Callable[[], str | None]) -> None:
        super().__init__(drafts)
        self._context = context
        self._drafts, self._here = drafts, here
        drafts.draft_thrown.connect(self._throw_away)
        drafts.all_wanted.connect(lambda: context.navigation.search_wanted.emit("is:draft"))
        context.changes.drafts_changed.connect(self.offer)
        clock = QTimer(self, interval=LOOK_MILLISECONDS)
        clock.timeout.connect(self.offer)
        clock.start()

    def offer(self) -> None:
        """List every draft but the one in the form."""
        if not self._context.worker.has_journal:
            return

        def show(found: list[Any]) -> None:
            now = self._context.now()
            others = [draft for draft in found if draft.id != self._here()]
            self._drafts.show_drafts([card_of(draft, now) for draft in others])

        self._context.worker.ask(lambda session: work().unfinished(session), show)

    def _throw_away(self, draft_id: str) -> None:
        def forget(session: Any) -> Any:
            kept = [draft for draft in work().unfinished(session) if draft.id == draft_id]
            work().forget(session, draft_id)
            return kept

        def forgotten(kept: list[Any]) -> None:
            self._context.changes.drafts_changed.emit()
            self._context.notices.say(
                self.tr("The draft is thrown away."),
                self.tr("Undo"),
                lambda: [self._bring_back(draft) for draft in kept],
            )

        self._context.worker.ask(forget, forgotten)

    def _bring_back(self, draft: Any) -> None:
        self._context.worker.ask(
            lambda session: work().keep(
                session, draft.values, draft.updated_at, draft.id, draft.trial, is_open=False
            ),
            lambda _: self._context.changes.drafts_changed.emit(),
        )


def card_of(draft: Any, now: datetime) -> Card:
    """What the list says of a draft."""
    say = QCoreApplication.translate
    named = [vocabulary.labels(name, _words(draft.values.get(name))) for name in ("task", "tool")]
    excerpt = _excerpt(draft.values)
    parts = [part for part in named if part] or [_short(excerpt)]
    about = " · ".join(filter(None, parts)) or say("Drafts", "Nothing written yet")
    chain = draft.values.get("chain")
    if chain and not draft.trial:
        about = say("Drafts", "Trying again: {trial}").format(trial=about)
        excerpt = chain.get("changed") or excerpt
    if draft.trial:
        about = say("Drafts", "Changes to: {trial}").format(trial=about)
    age = age_in_words(draft.updated_at, now)
    if draft.was_open:
        age = say("Drafts", "{age}, after the app closed unexpectedly").format(age=age)
    further = [f"“{_short(excerpt)}”"] if excerpt and any(named) else []
    timed = _timed(draft.values, now)
    return Card(draft.id, about, [age, *further, *timed, *_standing(draft.standing)])


def _excerpt(values: dict[str, Any]) -> str:
    return next((values[name] for name in TEXTS if isinstance(values.get(name), str)), "")


def _short(text: str) -> str:
    words = bare(text)
    return words if len(words) <= WORDS else f"{words[:WORDS].rstrip()}…"


def _words(value: Any) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _timed(values: dict[str, Any], now: datetime) -> list[str]:
    return [
        QCoreApplication.translate("Drafts", "{timer}: running, {n} min").format(
            timer=name_of(name), n=minutes(timer, now) or 0
        )
        for name, timer in timers_of(values.get("timers")).items()
        if timer.runs
    ]


def _standing(standing: str) -> list[str]:
    say = QCoreApplication.translate
    told = {
        "changed": say("Drafts", "The trial was changed since."),
        "trash": say("Drafts", "The trial is in the trash."),
        "gone": say("Drafts", "The trial was deleted."),
    }
    return [told[standing]] if standing else []
