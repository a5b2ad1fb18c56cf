"""The one registry of actions: what can be done, what it is called, its icon and its keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.rail import NAMES
from ui.style import Style


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. `text` is English, marked for translation.

    `page` is where the go-to box does it: a page by name, or `EVERYWHERE`. The box does not offer
    what has none, since it makes sense only where the cursor is.
    """

    id: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    page: str = ""


EVERYWHERE = "everywhere"

SPECS = (
    *(
        Spec(f"go-{page}", name, page, (f"Ctrl+{n}",))
        for n, (page, name) in enumerate(NAMES.items(), 1)
    ),
    Spec(
        "save",
        QT_TRANSLATE_NOOP("Actions", "Save"),
        "check",
        ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"),
    ),
    Spec("new-trial", QT_TRANSLATE_NOOP("Actions", "New trial"), "plus", ("Ctrl+N",), "log"),
    Spec(
        "quick",
        QT_TRANSLATE_NOOP("Actions", "Quick capture"),
        "plus",
        ("Ctrl+Shift+N",),
        EVERYWHERE,
    ),
    Spec(
        "goto",
        QT_TRANSLATE_NOOP("Actions", "Go to anything"),
        "search",
        ("Ctrl+K", "Ctrl+P"),
    ),
    Spec(
        "decide-not",
        QT_TRANSLATE_NOOP("Actions", "Decided not to use it"),
        "",
        ("Ctrl+Shift+D",),
        "log",
    ),
    Spec(
        "timer-ai",
        QT_TRANSLATE_NOOP("Actions", "Timer, with AI: start or pause"),
        "",
        ("Ctrl+T",),
        "log",
    ),
    Spec(
        "timer-usual",
        QT_TRANSLATE_NOOP("Actions", "Timer, usual way: start or pause"),
        "",
        ("Ctrl+Shift+T",),
        "log",
    ),
    Spec(
        "timer-ai-reset",
        QT_TRANSLATE_NOOP("Actions", "Timer, with AI: reset"),
        "",
        (),
        "log",
    ),
    Spec(
        "timer-usual-reset",
        QT_TRANSLATE_NOOP("Actions", "Timer, usual way: reset"),
        "",
        (),
        "log",
    ),
    Spec(
        "fill-template",
        QT_TRANSLATE_NOOP("Actions", "Fill in my template"),
        "",
        ("Ctrl+Shift+F",),
        "log",
    ),
    Spec("keep-template", QT_TRANSLATE_NOOP("Actions", "Keep this as my template"), "", (), "log"),
    Spec("my-templates", QT_TRANSLATE_NOOP("Actions", "My templates"), "", (), "log"),
    Spec("find", QT_TRANSLATE_NOOP("Actions", "Find"), "search", ("Ctrl+F",), "journal"),
    Spec("edit", QT_TRANSLATE_NOOP("Actions", "Edit"), "log", ("Ctrl+E",)),
    Spec("delete", QT_TRANSLATE_NOOP("Actions", "Move to trash"), "trash", ("Ctrl+Backspace",)),
    Spec("again", QT_TRANSLATE_NOOP("Actions", "Try again with one change"), "copy-trial"),
    Spec("history", QT_TRANSLATE_NOOP("Actions", "History"), "", ("Ctrl+H",)),
    Spec("import", QT_TRANSLATE_NOOP("Actions", "Import a file"), "import", ("Ctrl+I",), "journal"),
    Spec(
        "portfolio",
        QT_TRANSLATE_NOOP("Actions", "A portfolio of my trials"),
        "export",
        page="reflect",
    ),
    Spec("export", QT_TRANSLATE_NOOP("Actions", "Export everything"), "export", page="journal"),
    Spec("format-bold", QT_TRANSLATE_NOOP("Actions", "Bold"), "bold", ("Ctrl+B",)),
    Spec("format-italic", QT_TRANSLATE_NOOP("Actions", "Italic"), "italic", ("Ctrl+I",)),
    Spec("format-list", QT_TRANSLATE_NOOP("Actions", "List"), "list", ("Ctrl+Shift+L",)),
    Spec("format-quote", QT_TRANSLATE_NOOP("Actions", "Quotation"), "quote", ("Ctrl+Shift+B",)),
    Spec("format-link", QT_TRANSLATE_NOOP("Actions", "Link"), "link", ("Ctrl+Shift+K",)),
    Spec("preview", QT_TRANSLATE_NOOP("Actions", "Preview"), "preview", ("Ctrl+Shift+P",)),
    Spec(
        "prompts",
        QT_TRANSLATE_NOOP("Actions", "Prompts I used"),
        "copy",
        ("Ctrl+Shift+O",),
        EVERYWHERE,
    ),
    Spec("next-doubt", QT_TRANSLATE_NOOP("Actions", "Next word to check"), "", ("F7",)),
    Spec(
        "next-identifier",
        QT_TRANSLATE_NOOP("Actions", "Next name or detail"),
        "",
        ("Ctrl+.",),
    ),
    Spec("find-here", QT_TRANSLATE_NOOP("Actions", "Find"), "", ("/",)),
    Spec("find-next", QT_TRANSLATE_NOOP("Actions", "Find the next"), "", ("F3", "Ctrl+G")),
    Spec(
        "find-previous",
        QT_TRANSLATE_NOOP("Actions", "Find the one before"),
        "",
        ("Shift+F3", "Ctrl+Shift+G"),
    ),
    Spec("next-section", QT_TRANSLATE_NOOP("Actions", "Next section"), "", ("Alt+Down",)),
    Spec("previous-section", QT_TRANSLATE_NOOP("Actions", "Section before"), "", ("Alt+Up",)),
    Spec(
        "back-to-place",
        QT_TRANSLATE_NOOP("Actions", "Back to where you read"),
        "",
        ("Alt+Left",),
    ),
    Spec("to-start", QT_TRANSLATE_NOOP("Actions", "To the beginning"), "", ("Home",)),
    Spec("to-end", QT_TRANSLATE_NOOP("Actions", "To the end"), "", ("End",)),
    Spec("into-list", QT_TRANSLATE_NOOP("Actions", "Into the list"), "", ("Down",)),
    Spec("edit-here", QT_TRANSLATE_NOOP("Actions", "Edit"), "", ("Return", "Enter")),
    Spec("delete-here", QT_TRANSLATE_NOOP("Actions", "Move to trash"), "", ("Delete",)),
    Spec("undo-last", QT_TRANSLATE_NOOP("Actions", "Undo"), "again", ("Ctrl+Shift+Z",), EVERYWHERE),
    Spec("dismiss", QT_TRANSLATE_NOOP("Actions", "Dismiss"), "close", ("Escape",)),
    Spec("review-hide", QT_TRANSLATE_NOOP("Actions", "Hide"), "", ("H",)),
    Spec("review-keep", QT_TRANSLATE_NOOP("Actions", "Keep"), "", ("K",)),
    Spec("review-reword", QT_TRANSLATE_NOOP("Actions", "Reword"), "", ("R",)),
    Spec("review-back", QT_TRANSLATE_NOOP("Actions", "Back to the one before"), "", ("B",)),
    Spec("review-skip", QT_TRANSLATE_NOOP("Actions", "Skip for later"), "", ("S",)),
    Spec("review-names", QT_TRANSLATE_NOOP("Actions", "Add to my names"), "", ("A",)),
    Spec("review-next", QT_TRANSLATE_NOOP("Actions", "Next change"), "", ("N",)),
    Spec("review-previous", QT_TRANSLATE_NOOP("Actions", "Change before"), "", ("P",)),
    Spec("review-right", QT_TRANSLATE_NOOP("Actions", "Looks right, next"), "check", ("L",)),
    Spec(
        "tool-register",
        QT_TRANSLATE_NOOP("Actions", "Tool register"),
        "list",
        page=EVERYWHERE,
    ),
    Spec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "close", ("Ctrl+Q",), EVERYWHERE),
)


