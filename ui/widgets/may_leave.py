"""Which fields hold words that may leave: what looks like an identifier is underlined in them."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)
_MAY_LEAVE = "mayLeave"


def may_leave(field: W) -> W:
    """`field`, of one line or several, of which the words may be shared."""
    field.setProperty(_MAY_LEAVE, True)
    return field


def is_to_be_watched(field: QObject | None) -> bool:
    """Whether it is one of those and is not watched yet; it is from now on."""
    if field is None or not field.property(_MAY_LEAVE):
        return False
    field.setProperty(_MAY_LEAVE, False)
    return True
