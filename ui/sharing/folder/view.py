"""What is in the group's folder, one by one: each person's contribution, and each file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from journal.group.folder.state import Contribution, FolderFile
from journal.language import plural
from ui.sharing.folder.file_list import FolderList, Row
from ui.style import Style, set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import Card, Footed, readable, words
from ui.work import folder_words
from ui.work.folders import FolderLook
from ui.work.groups import Group

OFFERED = 3  # files to ask for again, each with its button
LONGEST_SHOWN = 40


class FolderView(Footed):
    """It changes as the folder does while it is on show."""

    merge_wanted = Signal()
    ask_wanted = Signal()
    file_again_wanted = Signal(str)  # the name of a file that cannot be read
    stop_wanted = Signal()
    open_wanted = Signal()
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(820)
        self.title = words(self.tr("The group's folder"), "title")
        self.place = readable("", "hint")
        self.summary = words("", "lead")
        self.people = FolderList(self.tr("From each person"), style)
        self.files = FolderList(self.tr("Each file"), style)
        self._people_card = _card(self.tr("From each person"), self.people)
        self._files_card = _card(self.tr("Each file"), self.files)
        self._again = FlowLayout(gap=4)
        self._files_card.body.addLayout(self._again)
        self.again_buttons: list[QPushButton] = []
        self.merge_button = QPushButton()
        set_role(self.merge_button, "primary")
        self.merge_button.clicked.connect(self.merge_wanted)
        self.ask_button = QPushButton(self.tr("Ask everyone to share again…"))
        self.ask_button.clicked.connect(self.ask_wanted)
        self.open_button = QPushButton(self.tr("Open the folder"))
        set_role(self.open_button, "quiet")
        self.open_button.clicked.connect(self.open_wanted)
        self.back_button = QPushButton(self.tr("Back to the group"))
        set_role(self.back_button, "quiet")
        self.back_button.clicked.connect(self.left)
        self.stop_button = QPushButton(self.tr("Stop using this folder…"))
        set_role(self.stop_button, "quiet")
        self.stop_button.clicked.connect(self.stop_wanted)
        for part in (
            self.title, self.summary, self.place, self._people_card, self._files_card,
        ):  # fmt: skip
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.set_foot(self.merge_button, self.ask_button, self.open_button, self.back_button)
        self.set_foot_end(self.stop_button)

    def show_look(self, look: FolderLook, group: Group) -> None:
        """What is there now."""
        self.place.setText(str(look.folder))
        self.summary.setText(folder_words.summary(look, group))
        state = look.state
        people = _people(state.contributions, group.reads) if state else []
        files = _files(state.files) if state else []
        self.people.show_rows(people)
        self.files.show_rows(files)
        unreadable = state.of_state("unreadable") if state and group.reads else ()
        self._offer_to_ask([file.name for file in unreadable][:OFFERED])
        self._people_card.setVisible(bool(people))
        self._files_card.setVisible(bool(files))
        fresh = len(state.to_merge) if state else 0
        self.merge_button.setVisible(bool(fresh))
        self.merge_button.setText(merge_words(fresh))
        self.ask_button.setVisible(group.reads and state is not None)
        self.open_button.setVisible(state is not None)

    def _offer_to_ask(self, names: list[str]) -> None:
        """A button for each of some files that cannot be read."""
        if names == [button.property("file") for button in self.again_buttons]:
            return
        while item := self._again.takeAt(0):
            item.widget().deleteLater()
        self.again_buttons = [self._again_button(name) for name in names]
        for button in self.again_buttons:
            self._again.addWidget(button)

    def _again_button(self, name: str) -> QPushButton:
        shown = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
        button = QPushButton(self.tr("Ask for {name} again…").format(name=shown.replace("&", "&&")))
        set_role(button, "quiet")
        button.setProperty("file", name)
        button.clicked.connect(lambda: self.file_again_wanted.emit(name))
        return button


def merge_words(count: int) -> str:
    """What the button says that merges so many new files."""
    return plural("Merge {n} new file", "Merge {n} new files", count)


def _people(contributions: tuple[Contribution, ...], reads: bool) -> list[Row]:
    first = list(folder_words.STANDING_ICONS)
    known = [one for one in contributions if one.contributor]
    ordered = sorted(known, key=lambda one: (first.index(one.standing), one.code))
    return [_person(one, reads) for one in ordered]


def _person(one: Contribution, reads: bool) -> Row:
    parts = [folder_words.who(one), folder_words.standing_in_words(one, reads)]
    if one.trials is not None:
        parts.insert(1, plural("{n} trial", "{n} trials", one.trials))
    return Row(folder_words.STANDING_ICONS[one.standing], " · ".join(parts), one.reason)


def _files(files: tuple[FolderFile, ...]) -> list[Row]:
    first = list(folder_words.STATE_ICONS)
    ordered = sorted(files, key=lambda one: (first.index(one.state), one.name.casefold()))
    return [
        Row(
            folder_words.STATE_ICONS[one.state],
            f"{one.name} · {folder_words.state_in_words(one)}",
            "" if one.state in ("arriving", "sealed") else one.reason,
        )
        for one in ordered
    ]


def _card(heading: str, listed: FolderList) -> Card:
    card = Card(heading)
    card.body.addWidget(listed)
    return card
