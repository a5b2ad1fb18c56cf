"""What the app is, which version, and what it is made of."""

from importlib.metadata import PackageNotFoundError, version

import PySide6

from ui.context import Context
from ui.widgets.sheet import Card, selectable, words


class AboutCard(Card):
    """Version and licences."""

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self.body.addWidget(words(self.tr("About"), "heading"))
        self.body.addWidget(
            selectable(
                self.tr("Trial Journal {version}, with Qt {qt}").format(
                    version=_own_version(), qt=PySide6.__version__
                )
            )
        )
        self.body.addWidget(
            words(
                self.tr(
                    "Qt and PySide6 are used under the LGPL 3; the typeface Inter under the SIL "
                    "Open Font License 1.1, which lies beside it in resources/fonts. The app "
                    "asks no server for anything."
                ),
                "hint",
            )
        )


def _own_version() -> str:
    try:
        return version("trial-journal")
    except PackageNotFoundError:  # run from a copy that was never installed
        return ""
