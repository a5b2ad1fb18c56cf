"""What the parts of the Share page have in common: the group, the way to a view and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from journal.group.folder.names import slug_of
from ui.context import Context
from ui.widgets.ask_files import ask_where
from ui.widgets.confirm import ask_first
from ui.widgets.waiting import WaitingView
from ui.work.agreed import NOTHING_AGREED, Agreed
from ui.work.groups import Group
from ui.work.memory import Memory

Where = Callable[[Session], Path]  # where a file is to be written, told in the database lane
Send = Callable[[Where], object]


@dataclass
class Desk:
    """`show` turns to a view, `go_home` back to the group, read anew."""

    context: Context
    page: QWidget
    show: Callable[[QWidget], None]
    go_home: Callable[[], None]
    waiting: WaitingView
    group: Group | None = None
    memory: Memory = field(init=False)
    agreements: dict[str, Agreed] = field(default_factory=dict)  # by group

    def __post_init__(self) -> None:
        self.memory = Memory(home=self.context.home)

    @property
    def here(self) -> Group:
        """The group that is open; there is one whenever a part is at work."""
        if self.group is None:
            raise RuntimeError("no group is open")
        return self.group

    @property
    def folder(self) -> Path:
        """Where files were saved last."""
        known = Path(self.context.preferences.share_folder or Path.home())
        return known if known.is_dir() else Path.home()

    def remember(self, path: Path) -> None:
        """Begin there next time."""
        self.context.preferences.share_folder = str(path if path.is_dir() else path.parent)

    def ask_where(self, title: str, name: str, kind: str, save: Callable[[Path], object]) -> None:
        """Ask for a file to write in the folder used last, and remember the folder."""

        def chosen(path: Path) -> None:
            self.remember(path)
            save(path)

        ask_where(self.page, title, self.folder / name, kind, chosen)

    def own_place(self, ending: str = ".trialbundle") -> Where:
        """The owner's own file of a kind in the group's folder."""
        group = self.here.id

        def place(session: Session) -> Path:
            # Deferred: merging files takes its time to load, and here only the lane needs it.
            from ui.work import folders

            return folders.own_place(session, group, ending)

        return place

    def ask_and_send(
        self, sentence: str, more: Mapping[bool, str], answer: str, title: str, send: Send
    ) -> None:
        """Ask first, then `send` a bundle into the group's folder, or to a file that is asked for.

        `more` says what follows, by whether the group has a folder; `title` asks for the file.
        """

        def elsewhere() -> None:
            self.ask_where(title, *self.bundle_name(), lambda path: send(lambda session: path))

        if self.here.folder is None:
            ask_first(self.page, sentence, more[False], answer, elsewhere)
            return
        place = self.own_place()
        dialog = ask_first(self.page, sentence, more[True], answer, lambda: send(place))
        other = dialog.also(QCoreApplication.translate("Share", "Save elsewhere…"))
        other.clicked.connect(dialog.reject)
        other.clicked.connect(elsewhere)

    def file_name(self, ending: str, with_code: bool = False) -> str:
        """A name for a file of this group that names no person."""
        code = f"-{self.here.code}" if with_code else ""
        return f"{slug_of(self.here.name)}{code}.{ending}"

    def bundle_name(self) -> tuple[str, str]:
        """The name on offer for a bundle of the owner's, and the kind of file."""
        kind = QCoreApplication.translate("Share", "Files for a group ({ending})")
        return self.file_name("trialbundle", with_code=True), kind.format(ending="*.trialbundle")

    def agreed(self) -> Agreed:
        """What the owner said yes to, for the group that is open."""
        return self.agreements.get(self.here.id, NOTHING_AGREED)
