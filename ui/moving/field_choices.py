"""The fields that a column may go to, grouped as the form groups them, for a box to choose from."""

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox

from journal.exchange.columns import CHECK_IN_LABELS, TOOL_LABELS
from journal.exchange.suggesting import CHECK_IN, NOTE, TOOL, TRIAL, fields_of
from journal.language import _
from journal.model import fields
from ui.form.questions import SECTIONS, said

LEFT_OUT = ""
_FIRST = ("task", "tool", "outcome", "worked", "didnt", "next", "tried_on", "aim", "kind")
_LABELS = {CHECK_IN: CHECK_IN_LABELS, TOOL: TOOL_LABELS}
CHOICE = Qt.ItemDataRole.UserRole


def field_choices(kind: str, parent: QObject) -> QStandardItemModel:
    """Leaving out, keeping as a note where there are notes, then the fields of `kind`."""
    model = QStandardItemModel(parent)
    _add(model, _tr("Leave out"), LEFT_OUT)
    if kind in _LABELS:
        for name in fields_of(kind):
            _add(model, _(_LABELS[kind][name]), name)
        return model
    _add(model, _tr("Keep as a note"), NOTE)
    for title, names in _groups():
        heading = QStandardItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        model.appendRow(heading)
        for name in names:
            _add(model, _(fields.LABELS[name]), name)
    return model


class FieldBox(QComboBox):
    """Where one column goes; letters typed jump to a field."""

    def __init__(self, model: QStandardItemModel, heading: str, field: str | None) -> None:
        super().__init__()
        self.setModel(model)
        self.setMaxVisibleItems(18)
        self.setMinimumContentsLength(22)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(_tr("Where {column} goes").format(column=heading))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choose(field)

    def choose(self, field: str | None) -> None:
        """Choose a field, None to leave the column out."""
        place = self.findData(field or LEFT_OUT, CHOICE)
        self.setCurrentIndex(max(place, 0))

    def field(self) -> str | None:
        """The field that is chosen, None for a column that is left out."""
        return self.currentData(CHOICE) or None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling goes on over the page; a passing wheel must not change where a column goes."""
        event.ignore()


def _groups() -> list[tuple[str, list[str]]]:
    groups = [(_tr("The trial"), list(_FIRST))]
    groups += [(said(s.title), [n for n in dict.fromkeys(s.fields) if n not in _FIRST])
               for s in SECTIONS]  # fmt: skip
    offered = {name for _title, names in groups for name in names}
    rest = [name for name in fields_of(TRIAL) if name not in offered]
    return [*groups, (_tr("Everything else"), rest)]


def _add(model: QStandardItemModel, text: str, choice: str) -> None:
    item = QStandardItem(text)
    item.setData(choice, CHOICE)
    model.appendRow(item)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FieldChoices", text)
