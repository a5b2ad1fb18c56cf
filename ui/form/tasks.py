"""The jobs: at most eight chips by role at first, all of them by work area behind one click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.may_leave import may_leave
from ui.widgets.tab_order import come_after
from ui.widgets.type_ahead import Propose, TypeAhead


class TaskChips(QWidget):
    """One or two tasks, known ones or one in the writer's own words."""

    changed = Signal()

    def __init__(self, role_band: str | None) -> None:
        super().__init__()
        self._most = vocabulary.most("task") or 2
        self._first = ChipGroup(
            [(task, vocabulary.label("task", task)) for task in vocabulary.task_chips(role_band)],
            self._most,
            self.tr("Jobs"),
        )
        self._first.changed.connect(self.changed)
        self.more = QPushButton(self.tr("More jobs"))
        self.more.setCheckable(True)
        set_role(self.more, "quiet")
        self.more.toggled.connect(self._show_all)
        self._first.add_beside(self.more)
        self._all: QWidget | None = None
        self._propose: Propose = lambda typed: []
        self._areas: list[ChipGroup] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._first)
        self.setFocusProxy(self._first)

    def values(self) -> list[str]:
        """The chosen tasks."""
        return self._first.values()

    def set_values(self, values: Sequence[str]) -> None:
        """Choose these."""
        self._first.offer(self._at_first())
        self._first.set_values([])
        for value in values:
            self._choose(value, chosen=True)
        self._mark_all()

    def on_offer(self) -> list[str]:
        """The jobs that are one press away."""
        return [chip.value for chip in self._first.chips]

    def offer_for(self, role_band: str | None) -> None:
        """Begin with the jobs of another role."""
        self._first.offer(
            [(task, vocabulary.label("task", task)) for task in vocabulary.task_chips(role_band)]
        )

    def propose_with(self, propose: Propose) -> None:
        """Where the line for another job takes its proposals from."""
        self._propose = propose

    def _at_first(self) -> list[tuple[str, str]]:
        return [(chip.value, chip.text()) for chip in self._first.chips[:8]]

    def _show_all(self, shown: bool) -> None:
        if shown and self._all is None:
            self._all = self._make_all()
            self._layout.addWidget(self._all)
            come_after(self.more, self._all)
        if self._all is not None:
            self._all.setVisible(shown)
        self._mark_all()
        self.more.setText(self.tr("Fewer jobs") if shown else self.tr("More jobs"))

    def _make_all(self) -> QWidget:
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(3)
        for area in vocabulary.terms("work_area"):
            tasks = [t for t in vocabulary.terms("task") if t.about["work_area"] == area.id]
            label = QLabel(vocabulary.label("work_area", area.id))
            set_role(label, "hint")
            group = ChipGroup(
                [(task.id, vocabulary.label("task", task.id)) for task in tasks], None, label.text()
            )
            group.changed.connect(lambda group=group: self._take_from(group))
            self._areas.append(group)
            layout.addWidget(label)
            layout.addWidget(group)
        own = may_leave(QLineEdit())
        own.setPlaceholderText(self.tr("Another job, in your own words; press Enter"))
        own.setAccessibleName(self.tr("Another job, in your own words"))
        own.setMaximumWidth(380)
        ahead = TypeAhead(own)
        ahead.propose_with(lambda typed: self._propose(typed))
        ahead.taken.connect(lambda text: self._take_own(own))
        ahead.entered.connect(lambda: self._take_own(own))
        layout.addWidget(own)
        return panel

    def _take_from(self, group: ChipGroup) -> None:
        for chip in group.chips:
            if chip.isChecked() != (chip.value in self.values()):
                self._choose(chip.value, chip.isChecked())
        self._mark_all()
        self.changed.emit()

    def _take_own(self, line: QLineEdit) -> None:
        if line.text().strip():
            self._choose(vocabulary.resolve("task", line.text()), chosen=True)
            line.clear()
            self._mark_all()
            self.changed.emit()

    def _choose(self, value: str, chosen: bool) -> None:
        values = [v for v in self._first.values() if v != value] + ([value] if chosen else [])
        known = {chip.value: chip.text() for chip in self._first.chips}
        known.setdefault(value, vocabulary.label("task", value))
        self._first.offer(known.items())
        self._first.set_values(values[-self._most :])

    def _mark_all(self) -> None:
        for group in self._areas:
            on_offer = {chip.value for chip in group.chips}
            group.set_values([value for value in self.values() if value in on_offer])
