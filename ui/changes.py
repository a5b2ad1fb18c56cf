"""What happened to the journal, told to every page that shows it. Signals are past tense."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One for the whole window; pages emit after a save and listen for others' saves."""

    trial_saved = Signal(str)  # its id
    trials_removed = Signal(object)  # their ids
    trials_brought_in = Signal()  # many at once: an import, a restore
    drafts_changed = Signal()
    check_in_saved = Signal()
    actions_changed = Signal()
    templates_changed = Signal()
    saved_searches_changed = Signal()
    register_changed = Signal()
    groups_changed = Signal()
    libraries_merged = Signal(str)  # the group's id