class Actions(QObject):
    """Makes Qt's actions from the registry."""

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._style = style
        self._specs = {spec.id: spec for spec in SPECS}
        self._made: list[tuple[QAction, str]] = []
        style.changed.connect(self._redraw)

    def text(self, action_id: str) -> str:
        """What people read."""
        return QCoreApplication.translate("Actions", self._specs[action_id].text)

    def keys(self, action_id: str) -> list[QKeySequence]:
        """Its shortcuts, the one to show first."""
        return [QKeySequence(keys) for keys in self._specs[action_id].keys]

    def attach(self, action_id: str, owner: QWidget, slot: Callable[[], object]) -> QAction:
        """The action, alive with its keys wherever `owner` or something inside has the focus."""
        spec = self._specs[action_id]
        action = QAction(self.text(action_id), owner)
        action.setObjectName(action_id)
        action.setShortcuts(self.keys(action_id))
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if owner.isWindow()
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        if spec.icon:
            action.setIcon(self._style.icon(spec.icon))
            self._made.append((action, spec.icon))
        action.triggered.connect(lambda checked=False: slot())
        owner.addAction(action)
        return action

    def with_keys(self, action_id: str) -> str:
        """The text with its first shortcut, for tool tips."""
        keys = self.keys(action_id)
        shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        return f"{self.text(action_id)} ({shown})" if shown else self.text(action_id)

    def _redraw(self) -> None:
        for action, name in self._made:
            action.setIcon(self._style.icon(name))
