"""What the keyboard does on the Log page, each by its name in the registry of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.logbook.timers import TIMED
from ui.context import Context
from ui.form.trial_form import DECIDED_NOT

if TYPE_CHECKING:
    from ui.pages.log_desk import LogDesk


def attach_keys(context: Context, desk: LogDesk) -> None:
    """Bring the page's actions to life."""
    attach, timing = context.actions.attach, desk.timing

    def decide_not() -> None:
        desk.form.choose_kind(DECIDED_NOT)
        desk.focus_start()

    attach("save", desk, desk.save)
    attach("new-trial", desk, lambda: desk.begin({}))
    attach("decide-not", desk, decide_not)
    attach("fill-template", desk, desk.template.fill_or_undo)
    attach("keep-template", desk, desk.template.keep_this)
    attach("my-templates", desk, context.navigation.templates_wanted.emit)
    for name in TIMED:
        attach(f"timer-{name}", desk, lambda name=name: timing.toggle(name))
        attach(f"timer-{name}-reset", desk, lambda name=name: timing.put_back(name))
