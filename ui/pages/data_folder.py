"""Where the journal lies on this computer, and who may look there."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from ui.context import Context
from ui.widgets.sheet import Card, button_row, selectable, words


class DataFolderCard(Card):
    """The folder, and a button that opens it."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("DataFolderCard", "Where the journal is kept"))
        root = context.home.root
        self.body.addWidget(selectable(str(root)))
        self.body.addWidget(
            words(
                self.tr(
                    "Private from your group and leaders, not from the law or your school's IT. "
                    "Keep it out of folders that sync to a cloud; put backups there instead."
                ),
                "hint",
            )
        )
        button = QPushButton(self.tr("Open the folder"))
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))))
        self.body.addLayout(button_row(button))
