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
    own_names_changed = Signal()  # the owner's lists of names
    groups_changed = Signal()
    libraries_merged = Signal(str)  # the group's id
    folder_seen = Signal(object)  # FolderLook: what is in a group's folder now

    def tell_everything_changed(self) -> None:
        """The journal is another one: a backup was put in its place."""
        for signal in (
            self.trials_brought_in,
            self.drafts_changed,
            self.check_in_saved,
            self.actions_changed,
            self.templates_changed,
            self.saved_searches_changed,
            self.register_changed,
            self.own_names_changed,
            self.groups_changed,
        ):
            signal.emit()
