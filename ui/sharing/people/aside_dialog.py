"""Asks a facilitator why a contribution is set aside."""

from PySide6.QtWidgets import QWidget

from ui.widgets.ask_why import AskWhy


class AsideDialog(AskWhy):
    """A reason, without which nothing is set aside."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask(
            self.tr("Set {code} aside").format(code=code),
            self.tr(
                "What this person shared stays here and counts no longer in digests that are "
                "written on this computer from here on. The reason is printed there, without "
                "the code. That can be undone."
            ),
            self.tr("Why is {code} set aside?").format(code=code),
            self.tr("moved to another school"),
            self.tr("Set it aside"),
        )
