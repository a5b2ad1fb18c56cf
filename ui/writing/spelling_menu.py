"""What can be done about a word in doubt: take a suggestion, or say that it is one."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from ui.writing.spelling import Spelling


def add_suggestions(menu: QMenu, word: QTextCursor, spelling: Spelling) -> None:
    """Put what can be done about `word` at the top of `menu`."""
    written = word.selectedText()
    first = menu.actions()[0] if menu.actions() else None
    made = []
    for meant in spelling.suggestions(written):
        action = QAction(meant, menu)
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(lambda _=False, meant=meant: word.insertText(meant))
        made.append(action)
    if not made:
        nothing = QAction(_said("Nothing like it is known"), menu)
        nothing.setEnabled(False)
        made.append(nothing)
    add = QAction(_said("Add “{word}” to my words").format(word=written), menu)
    add.triggered.connect(lambda: spelling.accept(written))
    line = QAction(menu)
    line.setSeparator(True)
    made += [line, add]
    if first is not None:
        end = QAction(menu)
        end.setSeparator(True)
        made.append(end)
        menu.insertActions(first, made)
    else:
        menu.addActions(made)


def _said(english: str) -> str:
    return QCoreApplication.translate("SpellingMenu", english)
