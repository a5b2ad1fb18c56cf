"""What the window says once a trial is saved, and what it offers to do next."""

from PySide6.QtCore import QCoreApplication

from ui.context import Context
from ui.notices import Offer


def tell_saved(context: Context, trial: str, visibility: str, at_risk: bool = False) -> None:
    """A calm sentence for a new trial: where it is, who sees it, and the next steps.

    Where a pupil may be at risk (`at_risk`) nothing is said of sharing: it stays here.
    """
    say, ways = QCoreApplication.translate, context.navigation
    further: list[Offer] = [
        (say("AfterSaving", "Try again with one change"), lambda: ways.again_wanted.emit(trial))
    ]
    if at_risk:
        sentence = say("AfterSaving", "Saved in your journal. It stays here.")
    elif visibility == "me":
        sentence = say(
            "AfterSaving",
            "Saved in your journal, for you alone. To share it later, change who may see it.",
        )
    else:
        sentence = say(
            "AfterSaving", "Saved in your journal. Nobody else sees it until you share it."
        )
        further.append((say("AfterSaving", "Go to Share"), lambda: ways.page_wanted.emit("share")))
    look = say("AfterSaving", "Look at it")
    context.notices.say(sentence, look, lambda: ways.trial_wanted.emit(trial), also=further)


def tell_changed(context: Context, trial: str) -> None:
    """A calm sentence for a trial that was changed; it is shown in the journal."""
    context.notices.say(QCoreApplication.translate("AfterSaving", "The changes are saved."))
    context.navigation.trial_wanted.emit(trial)
