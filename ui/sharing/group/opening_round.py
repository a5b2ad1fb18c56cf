"""The question before a group's next round is opened, wherever it is asked."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.sharing.desk import Desk
from ui.widgets.confirm import Confirm, ask_first
from ui.work import changing


def ask_for_round(desk: Desk, opened: Callable[[int], object]) -> Confirm:
    """Open the next round of the group, if that is meant; `opened` gets its number."""
    group, now, last = desk.here.id, desk.context.now(), desk.here.round

    def said(sentence: str) -> str:
        return sentence.format(n=last + 1, last=last)

    return ask_first(
        desk.page,
        said(QCoreApplication.translate("Rounds", "Open round {n}?")),
        said(
            QCoreApplication.translate(
                "Rounds",
                "What is shared from then on belongs to round {n}, and so does the next edition "
                "for leaders: save first what they should get of round {last}. A round cannot be "
                "closed again.",
            )
        ),
        QCoreApplication.translate("Rounds", "Open it"),
        lambda: desk.context.worker.ask(
            lambda session: changing.open_round(session, group, now), opened
        ),
    )
