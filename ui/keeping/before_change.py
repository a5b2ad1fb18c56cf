"""A backup before many trials change at once."""

from ui.context import Context

MANY = 50  # fewer are changed back by hand, should the undo be gone


def back_up_first(context: Context, trials: int = MANY) -> None:
    """Have a backup made, unless one was just made or few `trials` change.

    What is asked of the worker next waits for it. Where it fails that is said, and the change goes
    on: each trial keeps its earlier version.
    """
    now = context.now()
    if trials >= MANY:
        context.worker.ask_journal(
            lambda journal: journal.back_up_before_change(now), failed=context.notices.trouble
        )
