"""What the parts of the Share page have in common: the group, the way to a view and back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.ask_files import ask_where
from ui.widgets.waiting import WaitingView
from ui.work.coming_home import NOTHING_AGREED, Agreed
from ui.work.findings import Memory
from ui.work.groups import Group


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

    def file_name(self, ending: str, with_code: bool = False) -> str:
        """A name for a file of this group that names no person."""
        slug = "-".join("".join(c if c.isalnum() else " " for c in self.here.name).split())
        code = f"-{self.here.code}" if with_code else ""
        return f"{slug[:60] or 'group'}{code}.{ending}"

    def bundle_name(self) -> tuple[str, str]:
        """The name on offer for a bundle of the owner's, and the kind of file."""
        kind = QCoreApplication.translate("Share", "Files for a group ({ending})")
        return self.file_name("trialbundle", with_code=True), kind.format(ending="*.trialbundle")

    def agreed(self) -> Agreed:
        """What the owner said yes to, for the group that is open."""
        return self.agreements.get(self.here.id, NOTHING_AGREED)
