"""What people call the parts of a trial's context that a group may ask for."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_LABELS = {
    "phase": QT_TRANSLATE_NOOP("Context", "Phase (ages)"),
    "subject_area": QT_TRANSLATE_NOOP("Context", "Subject area"),
    "setting": QT_TRANSLATE_NOOP("Context", "Setting"),
    "role_band": QT_TRANSLATE_NOOP("Context", "Role"),
    "pupil_reach": QT_TRANSLATE_NOOP("Context", "How many pupils"),
    "tool_access": QT_TRANSLATE_NOOP("Context", "How the tool is accessed"),
    "priority": QT_TRANSLATE_NOOP("Context", "School priority"),
}


def context_choices(names: Iterable[str]) -> list[tuple[str, str]]:
    """The fields with their labels, as chips take them."""
    return [(name, QCoreApplication.translate("Context", _LABELS[name])) for name in names]


def in_words(names: Iterable[str]) -> str:
    """The fields in a row, "nothing" where there are none."""
    labels = " · ".join(label for _name, label in context_choices(names))
    return labels or QCoreApplication.translate("Context", "nothing")
