"""The history of a trial: versions on one side, what differs on the other."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.history.difference_html import differences_html
from ui.keeping.forgetting import Forgetting
from ui.style import set_role
from ui.widgets.reading import Reading
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import words
from ui.work import history as asked
from ui.work.history import Compared, Line, Told

BEFORE, NOW = "before", "now"
LIST_WIDTH = 270


class HistoryDialog(QDialog):
    """Chosen by the list; brought back by a button or through its menu, one field alone."""

    def __init__(self, context: Context, trial: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._trial = trial
        self._compared: Compared | None = None
        self.setWindowTitle(self.tr("History"))
        self.resize(940, 620)
        self.title = words("", "heading")
        self.list = QListWidget()
        set_role(self.list, "framed")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setAccessibleName(self.tr("Versions, newest first"))
        self.against = Segmented(
            [(BEFORE, self.tr("What this save changed")), (NOW, self.tr("Against now"))],
            self.tr("Compare with"),
        )
        self.reading = Reading(self.tr("What differs"))
        self.forgetting = Forgetting(context, self)
        self.forgetting.forgotten.connect(lambda trial: self.refresh())
        self._make_buttons()
        self._lay_out()
        self.against.set_values([BEFORE])
        self.against.changed.connect(self._compare)
        self.list.currentItemChanged.connect(lambda *_: self._compare())
        self.list.setFocus()
        self.refresh()

    @property
    def chosen(self) -> int | None:
        """The number of the chosen version."""
        item = self.list.currentItem()
        return None if item is None else int(item.data(Qt.ItemDataRole.UserRole))

    def refresh(self) -> None:
        """Read the versions anew, and choose the newest."""
        trial = self._trial
        self._context.worker.ask(lambda session: asked.told(session, trial), self._show)

    def bring_back(self, only: tuple[str, ...] | None = None) -> None:
        """Make the chosen version, or these of its fields, what the trial says."""
        if self.chosen is not None:
            self._bring_back(self.chosen, only)

    def _bring_back(self, n: int, only: tuple[str, ...] | None = None) -> None:
        trial, now = self._trial, self._context.now()

        def done(came: object) -> None:
            restored, before = came  # type: ignore[misc]
            self._context.changes.trial_saved.emit(trial)
            self._tell(restored, before)
            self.accept()

        self._context.worker.ask(
            lambda session: asked.bring_back(session, trial, n, now, only), done
        )

    def _tell(self, restored: asked.Restored, before: int) -> None:
        said = self.tr("Brought back as a new version.")
        if restored.left:
            kept = self.tr("Left as now, since more could leave with it: {fields}.")
            said = f"{said} {kept.format(fields=asked.labels_of(restored.left))}"
        # The newest before is a version too: undoing brings its changed fields back.
        changed = restored.changed
        self._context.notices.say(
            said, self.tr("Undo"), lambda: self._undo(before, changed), stays=bool(restored.left)
        )

    def _undo(self, before: int, changed: tuple[str, ...]) -> None:
        trial, now = self._trial, self._context.now()
        self._context.worker.ask(
            lambda session: asked.bring_back(session, trial, before, now, changed),
            lambda _: self._context.changes.trial_saved.emit(trial),
        )

    def _show(self, told: Told) -> None:
        self.title.setText(told.title)
        self.list.clear()
        for place, line in enumerate(told.lines):
            self.list.addItem(self._item(line, place == 0, place == len(told.lines) - 1))
        self.list.setCurrentRow(0)

    def _item(self, line: Line, newest: bool, first: bool) -> QListWidgetItem:
        when = QLocale().toString(line.saved_at.astimezone(), "d MMM yyyy, HH:mm")
        changed = line.changed or (self.tr("First kept") if first else self.tr("No field changed"))
        if newest:
            changed = self.tr("Now: {changed}").format(changed=changed)
        item = QListWidgetItem(f"{when}\n{changed}")
        item.setData(Qt.ItemDataRole.UserRole, line.n)
        return item

    def _compare(self) -> None:
        trial, n, now = self._trial, self.chosen, self.against.value() == NOW
        if n is not None:
            self._context.worker.ask(
                lambda session: asked.compared(session, trial, n, now),
                lambda compared: self._show_compared(n, compared),
            )

    def _show_compared(self, n: int, compared: Compared) -> None:
        if n != self.chosen:
            return
        self._compared = compared
        html = differences_html(compared.differences)
        self.reading.show_html(html or f"<p class='quiet'>{self._nothing()}</p>")
        for button in (self.back, self.one):
            button.setEnabled(bool(compared.fields))
        self.forget_this.setEnabled(self.list.currentRow() > 0)
        self.forget_all.setEnabled(self.list.count() > 1)
        self._menu.clear()
        for name, label in compared.fields.items():
            self._menu.addAction(label, lambda name=name: self.bring_back((name,)))

    def _nothing(self) -> str:
        if self.against.value() == NOW:
            return self.tr("This is what the trial says now.")
        return self.tr("The first version that is kept; nothing came before it.")

    def _make_buttons(self) -> None:
        self.back = QPushButton(self.tr("Bring this version back"))
        set_role(self.back, "primary")
        self.back.clicked.connect(lambda: self.bring_back())
        self.one = QPushButton(self.tr("Bring back one field"))
        self._menu = QMenu(self.one)
        self.one.setMenu(self._menu)
        self.forget = QPushButton(self.tr("Forget…"))
        set_role(self.forget, "quiet")
        self.forget.setMenu(self._forget_menu())
        self.close_button = QPushButton(self.tr("Close"))
        set_role(self.close_button, "quiet")
        self.close_button.clicked.connect(self.reject)
        self.close_button.setDefault(True)

    def _forget_menu(self) -> QMenu:
        menu = QMenu(self)
        forget = self.forgetting.ask_about_versions
        self.forget_this = menu.addAction(
            self.tr("This version"), lambda: forget(self._trial, [self.chosen or 0])
        )
        self.forget_all = menu.addAction(
            self.tr("All earlier versions"), lambda: forget(self._trial, self._earlier())
        )
        return menu

    def _earlier(self) -> list[int]:
        rows = range(1, self.list.count())
        return [int(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows]

    def _lay_out(self) -> None:
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        for button in (self.back, self.one):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        for button in (self.forget, self.close_button):
            self.foot.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.against, 0, Qt.AlignmentFlag.AlignLeading)
        right.addWidget(self.reading, 1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self.list)
        sides.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 18)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addLayout(sides, 1)
        layout.addLayout(self.foot)
