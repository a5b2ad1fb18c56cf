"""Asks a facilitator why a trial is left out."""

from PySide6.QtWidgets import QWidget

from ui.widgets.ask_why import AskWhy


class HideDialog(AskWhy):
    """A reason, without which nothing is hidden."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask(
            self.tr("Hide {code}").format(code=code),
            self.tr(
                "It is left out of every digest that is written on this computer. The reason "
                "is printed with the count of hidden trials, without the trial."
            ),
            self.tr("Why is {code} hidden?").format(code=code),
            self.tr("it could identify a pupil"),
            self.tr("Hide it"),
        )
